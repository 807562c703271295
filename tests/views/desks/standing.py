"""The desk in a window of its own, what is written into its logs, and its table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.models.records.entry import PageKey
from desktop.models.site.recording import Reasons, record
from desktop.views.desks.events import EventsDesk
from desktop.views.session import Session
from desktop.views.tables.log_view import LogView
from tests.clinic import answers
from tests.views.layout import settle

MARGINS, FRAME = 24, 150
"""What the window keeps of its width and its height for itself."""
FEVER = {"AETERM": "发热", "AESTDAT": "2026-01-04", "AEONGO": "Y", "AETOXGR": "2", "AESER": "N"}
RASH = {"AETERM": "皮疹", "AESTDAT": "2026-01-UK", "AEONGO": "N", "AEENDAT": "2026-01-05", "AETOXGR": "1", "AESER": "N"}


def write(session: Session, form: str, number: int, given: dict[str, str]) -> None:
    session.run(record, session.site, PageKey("S01", "LOG", form, number), answers(given), Reasons(late="抢救优先"))


@contextmanager
def standing(session: Session, size: tuple[int, int]) -> Iterator[EventsDesk]:
    """The desk in a window of its own, of S01, the caret in the rows; left as the frame leaves a page."""
    made = EventsDesk(session)
    made.resize(*size)
    made.show()
    made.activateWindow()
    made.show_subject("S01")
    made.take_focus()
    settle()
    try:
        yield made
    finally:
        focused = made.focusWidget()
        if focused is not None:
            focused.clearFocus()
        made.close()
        made.deleteLater()
        settle()


def rows(desk: EventsDesk) -> LogView:
    found = desk.findChild(LogView)
    assert isinstance(found, LogView)
    return found
