"""待核对: what the page still asks, one line each; a click jumps to the field, F8 goes to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal

from desktop.models.judgement.finding import Finding
from desktop.models.judgement.to_check import ToCheck, following, to_check
from desktop.models.protocol.form import Form, Level
from desktop.views.language import say
from desktop.views.pages.jump_list import Jump, JumpList
from desktop.views.painted.jump_line import Told
from desktop.views.parts import keycap, label

_SIGNS = {Level.MUST: ("stop", "danger"), Level.CHECK: ("warn", "warn"), Level.NOTE: ("info", "info")}


class FindingList(JumpList):
    """Emits the item to go to."""

    chosen = Signal(str)

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        following = label(translate("FindingList", "next"), tone="ink2")
        super().__init__("finding_list", translate("FindingList", "Nothing to check"), keycap("F8"), following)
        self._listed: tuple[ToCheck, ...] = ()

    def show_findings(self, form: Form, found: Sequence[Finding], current: str) -> None:
        """The open findings, what must be resolved first."""
        self._listed = to_check(form, found)
        jumps = [self._jump(at, line, current) for at, line in enumerate(self._listed)]
        self.show_jumps(self.tr("To check: {n}").format(n=len(self._listed)), jumps)

    def next_after(self, item: str) -> str:
        """The item of the next line after one, from the top again at the end; nothing where there is none."""
        return following(self._listed, item)

    def _jump(self, at: int, line: ToCheck, current: str) -> Jump:
        drawing, tone = _SIGNS[line.level]
        go = partial(self.chosen.emit, line.item)
        told = Told(say(line.says), drawing=drawing, tone=tone, level=say(line.level.text))
        return Jump(f"finding_{at}", told, go, current=current in line.items)
