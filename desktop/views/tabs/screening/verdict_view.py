"""入选判定: the verdict with what decides it, the map, the criteria with the unresolved first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.models.judgement.eligibility import Effect, Eligibility, Judged
from desktop.models.protocol.plan import Protocol
from desktop.models.text import listed, same
from desktop.views.dialogs.effects import STATE
from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import Holder, button, column, hairline, label, picture, row, scrolled
from desktop.views.tabs.screening.criteria_map import CriteriaMap
from desktop.views.tabs.screening.criterion_row import CriterionRow
from desktop.views.tabs.screening.verdict import drafts_among, ordered, overall


class VerdictView(QFrame):
    """Emits the field a criterion asks for."""

    jump_wanted = Signal(str, str)

    def __init__(self, protocol: Protocol) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self.setProperty("kind", "panel")
        self._protocol = protocol
        self._judged: Eligibility | None = None
        self._drafted: frozenset[tuple[str, str]] = frozenset()
        self._filter: Effect | None = None
        self._current, self._quoted, self._unfolded = "", False, False
        self._map = CriteriaMap()
        self._map.chosen.connect(self._choose)
        self._head = Holder("verdict_head")
        self._list = Holder("criteria")
        self._scroll = scrolled(self._list)
        mapped = QWidget()
        line = row(self._map)
        line.setContentsMargins(12, 0, 12, 6)
        mapped.setLayout(line)
        whole = column(self._head, mapped, hairline())
        whole.addWidget(self._scroll, 1)
        whole.setContentsMargins(1, 1, 1, 1)
        self.setLayout(whole)

    def show_judged(self, judged: Eligibility, drafted: frozenset[tuple[str, str]]) -> None:
        """The criteria as they stand."""
        if judged is self._judged and drafted == self._drafted:
            return
        self._judged, self._drafted = judged, drafted
        if not self._current:
            self._current = ordered(judged.judged)[0].criterion.key
        self._rebuild()

    def quote(self) -> None:
        """F1: show or hide the registry's sentence and its reading at the current criterion."""
        self._quoted = not self._quoted
        self._rebuild()

    def _rebuild(self) -> None:
        if self._judged is None:
            return
        at = self._scroll.verticalScrollBar().value()
        stood = isinstance(QApplication.focusWidget(), CriterionRow)
        self._fill_head(self._judged)
        self._map.show_judged(self._judged.judged, self._current)
        shown = [one for one in ordered(self._judged.judged) if self._filter in (None, one.effect)]
        fold = self._filter is None and not self._unfolded
        unresolved = [one for one in shown if not (fold and self._settled(one))]
        settled = [one for one in shown if fold and self._settled(one)]
        lines = column(self._group_head(self._judged), *map(self._row, unresolved), *([self._digest(settled)] if settled else []))
        lines.addStretch(1)
        inside = QWidget()
        inside.setLayout(lines)
        self._list.hold(inside)
        if stood:
            self._stand_at_current()
        self._scroll.verticalScrollBar().setValue(at)

    def _settled(self, one: Judged) -> bool:
        return one.effect is Effect.PASSES and one.criterion.key != self._current

    def _fill_head(self, judged: Eligibility) -> None:
        effect = overall(judged)
        icon, tone = STATE[effect]
        words = {Effect.FAILS: self.tr("Not eligible"), Effect.PENDING: self.tr("Pending"), Effect.PASSES: self.tr("Eligible so far")}
        deciding = judged.of(effect)[0].criterion.key if effect is not Effect.PASSES else ""
        line = row(
            picture(icon, tone, 20),
            label(words[effect], tone=tone, size="panel", name="verdict_words"),
            label(deciding, tone=tone, size="strong", name="deciding"),
            1,
            self._filters(judged),
            spacing=6,
        )
        line.setContentsMargins(12, 6, 8, 4)
        head = QWidget()
        head.setLayout(line)
        self._head.hold(head)

    def _filters(self, judged: Eligibility) -> QWidget:
        frame = QFrame()
        frame.setProperty("kind", "segments")
        line = QHBoxLayout(frame)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        group = QButtonGroup(frame)
        cells: list[tuple[Effect | None, str]] = [(None, self.tr("All"))]
        cells += [(Effect.PENDING, self.tr("Pending")), (Effect.FAILS, self.tr("Failed")), (Effect.PASSES, self.tr("Met"))]
        for effect, words in cells:
            count = len(judged.judged) if effect is None else len(judged.of(effect))
            cell = button(f"{words} {count}", "segment", f"filter_{effect.value if effect else 'all'}")
            cell.setCheckable(True)
            cell.setChecked(effect is self._filter)
            cell.clicked.connect(lambda _on=False, effect=effect: self._filter_by(effect))
            group.addButton(cell)
            line.addWidget(cell)
        return frame

    def _group_head(self, judged: Eligibility) -> QWidget:
        head = QFrame()
        head.setProperty("kind", "group_head")
        counts = self.tr("{n} criteria · {met} met · {failed} not met · {pending} pending").format(
            n=len(judged.judged),
            met=len(judged.of(Effect.PASSES)),
            failed=len(judged.of(Effect.FAILS)),
            pending=len(judged.of(Effect.PENDING)),
        )
        line = row(label(self.tr("General inclusion"), size="strong"), _count_words(counts))
        line.setStretch(1, 1)
        line.setContentsMargins(12, 4, 12, 4)
        head.setLayout(line)
        return head

    def _row(self, one: Judged) -> CriterionRow:
        current = one.criterion.key == self._current
        made = CriterionRow(self._protocol, one, current=current, quoted=current and self._quoted, draft=drafts_among(one, self._drafted))
        made.chosen.connect(self._choose)
        made.jump_wanted.connect(self.jump_wanted)
        return made

    def _digest(self, settled: list[Judged]) -> QPushButton:
        keys = say(listed(same(one.criterion.key) for one in settled))
        words = self.tr("{n} met: {keys}").format(n=len(settled), keys=keys)
        made = button("", "page_row", "met_digest")
        made.setAccessibleName(words)
        line = QHBoxLayout(made)
        line.setContentsMargins(10, 0, 10, 0)
        line.setSpacing(8)
        for part in (picture("ok", "ok", 18), ElidingLabel(words), label(self.tr("Unfold"), tone="accent"), picture("chev", "accent", 14)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.addWidget(part, 1 if isinstance(part, ElidingLabel) else 0)
        made.clicked.connect(self._unfold)
        return made

    def _unfold(self) -> None:
        self._unfolded = True
        self._rebuild()

    def _filter_by(self, effect: Effect | None) -> None:
        self._filter, self._unfolded = effect, False
        self._rebuild()

    def _choose(self, key: str) -> None:
        self._current = key
        self._rebuild()
        self._stand_at_current()

    def _stand_at_current(self) -> None:
        made = self._list.held.findChild(CriterionRow, f"criterion_{self._current}")
        if isinstance(made, CriterionRow):
            made.setFocus()
            self._scroll.ensureWidgetVisible(made)


def _count_words(words: str) -> ElidingLabel:
    made = ElidingLabel(words)
    made.setProperty("tone", "ink2")
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
