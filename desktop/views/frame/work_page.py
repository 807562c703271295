"""The window while somebody is logged in: bar, banner, bars of warning, the current tab, status line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.accounts.permissions import Act, allowed
from desktop.models.judgement.page_standing import first_must
from desktop.models.judgement.standing import Standing, standing
from desktop.models.judgement.today import VERDICT
from desktop.models.protocol.v1.subject import SCREENING_VISIT
from desktop.models.site.presence import to_acknowledge
from desktop.models.site.site import Change
from desktop.models.storage.integrity import Fault
from desktop.views.dialogs.register_subject import RegisterSubjectDialog
from desktop.views.frame.bars import AlarmBar, WarningBar
from desktop.views.frame.day_banner import DayBanner
from desktop.views.frame.status_line import StatusLine
from desktop.views.frame.subject_banner import SubjectBanner
from desktop.views.frame.subject_chooser import SubjectChooser
from desktop.views.frame.top_bar import TopBar
from desktop.views.painted.training_stripes import TrainingStripes
from desktop.views.presently import Afterwards
from desktop.views.session import Session
from desktop.views.tabs.tab import Place, Tab
from desktop.views.tabs.today import TodayTab


class WorkPage(QWidget):
    """Made anew at every login and change of language; the tabs are its only pages."""

    def __init__(self, session: Session, pages: Sequence[type[Tab]]) -> None:
        super().__init__()
        self.setObjectName("work_page")
        self.session = session
        reads = allowed(session.site.person.role, Act.READ_SUBJECT)
        self.tabs = tuple(page(session) for page in pages if reads or not page.about_subject)
        self.subject = ""
        self._shown: Standing | None = None
        self._today = session.clock.now().date()
        self._following = Afterwards(self._show_standing, self)
        self.bar = TopBar(session.site.person, [(tab.key, tab.title()) for tab in self.tabs])
        self.banner = SubjectBanner()
        self.day = DayBanner()
        self.status = StatusLine(session)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_standing()
        self.show_tab(0)

    @property
    def tab(self) -> Tab:
        """The tab on the screen."""
        return self.tabs[self._stack.currentIndex()]

    def tab_named(self, key: str) -> Tab:
        """The tab of that name; StopIteration if there is none."""
        return next(tab for tab in self.tabs if tab.key == key)

    def show_tab(self, at: int) -> None:
        """Turn to a tab; the one before keeps what was typed as a draft."""
        if not 0 <= at < len(self.tabs):
            return
        self.tab.keep_draft()
        if self.tabs[at].about_subject:
            self.tabs[at].show_subject(self.subject or None)
        self._turn_to(at)

    def show_subject(self, code: str) -> None:
        """Turn to a subject on the tabs that speak of one."""
        if not self.tab.about_subject:
            self.show_tab(next(at for at, tab in enumerate(self.tabs) if tab.about_subject))
        self.subject = code
        self.tab.show_subject(code)
        self._show_standing()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the caret where work goes on, after a login, an unlocking or a dialog."""
        self.tab.take_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def go(self, place: Place) -> None:
        """Go to a page of a subject, on the tab that shows its visit."""
        at = self._stack.currentIndex()
        if not (self.tab.shows(place.visit) if place.visit else self.tab.about_subject):
            at = next(at for at, tab in enumerate(self.tabs) if (tab.shows(place.visit) if place.visit else tab.about_subject))
        self.tab.keep_draft()
        self.subject = place.subject
        self.tabs[at].go(place)
        self._turn_to(at)
        self._show_standing()

    def place(self) -> Place | None:
        """Where the reader is, to come back to."""
        return self.tab.place()

    def return_to(self, tab: str, subject: str, place: Place | None) -> None:
        """Stand where the reader stood before the pages were made anew."""
        self.subject = subject
        self._show_standing()
        at = [one.key for one in self.tabs].index(tab)
        if place is None:
            self.show_tab(at)
        else:
            self.tabs[at].go(place)
            self._turn_to(at)

    def keep_drafts(self) -> None:
        """Keep what is typed on every tab."""
        for tab in self.tabs:
            tab.keep_draft()

    def choose_subject(self) -> None:
        """Open the list of subjects."""
        site, today = self.session.site, self.session.clock.now().date()
        if not allowed(site.person.role, Act.READ_SUBJECT):
            return
        known = [standing(site.protocol, book, today) for book in self.session.casebook.books()]
        may_register = allowed(site.person.role, Act.REGISTER_SUBJECT) and not site.read_only
        chooser = SubjectChooser(self, known, self.subject, today, may_register=may_register)
        chooser.chosen.connect(self.show_subject)
        chooser.register_wanted.connect(self.register)
        chooser.open_below(self.banner.block if self.banner.isVisible() else self.day)

    def register(self) -> None:
        """Ask for the initials of a new subject."""
        dialog = RegisterSubjectDialog(self, self.session)
        dialog.registered.connect(self.show_subject)
        dialog.open()

    def tick(self) -> None:
        """A second went by; at midnight everything that speaks of today is said anew."""
        now = self.session.clock.now()
        self.day.show_moment(now)
        if now.date() != self._today:
            self._today = now.date()
            self._show_standing()
            self.tab.turn_day()

    def _turn_to(self, at: int) -> None:
        """What is to be seen on the tab already stands on it: to show a page and put it away again would take time."""
        self._stack.setCurrentIndex(at)
        self.bar.show_current(at)
        self.banner.setVisible(self.tab.about_subject)
        self.day.setVisible(not self.tab.about_subject)
        self.take_focus()

    def _lay_out(self) -> None:
        site = self.session.site
        for tab in self.tabs:
            self._stack.addWidget(tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts: list[QWidget] = [self.bar, self.banner, self.day]
        if site.faults:
            parts.append(AlarmBar(site.faults))
        ending = to_acknowledge(site)
        if lasting := [warning for warning in site.warnings if warning not in ending]:
            parts.append(WarningBar(lasting))
        if ending:
            parts.append(self._ending_bar(ending))
        if site.training:
            parts.append(TrainingStripes(self.tr("Training data: no subject's record; prints are watermarked")))
        for part in parts:
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)

    def _ending_bar(self, warnings: Sequence[Fault]) -> WarningBar:
        bar = WarningBar(warnings, ends=True)
        bar.seen.connect(lambda: bar.setHidden(self.session.acknowledge()))
        return bar

    def _connect(self) -> None:
        self.session.changed.connect(self._changed)
        self.bar.tab_wanted.connect(self.show_tab)
        self.banner.chooser_wanted.connect(self.choose_subject)
        self.banner.place_wanted.connect(self._settle)
        for at, tab in enumerate(self.tabs):
            tab.wanted.connect(self.go)
            tab.badge_changed.connect(lambda at=at: self.bar.tabs[at].show_badge(self.tabs[at].badge()))
        for today in (tab for tab in self.tabs if isinstance(tab, TodayTab)):
            self.day.filter_wanted.connect(today.show_mine)
            self.day.order_wanted.connect(today.arrange)
            self.day.sheet_wanted.connect(today.print_shift_sheet)
            today.counted.connect(self.day.show_counts)
            today.register_wanted.connect(self.register)
            self.day.offer_filter(today.reads_subjects)
            self.day.offer_sheet(today.prints)
            today.refresh()
        self.day.show_moment(self.session.clock.now())

    def _settle(self, what: str) -> None:
        """Go to the first place where what a chip counts can be settled: the criteria, or the item in red."""
        one = self._standing()
        if one is None:
            return
        if what == VERDICT:
            self.go(Place(one.code, VERDICT, visit=SCREENING_VISIT))
        elif (page := next((page for page in one.pages if page.must), None)) is not None:
            item = first_must(page, self.session.casebook.book(one.code), one.today)
            self.go(Place(one.code, page.key.form, item, page.key.repeat, page.key.visit))

    def _standing(self) -> Standing | None:
        casebook = self.session.casebook
        if self.subject not in casebook.registered:
            return None
        return standing(self.session.site.protocol, casebook.book(self.subject), self.session.clock.now().date())

    def _show_standing(self) -> None:
        known = self._standing() if self.session.open else None
        if known is None or known is not self._shown:
            self.banner.show_subject(known, self.session.clock.now().date())
            self._shown = known

    def _changed(self, change: Change) -> None:
        self.status.show_saved(self.session.saved)
        if self.subject in change.subjects:
            self._following.ask()
