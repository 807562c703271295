"""See paper before it is paper: pages from memory, zoom, print and export; every print and export is an entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QLabel, QScrollArea, QWidget

from desktop.models.text import Text
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import say
from desktop.views.parts import button, label, row
from desktop.views.style import COLOURS

_ZOOMS = (0.6, 0.8, 1.0, 1.25, 1.5, 2.0)
_PRINT_DPI = 300


class PreviewDialog(Sheet):
    """One page at a time; PgUp and PgDn turn it, Ctrl+plus and Ctrl+minus zoom."""

    def __init__(self, parent: QWidget, title: str, about: str, pdf: bytes, *, name: str = "preview_dialog") -> None:
        super().__init__(parent, name, icon="eye", title=title, about=about, width=860)
        self._document = _opened(pdf, self)
        self.finished.connect(self._document.close)
        self._page, self._zoom = 0, 2
        self._paper = QLabel()
        self._paper.setObjectName("paper")
        self._paper.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._paper.setAccessibleName(title)
        self._where = label("", size="strong", name="preview_page")
        self._add_bar()
        self._add_paper()
        self.cancel.setText(self.tr("Close"))
        self._show_page()

    def offer_print(self, issue: Callable[[], bytes | None], words: str) -> None:
        """A 打印 button; `issue` makes the copy that goes to the printer once one is chosen."""
        self._issue = issue
        made = button(words, "ghost", "preview_print", picture="print")
        made.clicked.connect(self._choose_printer)
        self.foot_button(made)

    def offer_purposes(self, purposes: Sequence[Text]) -> None:
        """What the copy is for, the first until another is chosen."""
        self._purposes = tuple(purposes)
        self._purpose = QComboBox()
        self._purpose.setObjectName("print_purpose")
        self._purpose.setAccessibleName(self.tr("Purpose of the copy"))
        for purpose in purposes:
            self._purpose.addItem(say(purpose))
        self._bar.insertWidget(4, label(self.tr("Purpose of the copy"), tone="ink2"))
        self._bar.insertWidget(5, self._purpose)

    @property
    def purpose(self) -> Text:
        """What the next copy is for."""
        return self._purposes[self._purpose.currentIndex()]

    def offer_export(self, write: Callable[[Path], object], suggested: str, words: str) -> None:
        """An 导出 button that asks where to."""
        made = button(words, "ghost", "preview_export", picture="exp")
        made.clicked.connect(lambda: self._choose_file(write, suggested))
        self.foot_button(made)

    @property
    def pages(self) -> int:
        """How many pages the paper has."""
        return self._document.pageCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self._turn(steps[key])
        elif key in zooms and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(zooms[key])
        else:
            super().keyPressEvent(event)

    def print_to(self, printer: QPrinter) -> None:
        """Draw the issued copy on the printer, each page filling its paper."""
        pdf = self._issue()
        if pdf is None:
            return
        document = _opened(pdf, self)
        painter = QPainter(printer)
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            area = painter.viewport()
            painter.drawImage(area, document.render(page, area.size()))
        painter.end()
        document.close()

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(_PRINT_DPI)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.show()

    def _choose_file(self, write: Callable[[Path], object], suggested: str) -> None:
        dialog = QFileDialog(self, self.tr("Save as"), suggested, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
        dialog.open()

    def _add_bar(self) -> None:
        before = button("", "ghost", "page_before", picture="left")
        after = button("", "ghost", "page_after", picture="right")
        smaller = button("", "ghost", "zoom_out", picture="minus")
        larger = button("", "ghost", "zoom_in", picture="plus")
        turning = ((before, self.tr("Page before")), (after, self.tr("Next page")))
        for made, words in (*turning, (smaller, self.tr("Smaller")), (larger, self.tr("Larger"))):
            made.setAccessibleName(words)
            made.setToolTip(words)
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        smaller.clicked.connect(lambda: self._zoom_by(-1))
        larger.clicked.connect(lambda: self._zoom_by(1))
        self._bar = row(before, self._where, after, 1, smaller, larger)
        self.body.addLayout(self._bar)

    def _add_paper(self) -> None:
        desk = QScrollArea()
        desk.setObjectName("desk")
        desk.setWidgetResizable(True)
        desk.setFrameShape(QFrame.Shape.NoFrame)
        desk.setWidget(self._paper)
        desk.setMinimumHeight(260)
        self.body.addWidget(desk, 1)
        self._desk = desk

    def fit(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.resize(min(self.width(), window.width() - 24), window.height() - 16)
        super().fit()
        if window is not None:
            self.resize(self.width(), window.height() - 16)
            self.move(self.x(), window.mapToGlobal(window.rect().topLeft()).y() + 8)

    def _turn(self, by: int) -> None:
        self._page = min(max(self._page + by, 0), self.pages - 1)
        self._show_page()

    def _zoom_by(self, by: int) -> None:
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1)
        self._show_page()

    def _show_page(self) -> None:
        size = self._document.pagePointSize(self._page)
        scale = 780 / size.width() * _ZOOMS[self._zoom]
        ratio = self.devicePixelRatioF()
        pixels = QSize(round(size.width() * scale * ratio), round(size.height() * scale * ratio))
        image = self._document.render(self._page, pixels)
        image.setDevicePixelRatio(ratio)
        paper = QPixmap(image.size())
        paper.setDevicePixelRatio(ratio)
        paper.fill(COLOURS.panel)
        painter = QPainter(paper)
        painter.drawImage(0, 0, image)
        painter.end()
        self._paper.setPixmap(paper)
        self._where.setText(self.tr("Page {n} of {all}").format(n=self._page + 1, all=self.pages))


def _opened(pdf: bytes, parent: QWidget) -> QPdfDocument:
    """The paper, from memory; the bytes belong to the document, which reads them until it is closed and gone."""
    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document
