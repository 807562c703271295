"""改期: another planned day of infusion, with what it does to every visit and to the criteria before it is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.models.clock import weekday
from desktop.models.judgement.consequences import Turned
from desktop.models.judgement.holidays import WEEKENDS, read_holidays
from desktop.models.judgement.moved_plan import MovedVisit, moved_plan
from desktop.models.judgement.windows import VisitWindow
from desktop.models.protocol.v1.subject import planned_d0, sex
from desktop.models.records.answer import day_of
from desktop.models.records.reasons import PLAN_MOVED
from desktop.models.site.planning import move_d0
from desktop.models.text import Text
from desktop.paths import resource
from desktop.views.dialogs.causes import turned_words
from desktop.views.dialogs.reasons import ReasonTiles
from desktop.views.dialogs.sheet import Sheet
from desktop.views.forms.editors import editor_for
from desktop.views.language import say
from desktop.views.parts import Holder, column, hairline, label, picture, row
from desktop.views.session import Session


class MoveD0Dialog(Sheet):
    """Nothing is blocked by a move: what is stale is asked for again, what was done stays judged by its plan."""

    def __init__(self, parent: QWidget, session: Session, subject: str) -> None:
        super().__init__(parent, "move_d0_dialog", icon="calendar", title=self.tr("Move the infusion day"), about=subject, width=700)
        self._session, self._subject = session, subject
        self._holidays = session.attempt(read_holidays, resource("rules", "holidays.csv")) or WEEKENDS
        site, book = session.site, session.casebook.book(subject)
        item = site.protocol.form("DM").item("D0PLDTC")
        self.editor = editor_for(item, clock=site.clock, book=book, sex=sex(book))
        planned = planned_d0(book)
        now = label(_day(planned) if planned else "", size="value", name="planned_now")
        self.body.addLayout(row(label(self.tr("Planned D0"), tone="ink2"), now, 1, spacing=12))
        self.body.addLayout(row(label(self.tr("New day"), tone="ink2"), self.editor, 1, spacing=12))
        self.reasons = ReasonTiles(PLAN_MOVED, "move_reason")
        self.body.addWidget(self.reasons)
        self._preview = Holder("move_preview")
        self.body.addWidget(self._preview)
        self.body.addStretch(1)
        self.fact.setText(self.tr("Visits already held stay judged by the plan of their day."))
        self._move = self.act(self.tr("Move"), "move_confirm", picture="calendar")
        self._move.clicked.connect(self._record)
        self.editor.changed.connect(self._show)
        self.reasons.changed.connect(self._ready)
        self._show()
        self.editor.stops[0].setFocus()

    @property
    def day(self) -> date | None:
        """The day chosen, None while there is none or it is the planned one."""
        chosen = day_of(self.editor.answer().value)
        return None if chosen == planned_d0(self._session.casebook.book(self._subject)) else chosen

    def _show(self) -> None:
        """What the move would do, as soon as there is another day."""
        told = QWidget()
        lines = column(spacing=6)
        day = self.day
        if day is not None:
            site = self._session.site
            plan = moved_plan(site.protocol, self._session.casebook.book(self._subject), day, site.clock.now())
            moved = [one for one in plan.visits if one.before.opens != one.after.opens]
            lines.addWidget(label(self.tr("{n} visits move").format(n=len(moved)), size="strong", name="moved_count"))
            lines.addLayout(self._table(moved))
            self._tell_turned(lines, plan.turned)
        else:
            lines.addWidget(label(self.tr("Choose a day to see what moves"), tone="ink3", wrap=True))
        told.setLayout(lines)
        self._preview.hold(told)
        self._ready()
        self.fit()

    def _table(self, moved: Sequence[MovedVisit]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        heads = (self.tr("Visit"), self.tr("Day so far"), self.tr("New day"), self.tr("Window"), "")
        for at, words in enumerate(heads):
            grid.addWidget(label(words, tone="ink3"), 0, at)
        for line, one in enumerate(moved, 1):
            hint = self._holidays.hint(one.after.nominal or one.after.opens)
            parts = (
                label(one.visit.key, size="strong", name=f"moved_{one.visit.key}"),
                label(_shown(one.before), tone="ink2"),
                label(_shown(one.after), size="strong"),
                label(_window(one.after), tone="ink2"),
                label(say(hint) if hint else "", tone="warn"),
            )
            for at, part in enumerate(parts):
                grid.addWidget(part, line, at)
        grid.setColumnStretch(len(heads) - 1, 1)
        return grid

    def _tell_turned(self, lines: QVBoxLayout, turned: Sequence[Turned]) -> None:
        if not turned:
            return
        lines.addWidget(hairline())
        words = self.tr("{n} criteria change: what is too old by then is done again").format(n=len(turned))
        lines.addLayout(row(picture("warn", "warn", 18), label(words, tone="warn", size="strong", wrap=True, name="turned_count")))
        for one in turned:
            lines.addWidget(label(turned_words(one), wrap=True))

    def _ready(self) -> None:
        self._move.setEnabled(self.day is not None and bool(self.reasons.reason()))

    def _record(self) -> None:
        day = self.day
        if day is not None and self._session.run(move_d0, self._session.site, self._subject, day, self.reasons.reason()) is not None:
            self.accept()


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d} {say(Text(*weekday(day)))}"


def _shown(window: VisitWindow) -> str:
    return _day(window.nominal) if window.nominal else _window(window)


def _window(window: VisitWindow) -> str:
    return f"{window.opens:%m-%d}" if window.opens == window.closes else f"{window.opens:%m-%d} – {window.closes:%m-%d}"
