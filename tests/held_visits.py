"""A subject in the middle of the trial, and what hands do at its visits."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.models.clock import SITE_ZONE
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.recording import Reasons, record
from desktop.models.site.registering import register_subject
from desktop.models.site.site import Change, Site
from tests.bench import START, StoppedClock
from tests.clinic import NURSE, PHYSICIAN, Clinic, clinic
from tests.journeys.conftest import CONTROL, Ward
from tests.models.ward import Given, eligible

PLANNED = date(2026, 1, 31)
"""Consent of 4 January and blood of 5 January lie in the screening window; counted from four days later they do not."""
TABS = {"infusion_day": Qt.Key.Key_3, "safety_visits": Qt.Key.Key_4, "follow_up": Qt.Key.Key_5}
LATE = "结果迟回"


class WardClock(StoppedClock):
    """Days pass, and nobody has left the keyboard meanwhile."""

    def monotonic(self) -> float:
        return START.timestamp()


def screened(folder: Path) -> Clinic:
    """A site with S01, who meets every criterion, and S02, who was registered the same day."""
    return _copied(_screened(), folder)


def infused(folder: Path) -> Clinic:
    """The same site with S01 infused on the day planned, and every visit held until the fourteenth day after it."""
    return _copied(_infused(), folder)


def moment(day: int, hour: int = 9) -> datetime:
    """That hour of a day counted from the planned infusion."""
    return datetime.combine(PLANNED + timedelta(day), time(hour), SITE_ZONE)


def be_there(ward: Ward, day: int, hour: int = 9) -> None:
    """Nothing happens until then."""
    ward.clinic.clock.moment = moment(day, hour)


def turn_to(ward: Ward, visit: str, form: str = "") -> None:
    """The tab of the visit, the visit, and one of its pages."""
    ward.hands.press(TABS[PROTOCOL.visit(visit).period.value], CONTROL)
    ward.hands.click(f"visit_{visit}")
    if form:
        ward.hands.click(f"page_{form}")
        ward.hands.see(f"form_{form}")


def hold(ward: Ward, visit: str, held: date, *reasons: str) -> None:
    """Record that the visit took place that day, and choose the reasons that are asked for."""
    turn_to(ward, visit, "SV")
    ward.hands.answer_all({"SVOCCUR": "Y", "SVDTC": f"{held:%Y%m%d}", "SVWAY": "INPAT"})
    ward.save(*reasons)


def sign_visit(ward: Ward, user: str) -> None:
    """One gesture for the pages of the open visit that can be signed."""
    ward.hands.click("sign_visit")
    if ward.hands.sees("sign_user"):
        ward.hands.fill("sign_user", user)
    ward.hands.fill("sign_password", ward.clinic.password(user))
    ward.hands.click("sign_confirm")
    assert ward.hands.until(lambda: not ward.hands.sees("sign_visit_dialog")), "not signed"


def look_at_today(ward: Ward, *, everybody: bool = False) -> list[str]:
    """What the rows of 今日 say."""
    ward.hands.press(Qt.Key.Key_1, CONTROL)
    ward.hands.click("everybody" if everybody else "mine")
    return [row.accessibleName() for row in shown(ward, "work_") if row.objectName().count("_") > 1]


def proposed(ward: Ward) -> list[str]:
    """The deviations that 今日 proposes."""
    look_at_today(ward, everybody=True)
    return [row.accessibleName() for row in shown(ward, "work_deviation")]


def take(ward: Ward, row: str, name: str = "work_open") -> None:
    """Click a button of the first row of 今日 that is named so."""
    made = ward.hands.see(row).findChild(QPushButton, name)
    assert made is not None, name
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def shown(ward: Ward, name: str) -> list[QWidget]:
    """What can be seen under a name that begins so and is said aloud."""
    found = [one for one in ward.window.findChildren(QWidget) if one.objectName().startswith(name)]
    return [one for one in found if one.isVisible() and one.accessibleName()]


def said_in(widget: QWidget) -> str:
    """All words in it, those that are painted included."""
    parts = [part for part in widget.findChildren(QWidget) if part.isVisible()]
    return " ".join(part.text() if hasattr(part, "text") else part.accessibleName() for part in parts)


def on_strip(ward: Ward, visit: str) -> str:
    """What the strip says of a visit."""
    ward.hands.press(TABS[PROTOCOL.visit(visit).period.value], CONTROL)
    return ward.hands.see(f"visit_{visit}").accessibleName()


def _copied(written: Path, folder: Path) -> Clinic:
    for part in ("site", "state"):
        shutil.copytree(written / part, folder / part)
    return Clinic(folder / "site", folder / "state", WardClock(moment(-5)))


@cache
def _screened() -> Path:
    place = Path(tempfile.mkdtemp(prefix="wardsource-test-"))
    made = clinic(place)
    pages = eligible()
    pages["DM", 1] |= {"D0PLDTC": PLANNED.isoformat()}
    pages["ICF", 1] |= {"RFICDTC": "2026-01-04T09:00"}
    judged = pages.pop(("INV", 1))
    with made.opened() as site:
        register_subject(site, "LXYU")
        register_subject(site, "ZHMI")
        for (form, repeat), given in pages.items():
            write_page(site, PageKey("S01", "SCR", form, repeat), given)
    made.clock.pass_by(days=1, hours=5)
    with made.opened(PHYSICIAN) as site:
        write_page(site, PageKey("S01", "SCR", "INV"), judged)
    return place


@cache
def _infused() -> Path:
    place = Path(tempfile.mkdtemp(prefix="wardsource-test-"))
    made = screened(place)
    for visit in [one for one in PROTOCOL.visits if one.nominal_day is not None and -5 <= one.nominal_day <= 14]:
        made.clock.moment = moment(visit.nominal_day or 0, 11)
        with made.opened(NURSE) as site:
            held = made.clock.moment.date().isoformat()
            write_page(site, PageKey("S01", visit.key, "SV"), {"SVOCCUR": "Y", "SVDTC": held, "SVWAY": "INPAT"})
            if visit.key == "D0":
                write_page(site, PageKey("S01", "D0", "INFF"), {"F04START": f"{PLANNED}T10:15"})
    return place


def write_page(site: Site, key: PageKey, given: Given | Mapping[str, str] | Mapping[str, Answer]) -> Change:
    """A page as it was recorded before the story begins."""
    answers = {item: answer if isinstance(answer, Answer) else Answer(answer) for item, answer in given.items()}
    return record(site, key, Answers(answers), Reasons(late=LATE))
