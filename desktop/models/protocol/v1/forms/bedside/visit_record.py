"""访视记录: whether the visit took place, on which day and in which way."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.day_of_infusion import OF_THE_VISIT
from desktop.models.protocol.v1.sources import PAGE, PLAUSIBILITY
from desktop.models.protocol.v1.subject import consented_at
from desktop.models.text import Text

_SITE = Asking(PAGE)
_DONE = When("SVOCCUR", ("Y",))
_MISSED = When("SVOCCUR", ("N",))


def _before_consent(context: Context) -> Text | None:
    visited, signed = context.answers.day("SVDTC"), consented_at(context.book)
    if visited is None or signed is None or visited >= signed.date():
        return None
    return Text(f"访视日早于签署知情同意（{signed.date()}）；请核对", f"The visit lies before consent ({signed.date()}); please check")


def _not_told(item: str, says: Text) -> Check:
    """Without whether and when it took place a visit is neither held nor missed: ND, UK and NA are no answer to that."""

    def unanswered(context: Context) -> Text | None:
        return says if context.answers[item].absent is not None else None

    return Check(f"{item.lower()}_not_told", Level.MUST, (item,), unanswered, PLAUSIBILITY)


VISIT_FORM = Form(
    key="SV",
    text=Text("访视记录", "Record of the visit"),
    short=Text("访视记录", "Visit"),
    sections=(
        Section(
            "visit",
            Text("访视日期与方式", "Date and way of the visit"),
            (
                _SITE.yes_no("SVOCCUR", "本次访视已进行", "The visit took place"),
                _SITE.day("SVDTC", "访视日期", "Date of the visit", when=_DONE),
                _SITE.choice(
                    "SVWAY",
                    "访视方式",
                    "Way of the visit",
                    ("INPAT", "住院", "Inpatient"),
                    ("OUTPAT", "门诊", "Outpatient"),
                    ("PHONE", "电话", "By phone"),
                    when=_DONE,
                ),
                _SITE.note(
                    "SVWHY",
                    "计划外访视的原因",
                    "Reason for an unscheduled visit",
                    when=_DONE,
                    required=False,
                    lines=2,
                    hint=Text("计划内访视不填", "Left empty at a scheduled visit"),
                ),
                _SITE.choice(
                    "SVREAS",
                    "未进行的原因",
                    "Why it did not take place",
                    ("REFUSED", "受试者不愿来", "Subject declined"),
                    ("ILL", "病情不允许", "Too ill"),
                    ("UNREACH", "联系不上", "Could not be reached"),
                    ("SITE", "研究中心原因", "Reason at the site"),
                    ("OTHER", "其他", "Other"),
                    when=_MISSED,
                ),
                _SITE.note("SVREASTX", "说明", "Details", when=_MISSED, lines=2),
            ),
            time="SVDTC",
            procedure="SV",
        ),
    ),
    checks=(
        Check("visit_before_consent", Level.MUST, ("SVDTC",), _before_consent, PLAUSIBILITY),
        _not_told("SVOCCUR", Text("须写明访视是否已进行（是或否）", "Say whether the visit took place (yes or no)")),
        _not_told("SVDTC", Text("已进行的访视须写明日期", "A visit that took place has a day; say it")),
        *OF_THE_VISIT,
    ),
)
