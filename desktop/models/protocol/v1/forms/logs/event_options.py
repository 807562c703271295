"""The answers of the adverse event log, with the codes of the exported data set."""

from __future__ import annotations

CATEGORIES = (
    ("LD", "清淋期", "Lymphodepletion"),
    ("INF", "输注相关", "Infusion-related"),
    ("CART", "CAR-T 相关", "CAR-T related"),
    ("DIS", "原发病", "Disease under study"),
    ("OTHER", "其他", "Other"),
)
VERSIONS = (
    ("CTCAE5", "CTCAE 5.0 版", "CTCAE 5.0"),
    ("CTCAE6", "CTCAE 6.0 版", "CTCAE 6.0"),
    ("ASTCT2019", "ASTCT 2019 标准（CRS、ICANS）", "ASTCT 2019 (CRS, ICANS)"),
    ("EHAEBMT2023", "EHA/EBMT 2023 标准（ICAHT）", "EHA/EBMT 2023 (ICAHT)"),
    ("IECHS2023", "ASTCT 2023 标准（IEC-HS）", "ASTCT 2023 (IEC-HS)"),
    ("LICATS2025", "LICATS 2025 标准", "LICATS 2025"),
)
SEVERITIES = (("MILD", "轻度", "Mild"), ("MODERATE", "中度", "Moderate"), ("SEVERE", "重度", "Severe"))
CAUSALITY = (
    ("RELATED", "肯定有关", "Related"),
    ("PROBABLE", "很可能有关", "Probably related"),
    ("POSSIBLE", "可能有关", "Possibly related"),
    ("UNLIKELY", "可能无关", "Unlikely related"),
    ("NOT RELATED", "无关", "Not related"),
)
ACTIONS = (
    ("NOT APPLICABLE", "不适用（单次输注已完成）", "Not applicable (single infusion given)"),
    ("DOSE NOT CHANGED", "剂量不变", "Dose not changed"),
    ("DOSE REDUCED", "减少剂量", "Dose reduced"),
    ("DOSE INCREASED", "增加剂量", "Dose increased"),
    ("DRUG INTERRUPTED", "暂停", "Interrupted"),
    ("DRUG WITHDRAWN", "停止", "Withdrawn"),
    ("UNKNOWN", "未知", "Unknown"),
)
OUTCOMES = (
    ("RECOVERED/RESOLVED", "痊愈", "Recovered"),
    ("RECOVERING/RESOLVING", "好转", "Recovering"),
    ("NOT RECOVERED/NOT RESOLVED", "未好转，持续", "Not recovered"),
    ("RECOVERED/RESOLVED WITH SEQUELAE", "痊愈伴后遗症", "Recovered with sequelae"),
    ("FATAL", "致死", "Fatal"),
    ("UNKNOWN", "未知", "Unknown"),
)
RECOVERED = ("RECOVERED/RESOLVED", "RECOVERED/RESOLVED WITH SEQUELAE")
SPECIAL_INTEREST = (
    ("CRS", "细胞因子释放综合征", "Cytokine release syndrome"),
    ("ICANS", "免疫效应细胞相关神经毒性综合征", "Neurotoxicity syndrome ICANS"),
    ("IECHS", "噬血细胞综合征样综合征 IEC-HS", "HLH-like syndrome IEC-HS"),
    ("ICAHT", "免疫效应细胞相关血液毒性", "Haematotoxicity ICAHT"),
    ("LICATS", "局部免疫效应细胞相关毒性综合征", "Local toxicity syndrome LICATS"),
    ("INF", "3 级及以上感染或机会性感染", "Infection of grade 3 or more, or opportunistic"),
    ("HBV", "乙肝、CMV 或 EBV 再激活", "Reactivation of HBV, CMV or EBV"),
    ("TLS", "肿瘤溶解综合征", "Tumour lysis syndrome"),
    ("HYPOG", "低丙种球蛋白血症或 B 细胞缺乏", "Hypogammaglobulinaemia or B-cell aplasia"),
    ("CYTO", "D28 后未恢复的血细胞减少", "Cytopenia not recovered after D28"),
    ("SPM", "第二原发肿瘤或 T 细胞恶性肿瘤", "Second primary or T-cell malignancy"),
    ("RCL", "RCL 检测阳性", "RCL positive"),
    ("NEURO_OTH", "其他神经毒性", "Other neurotoxicity"),
    ("HYPER", "超敏或输注反应", "Hypersensitivity or infusion reaction"),
    ("PREG", "妊娠", "Pregnancy"),
    ("NEWAI", "新发自身免疫病", "New autoimmune disease"),
)
