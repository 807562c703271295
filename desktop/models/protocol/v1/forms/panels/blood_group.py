"""血型: ABO, RhD and irregular antibodies, known before a transfusion is needed."""

from __future__ import annotations

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Option, When
from desktop.models.protocol.v1.forms.panels.qualitative import NEGATIVE, POSITIVE, REPORTED, qualitative
from desktop.models.protocol.v1.forms.results import panel
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.text import Text

_GROUP = panel(
    "blood_group",
    "TYP",
    Text("血型与不规则抗体", "Blood group and irregular antibodies"),
    (
        qualitative(
            "ABO", Text("ABO 血型", "ABO group"), tuple(Option(group, Text(f"{group} 型", group)) for group in ("A", "B", "O", "AB"))
        ),
        qualitative("RHD", Text("RhD 抗原", "RhD antigen"), (POSITIVE, NEGATIVE, Option("WEAKD", Text("弱 D 型", "Weak D")))),
        qualitative("IRRAB", Text("不规则抗体筛查", "Irregular antibody screen")),
        REPORTED.note(
            "IRRABSP",
            "抗体特异性",
            "Specificity",
            when=When("IRRAB", (POSITIVE.code,)),
            hint=Text("如抗-E、自身抗体", "Such as anti-E, autoantibody"),
            limit=80,
        ),
    ),
    procedure="TYPE",
)

BLOOD_GROUP_FORM = Form(
    key="TYPE",
    text=Text("血型与不规则抗体", "Blood group and irregular antibodies"),
    short=Text("血型", "Blood group"),
    sections=(_GROUP,),
    repeats=True,
    checks=(before_consent("TYPDTC"),),
)
