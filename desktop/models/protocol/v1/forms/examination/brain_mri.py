"""头颅 MRI: what a later change of consciousness has to be told from."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.v1.forms.examination.report import READ, report
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.text import Text

_ACUTE = (
    ("MRINFARC", "急性或亚急性梗死", "Acute or subacute infarct"),
    ("MRHAEM", "颅内出血", "Intracranial haemorrhage"),
    ("MROEDEMA", "脑水肿或占位效应", "Oedema or mass effect"),
    ("MRENHANC", "异常强化或脑膜强化", "Abnormal or meningeal enhancement"),
)

_BRAIN = report(
    "brain",
    "MR",
    Text("头颅 MRI", "Brain MRI"),
    (
        READ.choice("MRCONTR", "增强扫描", "Contrast", ("N", "平扫", "Without"), ("Y", "增强", "With")),
        *(READ.yes_no(key, zh, en) for key, zh, en in _ACUTE),
        READ.yes_no("MRWHITE", "白质病变", "White matter lesions"),
        READ.yes_no("MROLD", "陈旧病灶或脑萎缩", "Old lesions or atrophy", required=False),
    ),
    procedure="MRI",
)


def _acute(context: Context) -> Text | None:
    if all(context.answers.code(key) != "Y" for key, _, _ in _ACUTE) or context.answers.code("MRINT") not in ("NORM", "NCS"):
        return None
    return Text(
        "填有急性颅内病变，结论却为正常或无临床意义；请核对",
        "An acute lesion is answered, yet the conclusion is normal or not significant; please check",
    )


BRAIN_MRI_FORM = Form(
    key="MRI",
    text=Text("头颅 MRI", "Brain MRI"),
    short=Text("头颅 MRI", "Brain MRI"),
    sections=(_BRAIN,),
    checks=(Check("mri_acute_not_significant", Level.CHECK, ("MRINT",), _acute, PLAUSIBILITY), before_consent("MRDTC")),
)
