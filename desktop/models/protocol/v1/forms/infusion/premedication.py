"""前驱用药 (D01–D02)."""

from __future__ import annotations

from desktop.models.protocol.form import Context, Form
from desktop.models.protocol.items import Item, When
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.infusion.checklist import NURSE, PHYSICIAN, Judge, answered, done_not_before, reasons, step
from desktop.models.protocol.v1.forms.infusion.questions import ASK
from desktop.models.protocol.v1.forms.infusion.readings import minutes
from desktop.models.protocol.v1.forms.infusion.thresholds import PREMED_EARLIEST, PREMED_LATEST, STEROID
from desktop.models.protocol.v1.subject import infusion_started
from desktop.models.text import Text

_PARACETAMOL = When("D01APYN", ("Y",))
_ANTIHISTAMINE = When("D01H1YN", ("Y",))

_PREMEDICATION: tuple[Item, ...] = (
    ASK.yes_no("D01APYN", "已用对乙酰氨基酚", "Paracetamol given"),
    ASK.number("D01APMG", "对乙酰氨基酚剂量", "Paracetamol dose", "mg", possible="100–2000", usual="500–1000", when=_PARACETAMOL),
    ASK.moment("D01APT", "对乙酰氨基酚用药时间", "Paracetamol given at", when=_PARACETAMOL),
    ASK.yes_no("D01H1YN", "已用 H1 抗组胺药", "H1 antihistamine given"),
    ASK.note("D01H1", "抗组胺药名称", "Name of the antihistamine", when=_ANTIHISTAMINE),
    ASK.number("D01H1MG", "抗组胺药剂量", "Antihistamine dose", "mg", possible="0.5–200", usual="1–50", decimals=1, when=_ANTIHISTAMINE),
    ASK.moment("D01H1T", "抗组胺药用药时间", "Antihistamine given at", when=_ANTIHISTAMINE),
)
_STEROIDS: tuple[Item, ...] = (
    ASK.yes_no("D02STER", "72 小时内用过糖皮质激素", "Corticosteroid within 72 hours"),
    ASK.note("D02TXT", "药名、剂量与理由", "Drug, dose and reason", when=When("D02STER", ("Y",)), lines=2, limit=400),
)


def _untimely(key: str, drug: Text) -> Judge:
    def says(context: Context) -> Text | None:
        given, started = context.answers.moment(key), infusion_started(context.book)
        if given is None or started is None or PREMED_LATEST.value <= minutes(given, started) <= PREMED_EARLIEST.value:
            return None
        before = minutes(given, started)
        return Text(
            f"{drug.zh}在输注前 {before} 分钟，应为 {PREMED_LATEST.value}～{PREMED_EARLIEST.value} 分钟",
            f"{drug.en} {before} minutes before infusion, should be {PREMED_LATEST.value} to {PREMED_EARLIEST.value}",
        )

    return says


_STEPS = (
    step(
        "D01",
        Text("输注前 30～60 分钟前驱用药", "Premedication 30 to 60 minutes before"),
        NURSE,
        Gate.WARN,
        _PREMEDICATION,
        judge=reasons(
            answered("D01APYN", "N", Text("未用对乙酰氨基酚", "No paracetamol given")),
            answered("D01H1YN", "N", Text("未用抗组胺药", "No antihistamine given")),
            _untimely("D01APT", Text("对乙酰氨基酚", "Paracetamol")),
            _untimely("D01H1T", Text("抗组胺药", "Antihistamine")),
        ),
        source=PREMED_LATEST.source,
    ),
    step(
        "D02",
        Text("未预防性使用糖皮质激素", "No prophylactic corticosteroid"),
        NURSE,
        Gate.WARN,
        _STEROIDS,
        checker=PHYSICIAN,
        judge=answered("D02STER", "Y", Text("72 小时内用过糖皮质激素，须医生说明", "Corticosteroid within 72 hours: a physician explains")),
        source=STEROID,
    ),
)

PREMEDICATION_FORM = Form(
    key="INFD",
    procedure="INF",
    text=Text("前驱用药", "Premedication"),
    short=Text("前驱用药", "Premedication"),
    sections=_STEPS,
    checks=tuple(done_not_before(*_STEPS)),
)
