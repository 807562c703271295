"""`python -m desktop calc`: any calculation of the program on a table of cases, for the site's own checks (OQ)."""

from __future__ import annotations

import argparse
import codecs
import csv
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.commands.calculators import CALCULATORS, Calculator
from desktop.commands.cases import NotAnswered, Row
from desktop.commands.terminal import say
from desktop.models.text import Text

_OWN = ("result", "detail", "rule", "error")


class Unusable(Exception):
    """The input as a whole cannot be used."""

    def __init__(self, says: Text) -> None:
        super().__init__(says.en)
        self.says = says


_IO = Text("“{file}”读写失败：{why}", "“{file}” cannot be read or written: {why}")
_ABSENT = Text("没有文件“{file}”", "there is no file “{file}”")
_FOLDER = Text("“{file}”是文件夹，不是文件", "“{file}” is a folder, not a file")
_UTF_16 = Text("输入是 UTF-16（“Unicode 文本”），请另存为“CSV UTF-8”", "the input is UTF-16 (“Unicode text”): save it as “CSV UTF-8”")
_NO_UTF_8 = Text("输入不是 UTF-8（可能是 GBK），请另存为“CSV UTF-8”", "the input is not UTF-8 (perhaps GBK): save it as “CSV UTF-8”")
_NO_HEADER = Text("输入没有表头行", "the input has no header")
_TWICE = Text("表头中有重复的列名", "the header names a column twice")
_NO_TABLE = Text("输入不是完整的 CSV（引号未闭合或多余）：{why}", "the input is no whole CSV (a quotation mark too few or too many): {why}")


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
    except OSError as fault:
        return _refuse(_IO.fill(file=fault.filename or "-", why=fault.strerror or fault))
    except Unusable as fault:
        return _refuse(fault.says)
    if unused := _unused(CALCULATORS[arguments.name], header):
        _tell(Text("没有用到的列（原样带出）：{names}", "columns not used, carried through: {names}").fill(names=", ".join(unused)))
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
    table = _table(_text(path))
    header = [column.strip() for column in (table[0] if table else [])]
    if not any(header):
        raise Unusable(_NO_HEADER)
    if len(set(header)) != len(header):
        raise Unusable(_TWICE)
    rows = [cells for cells in table[1:] if cells]
    return header, [dict(zip(header, [*cells, *[""] * len(header)], strict=False)) | _surplus(header, cells) for cells in rows]


def _text(path: Path | None) -> str:
    if path and path.is_dir():
        raise Unusable(_FOLDER.fill(file=path))
    if path and not path.exists():
        raise Unusable(_ABSENT.fill(file=path))
    raw = path.read_bytes() if path else sys.stdin.buffer.read()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw:
        raise Unusable(_UTF_16)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unusable(_NO_UTF_8) from error


def _table(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise Unusable(_NO_TABLE.fill(why=error)) from error


def _unused(calculator: Calculator, header: list[str]) -> list[str]:
    """The columns that no row of this calculation reads: a misspelt name would otherwise read as not answered."""
    return [column for column in header if column and column not in (*calculator.columns, *_OWN)]


def _refuse(says: Text) -> int:
    _tell(says)
    return 2


def _tell(says: Text) -> None:
    say(f"calc: {says.zh} / {says.en}", sys.stderr)


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
