"""The dashed banner that offers a draft back; a draft is no record and is never printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.models.clock import shown
from desktop.models.records.casebook import Page
from desktop.models.site.drafting import moved_from, typed_items
from desktop.models.site.site import Site
from desktop.models.storage.drafts import Draft
from desktop.views.language import say
from desktop.views.parts import button, label, picture


class DraftBanner(QFrame):
    """有未完成的草稿: 恢复草稿 or 放弃; either is an entry."""

    restore_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, site: Site, page: Page, draft: Draft) -> None:
        super().__init__()
        self.setObjectName("draft_banner")
        self.setProperty("kind", "draft_banner")
        form = site.protocol.page(draft.page.visit, draft.page.form)
        what = self.tr("Unfinished draft: {page}, {n} items not saved").format(page=say(form.text), n=len(typed_items(page, draft)))
        meanwhile = page.last_sequence > draft.base_sequence
        told = self.tr("a draft is no record and is not printed")
        if meanwhile:
            told = self.tr("the page was saved since; check after restoring")
        if (was := moved_from(site, draft.page)) is not None:
            told = self.tr("number {was} was taken by somebody else; this is number {now} now, discard it if it is the same")
            told = told.format(was=was, now=draft.page.repeat)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(what, size="strong", wrap=True))
        words.addWidget(label(f"{site.person.name}　{shown(draft.saved_at)[:19]}　{told}", tone="ink2", wrap=True))
        discard = button(self.tr("Discard"), "ghost", "draft_discard")
        self.restore = button(self.tr("Restore draft"), "primary", "draft_restore")
        discard.clicked.connect(self.discard_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 12, 6)
        line.setSpacing(10)
        line.addWidget(picture("draft", "accent", 20))
        line.addLayout(words, 1)
        line.addWidget(discard)
        line.addWidget(self.restore)
