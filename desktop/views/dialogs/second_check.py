"""核对: a second person looks at exactly what the step says, and stands by it with an account of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.models.judgement.steps import StepState, checkers
from desktop.models.text import listed
from desktop.views.dialogs.other_person_sheet import OtherPersonSheet
from desktop.views.language import say
from desktop.views.parts import label


class SecondCheckDialog(OtherPersonSheet):
    """Shows what was recorded and asks who has checked it."""

    def __init__(self, parent: QWidget, state: StepState, told: Sequence[tuple[str, str]], about: str, users: Collection[str]) -> None:
        title = self.tr("Check {step}").format(step=f"{state.step.number} {say(state.section.text)}")
        super().__init__(parent, "second_check", icon="users", title=title, about=about, users=users, does=self.tr("I have checked it"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for at, (asked, value) in enumerate(told):
            grid.addWidget(label(asked, tone="ink2", wrap=True), at, 0)
            grid.addWidget(label(value, size="strong", wrap=True), at, 1)
        self.body.addLayout(grid)
        roles = say(listed(role.text for role in checkers(state)))
        recorded = ", ".join(state.by)
        who = self.tr("Another person than {recorded}: {roles}").format(recorded=recorded, roles=roles)
        self.body.addWidget(label(who, tone="ink2", wrap=True, name="who_may"))
        self._end_with_person()
        self.fact.setText(self.tr("A later change of the step makes the check void"))
        self.person.setFocus()
