"""Examples of the criteria on samples: IN-03 to IN-06, at each of their limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.models.records.facts import Fact, Facts
from desktop.models.values import Reason
from tests.models.protocol.cases import MET, NOT_MET, UNKNOWN, Example, count, facts, kidney, lab

MARROW = [
    Example("IN-03a", "exactly 3", facts(wbc=count("3.00")), MET, edge=True),
    Example("IN-03a", "just under 3, though it prints as 3.0", facts(wbc=count("2.99")), NOT_MET, edge=True),
    Example("IN-03a", "3000 per microlitre is 3", facts(wbc=lab("3000", "/μL")), MET, edge=True),
    Example("IN-03a", "2999 per microlitre", facts(wbc=lab("2999", "/μL")), NOT_MET, edge=True),
    Example("IN-03a", "reported as <3 is under 3", facts(wbc=count("<3")), NOT_MET, edge=True),
    Example("IN-03a", "reported as <5 may be either", facts(wbc=count("<5")), UNKNOWN, Reason.NOT_EVALUABLE),
    Example("IN-03a", "no result", facts(), UNKNOWN, Reason.MISSING, missing=("wbc",)),
    Example("IN-03a", "unit missing", facts(wbc=lab("5")), UNKNOWN, Reason.UNIT_OR_ULN_MISSING, missing=("wbc_unit",)),
    Example("IN-03b", "exactly 1, never stimulated", facts(anc=count("1.00"), csf_last_date="NONE"), MET, edge=True),
    Example("IN-03b", "just under 1", facts(anc=count("0.99"), csf_last_date="NONE"), NOT_MET, edge=True),
    Example("IN-03b", "under 1 fails whatever the growth factor", facts(anc=count("0.99")), NOT_MET),
    Example("IN-03b", "growth factor 15 days before", facts(anc=count("1.86"), csf_last_date="2025-12-21"), MET, edge=True),
    Example(
        "IN-03b",
        "growth factor 14 days before: repeat",
        facts(anc=count("1.86"), csf_last_date="2025-12-22"),
        UNKNOWN,
        Reason.SAMPLE_UNUSABLE,
        "csf_window",
        edge=True,
    ),
    Example(
        "IN-03b",
        "growth factor on the day of the sample",
        facts(anc=count("1.86"), csf_last_date="2026-01-05"),
        UNKNOWN,
        Reason.SAMPLE_UNUSABLE,
        "csf_window",
        edge=True,
    ),
    Example("IN-03b", "growth factor the day after the sample", facts(anc=count("1.86"), csf_last_date="2026-01-06"), MET, edge=True),
    Example("IN-03b", "growth factor in a month long gone", facts(anc=count("1.86"), csf_last_date="2025-03-UK"), MET),
    Example(
        "IN-03b",
        "growth factor some day in December",
        facts(anc=count("1.86"), csf_last_date="2025-12-UK"),
        UNKNOWN,
        Reason.MISSING,
        missing=("csf_last_date",),
    ),
    Example("IN-03b", "growth factor not known", facts(anc=count("1.86")), UNKNOWN, Reason.MISSING, missing=("csf_last_date",)),
    Example(
        "IN-03b",
        "sample date missing while a growth factor was given",
        facts(None, anc=count("1.86", on=None), csf_last_date="2025-12-21"),
        UNKNOWN,
        Reason.MISSING,
        missing=("anc_date",),
    ),
    Example("IN-03c", "exactly 60", facts(hb=lab("60", "g/L")), MET, edge=True),
    Example("IN-03c", "59", facts(hb=lab("59", "g/L")), NOT_MET, edge=True),
    Example("IN-03c", "6.0 g/dL is 60 g/L", facts(hb=lab("6.0", "g/dL")), MET, edge=True),
    Example("IN-03c", "5.99 g/dL", facts(hb=lab("5.99", "g/dL")), NOT_MET, edge=True),
    Example("IN-03c", "no result", facts(), UNKNOWN, Reason.MISSING, missing=("hb",)),
]


def enzyme(criterion: str, name: str) -> list[Example]:
    def given(value: str, **more: Fact | str) -> Facts:
        return facts(**{name: lab(value, "U/L", "40")}, **more)

    return [
        Example(criterion, "exactly 3 × ULN", given("120"), MET, edge=True),
        Example(
            criterion,
            "3.0025 × ULN, which prints as 3.00, caused by something else",
            given("120.1", ast_alt_due_to_iim="N"),
            NOT_MET,
            edge=True,
        ),
        Example(
            criterion,
            "above, cause not judged",
            given("120.1"),
            UNKNOWN,
            Reason.NEEDS_ADJUDICATION,
            missing=("ast_alt_due_to_iim",),
            edge=True,
        ),
        Example(criterion, "above, cause unknown", given("132", ast_alt_due_to_iim="U"), UNKNOWN, Reason.NEEDS_ADJUDICATION),
        Example(criterion, "above, caused by inflammatory myopathy", given("132", ast_alt_due_to_iim="Y"), MET, rule="myopathy_exception"),
        Example(
            criterion,
            "above, the cause judged before the window",
            given("132", ast_alt_due_to_iim=Fact("Y", on=date(2025, 12, 22))),
            UNKNOWN,
            Reason.STALE,
            edge=True,
        ),
        Example(criterion, "below, so nobody needs to be asked", given("35", ast_alt_due_to_iim="N"), MET),
        Example(
            criterion,
            "upper limit missing",
            facts(**{name: lab("35", "U/L")}),
            UNKNOWN,
            Reason.UNIT_OR_ULN_MISSING,
            missing=(f"{name}_uln",),
        ),
        Example(criterion, ">120 is above 3 × 40", given(">120", ast_alt_due_to_iim="N"), NOT_MET, edge=True),
        Example(criterion, ">100 may be either", given(">100"), UNKNOWN, Reason.NOT_EVALUABLE),
        Example(criterion, "no result", facts(), UNKNOWN, Reason.MISSING, missing=(name,)),
    ]


def bile(value: str, **more: Fact | str) -> Facts:
    return facts(tbil=lab(value, "μmol/L", "20"), **more)


BILIRUBIN = [
    Example("IN-04c", "exactly 1.5 × ULN", bile("30"), MET, edge=True),
    Example("IN-04c", "just above, no Gilbert", bile("30.1", gilbert="N"), NOT_MET, edge=True),
    Example("IN-04c", "just above, Gilbert", bile("30.1", gilbert="Y"), MET, rule="gilbert_exception", edge=True),
    Example("IN-04c", "exactly 3 × ULN, Gilbert", bile("60", gilbert="Y"), MET, rule="gilbert_exception", edge=True),
    Example("IN-04c", "above 3 × ULN, Gilbert", bile("60.1", gilbert="Y"), NOT_MET, edge=True),
    Example("IN-04c", "above 3 × ULN fails before anyone is asked", bile("60.1"), NOT_MET, edge=True),
    Example("IN-04c", "between, Gilbert not answered", bile("45"), UNKNOWN, Reason.MISSING, missing=("gilbert",)),
    Example("IN-04c", "between, Gilbert unknown", bile("45", gilbert="U"), UNKNOWN, Reason.NEEDS_ADJUDICATION),
    Example("IN-04c", "upper limit missing", facts(tbil=lab("12", "μmol/L")), UNKNOWN, Reason.UNIT_OR_ULN_MISSING),
    Example("IN-04c", "<50 with Gilbert is below 60", bile("<50", gilbert="Y"), MET, rule="gilbert_exception"),
    Example("IN-04c", "<50 without Gilbert may be above 30", bile("<50", gilbert="N"), UNKNOWN, Reason.NOT_EVALUABLE),
    Example("IN-04c", "upper limit of 0", facts(tbil=lab("12", "μmol/L", "0")), UNKNOWN, Reason.UNIT_OR_ULN_MISSING),
    Example("IN-04c", ">30 with Gilbert may still be above 60", bile(">30", gilbert="Y"), UNKNOWN, Reason.NOT_EVALUABLE),
]

KIDNEY = [
    Example(
        "IN-05", "F 60 y 54 kg 150 µmol/L is 30.06, not the 29.95 of the rounded SI formula", kidney("F", 60, "54", "150"), MET, edge=True
    ),
    Example(
        "IN-05", "M 40 y 61 kg 250 µmol/L is 29.96, not 30.0", kidney("M", 40, "61", "250", crcl_disease_induced="N"), NOT_MET, edge=True
    ),
    Example("IN-05", "exactly 30: M 68 y 60 kg 2 mg/dL", kidney("M", 68, "60", "2", "mg/dL"), MET, edge=True),
    Example(
        "IN-05",
        "29.96, cause not judged",
        kidney("M", 40, "61", "250"),
        UNKNOWN,
        Reason.NEEDS_ADJUDICATION,
        missing=("crcl_disease_induced",),
    ),
    Example("IN-05", "29.96, caused by the disease", kidney("M", 40, "61", "250", crcl_disease_induced="Y"), MET, rule="disease_exception"),
    Example("IN-05", "29.96, cause unknown", kidney("M", 40, "61", "250", crcl_disease_induced="U"), UNKNOWN, Reason.NEEDS_ADJUDICATION),
    Example("IN-05", "creatinine <150 means a clearance above 30.06", kidney("F", 60, "54", "<150"), MET, edge=True),
    Example("IN-05", "creatinine >150 may be either", kidney("F", 60, "54", ">150"), UNKNOWN, Reason.NOT_EVALUABLE),
    Example("IN-05", "creatinine 0 is impossible", kidney("F", 60, "54", "0"), UNKNOWN, Reason.CONFLICT),
    Example("IN-05", "unit missing", kidney("F", 60, "54", "150", ""), UNKNOWN, Reason.UNIT_OR_ULN_MISSING),
    Example(
        "IN-05",
        "weight missing",
        facts(scr=lab("84", "μmol/L"), sex="F", birth_date="1990-01-01"),
        UNKNOWN,
        Reason.MISSING,
        missing=("weight_kg",),
    ),
    Example("IN-05", "no creatinine", facts(), UNKNOWN, Reason.MISSING, missing=("scr",)),
]


def clotting(criterion: str, name: str, unit: str, uln: str, on_limit: str, above: str) -> list[Example]:
    def given(value: str) -> Facts:
        return facts(**{name: lab(value, unit, uln)})

    return [
        Example(criterion, "exactly 1.5 × ULN", given(on_limit), MET, edge=True),
        Example(criterion, "just above 1.5 × ULN", given(above), NOT_MET, edge=True),
        Example(criterion, "upper limit missing", facts(**{name: lab(on_limit, unit)}), UNKNOWN, Reason.UNIT_OR_ULN_MISSING),
        Example(criterion, "no result", facts(), UNKNOWN, Reason.MISSING, missing=(name,)),
    ]


INR = clotting("IN-06a", "inr", "", "1.15", "1.725", "1.726")
PT = [
    *clotting("IN-06b", "pt_s", "s", "13.7", "20.55", "20.56"),
    Example("IN-06b", "activity in % typed as a time", facts(pt_s=lab("20", "%", "120")), UNKNOWN, Reason.UNIT_OR_ULN_MISSING),
]

SAMPLES: Mapping[str, tuple[str, Fact]] = {
    "IN-03a": ("wbc", count("1.0")),
    "IN-03b": ("anc", count("0.5")),
    "IN-03c": ("hb", lab("40", "g/L")),
    "IN-04a": ("alt", lab("500", "U/L", "40")),
    "IN-04b": ("ast", lab("500", "U/L", "40")),
    "IN-04c": ("tbil", lab("500", "μmol/L", "20")),
    "IN-05": ("scr", lab("2000", "μmol/L")),
    "IN-06a": ("inr", lab("9", "", "1.2")),
    "IN-06b": ("pt_s", lab("90", "s", "13.7")),
}
"""For every criterion on a sample: the sample, with a value that would fail."""
