"""退出: who ended the subject's part in the trial, how far, and what was offered."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.logs.order import not_before_consent
from desktop.models.protocol.v1.sources import GCP, PLAUSIBILITY
from desktop.models.protocol.v1.subject import screening
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text

_GCP = Asking(GCP)


def consent_page_silent(withdrawal: Answers, book: SubjectBook) -> bool:
    """Whether the subject ended treatment and follow-up and the consent page does not say so."""
    by_subject = withdrawal.code("WDEXTENT") in ("ALL", "CONSENT") and withdrawal.code("WDBY") == "SUBJECT"
    return by_subject and screening(book, "ICF").code("WDYN") != "Y"


def _consent_page_silent(context: Context) -> Text | None:
    if not consent_page_silent(context.answers, context.book):
        return None
    return Text(
        "受试者撤回同意，知情同意页尚未填写撤回；请补记", "The subject withdrew consent, which the consent page does not say yet; add it"
    )


def _consent_page_other_day(context: Context) -> Text | None:
    here, there = context.answers.day("WDDAT"), screening(context.book, "ICF").day("WDDTC")
    if here is None or there is None or here == there or context.answers.code("WDBY") != "SUBJECT":
        return None
    return Text(f"与知情同意页的撤回日期（{there}）不同；请核对", f"The consent page says {there}; please check")


WITHDRAWAL_FORM = Form(
    key="WD",
    text=Text("退出试验", "Withdrawal from the trial"),
    short=Text("退出", "Withdrawal"),
    sections=(
        Section(
            "withdrawal",
            Text("退出", "Withdrawal"),
            (
                _GCP.day("WDDAT", "退出日期", "Withdrawn on"),
                _GCP.choice(
                    "WDBY",
                    "决定方",
                    "Decided by",
                    ("SUBJECT", "受试者", "The subject"),
                    ("PHYSICIAN", "研究医生", "The physician"),
                    ("SPONSOR", "申办者", "The sponsor"),
                    ("ETHICS", "伦理委员会或监管部门", "Ethics committee or authority"),
                ),
                _GCP.choice(
                    "WDEXTENT",
                    "退出范围",
                    "How far",
                    ("TREATMENT", "仅退出治疗，继续随访", "Treatment only, follow-up goes on"),
                    ("ALL", "退出治疗和随访", "Treatment and follow-up"),
                    ("CONSENT", "撤回同意，不再联系", "Consent withdrawn, no further contact"),
                ),
                _GCP.note("WDWHY", "原因", "Reason", lines=3, hint=Text("受试者可以不说明原因", "The subject need not give one")),
                _GCP.yes_no("WDSAFE", "已告知继续安全性随访的意义", "Told why safety follow-up matters"),
                _GCP.yes_no("WDFUP", "同意继续安全性随访", "Agrees to further safety follow-up"),
                _GCP.yes_no("WDLAST", "已安排退出时检查", "Examination at withdrawal arranged"),
            ),
            time="WDDAT",
            late_after_hours=24,
        ),
    ),
    checks=(
        not_before_consent(
            "withdrawn_before_consent", "WDDAT", Level.MUST, Text("退出早于签署知情同意；请核对", "Withdrawn before consent; please check")
        ),
        Check("withdrawn_consent_silent", Level.CHECK, ("WDEXTENT", "WDBY"), _consent_page_silent, GCP),
        Check("withdrawn_another_day", Level.CHECK, ("WDDAT", "WDBY"), _consent_page_other_day, PLAUSIBILITY),
    ),
)
