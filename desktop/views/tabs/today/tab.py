"""The 今日 tab: the work list at the left, the subjects at the right; with nobody registered, one button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.accounts.permissions import Act, allowed
from desktop.models.judgement.holidays import WEEKENDS, read_holidays
from desktop.models.judgement.standing import Standing
from desktop.models.judgement.task import Pressing, Task
from desktop.models.judgement.today import Order, Unsaved, arranged, concerning, draft_tasks, tasks
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Role
from desktop.models.site.drafting import discard_draft, moved_from, restore_draft, typed_items, waiting_drafts
from desktop.models.storage.drafts import Draft
from desktop.paths import resource
from desktop.views.parts import button
from desktop.views.presently import Afterwards
from desktop.views.session import Session
from desktop.views.tabs.tab import Place, Tab
from desktop.views.tabs.today.columns import Column, centred
from desktop.views.tabs.today.proposed import Proposed
from desktop.views.tabs.today.shift_sheet import show_shift_sheet
from desktop.views.tabs.today.subject_card import SubjectCard
from desktop.views.tabs.today.ward_round import WardRound
from desktop.views.tabs.today.work_row import WorkRow

_CARDS = 300
_NARROW = 940
"""Below this width the cards leave their column to the list."""
_URGENT = frozenset({Pressing.OVERDUE})


class TodayTab(Tab):
    """Made of a pure list of tasks; every row leads to its page."""

    key = "today"
    about_subject = False
    counted = Signal(object)
    """How many rows of each kind are shown."""
    register_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("today")
        self._mine, self._order = True, Order.TIME
        self._tasks: tuple[Task, ...] = ()
        role = session.site.person.role
        self.reads_subjects = allowed(role, Act.READ_SUBJECT)
        self.prints = self.reads_subjects and allowed(role, Act.PRINT_COPY)
        self._holidays = session.attempt(read_holidays, resource("rules", "holidays.csv")) or WEEKENDS
        self._round = WardRound(session, self)
        self._following = Afterwards(self.refresh, self)
        self._proposed = Proposed(session, self)
        self._list = Column("work_list", panel=True)
        self._cards = Column("subject_cards", panel=False)
        self._cards.setFixedWidth(_CARDS)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 10, 12, 8)
        self._line.setSpacing(8)
        self._line.addWidget(self._list, 1)
        self._line.addWidget(self._cards)
        self._round.finished.connect(self._show)
        self._proposed.wanted.connect(self.wanted)
        session.changed.connect(self._following.ask)

    def title(self) -> str:
        """The tab's name."""
        return self.tr("Today")

    def badge(self) -> int:
        """Overdue rows of everybody."""
        return sum(task.pressing in _URGENT for task in self._tasks)

    def show_mine(self, mine: bool) -> None:
        """与我有关 or 全部."""
        self._mine = mine
        self.refresh()

    def arrange(self, order: Order) -> None:
        """By time or by subject."""
        self._order = order
        self.refresh()

    def turn_day(self) -> None:
        """Another day, another list."""
        self.refresh()

    def print_shift_sheet(self) -> None:
        """交班单: everybody's rows on paper, subject by subject."""
        today = self.session.clock.now().date()
        others = [task for task in self._tasks if task.pressing is not Pressing.DRAFT]
        standings = tuple(standing for _book, standing in self._round.known)
        show_shift_sheet(self, self.session, arranged(others, Order.SUBJECT, today), standings)

    def take_focus(self) -> None:
        """At the first row's button."""
        self._list.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Drafts and days change without an entry: look again whenever the tab comes to the front."""
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_cards()

    def _show_cards(self) -> None:
        self._cards.setVisible(self.width() >= _NARROW and self._cards.filled)

    def refresh(self) -> None:
        """The list as it stands now; behind another tab only what the badge counts."""
        if not self.session.open:
            return
        if not self.reads_subjects:
            self._list.fill([self._no_clinical_data])
            return
        self._round.begin()
        self._show()

    def _show(self) -> None:
        site, known = self.session.site, self._round.known
        self._tasks = (*draft_tasks(self._unsaved(), site.protocol.forms), *tasks(known, self._holidays))
        self.badge_changed.emit()
        shown = concerning(self._tasks, site.person.role) if self._mine else self._tasks
        self.counted.emit(Counter(task.pressing for task in shown))
        if self.isVisible():
            rows = self._rows(arranged(shown, self._order, self.session.clock.now().date()))
            self._list.fill(rows if known else [self._nobody])
            self._cards.fill([partial(self._card, one) for _book, one in known if one.ended is None])
            self._show_cards()

    def _unsaved(self) -> list[Unsaved]:
        """Drafts that wait to be offered; those of this login come back by themselves."""
        casebook = self.session.casebook
        found = [draft for draft in waiting_drafts(self.session.site) if draft.page not in self.session.typed]
        counted = [(draft, len(typed_items(casebook.book(draft.page.subject).page(draft.page), draft))) for draft in found]
        site = self.session.site
        return [Unsaved(draft.page, count, draft.saved_at, moved_from(site, draft.page)) for draft, count in counted if count]

    def _rows(self, shown: tuple[Task, ...]) -> list[Callable[[], QWidget]]:
        role = self.session.site.person.role
        first = next((task for task in shown if role in task.roles), None)
        return [partial(self._row, task, role, primary=task is first) for task in shown] or [self._nothing_waits]

    def _row(self, task: Task, role: Role, *, primary: bool) -> QWidget:
        made = WorkRow(task, role, primary=primary)
        made.chosen.connect(self._open)
        made.discarded.connect(self._discard)
        return made

    def _open(self, task: Task) -> None:
        if self._proposed.takes(task):
            return
        draft = self._draft(task) if task.pressing is Pressing.DRAFT else None
        if draft is not None:
            self.session.typed.add(draft.page)
            if self.session.run(restore_draft, self.session.site, draft) is None:
                self.session.typed.discard(draft.page)
                return
        self.wanted.emit(Place(task.subject, task.form, task.item, task.repeat, task.visit))

    def _discard(self, task: Task) -> None:
        if task.rule:
            self._proposed.dismiss(task)
            return
        draft = self._draft(task)
        if draft is not None:
            self.session.run(discard_draft, self.session.site, draft)
            self.refresh()

    def _draft(self, task: Task) -> Draft | None:
        page = PageKey(task.subject, task.visit, task.form, task.repeat)
        return next((draft for draft in waiting_drafts(self.session.site) if draft.page == page), None)

    def _card(self, one: Standing) -> QWidget:
        card = SubjectCard(one)
        card.clicked.connect(lambda: self.wanted.emit(Place(one.code, visit=one.current.visit.key)))
        return card

    def _nobody(self) -> QWidget:
        """The one button of an empty site."""
        may = allowed(self.session.site.person.role, Act.REGISTER_SUBJECT) and not self.session.site.read_only
        act = button(self.tr("Register a subject"), "primary", "register", picture="plus")
        act.setFixedHeight(40)
        act.clicked.connect(self.register_wanted)
        words = self.tr("No subject registered yet")
        return centred("users", words, self.tr("Registering opens the screening pages."), act if may else None)

    def _nothing_waits(self) -> QWidget:
        words = self.tr("Nothing waits for you") if self._mine else self.tr("Nothing is open")
        return centred("ok", words, self.tr("“Everybody” shows the rows of the other roles.") if self._mine else "", None)

    def _no_clinical_data(self) -> QWidget:
        """An administrator is by intent no person with an interest in the data (R-IAM-03)."""
        words = self.tr("This role sees no clinical data")
        return centred("shield", words, self.tr("Accounts, keys and the state of the site are yours; subjects are not shown."), None)
