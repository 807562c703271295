"""The sentences of the registry record NCT07193667 that version 1 implements, each quoted once."""

AGE = "18 Years / 65 Years"
WHITE_CELLS = "Bone marrow function needs to meet the following requirements: a. White blood cell count ≥3×109/L"
NEUTROPHILS = "b. Neutrophil count ≥1×109/L (no colony-stimulating factor treatment within 2 weeks prior to the examination)"
HAEMOGLOBIN = "c. Hemoglobin ≥60g/L"
ALT = "Liver function: ALT≤3×ULN (except for elevated ALT caused by inflammatory myopathy)"
AST = "AST≤3×ULN (except for AST elevation caused by inflammatory myopathy)"
BILIRUBIN = "TBIL≤1.5×ULN (except Gilbert's syndrome, total bilirubin≤3.0×ULN)"
CLEARANCE = (
    "Renal function: creatinine clearance (CrCl) ≥ 30 ml/minute (Cockcroft/Gault formula, except for disease-induced decline in CrCl)"
)
COAGULATION = "Coagulation: international normalized ratio (INR) ≤ 1.5 x ULN, prothrombin time (PT) ≤ 1.5 x ULN."
CARDIAC = "Cardiac function: hemodynamic stability"
CONSENT = (
    "Voluntarily participate in this clinical study and sign the informed consent form, "
    "good compliance and cooperate with follow-up visits."
)
REFRACTORY = "failure of conventional treatment for more than 6 months or recurrence of disease activity after remission"
CD19 = "positive expression of CD19 in peripheral blood B cells as determined by flow cytometry"
CONTRACEPTION = (
    "female subjects of childbearing potential and male subjects with a partner of childbearing potential are required to use "
    "medically approved contraception or be abstinent from sexual intercourse for at least 6 months during and after study treatment"
)
PREGNANCY = (
    "female subjects of childbearing potential must have had a negative serum HCG test within 7 days prior to study enrollment "
    "and must not be breastfeeding"
)
VIRUSES = (
    "subjects with positive Hepatitis B surface antigen (HBsAg), Hepatitis B core antibody (HBcAb) and peripheral blood HBV DNA titer "
    "higher than the upper limit of the test; subjects with positive antibody to Hepatitis C virus (HCV) and peripheral blood HCV RNA; "
    "subjects with positive antibody to Human Immunodeficiency Virus (HIV); and subjects with a positive test for Syphilis"
)
ACTIVITY = "have a Disease Activity Score SLEDAI⁃2000 ≥ 6"
DISEASES = "CD19 CAR-T cells were administered to patients with relapsed/refractory autoimmune diseases"
SCREENING = (
    "Screening period (D-28 to D-6): After subjects voluntarily sign an informed consent form, a screening period will be "
    "conducted to determine whether subjects are eligible for the trial based on inclusion and exclusion criteria."
)
LYMPHODEPLETION = "Lymphocyte depletion pretreatment (Study D-5 to Study D-3)"
REST = "Rest and Observation (Study D-2 to Study D-1)"
INFUSION = (
    "Subjects will undergo CAR-T cell infusion at 2-day intervals (Study Day 0) after lymphocyte depletion pretreatment, and "
    "post-infusion observations and safety assessments will be performed before, during, and after the cell infusion"
)
OBSERVATION = f"{INFUSION} (day of infusion, days 4, 7, 10, 14, 21, and 28 post-infusion), respectively."
PRIMARY_EFFICACY = (
    "Evaluation of efficacy: Subjects will be evaluated for efficacy on the 14th, 28th day, 8th and 12th week after CAR-T cell infusion."
)
SAFETY_FOLLOW_UP = "Safety follow-up: Subjects will be followed for 52 weeks after CAR-T cell infusion."
FOLLOW_UP = "Efficacy Evaluation: Subjects will be evaluated for efficacy at weeks 24, 36, and 52 after CAR-T cell infusion."
EXTRA_EFFICACY = "In addition, the actual frequency of effectiveness evaluations may be increased at the discretion of the investigator."
