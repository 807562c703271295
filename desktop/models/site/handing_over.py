"""Hand the ward over: the list of 今日 on paper, noted as printed."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from desktop.models.accounts.permissions import Act
from desktop.models.judgement.standing import Standing
from desktop.models.judgement.task import Task
from desktop.models.printing.shift_sheet import ShiftRow, ShiftSheet, ShiftSubject, build_shift_sheet
from desktop.models.records.entry import Kind
from desktop.models.site.headings import STUDY, made, study_day
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Language, Text


def print_shift_sheet(
    site: Site, waiting: Sequence[Task], standings: Sequence[Standing], language: Language = Language.ZH
) -> tuple[Change, bytes, str]:
    """The next hand-over sheet of the day with these rows; returns change, PDF and file name."""
    site.permit(Act.PRINT_COPY)
    today = site.clock.now().date()
    printed = [entry for entry in site.ledger.entries_of_kind(Kind.PRINTED) if entry.payload.get("day") == today.isoformat()]
    shift = ShiftSheet(
        id=f"HO-{today}-{len(printed) + 1}",
        day=today,
        study=STUDY,
        made=made(site),
        subjects=tuple(_subject(one, rows) for one in standings if (rows := [task for task in waiting if task.subject == one.code])),
        language=language,
        training=site.training,
    )
    pdf = build_shift_sheet(shift)
    payload = {"document": shift.id, "day": today.isoformat(), "rows": str(shift.count), "sha256": sha256(pdf).hexdigest()}
    return append(site, [site.fact(Kind.PRINTED, payload=payload)]), pdf, f"{shift.id}.pdf"


def _subject(one: Standing, rows: Sequence[Task]) -> ShiftSubject:
    now = one.current
    day = study_day(one.today, one.day_zero) if one.day_zero else ""
    pages = Text("{visit} {done}/{all} 页", "{visit} {done}/{all} pages").fill(visit=now.visit.key, done=now.complete, all=len(now.counted))
    who = "　".join(part for part in (f"{one.code} {one.initials}", one.arm, day) if part)
    heading = Text("{who}　{pages}", "{who}　{pages}").fill(who=who, pages=pages)
    return ShiftSubject(heading, tuple(ShiftRow(row.pressing.text, row.what, row.detail, _roles(row)) for row in rows))


def _roles(task: Task) -> Text:
    """The first role that does it."""
    return task.roles[0].text
