"""The window: login page, work page or lock page; knows the list of tabs, not their contents."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QFocusEvent, QIcon, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QPushButton, QStackedWidget, QWidget

from desktop.models.failure import Failed
from desktop.models.text import Language
from desktop.paths import resource
from desktop.views.dialogs.certificates import CertificatesDialog
from desktop.views.dialogs.emergency import EmergencyDialog
from desktop.views.dialogs.failure import FailureDialog
from desktop.views.frame.idle import IdleWatch
from desktop.views.frame.work_page import WorkPage
from desktop.views.language import SPEECH
from desktop.views.lock import LockPage
from desktop.views.login import LoginPage
from desktop.views.memory import let_go
from desktop.views.session import Session
from desktop.views.tabs.follow_up import FollowUpTab
from desktop.views.tabs.infusion_day import InfusionDayTab
from desktop.views.tabs.safety_visits import SafetyVisitsTab
from desktop.views.tabs.screening import ScreeningTab
from desktop.views.tabs.tab import Tab
from desktop.views.tabs.today import TodayTab

PAGES: tuple[type[Tab], ...] = (TodayTab, ScreeningTab, InfusionDayTab, SafetyVisitsTab, FollowUpTab)
"""The tabs in their order."""
SMALLEST = (910, 440)
"""Logical pixels; below 910 × 470 with its title the program is not operable."""


class MainWindow(QMainWindow):
    """One window per program; what it shows follows the session."""

    def __init__(self, session: Session, pages: Sequence[type[Tab]] = PAGES) -> None:
        super().__init__()
        self.session = session
        self.login: LoginPage | None = None
        self.work: WorkPage | None = None
        self.lock_page: LockPage | None = None
        self._pages = pages
        self._stack = QStackedWidget()
        self.idle = IdleWatch(session.clock, self)
        self._waiting: list[Failed] = []
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._tell)
        self.setWindowTitle("WardSource 床旁源数据 — 中国医科大学附属第一医院 NCT07193667")
        self.setWindowIcon(QIcon(str(resource("icons", "wardsource.svg"))))
        self.setMinimumSize(*SMALLEST)
        self.setCentralWidget(self._stack)
        self._connect()
        self._bind_keys()
        self._show_login()

    def lock(self) -> None:
        """Hide everything; open dialogs are left the harmless way, what was typed on a page is a draft."""
        if self.work is not None and self.lock_page is None:
            self._leave_page(self.work)
            self.session.lock()

    def log_out(self) -> None:
        """Back to 您是谁; drafts stay."""
        if self.work is not None:
            self._leave_page(self.work)
            self.session.log_out()

    def switch_language(self) -> None:
        """The other language; the pages are made anew at the same place, with what was typed."""
        SPEECH.speak(Language.EN if SPEECH.language is Language.ZH else Language.ZH)

    def fail(self, failed: Failed) -> None:
        """Tell a failure: at the password where one was refused, else in the one dialog, once nobody is typing."""
        if self.lock_page is not None:
            self.lock_page.refuse(failed)
        elif self.login is not None and failed.number.startswith("E-3"):
            self.login.refuse(failed)
        else:
            self._waiting.append(failed)
            self.idle.when_quiet(self._quiet)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A dialog of the window itself was left."""
        super().focusInEvent(event)
        page = self.lock_page or self.login
        if page is not None:
            page.password.setFocus()
        elif self.work is not None:
            self.work.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button the caret stands at, as Space does; no button signs, they open what asks."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton) and focused.window() is self:
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.log_out()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.session.entered.connect(self._show_work)
        self.session.left.connect(self._show_login)
        self.session.locked.connect(self._show_lock)
        self.session.unlocked.connect(self._unlocked)
        self.session.failed.connect(self.fail)
        self.idle.expired.connect(self.lock)
        self.idle.counting.connect(self._count_down)
        self.idle.second.connect(self._tick)
        SPEECH.changed.connect(self._speak)

    def _bind_keys(self) -> None:
        for keys, act in (("Ctrl+L", self.lock), ("F11", self._full_screen), ("Ctrl+K", self._choose_subject)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for at in range(len(self._pages)):
            QShortcut(QKeySequence(f"Ctrl+{at + 1}"), self).activated.connect(lambda at=at: self._show_tab(at))

    def _show_login(self) -> None:
        self._drop_pages()
        let_go()
        self.idle.arm(False)
        self.login = LoginPage(self.session)
        self.login.language_wanted.connect(self.switch_language)
        self.login.worksheet_wanted.connect(self._emergency)
        self._put(self.login)
        self.login.password.setFocus()

    def _show_work(self) -> None:
        self._drop_pages()
        self.work = WorkPage(self.session, self._pages)
        bar = self.work.bar
        bar.language_wanted.connect(self.switch_language)
        bar.lock_wanted.connect(self.lock)
        bar.switch_wanted.connect(self.log_out)
        bar.log_out_wanted.connect(self.log_out)
        bar.certificates_wanted.connect(lambda: CertificatesDialog(self, self.session).open())
        self._put(self.work)
        self.work.take_focus()
        self.idle.arm(True)

    def _show_lock(self) -> None:
        self.idle.arm(False)
        self.lock_page = LockPage(self.session)
        self.lock_page.switch_wanted.connect(self.log_out)
        self._put(self.lock_page)
        self.lock_page.password.setFocus()

    def _unlocked(self) -> None:
        if self.lock_page is not None and self.work is not None:
            place = self.work.place()  # before the lock page goes and the toolkit hands its focus to any field
            self._discard(self.lock_page)
            self.lock_page = None
            self._stack.setCurrentWidget(self.work)
            if place is not None:
                self.work.go(place)
            self.work.take_focus()
            self.idle.arm(True)

    def _speak(self, _language: Language) -> None:
        """Make the page on the screen anew; a locked window stays locked and speaks at unlocking."""
        if self.login is not None:
            self._show_login()
        elif self.work is not None and self.lock_page is None:
            self._leave_page(self.work)
            subject, tab, place = self.work.subject, self.work.tab.key, self.work.place()
            self._show_work()
            self.work.return_to(tab, subject, place)

    def _put(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _drop_pages(self) -> None:
        if self.work is not None:
            self.session.changed.disconnect()  # a page that waits for its deletion hears nothing of the next login
        for page in (self.login, self.work, self.lock_page):
            if page is not None:
                self._discard(page)
        self.login = self.work = self.lock_page = None

    def _discard(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _leave_page(self, work: WorkPage) -> None:
        """While the site is still open: the caret out of its field, dialogs away, what was typed kept."""
        self._leave_dialogs()
        focused = work.focusWidget()
        if focused is not None:
            focused.clearFocus()
        work.keep_drafts()

    def _leave_dialogs(self) -> None:
        """Nothing of a subject stays on the screen in a dialog or a popup."""
        for widget in QApplication.topLevelWidgets():
            parent = widget.parentWidget()
            if widget.isVisible() and parent is not None and self in (parent.window(), _owner(parent.window())):
                widget.reject() if isinstance(widget, QDialog) else widget.close()

    def _show_tab(self, at: int) -> None:
        if self.work is not None and self.lock_page is None:
            self.work.show_tab(at)

    def _choose_subject(self) -> None:
        if self.work is not None and self.lock_page is None:
            self.work.choose_subject()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _emergency(self) -> None:
        EmergencyDialog(self, self.session).open()

    def _count_down(self, seconds: int) -> None:
        if self.work is not None:
            self.work.status.show_countdown(seconds)

    def _tick(self) -> None:
        if self.work is not None and self.lock_page is None:
            self.work.tick()

    def _tell(self) -> None:
        if self._waiting and self.lock_page is None:
            FailureDialog(QApplication.activeModalWidget() or self, self._waiting.pop(0)).open()
            if self._waiting:
                self.idle.when_quiet(self._quiet)


def _owner(window: QWidget) -> QWidget | None:
    """The window behind a dialog that was opened from a dialog."""
    parent = window.parentWidget()
    return parent.window() if parent is not None else None
