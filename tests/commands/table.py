"""Tables of cases run through `calc` from the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from desktop.commands.calc import main


def table(rows: Sequence[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(column for row in rows for column in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def calc(folder: Path, name: str, *rows: dict[str, str], exits: int = 0) -> list[dict[str, str]]:
    (folder / "cases.csv").write_text(table(rows), encoding="utf-8")
    assert main([name, "-i", str(folder / "cases.csv"), "-o", str(folder / "results.csv")]) == exits
    with (folder / "results.csv").open(encoding="utf-8", newline="") as results:
        return list(csv.DictReader(results))


def one(folder: Path, name: str, /, **row: str) -> dict[str, str]:
    return calc(folder, name, row)[0]


def refused(folder: Path, name: str, /, **row: str) -> dict[str, str]:
    return calc(folder, name, row, exits=1)[0]
