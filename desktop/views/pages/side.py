"""The right column of a page: what to check on it, and the context of the field the caret is in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.models.judgement.supposing import supposing
from desktop.models.protocol.v1.subject import sex
from desktop.views.pages.beside import criteria_of
from desktop.views.pages.context import ContextPanel
from desktop.views.pages.finding_list import FindingList
from desktop.views.pages.form_panel import FormPanel
from desktop.views.parts import column, scrolled
from desktop.views.session import Session

WIDTH = 232


class Side(QWidget):
    """Emits where to go and what to tell."""

    item_chosen = Signal(str)
    provenance_wanted = Signal(str)
    history_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("side_column")
        self.setFixedWidth(WIDTH)
        self._session = session
        self.findings = FindingList()
        self._context = ContextPanel()
        self.findings.chosen.connect(self.item_chosen)
        self._context.provenance_wanted.connect(self.provenance_wanted)
        self._context.history_wanted.connect(self.history_wanted)
        lines = column(self.findings, spacing=8)
        lines.addWidget(scrolled(self._context), 1)
        self.setLayout(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def show_page(self, panel: FormPanel, item: str) -> None:
        """Of the page on the screen, and the item the caret is in."""
        site = self._session.site
        book = self._session.casebook.book(panel.key.subject)
        self.findings.show_findings(panel.form, panel.findings, item)
        self._share_height()
        live = supposing(book, panel.key, panel.answers(), site.clock.now())
        shown = item or panel.form.items[0].key
        using = criteria_of(site, live, panel.key, shown)
        self._context.show_item(panel.key.visit, panel.form, panel.form.item(shown), live, using, sex(live))

    def _share_height(self) -> None:
        """The findings scroll where they would leave no room for the field's context."""
        self.findings.setFixedHeight(min(self.findings.height_wanted(WIDTH), self.height() * 6 // 10))
