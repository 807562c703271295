"""血生化: liver, kidney, muscle and electrolytes, with the clearance calculated from this sample."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.items import Derived
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.results import panel, result
from desktop.models.protocol.v1.sources import WST_404, WST_UNCHECKED
from desktop.models.protocol.v1.subject import birth_date, sex, weight_kg
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.scales.age import completed_years
from desktop.models.scales.renal import cockcroft_gault
from desktop.models.text import Text
from desktop.models.values import Derivation

_ALT = registry(sentences.ALT)
_AST = registry(sentences.AST)
_BILIRUBIN = registry(sentences.BILIRUBIN)
_RENAL = registry(sentences.CLEARANCE)
_UMOL = ("μmol/L", "mg/dL")


def _clearance(answers: Answers, book: SubjectBook) -> Derivation | None:
    """Clearance from this page's creatinine; the age is that on the day of the sample (IN-05)."""
    creatinine, sampled, birth, weight = answers.number("CREA"), answers.day("CHEMDTC"), birth_date(book), weight_kg(book)
    unit = answers["CREA"].unit
    if not creatinine or not weight or sampled is None or birth is None or birth > sampled or not sex(book) or unit not in _UMOL:
        return None
    return cockcroft_gault(sex(book), Decimal(completed_years(birth, sampled)), weight, creatinine, unit)


CHEMISTRY = panel(
    "chemistry",
    "CHEM",
    Text("血生化", "Chemistry"),
    (
        result(
            "ALT",
            "ALT",
            Text("丙氨酸氨基转移酶", "Alanine aminotransferase"),
            ("U/L",),
            0,
            hard="0–20000",
            soft="1–2000",
            male="9–50",
            female="7–40",
            limits_from=WST_404,
            source=_ALT,
        ),
        result(
            "AST",
            "AST",
            Text("天门冬氨酸氨基转移酶", "Aspartate aminotransferase"),
            ("U/L",),
            0,
            hard="0–20000",
            soft="1–2000",
            male="15–40",
            female="13–35",
            limits_from=WST_UNCHECKED,
            source=_AST,
        ),
        result(
            "TBIL",
            "TBIL",
            Text("总胆红素", "Total bilirubin"),
            _UMOL,
            1,
            hard="0–1000",
            soft="1–400",
            male="≤26",
            female="≤21",
            limits_from=WST_UNCHECKED,
            source=_BILIRUBIN,
        ),
        result(
            "DBIL",
            "DBIL",
            Text("直接胆红素", "Direct bilirubin"),
            _UMOL,
            1,
            hard="0–800",
            soft="0–300",
            male="≤8",
            limits_from=WST_UNCHECKED,
            required=False,
        ),
        result(
            "ALP",
            "ALP",
            Text("碱性磷酸酶", "Alkaline phosphatase"),
            ("U/L",),
            0,
            hard="0–5000",
            soft="10–1500",
            male="45–125",
            female="35–100",
            limits_from=WST_UNCHECKED,
            required=False,
        ),
        result(
            "GGT",
            "GGT",
            Text("γ-谷氨酰转移酶", "Gamma-glutamyl transferase"),
            ("U/L",),
            0,
            hard="0–5000",
            soft="3–2000",
            male="10–60",
            female="7–45",
            limits_from=WST_404,
            required=False,
        ),
        result(
            "ALB",
            "ALB",
            Text("白蛋白", "Albumin"),
            ("g/L", "g/dL"),
            1,
            hard="5–80",
            soft="15–60",
            male="40–55",
            limits_from=WST_UNCHECKED,
        ),
        result(
            "CK",
            "CK",
            Text("肌酸激酶", "Creatine kinase"),
            ("U/L",),
            0,
            hard="0–200000",
            soft="10–20000",
            male="50–310",
            female="40–200",
            limits_from=WST_UNCHECKED,
        ),
        result(
            "LDH",
            "LDH",
            Text("乳酸脱氢酶", "Lactate dehydrogenase"),
            ("U/L",),
            0,
            hard="10–20000",
            soft="50–3000",
            male="120–250",
            limits_from=WST_UNCHECKED,
        ),
        result(
            "CREA",
            "CREA",
            Text("肌酐", "Creatinine"),
            _UMOL,
            1,
            hard="10–3000",
            soft="25–800",
            male="57–97",
            female="41–73",
            limits_from=WST_404,
            source=_RENAL,
        ),
        Derived(key="CRCL", text=Text("肌酐清除率 CrCl", "Creatinine clearance CrCl"), source=_RENAL, unit="mL/min", compute=_clearance),
        result(
            "UREA",
            "UREA",
            Text("尿素", "Urea"),
            ("mmol/L",),
            2,
            hard="0.2–100",
            soft="1–40",
            male="3.1–8.0",
            female="2.6–7.5",
            limits_from=WST_UNCHECKED,
        ),
        result(
            "UA",
            "UA",
            Text("尿酸", "Uric acid"),
            ("μmol/L",),
            0,
            hard="20–2000",
            soft="50–1000",
            male="208–428",
            female="155–357",
            limits_from=WST_UNCHECKED,
            required=False,
        ),
        result(
            "NA",
            "Na",
            Text("钠", "Sodium"),
            ("mmol/L",),
            1,
            hard="90–200",
            soft="115–165",
            male="137–147",
            limits_from=WST_UNCHECKED,
        ),
        result(
            "K",
            "K",
            Text("钾", "Potassium"),
            ("mmol/L",),
            2,
            hard="1.0–12.0",
            soft="2.0–7.5",
            male="3.5–5.3",
            limits_from=WST_UNCHECKED,
        ),
        result(
            "CL",
            "Cl",
            Text("氯", "Chloride"),
            ("mmol/L",),
            1,
            hard="50–160",
            soft="75–130",
            male="99–110",
            limits_from=WST_UNCHECKED,
            required=False,
        ),
        result(
            "CA",
            "Ca",
            Text("总钙", "Total calcium"),
            ("mmol/L",),
            2,
            hard="0.5–6",
            soft="1.4–3.8",
            male="2.11–2.52",
            limits_from=WST_UNCHECKED,
            required=False,
        ),
        result(
            "GLU",
            "GLU",
            Text("葡萄糖", "Glucose"),
            ("mmol/L",),
            1,
            hard="0.3–80",
            soft="1.5–35",
            male="3.9–6.1",
            limits_from=WST_UNCHECKED,
            required=False,
        ),
    ),
    procedure="CHEM",
)
