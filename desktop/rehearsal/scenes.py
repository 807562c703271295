"""The scenes of the demo in their order: what is done, by whom, and what is photographed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt

from desktop.rehearsal.calendar import RehearsalClock
from desktop.rehearsal.results import write_accounts
from desktop.rehearsal.subjects import FIRST, SECOND
from desktop.rehearsal.ward_day import NURSE, PAGES, PHYSICIAN, RECORDED_BY_NURSE, TECHNICIAN, WardDay
from desktop.rehearsal.weeks import Weeks

Scene = tuple[str, Callable[[], None]]
_ROLES = {NURSE: "research_nurse", PHYSICIAN: "sub_investigator", TECHNICIAN: "it_administrator"}


def scenes(day: WardDay, clock: RehearsalClock, *, short: bool) -> list[Scene]:
    """Everything the demo does."""
    now = clock.now()
    consented = date.fromisoformat(FIRST.page("ICF", now)["RFICDTC"][:8])
    first: list[Scene] = [
        ("the training site is founded, its accounts are on the login page", partial(_arrive, day)),
        ("nurse logs in and registers S01", partial(_register_first, day)),
        *_recording(day, now),
        ("nurse corrects a copied value and looks at its history", partial(_correct, day)),
        ("nurse signs what she recorded", partial(_sign_all, day, RECORDED_BY_NURSE, NURSE)),
        ("worksheets for tomorrow, blank and prefilled", partial(_worksheets, day)),
        ("a document still waiting for its review is exported", partial(_waiting, day)),
    ]
    physician: list[Scene] = [
        ("physician logs in and judges", partial(_judge, day, now)),
        ("physician reviews and signs", partial(_sign_all, day, PAGES, PHYSICIAN)),
        ("eligibility, as it stands", partial(_verdict, day)),
        ("signed documents and certificates leave the program", partial(_export_all, day)),
    ]
    rest: list[Scene] = [
        ("nurse begins the screening of S02 and is interrupted", partial(_second, day, now)),
        ("nurse locks the window and comes back to her draft", partial(_lock, day)),
        *Weeks(day, clock, date.fromisoformat(FIRST.page("DM", now)["D0PLDTC"]), consented).scenes(),
        ("the administrator sees no subject", partial(_administrator, day)),
        ("the same pages in English", partial(_english, day)),
    ]
    return [*first, *physician, *([] if short else rest), ("accounts and summary", partial(_accounts, day))]


def _recording(day: WardDay, now: datetime) -> list[Scene]:
    return [(f"nurse records {form}", partial(_record, day, form, FIRST.page(form, now))) for form in RECORDED_BY_NURSE]


def _arrive(day: WardDay) -> None:
    day.read_passwords()
    day.pictures.take("login", "zh")


def _register_first(day: WardDay) -> None:
    day.log_in(NURSE)
    day.pictures.take("today-empty", "zh")
    day.register(FIRST, photograph=True)


def _record(day: WardDay, form: str, answers: Mapping[str, str]) -> None:
    day.open_page(form)
    day.hands.answer_all(answers)
    if form == "LAB":
        day.leave_out("CK", (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return), "ND")
        day.leave_out("FIB", (Qt.Key.Key_Return,), "未报告")
        day.hands.go_to("ALT_value")
    day.pictures.take(f"page-{form}-draft", "zh")
    day.save(late=3 if form == "ICF" else 1)
    day.pictures.take(f"page-{form}", "zh")


def _correct(day: WardDay) -> None:
    day.correct("LAB", "K", "4.15", "reason_1", photograph=True)
    day.hands.go_to("K_value")
    for key, name in ((Qt.Key.Key_F2, "history"), (Qt.Key.Key_F1, "provenance")):
        day.hands.press(key)
        day.pictures.take(name, "zh")
        day.hands.press(Qt.Key.Key_Escape)


def _sign_all(day: WardDay, forms: tuple[str, ...], user: str) -> None:
    for form in forms:
        day.sign(form, user, photograph=form == "LAB")


def _worksheets(day: WardDay) -> None:
    for form, choice in (("VS", "worksheet_blank"), ("LAB", "worksheet_prefilled")):
        day.open_page(form)
        day.hands.click("worksheet")
        day.hands.click(choice)
        day.hands.click("worksheet_issue")
        day.pictures.take("worksheet", "zh")
        day.take_paper(f"worksheet-{form}.pdf", day.out / "pdf" / "unsigned")


def _waiting(day: WardDay) -> None:
    day.export("VS", day.out / "pdf" / "unsigned")
    day.log_out()


def _judge(day: WardDay, now: datetime) -> None:
    day.log_in(PHYSICIAN)
    day.pictures.take("today", "zh")
    day.choose("S01")
    _record(day, "INV", FIRST.page("INV", now))


def _verdict(day: WardDay) -> None:
    day.open_verdict()
    day.pictures.take("eligibility", "zh")


def _export_all(day: WardDay) -> None:
    for form in PAGES:
        day.export(form, day.out / "pdf")
    day.export_certificates()
    day.log_out()


def _second(day: WardDay, now: datetime) -> None:
    day.log_in(NURSE)
    day.register(SECOND, photograph=False)
    day.write("ICF", SECOND.page("ICF", now))
    day.open_page("DM")
    day.hands.answer_all(SECOND.page("DM", now))


def _lock(day: WardDay) -> None:
    day.hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    day.pictures.take("locked", "zh")
    day.hands.fill("unlock_password", day.passwords[NURSE])
    day.hands.press(Qt.Key.Key_Return)
    day.hands.see("form_DM")
    day.log_out()
    day.log_in(NURSE)
    day.pictures.take("today-with-draft", "zh")
    day.choose("S02")
    day.open_page("DM")
    day.pictures.take("draft-offered", "zh")
    day.log_out()


def _administrator(day: WardDay) -> None:
    day.log_in(TECHNICIAN)
    day.pictures.take("administrator", "zh")
    day.log_out()


def _english(day: WardDay) -> None:
    day.log_in(NURSE)
    day.choose("S01")
    day.hands.click("language")
    for form in PAGES:
        day.open_page(form)
        day.pictures.take(f"page-{form}", "en")
    day.open_verdict()
    day.pictures.take("eligibility", "en")
    day.hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    day.pictures.take("today", "en")
    day.log_out()
    day.pictures.take("login", "en")


def _accounts(day: WardDay) -> None:
    write_accounts(day.out / "training_accounts.csv", day.passwords, _ROLES)
