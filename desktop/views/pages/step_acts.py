"""核对, 越过 and 已完成 out of turn: the acts at a step that ask for another person or for a second thought."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from desktop.models.clock import minute
from desktop.models.failure import Failure
from desktop.models.judgement.remembered import Remembered
from desktop.models.judgement.steps import StepState, earlier_open, open_before, step_states
from desktop.models.printing.wording import value_words
from desktop.models.protocol.form import Context, Form
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.site.checking import check_step
from desktop.models.site.overriding import override_gate
from desktop.models.site.site import Change
from desktop.views.dialogs.other_person_sheet import OtherPersonSheet
from desktop.views.dialogs.out_of_order import OutOfOrderDialog
from desktop.views.dialogs.override import OverrideDialog
from desktop.views.dialogs.second_check import SecondCheckDialog
from desktop.views.forms.form_view import FormView
from desktop.views.language import current, say
from desktop.views.session import Session

_BEFORE: Remembered[dict[PageKey, tuple[StepState, ...]]] = Remembered()
"""By page, the hard steps that were open on the pages before it."""


class StepActs:
    """Knows how the steps of the open page stand, and asks."""

    def __init__(self, panel: QWidget, session: Session, form: Form, view: FormView) -> None:
        self._panel, self._session, self._form, self._view = panel, session, form, view
        self._page: Page | None = None
        self._states: tuple[StepState, ...] = ()
        self._before: tuple[StepState, ...] = ()
        self._known: frozenset[str] = frozenset()
        """Open steps the person has already been shown and gone past on this page."""
        view.check_wanted.connect(lambda number: self._ask_check(self._state(number)))
        view.override_wanted.connect(lambda number: self._ask_override(self._state(number)))
        view.early.connect(lambda number: self._ask_out_of_order(self._state(number)))

    def show(self, page: Page, context: Context, unsaved: Collection[str]) -> None:
        """Tell the view how each step stands on what is on the screen and in the ledger."""
        self._before = self._open_before(page, context.book)
        self._page, self._states = page, step_states(self._form, page, context, self._before)
        self._view.show_steps(self._states, frozenset(unsaved))

    def _open_before(self, page: Page, book: SubjectBook) -> tuple[StepState, ...]:
        """The earlier pages only change with a save, and what their times say within a minute not at all."""
        site = self._session.site
        now = site.clock.now()
        known = _BEFORE.get(book, minute(now), dict)
        if page.key not in known:
            known[page.key] = open_before(site.protocol.pages(page.key.visit), page.key, book, now)
        return known[page.key]

    def _state(self, number: str) -> StepState:
        return next(state for state in self._states if state.step.number == number)

    def _ask_check(self, state: StepState) -> None:
        """Show the step as saved and ask for the second person."""
        assert self._page is not None
        site, page, number = self._session.site, self._page, state.step.number
        answered = [item for item in state.section.items if page.answers[item.key].given]
        told = [(say(item.text), value_words(item, page.answers[item.key], current())) for item in answered]
        dialog = SecondCheckDialog(self._panel, state, told, self._about, site.people)
        dialog.given.connect(lambda user, word: self._take(dialog, lambda: check_step(site, page.key, number, user, word)))
        dialog.open()

    def _ask_override(self, state: StepState) -> None:
        """Show what stops and ask the physician for the reason."""
        assert self._page is not None
        site, key, number = self._session.site, self._page.key, state.step.number
        dialog = OverrideDialog(self._panel, state, self._about, site.people)
        dialog.given.connect(lambda user, word: self._take(dialog, lambda: override_gate(site, key, number, user, word, dialog.reason)))
        dialog.open()

    def _ask_out_of_order(self, state: StepState) -> None:
        """Ask whether the step was really done while earlier ones are open; of each of those only once."""
        number = state.step.number
        waiting = earlier_open(self._states, number)
        shown = frozenset(one.step.number for one in waiting)
        if shown <= self._known:
            return
        dialog = OutOfOrderDialog(self._panel, number, waiting, self._about)
        dialog.rejected.connect(lambda: self._view.take_back(state.step.done))
        dialog.accepted.connect(lambda: self._know(shown))
        dialog.open()

    def _know(self, shown: frozenset[str]) -> None:
        self._known |= shown

    @property
    def _about(self) -> str:
        assert self._page is not None
        return f"{self._page.key.subject}　{say(self._form.short)}"

    def _take(self, dialog: OtherPersonSheet, act: Callable[[], Change]) -> None:
        """A refusal is told in the dialog, where the other person stands."""
        try:
            change = act()
        except Failure as failure:
            dialog.refuse(failure.failed.say(current()).replace("\n", " "))
            return
        dialog.accept()
        self._session.announce(change)
