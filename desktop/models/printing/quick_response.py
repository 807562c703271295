"""The QR code of a page: which of its modules are dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

_MASK = 0
"""The chequered mask; trying all eight for the prettiest takes ten times as long, and scanners read each."""


def qr_modules(payload: str) -> tuple[list[tuple[int, int, int]], int]:
    """The dark modules of the code (level M) as (row, first, past the last), and how many a side has.

    One stretch for neighbours, so that no hairline is left between them.
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(payload))
    code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    return [(at, *one) for at, row in enumerate(code.modules) for one in _stretches(row)], code.getModuleCount()


def _stretches(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    begin = None
    for column, dark in enumerate((*row, False)):
        if dark and begin is None:
            begin = column
        elif not dark and begin is not None:
            yield begin, column
            begin = None
