"""A proposed deviation on 今日: into the log as a draft, or said to be none."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.accounts.permissions import Act, allowed
from desktop.models.judgement.deviations import Proposal, proposals
from desktop.models.judgement.standing import standing
from desktop.models.judgement.task import Task
from desktop.models.site.deviating import dismiss_deviation, open_deviation
from desktop.views.dialogs.dismiss_deviation import DismissDeviationDialog
from desktop.views.session import Session
from desktop.views.tabs.tab import Place


class Proposed(QObject):
    """Does what the buttons of such a row ask for."""

    wanted = Signal(object)
    """The Place of the row of the log."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._behind = session, parent

    def takes(self, task: Task) -> bool:
        """Open the row of the log where the task is a proposal and the reader may record it; whether it was that."""
        site = self._session.site
        found = self._proposal(task) if task.rule and allowed(site.person.role, Act.SETTLE_DEVIATION) else None
        if found is None:
            return False
        page = self._session.attempt(open_deviation, site, task.subject, found)
        if page is not None:
            self._session.typed.add(page)
            self.wanted.emit(Place(page.subject, page.form, repeat=page.repeat, visit=page.visit))
        return True

    def dismiss(self, task: Task) -> None:
        """Ask why it is none, and keep that."""
        found = self._proposal(task)
        if found is not None:
            dialog = DismissDeviationDialog(self._behind, task.subject, found.text)
            dialog.stated.connect(lambda why: self._session.run(dismiss_deviation, self._session.site, task.subject, found, why))
            dialog.open()

    def _proposal(self, task: Task) -> Proposal | None:
        book, today = self._session.casebook.book(task.subject), self._session.clock.now().date()
        known = proposals(book, standing(self._session.site.protocol, book, today))
        return next((one for one in known if one.rule == task.rule), None)
