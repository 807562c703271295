"""What a nurse waits for in the real window: logging in, a subject, a page, a save."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import count, cycle
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from bench.answers import STANDS, answered
from bench.floors import commit_ms, fields_ms, pages_ms, rows_ms
from bench.timing import RUNS, Figure, median_ms
from bench.ward import Ward
from desktop.app import make_window
from desktop.models.protocol.items import Day, Item, Moment
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.records.entry import PageKey
from desktop.rehearsal.hands import Hands
from desktop.views.dialogs.preview import PreviewDialog
from desktop.views.dialogs.worksheet import WorksheetDialog
from desktop.views.frame.work_page import WorkPage
from desktop.views.main_window import MainWindow
from desktop.views.tabs.tab import Place

_SIZE = (1092, 544)
_PAGES: Mapping[str, tuple[str, ...]] = {"D28": (), "D0": (), "LOG": ("AE",)}
"""Visits with the pages that are opened, all of them where none is named."""
_OPENED = 5
"""How often each of them."""
_SAVED = ("SCR", "LAB")
"""The page that is done again and again, and saved each time."""
_ISSUED = 3
"""How often the worksheets of all visits are issued."""
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
        QApplication.sendPostedEvents()

    def open_page(self, key: PageKey) -> None:
        """The page, painted as far as it is to be seen."""
        self._touch()
        self.work.go(Place(key.subject, visit=key.visit, form=key.form, repeat=key.repeat))
        QApplication.sendPostedEvents()

    def save(self) -> None:
        """Ctrl+Enter, until the window shows the page as saved."""
        QTest.keyClick(self.hands.focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendPostedEvents()

    def rest(self) -> float:
        """What is done while nobody waits: the page below what is seen, 今日; answers the longest the window stood still, in ms."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        still, longest = 0, 0.0
        while still < _STILL:
            began = perf_counter()
            QApplication.processEvents()
            took = perf_counter() - began
            still, longest = (still + 1 if took < _NOTHING else 0), max(longest, took)
            QTest.qSleep(1)
        return longest * 1000

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
            *_pages(nurse, code),
            *_save(nurse, code),
            _worksheets(nurse, code),
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


def _pages(nurse: Nurse, code: str) -> Iterator[Figure]:
    """Every page of some visits, coming from another page: the slowest of each visit, and the longest the window stood still after it."""
    for visit, forms in _PAGES.items():
        known = [form.key for form in nurse.window.session.site.protocol.pages(visit)]
        keys = [PageKey(code, visit, form) for form in known if not forms or form in forms]
        opened = {key: _opened(nurse, key) for key in keys}
        slowest = max(keys, key=lambda key: opened[key][0])
        nurse.open_page(slowest)
        nurse.rest()
        fields = len(nurse.hands.see(f"form_{slowest.form}").findChildren(QLineEdit))
        floor = fields_ms(fields, nurse.window)
        took, still = opened[slowest][0], max(after for _painted, after in opened.values())
        yield Figure(f"open any page of {visit} ({slowest.form})", took, f"its {fields} fields, bare", floor, 50)
        yield Figure("  then the longest stillness", still, f"its {fields} fields, bare", floor, 50, compared=False)


def _opened(nurse: Nurse, key: PageKey) -> tuple[float, float]:
    """Until it is painted, and the longest the window stood still while the rest of it was made; medians in ms."""
    stood: list[float] = []

    def leave() -> None:
        nurse.open_page(PageKey(key.subject, "SCR", "ICF"))
        nurse.rest()

    def open_it() -> None:
        nurse.open_page(key)

    def note() -> None:
        if stood:
            stood[-1] = nurse.rest()
        leave()
        stood.append(0.0)

    took = median_ms(open_it, before=note, runs=_OPENED)
    stood[-1] = nurse.rest()
    here = nurse.work.place()
    assert here is not None
    assert (here.visit, here.form) == (key.visit, key.form)
    return took, median(stood)


def _save(nurse: Nurse, code: str) -> Iterator[Figure]:
    """A page of results typed and saved, until the window shows it as saved; the typing is not measured."""
    ledger = nurse.window.session.site.ledger
    numbers, before = count(2), ledger.head.sequence
    stood: list[float] = []

    def type_next() -> None:
        if numbers_used := len(stood):
            stood[numbers_used - 1] = nurse.rest()
        _type(nurse, PageKey(code, *_SAVED, next(numbers)))
        stood.append(0.0)

    took = median_ms(nurse.save, before=type_next)
    stood[-1] = nurse.rest()
    rows, rest = divmod(ledger.head.sequence - before, RUNS)
    assert rows > 0
    assert rest == 0, "every save wrote the same page"
    floor = commit_ms(nurse.window.session.folder, rows)
    yield Figure(f"save {rows} entries", took, f"{rows} rows, INSERT and COMMIT", floor, 50)
    yield Figure("  then the longest stillness", median(stood), f"{rows} rows, INSERT and COMMIT", floor, 50, compared=False)


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


def _worksheets(nurse: Nurse, code: str) -> Figure:
    """From the click on Issue until the first sheet of all visits is shown; prefilled, so that what is known is drawn too."""
    took = median_ms(lambda: _issue(nurse), before=lambda: _ask_all(nurse, code), runs=_ISSUED)
    paper = nurse.hands.see("worksheet_preview")
    assert isinstance(paper, PreviewDialog)
    count = paper.pages
    paper.reject()
    return Figure(f"all worksheets, {count} pages", took, f"{count} bare pages, a code each", pages_ms(count), 10_000)


def _ask_all(nurse: Nurse, code: str) -> None:
    """The dialog with everything chosen; the sheets before it are put away."""
    if nurse.hands.sees("worksheet_preview"):
        nurse.hands.press(Qt.Key.Key_Escape)
    nurse.open_page(PageKey(code, LOG_VISIT, "AE"))
    for name in ("worksheet", "worksheet_subject", "worksheet_prefilled"):
        nurse.hands.click(name)
    nurse.rest()


def _issue(nurse: Nurse) -> None:
    dialog = nurse.hands.see("worksheet_dialog")
    assert isinstance(dialog, WorksheetDialog)
    waiting = QEventLoop()
    dialog.finished.connect(waiting.quit)
    nurse.hands.click("worksheet_issue")
    waiting.exec()  # as the program itself waits; QTest's waiting would keep the drawing from its work
    nurse.hands.see("worksheet_preview")
