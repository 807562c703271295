"""A small panel beside the field it speaks of, with a pointer to it; Esc or a click elsewhere closes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.parts import hairline, keycap, label, picture, scrolled
from desktop.views.style import COLOURS

_POINTER = 9
_SCROLLS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Popover(QWidget):
    """Head with icon, title and Esc; a scrolling body; a foot."""

    def __init__(self, parent: QWidget, name: str, *, icon: str, title: str, about: str, width: int = 440) -> None:
        super().__init__(parent.window(), Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._pointer_at, self._width = 0, width
        self.body = QVBoxLayout()
        self.body.setContentsMargins(14, 10, 14, 10)
        self.body.setSpacing(8)
        self.foot = label("", tone="ink3", name="popover_foot")
        self._assemble(icon, title, about)

    def show_beside(self, field: QWidget) -> None:
        """Stand at the right of the window, over what is least needed, the pointer at the field's row."""
        window = self.parentWidget()
        assert window is not None
        around = QRect(window.mapToGlobal(QPoint(0, 0)), window.size()).adjusted(6, 6, -6, -6)
        target = QRect(field.mapToGlobal(QPoint(0, 0)), field.size())
        height = min(self._wanted_height(), around.height())
        x = min(target.right() + 2, around.right() - self._width)
        y = min(max(around.top(), target.center().y() - 48), around.bottom() - height)
        self._pointer_at = min(max(target.center().y() - y, 24), height - 24)
        self.setGeometry(x, y, self._width, height)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(COLOURS.ctrl, 1))
        painter.setBrush(COLOURS.panel)
        card = self.rect().adjusted(_POINTER, 0, -_POINTER - 1, -1)
        painter.drawRoundedRect(card, 8, 8)
        edge, tip = card.left() + 1, 0
        at = self._pointer_at
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygon([QPoint(edge, at - _POINTER), QPoint(tip, at), QPoint(edge, at + _POINTER)]))
        painter.setPen(QPen(COLOURS.ctrl, 1))
        painter.drawPolyline([QPoint(edge, at - _POINTER), QPoint(tip, at), QPoint(edge, at + _POINTER)])
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _SCROLLS:
            QApplication.sendEvent(self._scroll.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)

    def _wanted_height(self) -> int:
        inner = self._width - 2 * _POINTER - 2
        content = self._content.layout()
        assert content is not None
        content.activate()
        wanted = content.totalHeightForWidth(inner) if content.hasHeightForWidth() else content.sizeHint().height()
        return wanted + 48 + 40 + 4

    def _assemble(self, icon: str, title: str, about: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.setSpacing(8)
        head.addWidget(picture(icon, "accent", 18))
        head.addWidget(label(title, size="panel", name="popover_title"))
        head.addWidget(label(about, tone="ink2"))
        head.addStretch(1)
        head.addWidget(keycap("Esc"))
        self._content = QWidget()
        self._content.setObjectName("popover_body")
        self._content.setLayout(self.body)
        self._scroll = scrolled(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_POINTER + 1, 1, _POINTER + 1, 1)
        whole.setSpacing(0)
        bar = QWidget()
        bar.setFixedHeight(48)
        bar.setLayout(head)
        foot = QWidget()
        foot.setFixedHeight(40)
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 0, 14, 0)
        line.addWidget(self.foot)
        for part in (bar, hairline(), self._scroll, hairline(), foot):
            whole.addWidget(part)
