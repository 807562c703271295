"""One day on the ward, done by hand: a nurse records, a physician judges and reviews, papers leave the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.rehearsal.hands import Hands, NotSeen
from desktop.rehearsal.pictures import Pictures
from desktop.rehearsal.subjects import Invented
from desktop.views.main_window import MainWindow

NURSE, PHYSICIAN, TECHNICIAN = "U-0101", "U-0102", "U-0103"
RECORDED_BY_NURSE = ("ICF", "DM", "MH", "VS", "LAB")
PAGES = (*RECORDED_BY_NURSE, "INV")


class WardDay:
    """The people's hands, the papers they take with them, the pictures on the way."""

    def __init__(self, window: MainWindow, out: Path, pictures: Pictures) -> None:
        self.window, self.out, self.pictures = window, out, pictures
        self.hands = Hands(window)
        self.passwords: dict[str, str] = {}
        self.subjects: list[str] = []

    def read_passwords(self) -> None:
        """The training site shows them on its login page."""
        for user in (NURSE, PHYSICIAN, TECHNICIAN):
            self.passwords[user] = self.hands.words(f"training_password_{user}")

    def log_in(self, user: str) -> None:
        """Choose the tile, type the password."""
        self.hands.click(f"user_{user}")
        self.hands.fill("password", self.passwords[user])
        self.hands.click("login_button")
        self.hands.see("work_page")

    def log_out(self) -> None:
        """Leave by closing the own work, as at the end of a shift."""
        self.window.log_out()
        self.hands.see("login")

    def register(self, subject: Invented, *, photograph: bool) -> None:
        """Open a casebook: four initials, no name."""
        self.hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.hands.click("chooser_register")
        self.subjects.append(self.hands.words("register_code"))
        self.hands.fill("initial_1", subject.initials)
        if photograph:
            self.pictures.take("register", "zh")
        self.hands.click("register_confirm")
        self.hands.see("screening")

    def choose(self, code: str) -> None:
        """Another subject, from the list."""
        self.hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.hands.click(f"choose_{code}")

    def open_page(self, form: str) -> None:
        """The screening tab, then the page."""
        self.hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        self.hands.click(f"page_{form}")
        self.hands.see(f"form_{form}")

    def open_verdict(self) -> None:
        """The first row of the page list: where the subject stands with every criterion."""
        self.hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        self.hands.click("page_verdict")
        self.hands.see("verdict")

    def write(self, form: str, answers: Mapping[str, str]) -> None:
        """Type a page and save it, saying why where it is late."""
        self.open_page(form)
        self.hands.answer_all(answers)
        self.save()

    def save(self, late: int = 1, corrected: int = 4) -> None:
        """Ctrl+Enter; a late page asks why (1: 结果迟回, 3: 交接班), a corrected value too (4: 来源补充)."""
        before = self.saved()
        self.hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        asked = [name for name in (f"late_reason_{late}", f"reason_{corrected}") if self.hands.sees(name)]
        for name in asked:
            self.hands.click(name)
        if asked:
            self.hands.click("reasons_save")
        if not self.hands.until(lambda: self.saved() != before):
            raise NotSeen("the page was not saved")

    def saved(self) -> str:
        """What the status line says of the last save."""
        return self.hands.words("head") if self.hands.sees("head") else ""

    def correct(self, form: str, item: str, text: str, reason: str, *, photograph: bool) -> None:
        """Type another value over a saved one, say why in the dialog, save."""
        self.open_page(form)
        self.hands.fill(f"{item}_value", text)
        self.hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.hands.click(reason)
        if photograph:
            self.pictures.take("correction", "zh")
        before = self.saved()
        self.hands.click("reasons_save")
        if not self.hands.until(lambda: self.saved() != before):
            raise NotSeen("the correction was not saved")

    def leave_out(self, item: str, keys: Sequence[Qt.Key], word: str) -> None:
        """Ctrl+D and the way through its menu; the field must then say the word."""
        self.hands.go_to(f"{item}_value")
        self.hands.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        for key in keys:
            self.hands.press(key)
        if word not in self.hands.words(f"{item}_absence"):
            raise NotSeen(f"{item} does not say {word}")

    def sign(self, form: str, user: str, *, photograph: bool) -> None:
        """Sign the page: the id at the first signature of the session, the password at each."""
        self.open_page(form)
        self.hands.click("sign")
        if self.hands.sees("sign_user"):
            self.hands.fill("sign_user", user)
        self.hands.fill("sign_password", self.passwords[user])
        if photograph:
            self.pictures.take("sign", "zh")
        self.hands.click("sign_confirm")
        if not self.hands.until(lambda: not self.hands.sees("sign_dialog")):
            raise NotSeen(f"{form} was not signed")

    def export(self, form: str, folder: Path) -> None:
        """Save the signed document of the page."""
        self.open_page(form)
        self.hands.click("preview")
        name = self.hands.words("sheet_about")
        if form == "LAB":
            self.pictures.take("preview", "zh")
        self.take_paper(f"{name}.pdf", folder)

    def export_certificates(self) -> None:
        """root.pem and certificates.json, from the person's own menu."""
        self.hands.click("person")
        self.hands.press(Qt.Key.Key_Down)
        self.hands.press(Qt.Key.Key_Return)
        self.choose_file(self.out)

    def take_paper(self, name: str, folder: Path) -> None:
        """Save what the preview shows into the folder."""
        self.hands.click("preview_export")
        folder.mkdir(parents=True, exist_ok=True)
        self.choose_file(folder / name)
        self.hands.click("cancel")

    def choose_file(self, path: Path) -> None:
        """Type a path into the file dialog."""
        self.hands.put("fileNameEdit", str(path))
        self.hands.press(Qt.Key.Key_Return)
        if not self.hands.until(lambda: path.exists() and not self.hands.sees("fileNameEdit")):
            raise NotSeen(f"{path.name} was not written")
