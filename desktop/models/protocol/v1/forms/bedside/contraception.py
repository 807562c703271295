"""避孕宣教: to whom the registry's sentence on contraception applies, and what was explained."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.sources import PAGE, PLAUSIBILITY
from desktop.models.protocol.v1.subject import sex
from desktop.models.text import Text

_RULE = registry(
    "female subjects of childbearing potential and male subjects with a partner of childbearing potential are required to use "
    "medically approved contraception or be abstinent from sexual intercourse for at least 6 months during and after study treatment"
)
_REGISTRY = Asking(_RULE)
_SITE = Asking(PAGE)
_APPLIES = When("CONTWHO", ("FEMALE", "MALE"))
_SEX_OF = {"FEMALE": "F", "MALE": "M"}


def _other_sex(context: Context) -> Text | None:
    expected, recorded = _SEX_OF.get(context.answers.code("CONTWHO")), sex(context.book)
    if not expected or not recorded or expected == recorded:
        return None
    return Text("与人口学资料中的性别不符；请核对", "Does not fit the sex in the demographics; please check")


def _declined(context: Context) -> Text | None:
    if context.answers.code("CONTAGR") != "N":
        return None
    return Text("受试者未同意避孕；请告知研究医生", "The subject did not agree to contraception; tell the study physician")


CONTRACEPTION_FORM = Form(
    key="CONTRA",
    text=Text("避孕宣教", "Contraception counselling"),
    short=Text("避孕宣教", "Contraception"),
    sections=(
        Section(
            "counselling",
            Text("宣教内容", "Counselling"),
            (
                _SITE.moment("CONTDTC", "宣教时间", "Explained at"),
                _REGISTRY.choice(
                    "CONTWHO",
                    "适用情况",
                    "Who it applies to",
                    ("FEMALE", "育龄女性", "Woman of childbearing potential"),
                    ("MALE", "伴侣为育龄女性的男性", "Man with a partner of childbearing potential"),
                    ("NONE", "不适用", "Does not apply"),
                ),
                _SITE.note(
                    "CONTNATX",
                    "不适用的原因",
                    "Why it does not apply",
                    when=When("CONTWHO", ("NONE",)),
                    hint=Text("如绝经、绝育、无育龄伴侣", "Such as menopause, sterilisation, no such partner"),
                ),
                _REGISTRY.yes_no(
                    "CONTTOLD",
                    "已说明治疗期间及之后至少 6 个月须避孕或禁欲",
                    "Told: contraception or abstinence, until at least 6 months after",
                    when=_APPLIES,
                ),
                _REGISTRY.yes_no("CONTAGR", "受试者理解并同意", "The subject understands and agrees", when=_APPLIES),
                _SITE.choice(
                    "CONTMETH",
                    "采用的方法",
                    "Method",
                    ("HORMONE", "激素避孕", "Hormonal"),
                    ("IUD", "宫内节育器", "Intrauterine device"),
                    ("BARRIER", "屏障避孕", "Barrier"),
                    ("STERIL", "已绝育（本人或伴侣）", "Sterilised (subject or partner)"),
                    ("ABSTAIN", "禁欲", "Abstinence"),
                    ("OTHER", "其他", "Other"),
                    when=_APPLIES,
                ),
            ),
            time="CONTDTC",
            procedure="PREG_C",
        ),
    ),
    checks=(
        Check("contraception_other_sex", Level.MUST, ("CONTWHO",), _other_sex, PLAUSIBILITY),
        Check("contraception_declined", Level.CHECK, ("CONTAGR",), _declined, _RULE),
    ),
)
