"""The shape of every dialog: head with icon and subject, body that scrolls if it must, foot with the harmless button as default."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.parts import button, label, picture, scrolled
from desktop.views.style import COLOURS

_HEAD, _FOOT = 48, 56


class Veil(QWidget):
    """Dims the window behind a dialog."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.resize(over.size())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), COLOURS.veil)
        painter.end()


class Sheet(QDialog):
    """A window-modal dialog; Enter moves on, Esc and 取消 leave everything as it was."""

    def __init__(self, parent: QWidget, name: str, *, icon: str, title: str, about: str = "", width: int = 660) -> None:
        super().__init__(parent.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setProperty("kind", "sheet")
        self._veil: Veil | None = None
        self._behind = parent
        self._does: QPushButton | None = None
        self._width = width
        self._greeted = False
        self.body = QVBoxLayout()
        self.body.setContentsMargins(18, 14, 18, 14)
        self.body.setSpacing(10)
        self.fact = label("", tone="ink3", wrap=True, name="fact")
        self.cancel = button(self.tr("Cancel"), "ghost", "cancel")
        self.cancel.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self._foot = QHBoxLayout()
        self._assemble(icon, title, about)
        self.finished.connect(self._lift_veil)
        self.finished.connect(self._give_back)

    def act(self, words: str, name: str, *, picture: str = "") -> QPushButton:
        """The button that does what the dialog is for, at the right of 取消."""
        made = button(words, "primary", name, picture=picture)
        made.setMinimumWidth(max(110, made.sizeHint().width()))
        self._foot.addWidget(made)
        self._does = made
        return made

    def foot_button(self, made: QPushButton) -> None:
        """A further button before 取消."""
        self._foot.insertWidget(self._foot.indexOf(self.cancel), made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and self.enter_presses(focused):
            focused.click()
        elif self._does is not None and self._does.isEnabled() and (focused is self._does or _says_why(focused) or _is_secret(focused)):
            self._does.setFocus(Qt.FocusReason.TabFocusReason)
        elif not isinstance(focused, QPlainTextEdit):
            self._move_on()

    def _move_on(self) -> None:
        """To the next place, never to 取消: one more Enter there would throw away what was given."""
        self.focusNextChild()
        if self.focusWidget() is self.cancel:
            self.focusNextChild()

    def enter_presses(self, focused: QAbstractButton) -> bool:
        """Whether Enter on this button presses it; a signature is never given by Enter."""
        return isinstance(focused, QPushButton)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None and self._veil is None:
            self._veil = Veil(window)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and not self._greeted:
            self._greeted = True
            QTimer.singleShot(0, self, self._greet)

    def _greet(self) -> None:
        """A value that stands in the first field is typed over; becoming active dropped its selection."""
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.selectAll()

    def fit(self) -> None:
        """Take the height the body wants, as far as the window has it, and stand in its middle."""
        window = self.parentWidget()
        if window is None:
            return
        width = min(self._width, window.width() - 24)
        self.body.activate()
        content = self.body.totalHeightForWidth(width - 2) if self.body.hasHeightForWidth() else self.body.totalSizeHint().height()
        wanted = content + _HEAD + _FOOT + 4
        self.resize(width, min(wanted, window.height() - 16))
        centre = window.mapToGlobal(window.rect().center())
        self.move(centre.x() - self.width() // 2, centre.y() - self.height() // 2)

    def _assemble(self, icon: str, title: str, about: str) -> None:
        self._head = _bar("sheet_head")
        head = self._head.layout()
        assert isinstance(head, QHBoxLayout)
        head.addWidget(picture(icon, "accent", 20))
        head.addWidget(label(title, size="dialog", name="sheet_title"))
        head.addStretch(1)
        head.addWidget(label(about, tone="ink2", name="sheet_about"))
        self._head.setFixedHeight(_HEAD)
        foot = _bar("sheet_foot")
        foot.setFixedHeight(_FOOT)
        line = foot.layout()
        assert isinstance(line, QHBoxLayout)
        line.addWidget(self.fact, 1)
        line.addLayout(self._foot)
        self._foot.addWidget(self.cancel)
        self._foot.setSpacing(10)
        content = QWidget()
        content.setObjectName("sheet_body")
        content.setLayout(self.body)
        self._scroll = scrolled(content)
        card = QFrame()
        card.setObjectName("sheet_card")
        whole = QVBoxLayout(card)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        for part in (self._head, self._scroll, foot):
            whole.addWidget(part)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)

    def _lift_veil(self) -> None:
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None

    def _give_back(self) -> None:
        """The caret goes back to whoever opened the dialog, which knows where work goes on."""
        self._behind.window().activateWindow()
        self._behind.setFocus(Qt.FocusReason.OtherFocusReason)


def _says_why(focused: QWidget | None) -> bool:
    """Whether the caret is at a reason: one chosen, or words of one's own."""
    if isinstance(focused, QRadioButton):
        return focused.isChecked()
    return focused is not None and focused.property("kind") == "reason"


def _is_secret(focused: QWidget | None) -> bool:
    """Whether the caret is at a password."""
    return isinstance(focused, QLineEdit) and focused.echoMode() is QLineEdit.EchoMode.Password


def _bar(name: str) -> QFrame:
    bar = QFrame()
    bar.setObjectName(name)
    line = QHBoxLayout(bar)
    line.setContentsMargins(18, 0, 18, 0)
    line.setSpacing(10)
    return bar
