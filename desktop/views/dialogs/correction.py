"""One dialog for every reason a save needs: corrections old → new, and late entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QWidget

from desktop.models.clock import shown
from desktop.models.judgement.consequences import Consequences
from desktop.models.records.reasons import CORRECTION, LATE, REPORTED, written
from desktop.models.site.recording import Reasons
from desktop.models.site.site import Site
from desktop.models.text import Text
from desktop.views.dialogs.causes import Causes
from desktop.views.dialogs.reasons import ReasonTiles
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import say
from desktop.views.parts import button, hairline, label, row


@dataclass(frozen=True, slots=True)
class Correction:
    """One value about to change, in words."""

    item: str
    label: str
    old: str
    new: str
    awaited: bool = False
    """Whether a result not yet reported stood there."""


class ReasonsDialog(Sheet):
    """Asks why: `reasoned` carries the Reasons once every one is stated."""

    reasoned = Signal(object)

    def __init__(self, parent: QWidget, site: Site, about: str, corrections: Sequence[Correction], late: timedelta | None,
                 caused: Callable[[], Consequences], editor: QWidget | None = None) -> None:  # fmt: skip
        self._corrections = tuple(corrections)
        title = self._title()
        super().__init__(parent, "reasons_dialog", icon="pen" if corrections else "late", title=title, about=about)
        self._caused = caused
        self._chosen: dict[str, tuple[Text | None, str]] = {}
        self._current = corrections[0].item if corrections else ""
        self._rows: dict[str, _Row] = {}
        self._together: QCheckBox | None = None
        self._tiles: ReasonTiles | None = None
        self._late: ReasonTiles | None = None
        self._causes = Causes(site.people)
        if corrections:
            self._add_corrections(editor)
        self.body.addWidget(self._causes)
        if late is not None:
            self._add_late(late)
        self.body.addStretch(1)
        person = site.person
        self.fact.setText(f"{person.name} {say(person.role.text)} · {shown(site.clock.now())[:16]}")
        self.save = self.act(self.tr("Save correction") if corrections else self.tr("Save"), "reasons_save")
        self.save.clicked.connect(self._done)
        self.refresh()
        for tiles in (self._late, self._tiles):
            if tiles is not None:
                tiles.setFocus()

    def refresh(self) -> None:
        """After the new value or a reason changed: consequences and whether it can be saved."""
        self._causes.show_consequences(self._caused())
        for item, line in self._rows.items():
            line.show_reason(self._reason(item) if not self._one_for_all else "", current=item == self._current and not self._one_for_all)
        self.save.setEnabled(self._complete())
        self.fit()

    def _title(self) -> str:
        if len(self._corrections) == 1:
            return self.tr("Correct {item}").format(item=self._corrections[0].label)
        if self._corrections:
            return self.tr("Correct {n} values").format(n=len(self._corrections))
        return self.tr("Late entry")

    @property
    def _one_for_all(self) -> bool:
        return self._together is None or self._together.isChecked()

    def _add_corrections(self, editor: QWidget | None) -> None:
        for correction in self._corrections:
            line = _Row(correction, editor)
            line.picked.connect(self._pick)
            self._rows[correction.item] = line
            self.body.addWidget(line)
        if len(self._corrections) > 1:
            self._together = QCheckBox(self.tr("One reason for all {n} corrections").format(n=len(self._corrections)))
            self._together.setObjectName("one_for_all")
            self._together.setProperty("kind", "tile")
            self._together.setChecked(len({correction.awaited for correction in self._corrections}) == 1)
            self._together.toggled.connect(self._show_chosen)
            self.body.addWidget(self._together)
        self.body.addWidget(label(self.tr("Reason (choose one)"), tone="ink2"))
        self._tiles = ReasonTiles(CORRECTION, "reason", first=REPORTED if any(one.awaited for one in self._corrections) else None)
        self._tiles.changed.connect(self._keep_chosen)
        self.body.addWidget(self._tiles)

    def _add_late(self, late: timedelta) -> None:
        if self._corrections:
            self.body.addWidget(hairline())
        minutes = int(late.total_seconds() // 60)
        told = self.tr("Late entry +{h} h {m}: why was it not recorded at the time?").format(h=minutes // 60, m=f"{minutes % 60:02d}")
        self.body.addWidget(label(told, tone="warn", size="strong", wrap=True, name="late_by"))
        self._late = ReasonTiles(LATE, "late_reason")
        self._late.changed.connect(self.refresh)
        self.body.addWidget(self._late)

    def _pick(self, item: str) -> None:
        if not self._one_for_all:
            self._current = item
            self._show_chosen()

    def _show_chosen(self) -> None:
        assert self._tiles is not None
        chosen, own = self._chosen.get(self._key, (None, ""))
        self._tiles.put(chosen, own)
        self.refresh()

    @property
    def _key(self) -> str:
        return "" if self._one_for_all else self._current

    def _keep_chosen(self) -> None:
        assert self._tiles is not None
        self._chosen[self._key] = (self._tiles.chosen, self._tiles.own.text())
        self.refresh()

    def _reason(self, item: str) -> str:
        return written(*self._chosen.get("" if self._one_for_all else item, (None, "")))

    def _complete(self) -> bool:
        stated = all(self._reason(correction.item) for correction in self._corrections)
        return stated and (self._late is None or bool(self._late.reason()))

    def _done(self) -> None:
        corrections = {correction.item: self._reason(correction.item) for correction in self._corrections}
        late = self._late.reason() if self._late else ""
        self.accept()
        self.reasoned.emit(Reasons(corrections, late))


class _Row(QFrame):
    """One correction: label, old value struck, new value or its editor, and its reason where each has its own."""

    picked = Signal(str)

    def __init__(self, correction: Correction, editor: QWidget | None) -> None:
        super().__init__()
        self.setObjectName(f"correction_{correction.item}")
        old = label(correction.old, size="value", name="old_value")
        old.setProperty("state", "struck")
        font = old.font()
        font.setStrikeOut(True)
        old.setFont(font)
        new = editor or label(correction.new, size="value", name="new_value")
        self._reason = label("", tone="ink2")
        self._pick = button(correction.label, "flat", f"pick_{correction.item}")
        self._pick.clicked.connect(lambda: self.picked.emit(correction.item))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._pick)
        line.addLayout(row(old, _arrow(), new, 1))
        line.addWidget(self._reason)

    def show_reason(self, reason: str, *, current: bool) -> None:
        self._reason.setText(reason)
        self.setProperty("state", "current" if current else "")
        self.style().unpolish(self)
        self.style().polish(self)


def _arrow() -> QLabel:
    return label("→", tone="ink3")
