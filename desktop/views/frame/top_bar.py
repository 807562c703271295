"""The application bar: the tabs at the left, language, person and lock at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from desktop.models.accounts.permissions import Act, allowed
from desktop.models.records.person import Person
from desktop.views.frame.composed import ComposedButton
from desktop.views.frame.giving_way import GivingRow
from desktop.views.icons import icon
from desktop.views.language import OTHER_LANGUAGE, current, say
from desktop.views.painted.avatar import Avatar
from desktop.views.parts import label, picture

HEIGHT = 42
_AIR = (18, 18)


class TabButton(ComposedButton):
    """The word of a tab and, in a disc, how much is overdue there."""

    def __init__(self, key: str, words: str) -> None:
        self._words = label(words, name="tab_words")
        self._badge = label("", name="tab_badge")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setMaximumHeight(20)
        super().__init__(f"tab_{key}", "tab")
        self._face = _line(*_AIR, self._words, self._badge)
        self.compose(self._face, words)
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.toggled.connect(self._mark)
        self.show_badge(0)

    def show_badge(self, count: int) -> None:
        """Overdue rows; nothing for none."""
        self._badge.setText(str(count))
        self._badge.setVisible(count > 0)
        self.setAccessibleName(self.tr("{tab}, {n} overdue").format(tab=self._words.text(), n=count) if count else self._words.text())
        self.updateGeometry()

    def set_tight(self, *, tight: bool) -> None:
        """Less air at the sides."""
        self._face.setContentsMargins(*((8, 0, 8, 0) if tight else (_AIR[0], 0, _AIR[1], 0)))

    def _mark(self, current: bool) -> None:
        self._words.setProperty("current", current)
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)


class TopBar(GivingRow):
    """Emits what was asked for; knows the titles of the tabs, not the tabs."""

    tab_wanted = Signal(int)
    language_wanted = Signal()
    lock_wanted = Signal()
    switch_wanted = Signal()
    """Another person takes over."""
    log_out_wanted = Signal()
    certificates_wanted = Signal()

    def __init__(self, person: Person, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__("app_bar", height=HEIGHT, margins=(10, 8), spacing=0)
        self.put(_logo())
        self.put(_name(self.tr("WardSource")), gives=1)
        self._group = QButtonGroup(self)
        self.tabs = tuple(TabButton(key, words) for key, words in tabs)
        for at, button in enumerate(self.tabs):
            button.setToolTip(self.tr("Ctrl+{n}").format(n=at + 1))
            self._group.addButton(button, at)
            self.put(button)
        self._group.idClicked.connect(self.tab_wanted)
        self.line.addStretch(1)
        self.put(self._language_button())
        self.put(self._chip(person))
        self.put(self._lock_button())

    def fit(self) -> None:
        """Where the tabs need the room, their air goes first, then the role's word, then that of the language: the icon stays."""
        words = [one for name in ("chip_role", "language_words") for one in self.findChildren(QLabel, name)]
        for one in words:
            one.show()
        for tab in self.tabs:
            tab.set_tight(tight=False)
        super().fit()
        for tab in self.tabs:
            tab.set_tight(tight=self._overfull)
        for one in words:
            one.setVisible(not self._overfull)

    @property
    def _overfull(self) -> bool:
        for cell in self.findChildren(ComposedButton):
            cell.updateGeometry()
        self.line.invalidate()
        return self.line.minimumSize().width() > self.width()

    def show_current(self, at: int) -> None:
        """Mark the tab on the screen; its word is stronger and needs more room."""
        self.tabs[at].setChecked(True)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the words have their size."""
        super().showEvent(event)
        self.fit()

    def _language_button(self) -> QPushButton:
        words = label(OTHER_LANGUAGE[current()], name="language_words")
        made = ComposedButton("language", "bar")
        made.compose(_line(10, 10, picture("globe", "bar_text", 18), words), OTHER_LANGUAGE[current()])
        made.setToolTip(self.tr("Switch the language; what was typed stays"))
        made.setFixedHeight(32)
        made.clicked.connect(self.language_wanted)
        return made

    def _chip(self, person: Person) -> QWidget:
        """The person logged in, larger than 14 px; switching takes two clicks."""
        holder = QWidget()
        holder.setObjectName("chip_holder")
        line = QHBoxLayout(holder)
        line.setContentsMargins(8, 0, 8, 0)
        name, role = label(person.name, name="chip_name"), label(say(person.role.text), name="chip_role")
        chip = ComposedButton("person", "user_chip")
        face = _line(6, 12, Avatar(person.name, 24, "bar"), name, role, picture("chev", "bar_text", 14))
        chip.compose(face, f"{person.name} {say(person.role.text)}")
        chip.setFixedHeight(32)
        chip.setMenu(self._menu(person))
        line.addWidget(chip)
        return holder

    def _menu(self, person: Person) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("person_menu")
        if allowed(person.role, Act.EXPORT_CERTIFICATES):
            menu.addAction(icon("shield", "ink2"), self.tr("Export verification certificates"), self.certificates_wanted.emit)
        for words, name, picture_name, signal in (
            (self.tr("Switch user"), "switch_user", "switch", self.switch_wanted),
            (self.tr("Log out"), "log_out", "exp", self.log_out_wanted),
        ):
            act = menu.addAction(icon(picture_name, "ink2"), words)
            act.setObjectName(name)
            act.triggered.connect(signal)
        return menu

    def _lock_button(self) -> QPushButton:
        made = QPushButton()
        made.setObjectName("lock")
        made.setProperty("kind", "bar")
        made.setIcon(icon("lock", "bar_text"))
        made.setIconSize(QSize(20, 20))
        made.setFixedSize(36, 32)
        made.setAccessibleName(self.tr("Lock the window"))
        made.setToolTip(self.tr("Lock the window (Ctrl+L)"))
        made.clicked.connect(self.lock_wanted)
        return made


def _line(left: int, right: int, *parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(left, 0, right, 0)
    line.setSpacing(6)
    for part in parts:
        line.addWidget(part)
    return line


def _logo() -> QLabel:
    made = picture("wardsource", "panel", 26)
    made.setObjectName("logo")
    return made


def _name(words: str) -> QLabel:
    made = label(words, name="product")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return made
