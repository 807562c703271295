"""要办: what would settle the criteria that wait; a click jumps to the field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal

from desktop.models.text import listed, same
from desktop.views.language import say
from desktop.views.pages.jump_list import Jump, JumpList
from desktop.views.painted.jump_line import Told
from desktop.views.tabs.screening.verdict import ToDo


class ToDoList(JumpList):
    """Emits form and item."""

    jump_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("to_do", QCoreApplication.translate("ToDoList", "Nothing is missing"))

    def show_to_do(self, tasks: Sequence[ToDo]) -> None:
        """What is missing, most urgent order as the protocol names it."""
        jumps = [
            Jump(
                f"to_do_{task.need.form}_{task.need.item}",
                Told(say(task.what), aside=say(listed(map(same, task.criteria)))),
                partial(self.jump_wanted.emit, task.need.form, task.need.item),
            )
            for task in tasks
        ]
        self.show_jumps(self.tr("To do: {n}").format(n=len(tasks)), jumps)
