"""One day on the ward, done by hand: a nurse records, a physician judges and reviews, papers leave the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.rehearsal.hands import Hands, NotSeen
from desktop.rehearsal.pictures import Pictures
from desktop.rehearsal.subjects import Invented
from desktop.views.main_window import MainWindow

NURSE, PHYSICIAN, TECHNICIAN = "U-0101", "U-0102", "U-0103"
RECORDED_BY_NURSE = ("ICF", "DM", "MH", "VS", "LAB")
PAGES = (*RECORDED_BY_NURSE, "INV")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing somebody does; `do` raises when it cannot be done."""

    name: str
    do: Callable[[], None]


class WardDay:
    """The people's hands, the papers they take with them, the pictures on the way."""

    def __init__(self, window: MainWindow, out: Path, pictures: Pictures) -> None:
        self.window, self.out, self.pictures = window, out, pictures
        self.hands = Hands(window)
        self.passwords: dict[str, str] = {}
        self._identified = False

    def read_passwords(self) -> None:
        """The training site shows them on its login page."""
        for user in (NURSE, PHYSICIAN, TECHNICIAN):
            self.passwords[user] = self.hands.see(f"training_password_{user}", QLabel).text()

    def log_in(self, user: str) -> None:
        """Choose the tile, type the password."""
        self.hands.click(f"user_{user}")
        self.hands.fill("password", self.passwords[user])
        self.hands.click("login_button")
        self.hands.see("work_page")
        self._identified = False

    def log_out(self) -> None:
        """Leave by closing the own work, as at the end of a shift."""
        self.window.log_out()
        self.hands.see("login")

    def register(self, subject: Invented) -> None:
        """Open a casebook: four initials, no name."""
        self.hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.hands.click("chooser_register")
        self.hands.fill("initial_1", subject.initials)
        self.hands.click("register_confirm")

    def open_page(self, form: str) -> None:
        """The screening tab, then the page."""
        self.hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        self.hands.click(f"page_{form}")
        self.hands.see(f"form_{form}")

    def write(self, form: str, answers: Mapping[str, str]) -> None:
        """Type a page and save it, saying why where it is late."""
        self.open_page(form)
        self.hands.answer_all(answers)
        self.save()

    def save(self) -> None:
        """Ctrl+Enter; a late page asks why."""
        before = self.saved()
        self.hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        if self.hands.sees("late_reason_0"):
            self.hands.click("late_reason_0")
            self.hands.click("reasons_save")
        if not self.hands.until(lambda: self.saved() != before):
            raise NotSeen("the page was not saved")

    def saved(self) -> str:
        """What the status line says of the last save."""
        return self.hands.words("head") if self.hands.sees("head") else ""

    def correct(self, item: str, text: str) -> None:
        """Type another value over a saved one and say why."""
        self.hands.answer(item, text)
        self.hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def sign(self, form: str, user: str) -> None:
        """Sign the page: the id at the first signature of the session, the password at each."""
        self.open_page(form)
        self.hands.click("sign")
        self.identify(user)
        self.hands.click("sign_confirm")
        if not self.hands.until(lambda: not self.hands.sees("sign_dialog")):
            raise NotSeen(f"{form} was not signed")

    def identify(self, user: str) -> None:
        """Fill in the sign dialog."""
        if self.hands.sees("sign_user"):
            self.hands.fill("sign_user", user)
        self.hands.fill("sign_password", self.passwords[user])
