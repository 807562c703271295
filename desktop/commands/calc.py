"""`python -m desktop calc`: any calculation of the program on a table of cases, for the site's own checks (OQ)."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.commands.calculators import CALCULATORS, Calculator
from desktop.commands.cases import NotAnswered, Row

_OWN = ("result", "detail", "rule", "error")


class Unusable(Exception):
    """The input as a whole cannot be used."""


def main(argv: Sequence[str]) -> int:
    """0 where no row had an error, 1 where one had, 2 where the input cannot be used."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.list:
        print(_listing())
        return 0
    if arguments.name is None:
        parser.error(f"name a calculation ({', '.join(CALCULATORS)}) or ask for --list")
    try:
        header, rows = _read(arguments.input)
        done = [_run(CALCULATORS[arguments.name], row) for row in rows]
        _write(arguments.output, [*(column for column in header if column not in _OWN), *_OWN], done)
    except (OSError, UnicodeDecodeError, csv.Error, Unusable) as fault:
        print(f"calc: {fault}", file=sys.stderr)
        return 2
    return 1 if any(row["error"] for row in done) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m desktop calc", description="Run a calculation on a table of cases.")
    parser.add_argument("name", nargs="?", choices=tuple(CALCULATORS), help="the calculation; --list explains each")
    parser.add_argument("--list", action="store_true", help="every calculation with its columns and source")
    parser.add_argument("-i", dest="input", type=Path, help="CSV with a header, UTF-8; standard input when left out")
    parser.add_argument("-o", dest="output", type=Path, help="where the results go; standard output when left out")
    return parser


def _listing() -> str:
    lines: list[str] = []
    for name, calculator in CALCULATORS.items():
        lines += [name, *(f"  {column}: {allowed}" for column, allowed in calculator.columns.items()), f"  source: {calculator.source}", ""]
    return "\n".join(lines).rstrip()


def _read(path: Path | None) -> tuple[list[str], list[dict[str, str]]]:
    raw = path.read_bytes() if path else sys.stdin.buffer.read()
    table = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    header = [column.strip() for column in next(table, [])]
    if not any(header):
        raise Unusable("the input has no header")
    if len(set(header)) != len(header):
        raise Unusable("the header names a column twice")
    rows = [cells for cells in table if cells]
    return header, [dict(zip(header, [*cells, *[""] * len(header)], strict=False)) | _surplus(header, cells) for cells in rows]


def _surplus(header: list[str], cells: list[str]) -> dict[str, str]:
    """A mark for a row longer than the header: its cells cannot be told apart."""
    return {"error": "more cells than columns"} if len(cells) > len(header) else {"error": ""}


def _run(calculator: Calculator, row: Mapping[str, str]) -> dict[str, str]:
    answer = dict.fromkeys(_OWN, "") | {"error": row["error"]}
    if not answer["error"]:
        try:
            outcome = calculator.run(Row(row))
            answer |= {"result": outcome.result, "detail": outcome.detail, "rule": outcome.rule}
        except NotAnswered as column:
            answer["detail"] = f"not answered: {column}"
        except ValueError as fault:
            answer["error"] = str(fault)
    return {**row, **answer}


def _write(path: Path | None, header: list[str], rows: list[dict[str, str]]) -> None:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, header, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    if path:
        path.write_bytes(text.getvalue().encode())
    else:
        sys.stdout.buffer.write(text.getvalue().encode())
        sys.stdout.buffer.flush()
