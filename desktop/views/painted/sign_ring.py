"""The sign state of a page: dashed ring, ring, half ring, full disc, or a pen in red where the signature no longer holds."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtWidgets import QLabel

from desktop.models.judgement.sign_state import SignState
from desktop.views.icons import pixmap
from desktop.views.language import say

SIZE = 16


class SignRing(QLabel):
    """One mark; its word stands in the accessible name and in the legend of the list."""

    def __init__(self, state: SignState) -> None:
        super().__init__()
        self.setFixedSize(SIZE, SIZE)
        self.show_state(state)

    def show_state(self, state: SignState) -> None:
        """Another state of the page."""
        name, tone = drawing_of(state)
        self.setPixmap(pixmap(name, tone, SIZE))
        self.setAccessibleName(say(state.text))
        self.setToolTip(say(state.text))


def drawing_of(state: SignState) -> tuple[str, str]:
    """The drawing of a state and its colour token."""
    match state:
        case SignState.EMPTY:
            return "circd", "ink3"
        case SignState.UNSIGNED:
            return "circ0", "ink3"
        case SignState.PARTLY:
            return "circ1", "ink2"
        case SignState.SIGNED:
            return "circ2", "ink2"
        case SignState.BROKEN:
            return "sign", "danger"
        case _:
            assert_never(state)
