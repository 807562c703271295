"""Change one value of a signed page: the new value, the reason and what it causes stand in one dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.models.judgement.consequences import Consequences, consequences
from desktop.models.protocol.v1.subject import sex
from desktop.models.records.answer import Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.recording import Reasons, record
from desktop.views.dialogs.correction import ReasonsDialog
from desktop.views.forms.editors import editor_for
from desktop.views.language import say
from desktop.views.pages.saving import corrections, unless_no_value
from desktop.views.session import Session


def correct_locked(parent: QWidget, session: Session, key: PageKey, item: str, typed: str, corrected: Callable[[str], None]) -> None:
    """Ask for the new value and its reason, then record; the signatures of the page end by it.

    The key that was typed at the locked field goes to the new one, so that 138 does not become 38.
    """
    site = session.site
    form, book = site.protocol.page(key.visit, key.form), site.subject(key.subject)
    page, now = book.page(key), site.clock.now()
    editor = editor_for(form.item(item), clock=site.clock, book=book, sex=sex(book))
    editor.setObjectName(f"new_{item}")
    editor.put(page.answers[item])

    def answers() -> Answers:
        return Answers({**page.answers.by_key, item: editor.answer()})

    def caused() -> Consequences:
        return consequences(site.protocol, book, key, answers(), now)

    changes = corrections(form, page, page.answers, (item,))
    dialog = ReasonsDialog(parent, site, f"{key.subject}　{say(form.short)}", changes, None, caused, editor)
    editor.changed.connect(dialog.refresh)

    def go(reasons: Reasons) -> None:
        if session.run(record, site, key, answers(), reasons) is not None:
            corrected(item)

    def again(_item: str) -> None:
        correct_locked(parent, session, key, item, "", corrected)

    dialog.reasoned.connect(lambda reasons: unless_no_value(parent, session, key, answers(), again, lambda: go(reasons)))
    dialog.open()
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    line = editor.stops[0]
    if typed and typed.isprintable() and isinstance(line, QLineEdit):
        line.selectAll()
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, typed)
        QCoreApplication.sendEvent(line, press)
