"""The least that reading, writing and showing take on this machine: the same amount of work and nothing of ours."""

from __future__ import annotations

import io
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas
from sqlcipher3 import dbapi2 as sqlcipher

from bench.timing import RUNS, median_ms

_KEY = "PRAGMA key = \"x'" + "07" * 32 + "'\""
_WIDTH = 4
"""Fields in a row of the empty page."""
_CODED = "NCT07193667|S01|SCR|1/1|WS-{:04d}|S01-SCR-VS|4188 C4D2-80A1-9B20-77C3"


def rows_ms(database: sqlite3.Connection, where: str, *, runs: int = RUNS) -> float:
    """Reading the rows, decrypted by SQLCipher, and looking at none."""
    query = f"SELECT * FROM entry WHERE {where}"  # noqa: S608 - our own words
    return median_ms(lambda: deque(database.execute(query), maxlen=0), runs=runs)


def commit_ms(folder: Path, rows: int) -> float:
    """As many plain rows in an encrypted file: INSERT and COMMIT, on the disk when it returns."""
    with _file(folder / "floor.db") as database:
        values = [("x" * 300,)] * rows

        def write() -> None:
            database.execute("BEGIN IMMEDIATE")
            database.executemany("INSERT INTO plain VALUES (?)", values)
            database.execute("COMMIT")

        return median_ms(write)


def fields_ms(count: int, window: QWidget) -> float:
    """A bare widget with as many empty fields, shown in a window of that size."""
    shown: list[QWidget] = []

    def show() -> None:
        page = QWidget()
        grid = QGridLayout(page)
        for at in range(max(count, 1)):
            grid.addWidget(QLineEdit(), at // _WIDTH, at % _WIDTH)
        page.resize(window.size())
        page.show()
        QApplication.processEvents()
        shown.append(page)

    took = median_ms(show)
    for page in shown:
        page.deleteLater()
    return took


def pages_ms(count: int) -> float:
    """As many pages of reportlab with nothing on them but a QR code of a worksheet's length, its dark modules one path."""

    def draw() -> None:
        canvas = Canvas(io.BytesIO(), pageCompression=1)
        for number in range(count):
            code = QRCode(None, QRErrorCorrectLevel.M)
            code.addData(_CODED.format(number))
            code.version = code.calculate_version()
            code.makeImpl(False, 0)
            marks = (f"{x} {y} 1 1 re" for y, row in enumerate(code.modules) for x, dark in enumerate(row) if dark)
            canvas.addLiteral(" ".join((*marks, "f")))
            canvas.showPage()
        canvas.save()

    return median_ms(draw, runs=1)


@contextmanager
def _file(path: Path) -> Iterator[sqlite3.Connection]:
    path.unlink(missing_ok=True)
    database = cast(sqlite3.Connection, _connected(path))
    try:
        yield database
    finally:
        database.close()


def _connected(path: Path) -> Any:
    database = sqlcipher.connect(str(path), isolation_level=None)
    for statement in (_KEY, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE plain (text TEXT)"):
        database.execute(statement)
    return database
