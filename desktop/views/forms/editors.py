"""Which editor an item gets."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtWidgets import QWidget

from desktop.models.clock import Clock
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.protocol.v1.subject import planned_d0
from desktop.models.records.casebook import SubjectBook
from desktop.views.forms.cell_editors import ChoiceCell, FigureCell, MomentCell
from desktop.views.forms.day import DayEditor
from desktop.views.forms.derived import DerivedEditor
from desktop.views.forms.editor import Editor
from desktop.views.forms.laboratory import LaboratoryEditor
from desktop.views.forms.moment import MomentEditor
from desktop.views.forms.note import NoteEditor
from desktop.views.forms.number import NumberEditor
from desktop.views.forms.options import Options


def editor_for(item: Item, *, clock: Clock, book: SubjectBook, sex: str, parent: QWidget | None = None) -> Editor:
    """The editor of an item for this subject."""
    match item:
        case Choice() | YesNo():
            return Options(item, parent)
        case Number():
            return NumberEditor(item, parent)
        case Day():
            return DayEditor(item, clock, planned_d0(book), parent)
        case Moment():
            return MomentEditor(item, clock, planned_d0(book), parent)
        case Note():
            return NoteEditor(item, parent)
        case Laboratory():
            return LaboratoryEditor(item, sex, parent)
        case Derived():
            return DerivedEditor(item, parent)
        case _:
            assert_never(item)


def cell_editor_for(item: Item, *, clock: Clock, book: SubjectBook, sex: str, parent: QWidget | None = None) -> Editor:
    """The editor of an item in a table: bare where there is one, else the same as in a line."""
    match item:
        case Choice() | YesNo():
            return ChoiceCell(item, parent)
        case Number():
            return FigureCell(item, parent)
        case Moment():
            return MomentCell(item, clock, parent)
        case _:
            return editor_for(item, clock=clock, book=book, sex=sex, parent=parent)
