"""Weekends and public holidays, from a table the site may edit: a hint beside a planned day, never a rule."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from desktop.models.failure import Failure, failure
from desktop.models.text import Text

COLUMNS = ("first", "last", "kind", "zh", "en")
_KINDS = ("holiday", "workday")
_LONGEST = 31
"""Days of the longest holiday; a longer one is a mistyped date."""
_SATURDAY, _SUNDAY = Text("周六", "Saturday"), Text("周日", "Sunday")


@dataclass(frozen=True, slots=True, eq=False)
class Holidays:
    """Which days are no working days."""

    free: Mapping[date, Text]
    """Public holidays by name."""
    working: frozenset[date]
    """Weekend days on which everybody works."""

    def hint(self, day: date) -> Text | None:
        """Why few people are there that day: the holiday's name, or Saturday and Sunday; None on a working day."""
        if day in self.working:
            return None
        weekend = {5: _SATURDAY, 6: _SUNDAY}.get(day.weekday())
        return self.free.get(day) or weekend


WEEKENDS = Holidays({}, frozenset())
"""Where no table could be read."""


def read_holidays(path: Path) -> Holidays:
    """The table of that file; raises E-1501 where it is missing, no text, or a line of it makes no sense."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as why:
        raise _unreadable(path, 0) from why
    free: dict[date, Text] = {}
    working: set[date] = set()
    rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    for (number, _line), cells in zip(rows, csv.reader(line for _number, line in rows), strict=True):
        if number == rows[0][0]:
            _demand(tuple(cells) == COLUMNS, path, number)
            continue
        days, name = _days(cells, path, number), Text(*cells[3:])
        if cells[2] == "holiday":
            free |= dict.fromkeys(days, name)
        else:
            working |= set(days)
    return Holidays(free, frozenset(working))


def _days(cells: Sequence[str], path: Path, number: int) -> list[date]:
    _demand(len(cells) == len(COLUMNS) and cells[2] in _KINDS and all(cells), path, number)
    try:
        first, last = date.fromisoformat(cells[0]), date.fromisoformat(cells[1])
    except ValueError as why:
        raise _unreadable(path, number) from why
    count = (last - first).days + 1
    _demand(1 <= count <= _LONGEST, path, number)
    return [first + timedelta(at) for at in range(count)]


def _demand(sound: bool, path: Path, number: int) -> None:
    if not sound:
        raise _unreadable(path, number)


def _unreadable(path: Path, number: int) -> Failure:
    where = Text("第 {n} 行", "line {n}").fill(n=number) if number else Text("文件打不开", "the file cannot be read")
    return failure(
        "E-1501",
        Text("节假日表 {file} 有误（{where}）。", "The table of holidays {file} is wrong ({where}).").fill(file=path.name, where=where),
        Text(
            "请系统管理员改正该行；在此之前只提示周六、周日，其余不受影响。",
            "Ask the IT administrator to correct it; until then only weekends are hinted at, nothing else is affected.",
        ),
    )
