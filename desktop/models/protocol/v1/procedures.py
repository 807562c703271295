"""The procedures of the schedule, in the order of the paper matrix."""

from __future__ import annotations

from desktop.models.protocol.visit import Procedure
from desktop.models.text import Text

_TABLE = """
SV      | 访视日期与方式           | Date and way of the visit
ICF     | 知情同意签署             | Informed consent
IE      | 入选/排除标准核对        | Inclusion and exclusion criteria
DEMO    | 人口学资料               | Demographics
MH      | 病史与既往治疗           | Medical and treatment history
CM      | 合并用药                 | Concomitant medication
AE      | 不良事件                 | Adverse events
VS      | 生命体征                 | Vital signs
WT      | 身高、体重与体表面积     | Height, weight and body surface
PE      | 体格检查                 | Physical examination
ECOG    | ECOG/KPS 评分            | ECOG / KPS
NEURO   | 神经系统查体             | Neurological examination
ICE     | ICE 评分与书写样本       | ICE score and handwriting sample
CRSA    | CRS 评估                 | CRS assessment
ICANSA  | ICANS 评估               | ICANS assessment
LICATSA | LICATS 评估              | LICATS assessment
CBC     | 血常规与五分类           | Blood count with differential
CHEM    | 血生化                   | Chemistry
COAG    | 凝血功能                 | Coagulation
UA      | 尿常规                   | Urinalysis
UPCR    | 24 小时尿蛋白或 UPCR     | 24-hour protein or UPCR
CRP     | C 反应蛋白               | C-reactive protein
PCT     | 降钙素原                 | Procalcitonin
FER     | 铁蛋白                   | Ferritin
CYTO    | 细胞因子                 | Cytokines
CARD    | 心肌标志物               | Cardiac markers
IG      | 免疫球蛋白               | Immunoglobulins
LSUB    | 淋巴细胞亚群             | Lymphocyte subsets
BSUB    | B 细胞亚型               | B-cell phenotype
CARF    | CAR-T 流式               | CAR+ T cells by flow cytometry
CARQ    | CAR 拷贝数               | CAR transgene copies
RCL     | 复制型慢病毒（RCL）      | Replication-competent lentivirus
ADA     | 抗 CAR 抗体              | Anti-CAR antibodies
VIRS    | 病毒学筛查               | Virology screen
VIRR    | 病毒再激活               | Viral reactivation
TB      | 结核筛查                 | Tuberculosis screen
HCG     | 血 hCG                   | Serum hCG
TYPE    | 血型与不规则抗体         | Blood group and antibodies
CD19F   | B 细胞 CD19 表达         | CD19 expression on B cells
COMP    | 补体 C3/C4               | Complement C3/C4
DSDNA   | 抗 dsDNA 抗体            | Anti-dsDNA
ANA     | ANA/ENA 与疾病特异抗体   | ANA, ENA and disease antibodies
ESR     | 血沉                     | Erythrocyte sedimentation rate
DCT     | 直接抗人球蛋白试验       | Direct antiglobulin test
ECG     | 12 导联心电图            | 12-lead ECG
ECHO    | 超声心动图               | Echocardiography
CT      | 胸部 CT/HRCT             | Chest CT/HRCT
PFT     | 肺功能                   | Pulmonary function
US      | 腹部超声                 | Abdominal ultrasound
MRI     | 头颅 MRI                 | Brain MRI
BM      | 骨髓形态                 | Bone marrow morphology
CRCL    | 肌酐清除率计算           | Creatinine clearance
PREG_C  | 避孕宣教                 | Contraception counselling
LD      | 清淋给药                 | Lymphodepletion dosing
INF     | CAR-T 回输               | CAR-T infusion
EFF     | 疗效评估                 | Efficacy assessment
PRO     | 患者报告结局             | Patient-reported outcomes
CARDX   | 患者警示卡核对           | Wallet card check
"""

PROCEDURES = tuple(
    Procedure(code, Text(zh, en)) for code, zh, en in ([cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines())
)
"""57 of the schedule's matrix and SV, the date and way of the visit itself."""
