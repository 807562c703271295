"""神经系统查体: the examination that ICANS is later held against."""

from __future__ import annotations

from desktop.models.protocol.form import PHYSICIAN_ONLY, Form, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.bedside.examined import examined
from desktop.models.protocol.v1.sources import PAGE
from desktop.models.text import Text

_SITE = Asking(PAGE)

NEUROLOGICAL_FORM = Form(
    key="NEURO",
    text=Text("神经系统查体", "Neurological examination"),
    short=Text("神经查体", "Neurological"),
    sections=(
        Section(
            "findings",
            Text("查体所见", "Findings"),
            (
                _SITE.moment("NEDTC", "检查时间", "Examined at"),
                *examined(
                    ("NECONS", "意识与定向", "Consciousness and orientation"),
                    ("NESPEAK", "言语", "Speech"),
                    ("NECRAN", "脑神经", "Cranial nerves"),
                    ("NEPOWER", "肌力与肌张力", "Power and tone"),
                    ("NEREFL", "腱反射与病理征", "Tendon reflexes and pathological signs"),
                    ("NESENS", "感觉", "Sensation"),
                    ("NECOORD", "共济与步态", "Coordination and gait"),
                    ("NETREM", "震颤与不自主运动", "Tremor and involuntary movement"),
                    ("NEMENIN", "脑膜刺激征", "Meningeal signs"),
                ),
            ),
            time="NEDTC",
            procedure="NEURO",
        ),
        Section(
            "change",
            Text("与基线比较", "Compared with baseline"),
            (
                _SITE.yes_no(
                    "NECHG",
                    "较基线有新发异常",
                    "Anything new since baseline",
                    hint=Text("筛选期的查体即为基线，填“否”", "The examination at screening is the baseline: “No”"),
                ),
                _SITE.note("NECHGTX", "新发异常", "What is new", when=When("NECHG", ("Y",)), lines=2),
            ),
            time="NEDTC",
            procedure="NEURO",
        ),
    ),
    signers=PHYSICIAN_ONLY,
)
