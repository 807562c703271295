"""血 hCG: whether a woman of childbearing potential is pregnant."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1.forms.panels.qualitative import NEGATIVE, POSITIVE, UNCLEAR, contradicts, qualitative
from desktop.models.protocol.v1.forms.results import panel, result
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import LABORATORY_LIMITS
from desktop.models.text import Text

_NOT_PREGNANT = registry(
    "female subjects of childbearing potential must have had a negative serum HCG test within 7 days prior to study enrollment"
)

_SERUM = panel(
    "hcg",
    "HCG",
    Text("血 hCG", "Serum hCG"),
    (
        qualitative(
            "HCGRES",
            Text("血 hCG 结果", "Serum hCG, result"),
            (NEGATIVE, POSITIVE, UNCLEAR),
            source=_NOT_PREGNANT,
            hint=Text("尿妊娠试验不能代替", "A urine test does not replace it"),
        ),
        result(
            "BHCG",
            "β-hCG",
            Text("β-hCG 定量", "β-hCG, figure"),
            ("IU/L", "mIU/mL"),
            1,
            hard="0–1000000",
            soft="0–500000",
            male="≤5",
            limits_from=LABORATORY_LIMITS,
            source=_NOT_PREGNANT,
            required=False,
        ),
    ),
    procedure="HCG",
)


def _not_negative(context: Context) -> Text | None:
    if context.answers.code("HCGRES") not in (POSITIVE.code, UNCLEAR.code):
        return None
    return Text(
        "hCG 非阴性：暂停清淋与回输，立即告知研究医生并复查",
        "hCG is not negative: hold lymphodepletion and infusion, tell the study physician at once and repeat it",
    )


PREGNANCY_TEST_FORM = Form(
    key="HCG",
    text=Text("血 hCG", "Serum hCG"),
    short=Text("血 hCG", "hCG"),
    sections=(_SERUM,),
    repeats=True,
    checks=(
        Check("hcg_not_negative", Level.CHECK, ("HCGRES",), _not_negative, _NOT_PREGNANT),
        contradicts("HCGRES", "BHCG"),
        before_consent("HCGDTC"),
    ),
)
