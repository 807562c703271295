"""体格检查: the body by systems, and what changed since the last examination."""

from __future__ import annotations

from desktop.models.protocol.form import PHYSICIAN_ONLY, Form, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.bedside.examined import examined
from desktop.models.protocol.v1.sources import PAGE
from desktop.models.text import Text

_SITE = Asking(PAGE)

PHYSICAL_FORM = Form(
    key="PE",
    text=Text("体格检查", "Physical examination"),
    short=Text("体格检查", "Physical"),
    sections=(
        Section(
            "systems",
            Text("各系统", "Systems"),
            (
                _SITE.moment("PEDTC", "检查时间", "Examined at"),
                *examined(
                    ("PEGEN", "一般情况", "General appearance"),
                    ("PESKIN", "皮肤黏膜", "Skin and mucosa"),
                    ("PENODE", "浅表淋巴结", "Superficial lymph nodes"),
                    ("PEHEAD", "头颈五官", "Head, neck, eyes, ears, mouth"),
                    ("PEHEART", "心脏", "Heart"),
                    ("PELUNG", "肺与胸廓", "Lungs and chest"),
                    ("PEABD", "腹部与肝脾", "Abdomen, liver and spleen"),
                    ("PELIMB", "四肢、关节与水肿", "Limbs, joints and oedema"),
                ),
            ),
            time="PEDTC",
            procedure="PE",
        ),
        Section(
            "change",
            Text("与上次比较", "Compared with the last time"),
            (
                _SITE.yes_no("PECHG", "较上次有新发或加重的异常", "Anything new or worse since the last time"),
                _SITE.note(
                    "PECHGTX",
                    "新发或加重的内容",
                    "What is new or worse",
                    when=When("PECHG", ("Y",)),
                    lines=2,
                    hint=Text("符合不良事件的，同时记入不良事件记录", "Where it is an adverse event, write it into that log as well"),
                ),
            ),
            time="PEDTC",
            procedure="PE",
        ),
    ),
    signers=PHYSICIAN_ONLY,
)
