"""入选资格复核: whether anything since 入选 stands against the infusion, and the physician's decision."""

from __future__ import annotations

from desktop.models.protocol.form import PHYSICIAN_ONLY, Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.sources import CONSENT, PAGE
from desktop.models.text import Text, listed

_REST = registry(sentences.REST)
_REGISTRY = Asking(_REST)
_SITE = Asking(PAGE)


def _against(context: Context) -> tuple[Text, ...]:
    """What was answered that stands against going on."""
    answers = context.answers
    stands = (
        (answers.code("IERCONS") == "N", Text("知情同意不再有效", "consent is not in force")),
        (answers.code("IERHCG") == "POS", Text("妊娠试验阳性", "the pregnancy test is positive")),
        (answers.code("IERINF") == "Y", Text("有未控制的感染", "an infection is not controlled")),
        (answers.code("IERCHG") == "Y", Text("有影响入排标准的变化", "a criterion is affected")),
    )
    return tuple(text for holds, text in stands if holds)


def _going_on(context: Context, *, forbidden: bool) -> Text | None:
    if context.answers.code("IERGO") != "GO":
        return None
    never = context.answers.code("IERCONS") == "N" or context.answers.code("IERHCG") == "POS"
    against = _against(context)
    if not against or never is not forbidden:
        return None
    told = listed(against)
    return Text(f"决定为“可以回输”，但{told.zh}；请核对或说明", f"Decided to infuse, yet {told.en}; check or explain")


ELIGIBLE_AGAIN_FORM = Form(
    key="IER",
    visits=("REST2",),
    text=Text("入选资格复核", "Eligibility check before infusion"),
    short=Text("入选复核", "Eligibility"),
    sections=(
        Section(
            "since",
            Text("入选以来的变化", "Since enrolment"),
            (
                _SITE.moment("IERDTC", "复核时间", "Checked at"),
                Asking(CONSENT).yes_no("IERCONS", "知情同意仍有效，受试者愿意继续", "Consent is in force and the subject wants to go on"),
                _REGISTRY.yes_no("IERCHG", "有影响入选或排除标准的变化", "Anything that affects a criterion"),
                _REGISTRY.note("IERCHGTX", "哪一条标准，何种变化", "Which criterion, and how", when=When("IERCHG", ("Y",)), lines=2),
                _REGISTRY.yes_no("IERINF", "有未控制或需治疗的感染", "An infection not controlled or in need of treatment"),
                _SITE.choice(
                    "IERHCG",
                    "妊娠试验",
                    "Pregnancy test",
                    ("NEG", "阴性", "Negative"),
                    ("POS", "阳性", "Positive"),
                    ("NA", "不适用", "Does not apply"),
                ),
                _REGISTRY.yes_no("IERLD", "清淋已按计划完成", "Lymphodepletion completed as planned"),
            ),
            time="IERDTC",
            procedure="IE",
        ),
        Section(
            "decision",
            Text("研究医生决定", "Physician's decision"),
            (
                _REGISTRY.choice(
                    "IERGO",
                    "决定",
                    "Decision",
                    ("GO", "可以回输", "Infuse"),
                    ("DELAY", "暂缓", "Delay"),
                    ("STOP", "不回输", "Do not infuse"),
                ),
                _SITE.note("IERWHY", "原因", "Reason", when=When("IERGO", ("DELAY", "STOP")), lines=2),
            ),
            time="IERDTC",
            procedure="IE",
        ),
    ),
    signers=PHYSICIAN_ONLY,
    checks=(
        Check(
            "infuse_though_forbidden", Level.MUST, ("IERGO", "IERCONS", "IERHCG"), lambda context: _going_on(context, forbidden=True), _REST
        ),
        Check(
            "infuse_though_doubtful", Level.CHECK, ("IERGO", "IERINF", "IERCHG"), lambda context: _going_on(context, forbidden=False), _REST
        ),
    ),
)
