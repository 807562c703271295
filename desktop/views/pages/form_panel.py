"""One page on the screen: typed into, kept as draft, saved, signed, shown as paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from desktop.models.judgement.finding import Finding
from desktop.models.judgement.needs import section_needs
from desktop.models.protocol.v1.subject import sex
from desktop.models.records.answer import NOT_ANSWERED, Answers
from desktop.models.records.casebook import Page
from desktop.models.records.entry import PageKey
from desktop.models.site.drafting import discard_draft, draft_of, restore_draft, resumed, typed_items
from desktop.models.site.recording import changed_items
from desktop.models.storage.drafts import Draft
from desktop.views.forms.form_view import FormView
from desktop.views.pages.confirming import ask_confirmation
from desktop.views.pages.drafts import DraftKeeper
from desktop.views.pages.locked import correct_locked
from desktop.views.pages.look import look
from desktop.views.pages.marks import Mark
from desktop.views.pages.not_done import ask_not_done
from desktop.views.pages.page_rows import slot
from desktop.views.pages.panel_foot import PanelFoot
from desktop.views.pages.panel_head import PanelHead
from desktop.views.pages.papers import ask_worksheet, preview
from desktop.views.pages.saving import save_page
from desktop.views.pages.signing_visit import ask_page_signature
from desktop.views.pages.step_acts import StepActs
from desktop.views.parts import hairline
from desktop.views.presently import Presently
from desktop.views.session import Session

_LOW = 330
"""Height of a panel below which every row of the form counts."""
_AROUND = 90
"""Height of head and foot."""


class FormPanel(QFrame):
    """Head, the form, foot."""

    resumed = Signal()
    """A dialog of the page was left: the caret goes back to where work goes on."""
    stands = Signal()
    """Findings, completeness or draft changed."""
    kept = Signal(object)
    """The Draft just kept."""
    focused = Signal(str)
    repeat_wanted = Signal(int)
    side_wanted = Signal()
    settled = Signal()
    """The draft of another login that waited was restored or given up."""

    def __init__(self, session: Session, key: PageKey, room: int, parent: QWidget) -> None:
        """`room` is the height there is, in pixels."""
        super().__init__(parent)
        self.setObjectName(f"form_{key.form}")
        self.setProperty("kind", "panel")
        self._session, self.key = session, key
        self.form = session.site.protocol.page(key.visit, key.form)
        draft = draft_of(session.site, key)
        mine = draft is not None and key in session.typed
        self.waiting: Draft | None = None if mine else draft
        self._behind = False
        self._kept: datetime | None = draft.saved_at if draft and mine else None
        self.findings: tuple[Finding, ...] = ()
        self._marked: Mapping[str, Mark] = {}
        answers = resumed(self.page, draft) if draft and mine else self.page.answers
        self.view = self._make_view(answers, room)
        self.view.setEnabled(self.waiting is None)
        self._acts = StepActs(self, session, self.form, self.view)
        self._keeper = DraftKeeper(session, key, self.answers, self)
        self._keeper.kept.connect(self._note_kept)
        self._refreshing = Presently(self._look_again, self)
        self.view.edited.connect(self._keeper.touched)
        self._head = self._make_head()
        self._foot = PanelFoot()
        self._foot.save_wanted.connect(self.save)
        self._foot.sign_wanted.connect(self.ask_signature)
        self._foot.paper_wanted.connect(self.show_paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for part in (self._head, hairline(), self.view, hairline(), self._foot):
            column.addWidget(part, 1 if part is self.view else 0)
        self.refresh()

    @property
    def page(self) -> Page:
        """The page as recorded."""
        return self._session.casebook.book(self.key.subject).page(self.key)

    def answers(self) -> Answers:
        """What is on the screen; a recorded value that a draft emptied stands as not answered."""
        recorded = self.page.answers
        emptied = {item: NOT_ANSWERED for item in recorded if recorded[item].derived is None}
        return Answers({**emptied, **self.view.answers().by_key})

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.resumed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self.catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window head and foot leave their air to the form."""
        super().resizeEvent(event)
        air = 8 if self.height() >= _LOW else 2
        for part in (self._head, self._foot):
            part.setContentsMargins(0, air, 0, air)

    def keep_draft(self) -> None:
        """Keep what is typed now."""
        self._keeper.flush()

    def refresh(self) -> None:
        """After anything changed: findings, marks, head and foot say how the page stands."""
        self._refreshing.done()
        now = look(self._session, self.form, self.key, self.answers(), self._kept)
        self.findings = now.findings
        self.view.show_findings(now.findings)
        for item, mark in now.marks.items():
            if mark != self._marked.get(item):  # to mark a field is to style it again
                self.view.mark(item, mark.state, mark.caption, mark.struck)
        self._marked = now.marks
        self._head.show_state(now.context.answers, now.complete)
        self._acts.show(now.page, now.context, now.changed)
        self._foot.show_state(now.foot(self.form, self._session, self._kept))
        self.stands.emit()

    def catch_up(self) -> None:
        """Something was recorded: look at it once, after whatever else it sets off."""
        self._refreshing.ask()

    def save(self) -> None:
        """Ctrl+Enter or 保存: record what changed, with every reason that needs."""
        self.view.commit()
        answers = self.answers()
        if self.waiting is None and changed_items(self.page, answers):
            self.keep_draft()
            save_page(self, self._session, self.key, answers, self._saved, self.view.go_to)

    def restore(self) -> None:
        """Take the waiting draft onto the screen."""
        assert self.waiting is not None
        if self._session.run(restore_draft, self._session.site, self.waiting) is None:
            return
        self.view.put(resumed(self.page, self.waiting))
        self._kept = self.waiting.saved_at
        self._session.typed.add(self.key)
        first = typed_items(self.page, self.waiting)[0]
        self._settle_draft()
        self.view.go_to(first)

    def discard(self) -> None:
        """Give the waiting draft up."""
        assert self.waiting is not None
        if self._session.run(discard_draft, self._session.site, self.waiting) is not None:
            self._settle_draft()

    def ask_signature(self) -> None:
        """签名: prepare what is signed and ask for the password."""
        site = self._session.site
        waits = slot(site, site.subject(self.key.subject), self.form, self.page)
        if waits is not None:
            ask_page_signature(self, self._session, self.key, waits.meaning, look=self.show_paper, signed=self._foot.offer_paper)

    def show_paper(self, over: QWidget | None = None) -> None:
        """预览/打印, over the page or the dialog that asked."""
        preview(over or self, self._session, self.form, self.key)

    def show_side_button(self, *, shown: bool) -> None:
        """Whether the right column is a drawer that the head opens."""
        self._head.side.setVisible(shown)

    def _look_again(self) -> None:
        """A page nobody sees looks at nothing; behind another tab it does so when it is turned to."""
        self._behind = not self.isVisible()
        if not self._behind:
            self.refresh()

    def _make_view(self, answers: Answers, room: int) -> FormView:
        site = self._session.site
        book = self._session.casebook.book(self.key.subject)
        needs = section_needs(site.protocol.visit(self.key.visit), self.form, book)
        view = FormView(self.form, answers, clock=site.clock, book=book, sex=sex(book), needs=needs, room=room - _AROUND, parent=self)
        view.item_left.connect(lambda _item: self.catch_up())
        view.focus_item.connect(self.focused)
        view.confirm_wanted.connect(self._ask_confirmation)
        view.change_wanted.connect(self._correct)
        return view

    def _make_head(self) -> PanelHead:
        session = self._session
        done = session.casebook.book(self.key.subject).repeats(self.key.visit, self.key.form)
        head = PanelHead(self.form, self.key, max([self.key.repeat, *(page.key.repeat for page in done)]))
        head.repeat_wanted.connect(self.repeat_wanted)
        head.side_wanted.connect(self.side_wanted)
        head.not_done_wanted.connect(lambda: ask_not_done(self, self.form, self.key, self.answers(), self._mark_not_done))
        head.worksheet_wanted.connect(lambda: ask_worksheet(self, session, self.form, self.key))
        head.preview_wanted.connect(self.show_paper)
        return head

    def _note_kept(self, draft: Draft) -> None:
        self._kept = draft.saved_at
        self.kept.emit(draft)
        self.catch_up()

    def _saved(self) -> None:
        self._keeper.dropped()
        self._kept = None
        self.refresh()

    def _settle_draft(self) -> None:
        self.waiting = None
        self.view.setEnabled(True)
        self.refresh()
        self.settled.emit()

    def _correct(self, item: str, typed: str) -> None:
        if QApplication.activeModalWidget() is None:
            correct_locked(self, self._session, self.key, item, typed, self._show_recorded)

    def _show_recorded(self, item: str) -> None:
        """After one value was corrected in its dialog: the record's word, and whatever else is typed."""
        self.view.put(Answers({**self.answers().by_key, item: self.page.answers[item]}))
        if changed_items(self.page, self.answers()):
            self._keeper.keep()
        self.refresh()

    def _ask_confirmation(self, item: str, check: str) -> None:
        finding = next((one for one in self.findings if (one.item, one.check) == (item, check)), None)
        if finding is not None:
            ask_confirmation(self, self._session, self.page, self.answers(), finding)

    def _mark_not_done(self, answers: Answers) -> None:
        self.view.put(answers)
        self._keeper.touched()
        self.refresh()
