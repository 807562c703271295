"""越过: a physician goes on past a hard stop, with the reason."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.models.judgement.steps import StepState
from desktop.models.records.reasons import OVERRIDE
from desktop.views.dialogs.other_person_sheet import OtherPersonSheet
from desktop.views.dialogs.reasons import ReasonTiles
from desktop.views.language import say
from desktop.views.parts import label, picture


class OverrideDialog(OtherPersonSheet):
    """Holds for exactly what the gate says now."""

    def __init__(self, parent: QWidget, state: StepState, about: str, users: Collection[str]) -> None:
        title = self.tr("Go on past the stop at {step}").format(step=state.step.number)
        super().__init__(parent, "override", icon="stop", title=title, about=about, users=users, does=self.tr("Go on, I decide so"))
        self._tiles = ReasonTiles(OVERRIDE, "override_reason")
        self._tiles.changed.connect(self._ready)
        self.body.addWidget(_stop(state))
        self.body.addWidget(self._tiles)
        self.body.addWidget(label(self.tr("A physician decides, with the own user id and password:"), tone="ink2", wrap=True))
        self._end_with_person()
        self.fact.setText(self.tr("Holds for exactly this stop; recorded with your name"))
        self._ready()
        self._tiles.setFocus()

    @property
    def reason(self) -> str:
        """The reason as the ledger keeps it."""
        return self._tiles.reason()

    def _complete(self) -> bool:
        return self.person.complete and bool(self.reason)


def _stop(state: StepState) -> QFrame:
    box = QFrame()
    box.setProperty("kind", "box_danger")
    line = QHBoxLayout(box)
    line.setContentsMargins(12, 8, 12, 8)
    line.addWidget(picture("stop", "danger", 18))
    line.addWidget(label(say(state.stops) if state.stops else "", wrap=True, name="stop_words"), 1)
    return box
