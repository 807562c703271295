"""The calendar behind the small button of a date: the second way to enter one, after typing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.views.parts import button


class Calendar(QFrame):
    """Opens under its button; a click takes the day."""

    taken = Signal(object)
    """The date clicked."""

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setObjectName("calendar")
        self.days = QCalendarWidget()
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.days.setSelectedDate(QDate(day.year, day.month, day.day))
        self.days.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.days)

    def open_under(self, widget: QWidget) -> None:
        """Show it under the button, inside the screen."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        around = widget.screen().availableGeometry()
        self.move(min(at.x(), around.right() - self.width()), min(at.y(), around.bottom() - self.height()))
        self.show()

    def _take(self, day: QDate) -> None:
        self.taken.emit(date(day.year(), day.month(), day.day()))
        self.close()


def calendar_button(key: str, accessible: str) -> QPushButton:
    """The button that opens it; the keyboard types instead."""
    made = button("", "tool", f"{key}_calendar", picture="calendar")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setAccessibleName(accessible)
    made.setToolTip(accessible)
    return made
