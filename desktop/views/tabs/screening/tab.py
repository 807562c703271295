"""The 筛选 tab: the screening pages, and the eligibility verdict in front of them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut

from desktop.models.judgement.eligibility import Eligibility
from desktop.models.protocol.v1.subject import SCREENING_VISIT
from desktop.models.protocol.visit import Period
from desktop.models.records.entry import PageKey
from desktop.views.pages.page_list import VERDICT
from desktop.views.pages.visit_room import VisitRoom
from desktop.views.session import Session
from desktop.views.tabs.screening.to_do_list import ToDoList
from desktop.views.tabs.screening.verdict import judged_now, live_book, overall, to_do
from desktop.views.tabs.screening.verdict_view import VerdictView
from desktop.views.tabs.tab import Place
from desktop.views.visits.period_tab import PeriodTab

_WIDE = 280
"""Width of what is to be done, beside the verdict."""


class ScreeningTab(PeriodTab):
    """One subject's screening visit."""

    key = "screening"
    period = Period.SCREENING

    def __init__(self, session: Session) -> None:
        self._judged: tuple[Eligibility, frozenset[tuple[str, str]]] | None = None
        self._verdict = VerdictView(session.site.protocol)
        self._to_do = ToDoList()
        self._to_do.setFixedWidth(_WIDE)
        super().__init__(session, VisitRoom(session, self._verdict, self._to_do))
        self._verdict.jump_wanted.connect(self.room.open_form)
        self._to_do.jump_wanted.connect(self.room.open_form)
        self.room.turned.connect(self._tell)
        QShortcut(QKeySequence("F1"), self._verdict).activated.connect(self._verdict.quote)

    def title(self) -> str:
        """The tab's name."""
        return self.tr("Screening")

    def enter(self) -> None:
        """The verdict comes first."""
        self._judge()
        self.room.show_front(self.code, SCREENING_VISIT, VERDICT)

    def choose_row(self, name: str) -> None:
        """The verdict or a page."""
        if name == VERDICT:
            self.enter()
            self.take_focus()
        else:
            super().choose_row(name)

    def open_page(self, key: PageKey, item: str = "") -> None:
        """Go to a page and, if named, its item."""
        self._judge()
        super().open_page(key, item)

    def go(self, place: Place) -> None:
        """The verdict or the page named."""
        if place.form in ("", VERDICT):
            self.take_subject(place.subject)
            self.choose_row(VERDICT)
        else:
            super().go(place)

    def refresh(self) -> None:
        """The verdict follows every save."""
        self._judge()
        super().refresh()

    def _judge(self) -> None:
        site = self.session.site
        book, drafted = live_book(site, self.book, self.session.typed)
        judged = judged_now(site, book)
        self._judged = judged, drafted
        self.room.show_verdict(overall(judged))
        self._tell()

    def _tell(self) -> None:
        """The criteria in full while no page stands before them."""
        if self._judged is not None and self.room.panel is None:
            judged, drafted = self._judged
            self._verdict.show_judged(judged, drafted)
            self._to_do.show_to_do(to_do(judged))
