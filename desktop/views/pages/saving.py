"""Save a page: ask for every reason the save needs in one dialog, then record."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.models.judgement.consequences import Consequences, consequences
from desktop.models.printing.wording import said
from desktop.models.protocol.form import Form
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import Page
from desktop.models.records.entry import PageKey
from desktop.models.site.recording import Reasons, corrected_items, late_by, record, values_of_no_kind
from desktop.views.dialogs.correction import Correction, ReasonsDialog
from desktop.views.dialogs.no_value import NoValueDialog
from desktop.views.language import current, say
from desktop.views.session import Session


def save_page(
    parent: QWidget, session: Session, key: PageKey, answers: Answers, saved: Callable[[], None], go_to: Callable[[str], None]
) -> None:
    """Record what changed; `saved` is called after it is safe, `go_to` with the item somebody would rather look at first."""
    unless_no_value(parent, session, key, answers, go_to, lambda: _with_reasons(parent, session, key, answers, saved))


def unless_no_value(
    parent: QWidget, session: Session, key: PageKey, answers: Answers, go_to: Callable[[str], None], go: Callable[[], None]
) -> None:
    """Go on at once, or after somebody decided that what is no value of its kind is saved as it was typed."""
    found = values_of_no_kind(session.site, key, answers)
    if not found:
        go()
        return
    form = session.site.protocol.page(key.visit, key.form)
    dialog = NoValueDialog(parent, form, f"{key.subject}　{say(form.short)}", found)
    dialog.jump_wanted.connect(go_to)
    dialog.kept.connect(go)
    dialog.open()


def _with_reasons(parent: QWidget, session: Session, key: PageKey, answers: Answers, saved: Callable[[], None]) -> None:
    site = session.site
    form, book = site.protocol.page(key.visit, key.form), site.subject(key.subject)
    page, now = book.page(key), site.clock.now()

    def go(reasons: Reasons) -> None:
        if session.run(record, site, key, answers, reasons) is not None:
            saved()

    changes = corrections(form, page, answers, corrected_items(page, answers))
    late = late_by(site, key, answers)
    if not changes and late is None:
        go(Reasons())
        return

    def caused() -> Consequences:
        return consequences(site.protocol, book, key, answers, now)

    dialog = ReasonsDialog(parent, site, f"{key.subject}　{say(form.short)}", changes, late, caused)
    dialog.reasoned.connect(go)
    dialog.open()


def corrections(form: Form, page: Page, answers: Answers, items: tuple[str, ...]) -> tuple[Correction, ...]:
    """The changes in words, old → new."""
    return tuple(
        Correction(
            item,
            say(form.item(item).text),
            said(form.item(item), page.answers[item], current()),
            said(form.item(item), answers[item], current()),
            page.answers[item].pending,
        )
        for item in items
    )


def said_value(form: Form, item: str, answers: Answers) -> str:
    """The answer on the screen as one phrase."""
    return said(form.item(item), answers[item], current())
