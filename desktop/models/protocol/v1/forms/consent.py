"""知情同意: the page of the informed consent form."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Choice, Day, Moment, Note, Option, Origin, When, YesNo
from desktop.models.protocol.v1.sources import CONSENT, GCP, PIPL
from desktop.models.text import Text

_NO_NAMES = Text("填角色或工号，不填受试者或家属姓名", "A role or staff id; never a patient's or relative's name")

_DOCUMENT = Section(
    "document",
    Text("知情同意书", "Consent form"),
    (
        Note(key="ICFVER", text=Text("版本号", "Version"), source=GCP, origin=Origin.PAPER, limit=40),
        Day(key="ICFVDTC", text=Text("版本日期", "Version date"), source=GCP, origin=Origin.PAPER),
    ),
    time="RFICDTC",
)

_PROCESS = Section(
    "process",
    Text("知情过程与签署", "Explanation and signature"),
    (
        Note(key="ICFEXPL", text=Text("知情说明人", "Explained by"), source=GCP, hint=_NO_NAMES, limit=80),
        YesNo(
            key="ICFTIME",
            text=Text("已给予充分时间考虑并解答提问", "Ample time to consider and questions answered"),
            source=GCP,
        ),
        Moment(key="RFICDTC", text=Text("受试者签署时间", "Signed by the subject at"), source=CONSENT, origin=Origin.PAPER),
        YesNo(key="ICFCOPY", text=Text("已交受试者一份签署件", "Signed copy given to the subject"), source=GCP),
        YesNo(
            key="PIPLYN",
            text=Text("个人信息处理的单独同意", "Separate consent to the handling of personal information"),
            source=PIPL,
            origin=Origin.PAPER,
        ),
        YesNo(
            key="WITYN",
            text=Text("有公正见证人", "Impartial witness present"),
            source=GCP,
            hint=Text("受试者或其监护人无阅读能力时须有见证人", "Needed where the subject or guardian cannot read"),
        ),
        Note(
            key="WITWHO",
            text=Text("见证人（角色或姓名缩写）", "Witness (role or initials)"),
            source=GCP,
            asked_when=When("WITYN", ("Y",)),
            hint=_NO_NAMES,
            limit=40,
        ),
    ),
    time="RFICDTC",
)

_AGAIN = Section(
    "again",
    Text("重新签署", "Re-consent"),
    (
        YesNo(key="RECYN", text=Text("需重新签署知情同意书", "Re-consent needed"), source=GCP),
        Note(key="RECVER", text=Text("新版本号", "New version"), source=GCP, asked_when=When("RECYN", ("Y",)), limit=40),
        Moment(
            key="RECDTC",
            text=Text("重新签署时间", "Re-consent signed at"),
            source=GCP,
            origin=Origin.PAPER,
            asked_when=When("RECYN", ("Y",)),
        ),
        Note(key="RECREAS", text=Text("重新签署原因", "Reason for re-consent"), source=GCP, asked_when=When("RECYN", ("Y",)), lines=2),
    ),
    time="RECDTC",
)

_WITHDRAWAL = Section(
    "withdrawal",
    Text("撤回同意", "Withdrawal of consent"),
    (
        YesNo(key="WDYN", text=Text("已撤回知情同意", "Consent withdrawn"), source=GCP),
        Day(key="WDDTC", text=Text("撤回日期", "Withdrawn on"), source=GCP, asked_when=When("WDYN", ("Y",))),
        Choice(
            key="WDSCOPE",
            text=Text("撤回范围", "Withdrawn from"),
            source=GCP,
            asked_when=When("WDYN", ("Y",)),
            options=(
                Option("ALL", Text("治疗和随访", "Treatment and follow-up")),
                Option("TREATMENT", Text("仅治疗，继续随访", "Treatment only, follow-up goes on")),
                Option("SAMPLES", Text("仅剩余标本的使用", "Use of left-over samples only")),
                Option("DATA", Text("个人信息的继续处理", "Further handling of personal information")),
            ),
        ),
    ),
    time="WDDTC",
    late_after_hours=24,
)


def _before_version(context: Context) -> Text | None:
    version, signed = context.answers.day("ICFVDTC"), context.answers.day("RFICDTC")
    if version is None or signed is None or signed >= version:
        return None
    return Text(
        f"签署日 {signed} 早于该版本日期 {version}；请核对版本或签署时间",
        f"Signed on {signed}, before the version's date {version}; check the version or the time of signature",
    )


def _re_consent_earlier(context: Context) -> Text | None:
    first, again = context.answers.moment("RFICDTC"), context.answers.moment("RECDTC")
    if context.answers.code("RECYN") != "Y" or first is None or again is None or again > first:
        return None
    return Text("重新签署时间不晚于首次签署；请核对两个时间", "Re-consent is not later than the first signature; check both times")


def _withdrawn_earlier(context: Context) -> Text | None:
    signed, withdrawn = context.answers.day("RFICDTC"), context.answers.day("WDDTC")
    if context.answers.code("WDYN") != "Y" or signed is None or withdrawn is None or withdrawn >= signed:
        return None
    return Text(
        f"撤回日 {withdrawn} 早于签署日 {signed}；请核对", f"Withdrawn on {withdrawn}, before the signature on {signed}; please check"
    )


def _no(item: str, zh: str, en: str) -> Check:
    words = Text(zh, en)
    return Check(item.lower() + "_no", Level.CHECK, (item,), lambda context: words if context.answers.code(item) == "N" else None, GCP)


CONSENT_FORM = Form(
    key="ICF",
    procedure="ICF",
    text=Text("知情同意", "Informed consent"),
    short=Text("知情同意", "Consent"),
    sections=(_DOCUMENT, _PROCESS, _AGAIN, _WITHDRAWAL),
    checks=(
        Check("signed_before_version", Level.MUST, ("RFICDTC", "ICFVDTC"), _before_version, GCP),
        Check("re_consent_earlier", Level.MUST, ("RECDTC", "RFICDTC"), _re_consent_earlier, GCP),
        Check("withdrawn_earlier", Level.MUST, ("WDDTC", "RFICDTC"), _withdrawn_earlier, GCP),
        _no(
            "ICFTIME",
            "未给予充分时间或未解答提问；知情过程不完整，请说明",
            "No ample time or unanswered questions: the process is incomplete; explain",
        ),
        _no("ICFCOPY", "未交签署件；请补交并说明", "No copy was given; give it and explain"),
        _no(
            "PIPLYN",
            "无个人信息单独同意，不得继续处理其健康信息；请报告主要研究者",
            "Health information may not be handled without it; tell the principal investigator",
        ),
    ),
)
