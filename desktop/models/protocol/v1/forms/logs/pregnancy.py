"""妊娠: of the subject or of a partner, from the day it is known to its outcome."""

from __future__ import annotations

from datetime import timedelta

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.source import site_default
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.logs.order import not_before, not_before_moment
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.protocol.v1.subject import sex
from desktop.models.text import Text

_GROUNDS = site_default("How a pregnancy is followed is not in the registry record; the site's own procedure")
_SITE = Asking(_GROUNDS)
_OVER = When("PGOUT", ("BIRTH", "STILL", "MISCARR", "ABORT"))
_LONGEST = timedelta(days=301)
"""43 weeks."""
_SEX_OF = {"SUBJECT": "F", "PARTNER": "M"}


def _other_sex(context: Context) -> Text | None:
    expected, recorded = _SEX_OF.get(context.answers.code("PGWHO")), sex(context.book)
    if not expected or not recorded or expected == recorded:
        return None
    return Text("与人口学资料中的性别不符；请核对", "Does not fit the sex in the demographics; please check")


def _due_too_late(context: Context) -> Text | None:
    period, due = context.answers.day("PGLMP"), context.answers.day("PGDUE")
    if period is None or due is None or due - period <= _LONGEST:
        return None
    return Text("预产期距末次月经超过 43 周；请核对", "Due more than 43 weeks after the last period; please check")


PREGNANCY_FORM = Form(
    key="PREG",
    text=Text("妊娠记录", "Pregnancy"),
    short=Text("妊娠", "Pregnancy"),
    sections=(
        Section(
            "pregnancy",
            Text("妊娠", "Pregnancy"),
            (
                _SITE.choice(
                    "PGWHO",
                    "妊娠者",
                    "Who is pregnant",
                    ("SUBJECT", "受试者", "The subject"),
                    ("PARTNER", "受试者的伴侣", "The subject's partner"),
                ),
                _SITE.yes_no("PGCONS", "伴侣已同意提供信息", "The partner agreed to give information", when=When("PGWHO", ("PARTNER",))),
                _SITE.moment("PGAWDAT", "研究者获知时间", "Investigator became aware at"),
                _SITE.moment("PGRPTDAT", "上报申办者时间", "Reported to the sponsor at"),
                _SITE.day("PGLMP", "末次月经", "Last period", partial=True),
                _SITE.day("PGTSTDAT", "妊娠试验日期", "Pregnancy test on", required=False),
                _SITE.day("PGDUE", "预产期", "Due on", future=True, required=False),
            ),
            time="PGAWDAT",
            late_after_hours=24,
        ),
        Section(
            "outcome",
            Text("结局", "Outcome"),
            (
                _SITE.choice(
                    "PGOUT",
                    "妊娠结局",
                    "Outcome",
                    ("ONGOING", "继续妊娠", "Ongoing"),
                    ("BIRTH", "活产", "Live birth"),
                    ("STILL", "死产", "Stillbirth"),
                    ("MISCARR", "自然流产", "Miscarriage"),
                    ("ABORT", "人工终止", "Termination"),
                    ("LOST", "失去联系", "Contact lost"),
                ),
                _SITE.day("PGOUTDAT", "结局日期", "Date of the outcome", when=_OVER),
                _SITE.yes_no("PGBABY", "新生儿健康", "The newborn is healthy", when=When("PGOUT", ("BIRTH",)), unknown=True),
                _SITE.note("PGCOM", "母婴情况", "Mother and child", required=False, lines=3),
            ),
        ),
    ),
    repeats=True,
    checks=(
        Check("pregnancy_other_sex", Level.MUST, ("PGWHO",), _other_sex, PLAUSIBILITY),
        not_before_moment(
            "pregnancy_reported_early", "PGRPTDAT", "PGAWDAT", Text("上报早于获知；请核对", "Reported before awareness; please check")
        ),
        Check("pregnancy_due_late", Level.CHECK, ("PGDUE", "PGLMP"), _due_too_late, PLAUSIBILITY),
        not_before("pregnancy_due_early", "PGDUE", "PGLMP", Text("预产期早于末次月经；请核对", "Due before the last period; please check")),
        not_before(
            "pregnancy_over_early",
            "PGOUTDAT",
            "PGLMP",
            Text("结局早于末次月经；请核对", "The outcome lies before the last period; please check"),
        ),
    ),
)
