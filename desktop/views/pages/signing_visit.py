"""Ask for a signature: of one page, or with one gesture of all pages of a visit that wait for the person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.models.records.entry import PageKey
from desktop.models.records.person import Meaning
from desktop.models.site.printing import preview_document, preview_pages
from desktop.models.site.signing import Gesture, Prepared, gesture, prepare
from desktop.views.dialogs.preview import PreviewDialog
from desktop.views.dialogs.sign import SignDialog
from desktop.views.dialogs.sign_visit import SignVisitDialog
from desktop.views.language import current, say
from desktop.views.session import Session


def ask_visit_signature(parent: QWidget, session: Session, subject: str, visit: str, signed: Callable[[], object]) -> None:
    """签名本访视: list what is signed and what is not, ask once; `signed` is called when it is kept."""
    asked = session.attempt(gesture, session.site, subject, visit)
    if asked is not None:
        _ask_together(parent, session, asked, (say(session.site.protocol.visit(visit).text), subject), signed)


def ask_page_signature(
    parent: QWidget,
    session: Session,
    key: PageKey,
    meaning: Meaning,
    *,
    look: Callable[[QWidget], object],
    signed: Callable[[], object],
) -> None:
    """签名 on a page; where its half-signed document holds others too, all of them are listed and signed."""
    prepared = session.attempt(prepare, session.site, (key,), meaning)
    if prepared is None:
        return
    if len(prepared.lines) > 1:
        _ask_together(parent, session, Gesture((prepared,), ()), (prepared.document, key.subject), signed)
        return
    dialog = SignDialog(parent, session, prepared.lines[0].form, prepared, key.subject)
    dialog.preview_wanted.connect(lambda: look(dialog))
    dialog.signed.connect(signed)
    dialog.open()


def _ask_together(parent: QWidget, session: Session, asked: Gesture, what: tuple[str, str], signed: Callable[[], object]) -> None:
    words, subject = what
    dialog = SignVisitDialog(parent, session, asked, what=words, about=subject)
    dialog.preview_wanted.connect(lambda prepared: _look(dialog, session, prepared))
    dialog.signed.connect(signed)
    dialog.open()


def _look(dialog: SignVisitDialog, session: Session, prepared: Prepared) -> None:
    """The document as it would be signed: the file itself where it has signatures, else its pages as a draft."""
    keys = tuple(line.page.key for line in prepared.lines)
    if prepared.earlier:
        pdf = session.attempt(preview_document, session.site, prepared.earlier[-1])
    else:
        pdf = session.attempt(preview_pages, session.site, keys, current())
    if pdf is not None:
        PreviewDialog(dialog, prepared.document, prepared.place.subject, pdf).open()
