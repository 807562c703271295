"""What the frame knows of a page: its title, its badge, and how to send it somewhere and back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.views.session import Session


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the window: a subject, a visit, a page of it, an item on that page."""

    subject: str
    form: str = ""
    """Form key, `verdict` for the criteria, nothing for what the tab shows first."""
    item: str = ""
    repeat: int = 0
    """Which time the form was done; 0 for the newest."""
    visit: str = ""
    """Visit key, `LOG` for the logs; nothing for the visit the tab shows first."""


class Tab(QWidget):
    """A page of the work window; it is thrown away and made anew at login and when the language changes."""

    key = ""
    """Names the tab in code: `today`, `screening`."""
    about_subject = True
    """Whether the subject banner stands above it."""
    wanted = Signal(object)
    """A Place the reader asked for; the frame goes there."""
    badge_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def title(self) -> str:
        """The word on the tab."""
        raise NotImplementedError

    def badge(self) -> int:
        """How much here is overdue; 0 shows nothing."""
        return 0

    def shows(self, visit: str) -> bool:
        """Whether the pages of that visit stand here."""
        return False

    def show_subject(self, code: str | None) -> None:
        """Show this subject, or none where none is chosen; a draft on the screen is kept first."""

    def keep_draft(self) -> None:
        """Keep what is typed and not yet saved, at once."""

    def take_focus(self) -> None:
        """Put the caret where work goes on."""

    def turn_day(self) -> None:
        """Midnight went by: what speaks of today is said anew."""

    def place(self) -> Place | None:
        """Where the tab is now, to come back to after a change of language."""
        return None

    def go(self, place: Place) -> None:
        """Open the page and the item of the place's subject; a draft on the screen is kept first."""
