"""The right column: on a page what to check and the field's context, on the verdict what is to be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.models.judgement.eligibility import Eligibility
from desktop.models.judgement.supposing import supposing
from desktop.models.protocol.v1.subject import sex
from desktop.views.pages.context import ContextPanel
from desktop.views.pages.finding_list import FindingList
from desktop.views.pages.form_panel import FormPanel
from desktop.views.parts import column, scrolled
from desktop.views.session import Session
from desktop.views.tabs.screening.to_do_list import ToDoList
from desktop.views.tabs.screening.verdict import judged_now, to_do

WIDTH, WIDE = 232, 280


class Side(QWidget):
    """Emits where to go and what to tell."""

    item_chosen = Signal(str)
    jump_wanted = Signal(str, str)
    provenance_wanted = Signal(str)
    history_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("side_column")
        self._session = session
        self.findings = FindingList()
        self._context = ContextPanel()
        self._to_do = ToDoList()
        self.findings.chosen.connect(self.item_chosen)
        self._to_do.jump_wanted.connect(self.jump_wanted)
        self._context.provenance_wanted.connect(self.provenance_wanted)
        self._context.history_wanted.connect(self.history_wanted)
        self._scroll = scrolled(self._context)
        lines = column(self.findings, spacing=8)
        lines.addWidget(self._scroll, 1)
        lines.addWidget(self._to_do, 1)
        self.setLayout(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def show_page(self, panel: FormPanel, item: str) -> None:
        """Of the page on the screen, and the item the caret is in."""
        self._to_do.hide()
        self.findings.show()
        self._scroll.show()
        self.setFixedWidth(WIDTH)
        site = self._session.site
        book = self._session.casebook.book(panel.key.subject)
        self.findings.show_findings(panel.form, panel.findings, item)
        self._share_height()
        live = supposing(book, panel.key, panel.answers(), site.clock.now())
        shown = item or panel.form.items[0].key
        self._context.show_item(panel.key.visit, panel.form, panel.form.item(shown), live, judged_now(site, live), sex(live))

    def show_verdict(self, judged: Eligibility) -> None:
        """Of the verdict."""
        self.findings.hide()
        self._scroll.hide()
        self._to_do.show()
        self.setFixedWidth(WIDE)
        self._to_do.show_to_do(to_do(judged))

    def _share_height(self) -> None:
        """The findings scroll where they would leave no room for the field's context."""
        self.findings.setFixedHeight(min(self.findings.height_wanted(WIDTH), self.height() * 6 // 10))
