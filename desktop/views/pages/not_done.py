"""整页未做: ask why, then every empty item of the page is ND with that reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Derived
from desktop.models.records.answer import Absent, Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.views.dialogs.absence import AbsenceDialog
from desktop.views.language import say


def ask_not_done(parent: QWidget, form: Form, key: PageKey, answers: Answers, put: Callable[[Answers], None]) -> None:
    """Ask for the one reason; `put` gets the answers with it, what is filled stays as it is."""
    empty = [item.key for item in form.asked(answers) if not isinstance(item, Derived) and not answers[item.key].given]

    def mark(reason: str) -> None:
        absent = Answer(absent=Absent.ND, why=reason)
        put(Answers({**answers.by_key, **dict.fromkeys(empty, absent)}))

    dialog = AbsenceDialog(parent, say(form.text), key.subject, len(empty))
    dialog.stated.connect(mark)
    dialog.open()
