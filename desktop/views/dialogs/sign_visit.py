"""Sign a visit: which pages in which documents, what is left out and why; one password for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.models.judgement.ready import Figures, counted
from desktop.models.judgement.to_sign import LeftOut, Why
from desktop.models.protocol.form import Form, Level
from desktop.models.records.canonical import grouped
from desktop.models.records.entry import PageKey
from desktop.models.site.signing import Gesture, Prepared
from desktop.views.dialogs.signing_sheet import SigningSheet
from desktop.views.language import say
from desktop.views.parts import button, hairline, label, picture, scrolled
from desktop.views.session import Session

_REST, _LOWEST, _HIGHEST = 400, 104, 320
"""Height that all but the list of pages takes, and how high the list is at least and at most; it scrolls."""
_STOPS = (Why.MUST, Why.ANEW)


class SignVisitDialog(SigningSheet):
    """Every page that waits for this person, listed; with nothing to sign it only says why."""

    preview_wanted = Signal(object)
    """A Prepared to look at."""

    def __init__(self, parent: QWidget, session: Session, gesture: Gesture, *, what: str, about: str) -> None:
        title = self.tr("Sign {page}").format(page=what)
        super().__init__(parent, session, gesture.documents, title=title, about=about, name="sign_visit_dialog")
        self.body.addWidget(label(self._together(gesture), size="strong", wrap=True, name="sign_summary"))
        self.body.addWidget(self._pages(gesture))
        if gesture.documents:
            self.fact.setText(self.tr("Content digests, SHA-256: {digests}").format(digests=_digests(gesture.documents)))
            self.ask()
        else:
            self.sign.hide()
            self.cancel.setText(self.tr("Close"))

    def _together(self, gesture: Gesture) -> str:
        lines = [line for prepared in gesture.documents for line in prepared.lines]
        if not lines:
            return self.tr("Nothing waits for your signature now.")
        counts = counted(lines)
        told = self.tr("{n} pages · {filled} filled · {absent} not done (ND) · {corrected} corrected · {explained} explained")
        return told.format(
            n=len(lines), filled=counts.filled, absent=counts.absent, corrected=counts.corrections, explained=counts.explained
        )

    def _pages(self, gesture: Gesture) -> QFrame:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        for prepared in gesture.documents:
            column.addLayout(self._document(prepared))
            column.addLayout(_grid([self._line(prepared, line) for line in prepared.lines]))
            column.addWidget(hairline())
        if gesture.left_out:
            words = self.tr("Not signed now: {n} pages").format(n=len(gesture.left_out))
            column.addWidget(label(words, size="strong", tone="ink2", name="left_out"))
            column.addLayout(_grid([_left_out(one) for one in gesture.left_out]))
        column.addStretch(1)
        area = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setAccessibleName(self.tr("Pages"))
        area.setObjectName("sign_pages")
        area.setFixedHeight(min(_HIGHEST, max(_LOWEST, self._behind.window().height() - _REST)))
        frame = QFrame()
        frame.setProperty("kind", "panel")
        around = QVBoxLayout(frame)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(area)
        return frame

    def _document(self, prepared: Prepared) -> QGridLayout:
        """Name, meaning and what was signed before, with the look at it."""
        name = label(f"{prepared.document}-v{prepared.version:02d}", size="strong", wrap=True)
        look = button(self.tr("Preview"), "ghost", f"preview_{prepared.document}", picture="eye")
        look.clicked.connect(lambda: self.preview_wanted.emit(prepared))
        told = [say(prepared.meaning.text), *self._given(prepared)]
        grid = QGridLayout()
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        grid.addWidget(name, 0, 0)
        grid.addWidget(label("　".join(told), tone="ink2", wrap=True), 0, 1)
        grid.addWidget(look, 0, 2)
        return grid

    def _given(self, prepared: Prepared) -> Iterator[str]:
        for one in prepared.earlier:
            told = self.tr("{name} has signed “{meaning}” {time}")
            yield told.format(name=one.name, meaning=say(one.meaning.text), time=one.signed_at[5:16])

    def _line(self, prepared: Prepared, line: Figures) -> tuple[QWidget, QWidget, QWidget]:
        said = list(self._figures(line))
        if line.page.key in prepared.anew:
            said.append(self.tr("unchanged, signed anew with its document"))
        checks = sum(finding.level is Level.CHECK for finding in line.open)
        if checks:
            said.append(self.tr("{n} to check").format(n=checks))
        mark = picture("warn", "warn", 16, self.tr("to check")) if checks else picture("ok", "ok", 16, self.tr("complete"))
        return mark, label(_named(line.form, line.page.key), wrap=True), label(" · ".join(said), tone="ink2", wrap=True)

    def _figures(self, line: Figures) -> Iterator[str]:
        yield line.completeness.shown
        if line.absent:
            yield self.tr("{n} not done (ND)").format(n=line.absent)
        if line.corrections:
            yield self.tr("{n} corrected").format(n=line.corrections)
        if line.completeness.pending:
            yield self.tr("{n} results awaited").format(n=len(line.completeness.pending))
        if line.explained:
            yield self.tr("{n} explained").format(n=line.explained)


def _left_out(one: LeftOut) -> tuple[QWidget, QWidget, QWidget]:
    stops = one.why in _STOPS
    mark = picture("stop" if stops else "note", "danger" if stops else "ink3", 16, say(one.says))
    return mark, label(_named(one.form, one.key), wrap=True), label(say(one.says), tone="danger" if stops else "ink2", wrap=True)


def _named(form: Form, key: PageKey) -> str:
    return say(form.text) if key.repeat == 1 else f"{say(form.text)} {key.repeat}"


def _grid(lines: Sequence[tuple[QWidget, QWidget, QWidget]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 2)
    grid.setColumnStretch(2, 3)
    for at, cells in enumerate(lines):
        mark, *words = cells
        grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
        for column, cell in enumerate(words, 1):
            grid.addWidget(cell, at, column, Qt.AlignmentFlag.AlignTop)
    return grid


def _digests(documents: Sequence[Prepared]) -> str:
    return "　".join(grouped(prepared.content, 2) for prepared in documents)
