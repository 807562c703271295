"""What a nurse waits for in the real window: logging in, a subject, a page, a save."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count, cycle
from time import perf_counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from bench.answers import STANDS, answered
from bench.floors import commit_ms, fields_ms, rows_ms
from bench.timing import RUNS, Figure, median_ms
from bench.ward import Ward
from desktop.app import make_window
from desktop.models.protocol.items import Day, Item, Moment
from desktop.models.records.entry import PageKey
from desktop.rehearsal.hands import Hands
from desktop.views.frame.work_page import WorkPage
from desktop.views.main_window import MainWindow
from desktop.views.tabs.tab import Place

_SIZE = (1092, 544)
_PAGES = (("D28", "LAB"), ("D0", "INFF"), ("LOG", "AE"))
_SAVED = ("SCR", "LAB")
"""The page that is done again and again, and saved each time."""
_STILL, _NOTHING = 20, 0.002
"""The window has nothing left to do when it did nothing, in seconds, so many times in turn."""


class Nurse:
    """One person in the window of one site."""

    def __init__(self, window: MainWindow, ward: Ward) -> None:
        self.window, self._ward = window, ward
        self.hands = Hands(window)

    @property
    def work(self) -> WorkPage:
        """The window while she is logged in."""
        assert self.window.work is not None
        return self.window.work

    def log_in(self) -> None:
        """With the password checked, the records verified and the first tab painted."""
        assert self.window.session.log_in(*self._ward.login)
        QApplication.processEvents()

    def log_out(self) -> None:
        """To the login page if she is not there, and everything of the work page gone."""
        self.window.log_out()
        self.rest()

    def open_subject(self, code: str) -> None:
        """On the tab that speaks of it, painted."""
        self._touch()
        self.work.show_subject(code)
        QApplication.processEvents()

    def open_page(self, key: PageKey) -> None:
        """The page, painted."""
        self._touch()
        self.work.go(Place(key.subject, visit=key.visit, form=key.form, repeat=key.repeat))
        QApplication.processEvents()

    def rest(self) -> None:
        """What is done while nobody waits: pages put away are deleted, 今日 looks at one subject after the other."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        still = 0
        while still < _STILL:
            began = perf_counter()
            QApplication.processEvents()
            still = still + 1 if perf_counter() - began < _NOTHING else 0
            QTest.qSleep(1)

    def _touch(self) -> None:
        """A key comes before whatever is opened, as on the ward: one that does nothing by itself."""
        QTest.keyPress(self.window, Qt.Key.Key_Shift)


@contextmanager
def at_work(ward: Ward) -> Iterator[Nurse]:
    """The window on the site, at its login page."""
    window = make_window(ward.folder, ward.state, ward.clock)
    window.resize(*_SIZE)
    window.show()
    QApplication.processEvents()
    with closing(window.session):
        yield Nurse(window, ward)
        window.close()


def figures(ward: Ward, subjects: Sequence[str]) -> list[Figure]:
    """Everything that is waited for on this site; `subjects` are opened one after the other, a single one after a login each time."""
    with at_work(ward) as nurse:
        login = median_ms(nurse.log_in, before=nurse.log_out, runs=RUNS if len(subjects) == 1 else 1)
        looked = median_ms(nurse.rest, runs=1)
        opened = _subject_ms(nurse, subjects)
        database, code = nurse.window.session.site.ledger.database.conn, subjects[-1]
        every_row = rows_ms(database, "1", runs=1)
        return [
            Figure("log in, records verified", login, "reading every row", every_row),
            Figure("then until nothing moves", looked, "reading every row", every_row),
            Figure("open a subject", opened, "reading its rows", rows_ms(database, f"subject = '{code}'"), 100),
            *(_page(nurse, PageKey(code, visit, form)) for visit, form in _PAGES),
            _save(nurse, code),
        ]


def _subject_ms(nurse: Nurse, subjects: Sequence[str]) -> float:
    """The first time it is opened after a login."""
    codes = cycle(subjects)

    def before() -> None:
        nurse.rest()
        if len(subjects) == 1:
            nurse.log_out()
            nurse.log_in()

    return median_ms(lambda: nurse.open_subject(next(codes)), before=before)


def _page(nurse: Nurse, key: PageKey) -> Figure:
    """Coming from another page."""

    def leave() -> None:
        nurse.open_page(PageKey(key.subject, "SCR", "ICF"))
        nurse.rest()

    took = median_ms(lambda: nurse.open_page(key), before=leave)
    here = nurse.work.place()
    assert here is not None
    assert (here.visit, here.form) == (key.visit, key.form)
    fields = len(nurse.hands.see(f"form_{key.form}").findChildren(QLineEdit))
    return Figure(f"open page {key.visit} {key.form}", took, f"{fields} bare fields", fields_ms(fields, nurse.window), 50)


def _save(nurse: Nurse, code: str) -> Figure:
    """A page of results typed and saved, until the window shows it as saved; the typing is not measured."""
    ledger = nurse.window.session.site.ledger
    numbers, before = count(2), ledger.head.sequence
    took = median_ms(
        lambda: nurse.hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        before=lambda: _type(nurse, PageKey(code, *_SAVED, next(numbers))),
    )
    rows, rest = divmod(ledger.head.sequence - before, RUNS)
    assert rows > 0
    assert rest == 0, "every save wrote the same page"
    return Figure(f"save {rows} entries", took, f"{rows} rows, INSERT and COMMIT", commit_ms(nurse.window.session.folder, rows), 50)


def _type(nurse: Nurse, key: PageKey) -> None:
    nurse.open_page(key)
    nurse.rest()
    form = nurse.window.session.site.protocol.page(key.visit, key.form)
    answers = answered(form, STANDS.date())
    for item in form.asked(answers):
        if item.key in answers.by_key:
            nurse.hands.answer(item.key, _keys(item, answers[item.key].value))
    nurse.rest()


def _keys(item: Item, value: str) -> str:
    """A date or a moment as it is typed."""
    return value.replace("-", "").replace(":", "").replace("T", " ") if isinstance(item, Day | Moment) else value
