"""People at the real window: everything here is typed and clicked."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from desktop.rehearsal.hands import Hands
from desktop.rehearsal.subjects import VITAL_SIGNS
from desktop.views.main_window import MainWindow
from tests.clinic import NURSE, Clinic

VITALS = {"VSDTC": "20260105 1030", **VITAL_SIGNS}
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Ward:
    """The window, the hands at it, and the site it stands on."""

    window: MainWindow
    hands: Hands
    clinic: Clinic

    def log_in(self, user: str = NURSE) -> None:
        self.hands.click(f"user_{user}")
        self.hands.fill("password", self.clinic.password(user))
        self.hands.press(Qt.Key.Key_Return)
        self.hands.see("work_page")

    def log_out(self) -> None:
        self.window.log_out()
        self.hands.see("login")

    def register(self, initials: str) -> str:
        self.hands.press(Qt.Key.Key_K, CONTROL)
        self.hands.click("chooser_register")
        code = self.hands.words("register_code")
        self.hands.fill("initial_1", initials)
        self.hands.click("register_confirm")
        self.hands.see("screening")
        return code

    def choose(self, code: str) -> None:
        self.hands.press(Qt.Key.Key_K, CONTROL)
        self.hands.click(f"choose_{code}")

    def open_page(self, form: str) -> None:
        self.hands.press(Qt.Key.Key_2, CONTROL)
        self.hands.click(f"page_{form}")
        self.hands.see("verdict" if form == "verdict" else f"form_{form}")

    def save(self, *reasons: str) -> None:
        """Ctrl+Enter, and the reasons the dialog asks for."""
        self.hands.press(Qt.Key.Key_Return, CONTROL)
        for reason in reasons:
            self.hands.click(reason)
        if reasons:
            self.hands.click("reasons_save")
        assert self.hands.until(lambda: self.hands.sees("saved_state")), "not saved"

    def come_back(self, user: str = NURSE) -> None:
        """Log out, let the person in, and stand at the vital signs of S01."""
        self.log_out()
        self.log_in(user)
        self.choose("S01")
        self.open_page("VS")

    def record_vitals(self) -> None:
        self.open_page("VS")
        self.hands.answer_all(VITALS)
        self.save()

    def value(self, item: str) -> str:
        return self.hands.typed(f"{item}_value")

    def ring(self) -> str:
        """What the list of pages says of the signatures of the vital signs."""
        return self.hands.see("page_VS").accessibleName().split()[-1]

    def sign(self, user: str) -> None:
        self.hands.click("sign")
        if self.hands.sees("sign_user"):
            self.hands.fill("sign_user", user)
        self.hands.fill("sign_password", self.clinic.password(user))
        self.hands.click("sign_confirm")
        assert self.hands.until(lambda: not self.hands.sees("sign_dialog")), "not signed"


@pytest.fixture
def ward(gate_window: MainWindow, training: Clinic) -> Ward:
    """Nobody logged in yet."""
    return Ward(gate_window, Hands(gate_window), training)


@pytest.fixture
def nurse(ward: Ward) -> Ward:
    """The nurse with one subject."""
    ward.log_in()
    ward.register("LXYU")
    return ward
