"""One A4 sheet: millimetres from the top left corner, black and greys, and the few marks that paper needs."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from desktop.models.printing.fonts import REGULAR, SEMIBOLD, register, spelled
from desktop.models.printing.quick_response import qr_modules
from desktop.models.printing.setting import POINT, Run, line_width

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 20.0, 197.0
"""Twenty millimetres at the left are for the binder."""
INK, GREY = "0.09 0.129 0.18", "0.376 0.4 0.435"
"""Red, green and blue, as PDF writes them."""
HAIRLINE, BAND, SIGNED, WATERMARK = 0.72, 0.88, 0.95, 0.88
"""Shares of white."""
HEAD_RULE, FOOT_RULE, FRAME_RULE, CELL_RULE, ROW_RULE = 1.4, 1.0, 0.9, 0.5, 0.4
"""Points."""


class Sheet:
    """A PDF under construction; every string drawn passes the glyph gate.

    Marks are written as PDF operators and words once for each sheet: reportlab's own writer of numbers would take most of the time.
    """

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
        self._words: dict[tuple[str, float, bool], str] = {}
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
        end = x + run.width
        if run.dotted:
            self.box(x + 0.3, baseline - 3.3, run.width - 0.6, 4.5, rule=0.6, dash=(0.8, 1.2), grey=True)
        place = self._at(x + (1.2 if run.dotted else 0), baseline)
        self._draw(f"{GREY if run.grey else INK} rg q 1 0 0 1 {place} cm {self._said(run.text, run.size, run.bold)} Q")
        if run.ruled:
            self.line(x, baseline + 0.7, end, baseline + 0.7, rule=0.7)
        if run.struck:
            middle = baseline - run.size * POINT * 0.32
            self.line(x - 0.3, middle, end + 0.3, middle, rule=0.7)
        return end

    def _said(self, text: str, size: float, bold: bool) -> str:
        """The operators that show the words at the origin."""
        known = self._words.get((text, size, bold))
        if known is None:
            words = self._canvas.beginText(0, 0)
            words.setFont(SEMIBOLD if bold else REGULAR, size)
            words.textLine(spelled(text))
            known = self._words[text, size, bold] = words.getCode()
        return known

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
        self._draw(f"{self._at(x1, y1)} m {self._at(x2, y2)} l S")

    def band(self, x: float, top: float, width: float, height: float, white: float = BAND) -> None:
        """A filled ground without an edge."""
        self._draw(f"{_white(white)} rg {self._edge(x, top, width, height)} f")

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
            self._draw(f"{_white(fill)} rg")
        if radius:
            lower, corner = self._y(top + height), radius / POINT
            self._canvas.roundRect(x / POINT, lower, width / POINT, height / POINT, corner, stroke=1, fill=int(fill is not None))
        else:
            self._draw(f"{self._edge(x, top, width, height)} {'S' if fill is None else 'B'}")

    def tick_box(self, x: float, baseline: float, side: float = 3.2) -> None:
        """An empty square to be ticked by hand, standing on the baseline."""
        self.box(x, baseline - side + 0.3, side, side, rule=0.9)

    def qr(self, x: float, top: float, side: float, payload: str) -> None:
        """A QR code (level M) as rectangles, without an image."""
        dark, count = qr_modules(payload)
        module = side / count / POINT
        marks = " ".join(f"{first} {row} {past - first} 1 re" for row, first, past in dark)
        self._draw(f"q {module:.4f} 0 0 {-module:.4f} {self._at(x, top)} cm 0 g {marks} f Q")

    def watermark(self, word: str) -> None:
        """A large pale word across the page, drawn first so that it lies under the text."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(WIDTH / 2 / POINT, HEIGHT / 2 / POINT)
        canvas.rotate(52)
        canvas.setFont(SEMIBOLD, 150 if len(word) <= 2 else 100)
        self._draw(f"{_white(WATERMARK)} rg")
        canvas.drawCentredString(0, -40, spelled(word))
        canvas.restoreState()

    def _pen(self, rule: float, colour: str, dash: tuple[float, float] | None) -> None:
        self._draw(f"{rule} w {colour} RG {'[{} {}]'.format(*dash) if dash else '[]'} 0 d")

    def _draw(self, operators: str) -> None:
        self._canvas.addLiteral(operators)

    def _edge(self, x: float, top: float, width: float, height: float) -> str:
        return f"{self._at(x, top + height)} {width / POINT:.2f} {height / POINT:.2f} re"

    def _at(self, x: float, from_top: float) -> str:
        return f"{x / POINT:.2f} {self._y(from_top):.2f}"

    def _y(self, from_top: float) -> float:
        return (self._height - from_top) / POINT


def _white(share: float) -> str:
    return f"{share} {share} {share}"
