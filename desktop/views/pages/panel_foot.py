"""The foot of a page: what is not saved yet, what stands before signing, 签名 and 保存."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.models.judgement.completeness import Completeness
from desktop.models.protocol.form import Signer
from desktop.models.records.person import Person
from desktop.models.text import Text, listed
from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import button, label, picture
from desktop.views.style import restyle, text_width


@dataclass(frozen=True, slots=True)
class FootState:
    """What the foot tells."""

    unsaved: Sequence[Text]
    kept: datetime | None
    complete: Completeness
    must: int
    slot: Signer | None
    person: Person


class PanelFoot(QFrame):
    """Emits what is wanted."""

    save_wanted = Signal()
    sign_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel_foot")
        self._icon = picture("draft", "accent", 18)
        self._tick = picture("tick", "ok", 18)
        self._draft = label("", tone="accent", size="strong", name="draft_state")
        self._saved = label(self.tr("Shown is what is saved"), tone="ink2", name="saved_state")
        self._unsaved = ElidingLabel("")
        self._unsaved.setProperty("tone", "ink2")
        self._before = ElidingLabel("")
        self._before.setObjectName("before_signing")
        self._before.setProperty("tone", "ink2")
        self._before.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._paper = button(self.tr("Signed: preview, print"), "soft", "signed_preview", picture="print")
        self._paper.hide()
        self._paper.clicked.connect(self.paper_wanted)
        self.sign = button(self.tr("Sign"), "ghost", "sign", picture="sign")
        self.save = button(self.tr("Save"), "primary", "save")
        self.save.setMinimumWidth(86)
        self.sign.clicked.connect(self.sign_wanted)
        self.save.clicked.connect(self.save_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 10, 0)
        line.setSpacing(8)
        for part in (self._icon, self._tick, self._draft, self._saved):
            line.addWidget(part)
        line.addWidget(self._paper)
        line.addWidget(self._unsaved, 1)
        line.addWidget(self._before, 2)
        line.addWidget(self.sign)
        line.addWidget(self.save)

    def offer_paper(self) -> None:
        """Just signed: the paper is one click away, until something is typed."""
        self._paper.show()
        self._saved.hide()

    def show_state(self, state: FootState) -> None:
        """Say how the page stands."""
        for part in (self._icon, self._draft, self._unsaved):
            part.setVisible(bool(state.unsaved))
        self._paper.setVisible(self._paper.isVisible() and not state.unsaved)
        self._tick.setVisible(not state.unsaved)
        self._saved.setVisible(not state.unsaved and not self._paper.isVisible())
        at = state.kept.strftime("%H:%M:%S") if state.kept else ""
        self._draft.setText(self.tr("Draft {time}").format(time=at).strip())
        self._unsaved.brief = self.tr("{n} not saved").format(n=len(state.unsaved))
        words = self.tr("{items} not saved").format(items=say(listed(state.unsaved))) if state.unsaved else ""
        self._unsaved.setText(words)
        self.save.setEnabled(bool(state.unsaved))
        reason = self._why_not(state)
        self._before.setText(reason)
        self.sign.setEnabled(not reason)
        self.sign.setProperty("kind", "off" if reason else "ghost")
        restyle(self.sign)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """What stands before signing is said in full where it can be; the names of what is not saved give way before."""
        layout = self.layout()
        assert layout is not None
        self._before.setMinimumWidth(0)
        layout.invalidate()
        spare = self.width() - layout.minimumSize().width()
        self._before.setMinimumWidth(max(0, min(text_width(self._before.text()) + 4, spare)))

    def _why_not(self, state: FootState) -> str:
        """What stands before signing; nothing where this person can sign now."""
        if state.slot is None:
            return self.tr("Completely signed")
        if state.person.role not in state.slot.roles:
            roles = say(listed(role.text for role in state.slot.roles))
            return self.tr("Waits for “{meaning}” by {roles}").format(meaning=say(state.slot.meaning.text), roles=roles)
        if state.must:
            return self.tr("Can be saved; {n} to resolve before signing").format(n=state.must)
        if not state.complete.complete:
            return self.tr("Can be saved; {n} missing before signing").format(n=len(state.complete.missing))
        return self.tr("Save before signing") if state.unsaved else ""
