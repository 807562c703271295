"""One A4 sheet: millimetres from the top left corner, black and greys, and the few marks that paper needs."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop.models.printing.fonts import REGULAR, SEMIBOLD, register, spelled
from desktop.models.printing.setting import POINT, Run, line_width

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 20.0, 197.0
"""Twenty millimetres at the left are for the binder."""
INK, GREY = HexColor("#17212E"), HexColor("#60666F")
HAIRLINE, BAND, SIGNED, WATERMARK = 0.72, 0.88, 0.95, 0.88
"""Shares of white."""
HEAD_RULE, FOOT_RULE, FRAME_RULE, CELL_RULE, ROW_RULE = 1.4, 1.0, 0.9, 0.5, 0.4
"""Points."""
_MASK = 0
"""The chequered mask of the QR code; trying all eight for the prettiest takes ten times as long, and scanners read each."""


class Sheet:
    """A PDF under construction; every string drawn passes the glyph gate."""

    def __init__(self, title: str, author: str, subject: str) -> None:
        register()
        self._bytes = io.BytesIO()
        self._canvas = Canvas(
            self._bytes,
            pagesize=(WIDTH / POINT, HEIGHT / POINT),
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,
            lang="zh-CN",
        )
        self._height = HEIGHT
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("WardSource")

    def next_page(self, width: float = WIDTH, height: float = HEIGHT) -> None:
        """Ends the page; the next one has that size."""
        self._canvas.showPage()
        self.resize(width, height)

    def resize(self, width: float, height: float) -> None:
        """Gives the page begun another size."""
        self._height = height
        self._canvas.setPageSize((width / POINT, height / POINT))

    def finish(self) -> bytes:
        """The PDF; the last page was ended by next_page."""
        self._canvas.save()
        return self._bytes.getvalue()

    def write(self, x: float, baseline: float, runs: Sequence[Run]) -> float:
        """Sets the runs on a baseline; answers where they end."""
        for run in runs:
            x = self._set(x, baseline, run)
        return x

    def write_right(self, x: float, baseline: float, runs: Sequence[Run]) -> None:
        """Sets the runs so that they end at x."""
        self.write(x - line_width(runs), baseline, runs)

    def write_upright(self, x: float, bottom: float, runs: Sequence[Run]) -> None:
        """Sets the runs from the bottom upwards, their baseline at x."""
        self._canvas.saveState()
        self._canvas.translate(x / POINT, self._y(bottom))
        self._canvas.rotate(90)
        self._canvas.translate(0, -self._y(0.0))
        self.write(0.0, 0.0, runs)
        self._canvas.restoreState()

    def lines(self, x: float, baseline: float, lines: Sequence[Sequence[Run]], leading: float) -> None:
        """Sets lines below each other."""
        for number, line in enumerate(lines):
            self.write(x, baseline + number * leading, line)

    def _set(self, x: float, baseline: float, run: Run) -> float:
        canvas = self._canvas
        end = x + run.width
        if run.dotted:
            self.box(x + 0.3, baseline - 3.3, run.width - 0.6, 4.5, rule=0.6, dash=(0.8, 1.2), grey=True)
        canvas.setFont(SEMIBOLD if run.bold else REGULAR, run.size)
        canvas.setFillColor(GREY if run.grey else INK)
        canvas.drawString((x + (1.2 if run.dotted else 0)) / POINT, self._y(baseline), spelled(run.text))
        if run.ruled:
            self.line(x, baseline + 0.7, end, baseline + 0.7, rule=0.7)
        if run.struck:
            middle = baseline - run.size * POINT * 0.32
            self.line(x - 0.3, middle, end + 0.3, middle, rule=0.7)
        return end

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        rule: float,
        white: float | None = None,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """A rule of that many points, ink or a share of white."""
        self._pen(rule, INK if white is None else _white(white), dash)
        self._canvas.line(x1 / POINT, self._y(y1), x2 / POINT, self._y(y2))

    def band(self, x: float, top: float, width: float, height: float, white: float = BAND) -> None:
        """A filled ground without an edge."""
        self._canvas.setFillColor(_white(white))
        self._canvas.rect(x / POINT, self._y(top + height), width / POINT, height / POINT, stroke=0, fill=1)

    def box(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        rule: float,
        radius: float = 0.0,
        fill: float | None = None,
        dash: tuple[float, float] | None = None,
        grey: bool = False,
    ) -> None:
        """An edge, solid or dashed, with a ground if fill gives its share of white."""
        self._pen(rule, GREY if grey else INK, dash)
        if fill is not None:
            self._canvas.setFillColor(_white(fill))
        self._canvas.roundRect(
            x / POINT, self._y(top + height), width / POINT, height / POINT, radius / POINT, stroke=1, fill=int(fill is not None)
        )

    def tick_box(self, x: float, baseline: float, side: float = 3.2) -> None:
        """An empty square to be ticked by hand, standing on the baseline."""
        self.box(x, baseline - side + 0.3, side, side, rule=0.9)

    def qr(self, x: float, top: float, side: float, payload: str) -> None:
        """A QR code (level M) as rectangles, without an image."""
        code = QrCodeWidget(payload, barLevel="M")
        code.qr.version = code.qr.calculate_version()
        code.qr.makeImpl(False, _MASK)
        count = code.qr.getModuleCount()
        module = side / count
        self._canvas.setFillColor(Color(0, 0, 0))
        for row in range(count):
            for first, last in _dark(code.qr.modules[row]):
                left, lower = (x + first * module) / POINT, self._y(top + (row + 1) * module)
                self._canvas.rect(left, lower, (last - first) * module / POINT, module / POINT, stroke=0, fill=1)

    def watermark(self, word: str) -> None:
        """A large pale word across the page, drawn first so that it lies under the text."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(WIDTH / 2 / POINT, HEIGHT / 2 / POINT)
        canvas.rotate(52)
        canvas.setFont(SEMIBOLD, 150 if len(word) <= 2 else 100)
        canvas.setFillColor(_white(WATERMARK))
        canvas.drawCentredString(0, -40, spelled(word))
        canvas.restoreState()

    def _pen(self, rule: float, colour: Color, dash: tuple[float, float] | None) -> None:
        self._canvas.setLineWidth(rule)
        self._canvas.setStrokeColor(colour)
        self._canvas.setDash(*((list(dash), 0) if dash else ([], 0)))

    def _y(self, from_top: float) -> float:
        return (self._height - from_top) / POINT


def _white(share: float) -> Color:
    return Color(share, share, share)


def _dark(row: Sequence[bool | None]) -> list[tuple[int, int]]:
    """Runs of dark modules as (first, past the last): one rectangle each leaves no hairline between modules."""
    runs: list[tuple[int, int]] = []
    for column, dark in enumerate(row):
        if dark and runs and runs[-1][1] == column:
            runs[-1] = (runs[-1][0], column + 1)
        elif dark:
            runs.append((column, column + 1))
    return runs
