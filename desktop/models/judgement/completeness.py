"""How much of a page is answered: `12/15`, what is missing, what is still awaited."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Derived
from desktop.models.records.answer import Answer, Answers


@dataclass(frozen=True, slots=True)
class Completeness:
    """The required items that apply with these answers, and how they stand."""

    done: int
    asked: int
    missing: tuple[str, ...]
    """Keys without a value and without a stated reason, in paper order."""
    pending: tuple[str, ...]
    """Keys of results not yet reported (采样未报告); they count as done."""

    @property
    def complete(self) -> bool:
        """Whether nothing stands in the way of signing."""
        return not self.missing

    @property
    def shown(self) -> str:
        """`12/15`."""
        return f"{self.done}/{self.asked}"


def completeness(form: Form, answers: Answers) -> Completeness:
    """How the page stands; a calculated value is never asked, ND, UK and NA need their reason."""
    asked = [item.key for item in form.asked(answers) if item.required and not isinstance(item, Derived)]
    missing = tuple(key for key in asked if not answered(answers[key]))
    pending = tuple(key for key in asked if answers[key].pending and not answers[key].value)
    return Completeness(len(asked) - len(missing), len(asked), missing, pending)


def answered(answer: Answer) -> bool:
    """A value, a reason why there is none, or a result still awaited."""
    return bool(answer.value) or answer.pending or (answer.absent is not None and bool(answer.why.strip()))
