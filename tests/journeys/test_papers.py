"""Paper leaves the program by hand: print, export, emergency sheet; every copy is written down."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from desktop.models.records.entry import Entry, Kind
from desktop.views.dialogs.preview import PreviewDialog
from tests.clinic import NURSE
from tests.journeys.conftest import Ward
from tests.models.printing.free_programs import page_count, rendered, scanned, words


def signed_page(ward: Ward) -> None:
    ward.record_vitals()
    ward.sign(NURSE)
    ward.hands.click("preview")


def of_kind(ward: Ward, kind: Kind) -> list[Entry]:
    return [entry for entry in ward.window.session.site.ledger.entries() if entry.kind is kind]


def printed_on(file: Path, ward: Ward) -> None:
    """What the print dialog does once a printer is chosen; here the printer writes a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(150)
    printer.setFullPage(True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    dialog = ward.hands.see("preview_dialog")
    assert isinstance(dialog, PreviewDialog)
    dialog.print_to(printer)


def ink_above_the_head(file: Path) -> int:
    """Dark points in the strip of a print copy, above the study's line."""
    page = rendered(file).convert("L")
    return sum(page.crop((0, 0, page.width, 34)).histogram()[:140])


def test_a_copy_on_the_printer_carries_its_strip_and_is_written_down(nurse: Ward, tmp_path: Path) -> None:
    """R-SRC-09: the printed copy says that it is one."""
    signed_page(nurse)
    file = tmp_path / "printed.pdf"
    printed_on(file, nurse)
    assert page_count(file) == 1
    assert scanned(file).startswith("NCT07193667|S01|SCR|1/1|S01-SCR-VS-v01|")
    assert ink_above_the_head(file) > 200
    (entry,) = of_kind(nurse, Kind.PRINTED)
    assert (entry.payload["document"], entry.payload["copy"]) == ("S01-SCR-VS-v01", "1")
    assert "S01-SCR-VS-v01-copy1.pdf" in nurse.hands.words("fact")


def test_a_page_is_exported_by_the_file_dialog_byte_for_byte(nurse: Ward, tmp_path: Path) -> None:
    signed_page(nurse)
    nurse.hands.click("preview_export")
    target = tmp_path / "导出" / "S01 生命体征.pdf"
    target.parent.mkdir()
    nurse.hands.put("fileNameEdit", str(target))
    nurse.hands.press(Qt.Key.Key_Return)
    assert nurse.hands.until(target.exists)
    site = nurse.window.session.site
    (signature,) = site.subject("S01").signatures
    assert target.read_bytes() == site.documents.get(signature.sha256)
    assert of_kind(nurse, Kind.EXPORTED)[-1].payload["file"] == "S01 生命体征.pdf"


def test_an_emergency_sheet_is_made_with_keys_alone_before_any_login(ward: Ward, tmp_path: Path) -> None:
    hands = ward.hands
    hands.go_to("emergency")
    hands.press(Qt.Key.Key_Space)
    hands.see("emergency_dialog")
    hands.go_to("emergency_VS")
    hands.press(Qt.Key.Key_Return)
    hands.see("emergency_preview")
    hands.go_to("preview_export")
    hands.press(Qt.Key.Key_Return)
    sheet = tmp_path / "emergency.pdf"
    hands.put("fileNameEdit", str(sheet))
    hands.press(Qt.Key.Key_Return)
    assert hands.until(sheet.exists)
    page = words(sheet)
    assert "空白工作表№900" in page
    assert "未定" not in page.split("黑色笔")[0].partition("受试者")[2]
    assert "emergency_print" in (ward.clinic.folder / "gate.log").read_text()
