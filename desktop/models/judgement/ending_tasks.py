"""What is still due once a subject's part in the trial is over: the page of completion, the last examination, the consent page."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.judgement.standing import Standing
from desktop.models.judgement.task import Pressing, Task
from desktop.models.judgement.timetable import INFUSION_VISIT, LYMPHODEPLETION, RECORD_OF_VISIT
from desktop.models.protocol.form import CLINICAL
from desktop.models.protocol.v1.forms.logs.completion import COMPLETION_FORM
from desktop.models.protocol.v1.forms.logs.withdrawal import consent_page_silent
from desktop.models.protocol.v1.logbook import LOG_VISIT, rows
from desktop.models.protocol.v1.subject import SCREENING_VISIT
from desktop.models.protocol.v1.taking_part import COMPLETION, EARLY_TERMINATION, Ending
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text

_TREATMENT = (*LYMPHODEPLETION, INFUSION_VISIT)
_LAST = Text("ET 提前退出/终止访视", "ET early termination visit")
_ONCE_MORE = Text("撤回同意，仅同意退出时检查：检查后不再联系", "Consent withdrawn but for this examination: no contact after it")
_LEFT = Text("{day} 退出：做退出时检查，未做则记为未进行", "left on {day}: examine, or record that it was not held")
_SILENT = Text("{day} 退出，本页尚未填写撤回", "left on {day}, the withdrawal is not entered here yet")
_OVER = Text("{day} 已结束，尚未填写", "over since {day}, not filled in")


def of_ending(book: SubjectBook, standing: Standing) -> Iterator[Task]:
    """The rows of a subject whose part is over, or who was at the last visit of the plan."""
    end = standing.ending
    last = [one.appointment.actual for one in standing.visits if one.visit.window is not None][-1]
    over = end.on if end else last
    if over is not None and not rows(book, COMPLETION):
        detail = _OVER.fill(day=over)
        yield Task(Pressing.UNTOUCHED, book.code, COMPLETION_FORM.text, detail, CLINICAL, LOG_VISIT, COMPLETION, day=over)
    if end is not None and end.withdrawal is not None:
        yield from _of_leaving(book, standing, end)


def _of_leaving(book: SubjectBook, standing: Standing, end: Ending) -> Iterator[Task]:
    assert end.withdrawal is not None
    if consent_page_silent(end.withdrawal.answers, book):
        what = Text("SCR 知情同意", "SCR Informed consent")
        detail = _SILENT.fill(day=end.on)
        yield Task(Pressing.UNFINISHED, book.code, what, detail, CLINICAL, SCREENING_VISIT, "ICF", "WDYN", day=end.on)
    told = book.answer(EARLY_TERMINATION, RECORD_OF_VISIT, "SVOCCUR").given
    treated = any(one.begun for one in standing.visits if one.visit.key in _TREATMENT)
    if end.last_examination and treated and not told:
        detail = _ONCE_MORE if end.no_contact else _LEFT.fill(day=end.on)
        yield Task(Pressing.DUE, book.code, _LAST, detail, CLINICAL, EARLY_TERMINATION, RECORD_OF_VISIT, day=end.on)
