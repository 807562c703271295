"""A blank worksheet without a login: the ward must be able to write when nobody gets in (DESIGN §1: never blocks)."""

from __future__ import annotations

import platform
from pathlib import Path

from desktop import __version__
from desktop.models.accounts.reauthentication import gate_log
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.clock import Clock
from desktop.models.printing.document import Made, SubjectHeader, VisitHeader
from desktop.models.printing.worksheet import Worksheet, build_worksheet
from desktop.models.protocol.form import Form
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Visit
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Person, Role
from desktop.models.site.headings import STUDY
from desktop.models.text import Language, Text

_FIRST = 900_000
"""Serial numbers from here on are emergency sheets; the rest of the number is the line of gate.log that tells of the print."""
_UNKNOWN_SUBJECT = SubjectHeader(code="______", initials="______")
_NOBODY = Text("应急打印（未登录）", "emergency print, nobody logged in")


def emergency_forms() -> tuple[tuple[Visit, Form], ...]:
    """The pages that can be printed blank, in the order of the schedule."""
    return tuple((visit, form) for visit in PROTOCOL.visits for form in PROTOCOL.pages(visit.key))


def emergency_worksheet(folder: Path, clock: Clock, visit: Visit, form: Form, language: Language = Language.ZH) -> bytes:
    """The sheet as PDF, noted in gate.log first; subject and people are left to be written by hand. Raises Failure of disks."""
    keys = SiteKeys.read(folder / "site.keys")
    gate = gate_log(folder, keys)
    now = clock.now()
    serial = _FIRST + gate.printed(now)
    made = Made(
        by=Person("", _NOBODY.say(language), Role.NURSE),
        at=now,
        workstation=platform.node(),
        app=f"WardSource {__version__}",
        site_id=keys.site_id,
        sequence=gate.head.number,
        head=f"gate {gate.head.digest[:8].upper()}",
    )
    return build_worksheet(
        Worksheet(
            serial=serial,
            form=form,
            key=PageKey(_UNKNOWN_SUBJECT.code, visit.key, form.key),
            study=STUDY,
            subject=_UNKNOWN_SUBJECT,
            visit=VisitHeader(key=visit.key, text=visit.text),
            issued=made,
            language=language,
            training=keys.training,
            by_hand=True,
        )
    )


def emergency_line(number: str) -> int | None:
    """The line of gate.log that tells of the sheet `WS-900012`, None for the number of an ordinary worksheet."""
    serial = number.removeprefix("WS-")
    return int(serial) - _FIRST if serial.isascii() and serial.isdigit() and int(serial) > _FIRST else None
