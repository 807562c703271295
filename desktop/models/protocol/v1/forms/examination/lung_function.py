"""肺功能: forced vital capacity and diffusing capacity, in litres and in per cent of predicted."""

from __future__ import annotations

from decimal import Decimal, localcontext

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import When
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1.forms.examination.report import READ, measured, report
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import PLAUSIBILITY, VITALS_LIMITS
from desktop.models.protocol.v1.subject import screening
from desktop.models.records.answer import Answers
from desktop.models.text import Text

_PROGRESSION = registry("pulmonary progression (10% decrease in FVC, or >5% decrease in FVC with 15% decrease in DLCO)")
_SHIFT = Decimal("0.2")
"""By how much the predicted volume of one person may seem to move."""

_LUNGS = report(
    "lungs",
    "PF",
    Text("肺功能", "Pulmonary function"),
    (
        READ.yes_no("PFQUAL", "配合良好、结果可接受", "Good effort, acceptable result"),
        measured(
            "FVC", Text("用力肺活量 FVC", "Forced vital capacity FVC"), "L", 2, hard="0.20–9.00", soft="0.60–7.00", source=_PROGRESSION
        ),
        measured(
            "FVCPCT", Text("FVC 占预计值", "FVC of predicted"), "%", 1, hard="5–200", soft="20–140", usual="≥80", source=VITALS_LIMITS
        ),
        measured("FEV1", Text("第一秒用力呼气量 FEV₁", "FEV₁"), "L", 2, hard="0.10–8.00", soft="0.40–6.00", required=False),
        measured(
            "DLCOPCT", Text("DLCO 占预计值", "DLCO of predicted"), "%", 1, hard="2–250", soft="10–150", usual="≥80", source=VITALS_LIMITS
        ),
        READ.choice(
            "DLCOHB",
            "DLCO 已按血红蛋白校正",
            "DLCO corrected for haemoglobin",
            ("N", "未校正", "Not corrected"),
            ("Y", "已校正", "Corrected"),
            ("U", "报告未注明", "Not stated"),
        ),
        measured(
            "DLCOHGB",
            Text("校正所用血红蛋白", "Haemoglobin used"),
            "g/L",
            0,
            hard="20–250",
            soft="40–200",
            required=False,
            asked_when=When("DLCOHB", ("Y",)),
        ),
    ),
    procedure="PFT",
)


def _first_second_above_all(context: Context) -> Text | None:
    first, whole = context.answers.number("FEV1"), context.answers.number("FVC")
    if first is None or whole is None or first <= whole:
        return None
    return Text(f"FEV₁ {first} L 高于 FVC {whole} L；是否填反？请核对", f"FEV₁ {first} L is above FVC {whole} L; swapped?")


def _predicted(answers: Answers) -> Decimal | None:
    """The predicted volume in litres that this pair implies."""
    volume, percent = answers.number("FVC"), answers.number("FVCPCT")
    if not volume or not percent:
        return None
    with localcontext(prec=34):
        return volume * 100 / percent


def _predicted_moved(context: Context) -> Text | None:
    """Litres and per cent come of one prediction, which hardly changes in one adult within a year."""
    now, before = _predicted(context.answers), _predicted(screening(context.book, "PFT"))
    if now is None or before is None or abs(now - before) <= before * _SHIFT:
        return None
    return Text(
        f"按 FVC 与占预计值推算的预计值为 {now:.2f} L，筛选时为 {before:.2f} L；请核对两项",
        f"FVC and its per cent imply a predicted {now:.2f} L, at screening {before:.2f} L; please check both",
    )


def _poor_effort(context: Context) -> Text | None:
    if context.answers.code("PFQUAL") != "N":
        return None
    return Text(
        "结果不可接受；不宜用于疗效或进展判断，请考虑复查", "Not acceptable; unfit to judge response or progression, think of a repeat"
    )


LUNG_FUNCTION_FORM = Form(
    key="PFT",
    text=Text("肺功能检查", "Pulmonary function"),
    short=Text("肺功能", "Lung function"),
    sections=(_LUNGS,),
    checks=(
        Check("fev1_above_fvc", Level.MUST, ("FEV1", "FVC"), _first_second_above_all, PLAUSIBILITY),
        Check("fvc_predicted_moved", Level.CHECK, ("FVCPCT", "FVC"), _predicted_moved, PLAUSIBILITY),
        Check("pft_poor_effort", Level.NOTE, ("PFQUAL",), _poor_effort, PLAUSIBILITY),
        before_consent("PFDTC"),
    ),
)
