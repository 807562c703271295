"""Signatures as other programs judge them (R-SIG-02, R-SIG-03)."""

from __future__ import annotations

import re
import socket
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops

from desktop.models.accounts.certificates import fingerprint, pem
from desktop.models.clock import SITE_ZONE
from desktop.models.failure import Failure
from desktop.models.printing.document import Document
from desktop.models.printing.print_copy import Strip, flattened, print_copy
from desktop.models.printing.signature_blocks import SignerFacts
from desktop.models.printing.signing import sign, slots
from desktop.models.printing.source_document import build
from desktop.models.printing.verification import examine
from desktop.models.protocol.form import PHYSICIAN_ONLY
from desktop.models.records.canonical import grouped
from desktop.models.records.person import Meaning, Person, Role
from desktop.models.text import Language
from tests.models.printing.free_programs import page_count, rendered, run, words
from tests.models.printing.keys import IN_ORDER, site_keys, stages
from tests.models.printing.sample import DOCTOR, NURSE, THREE_SIGNERS, document, laboratory_page, long_document


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate store of the free programs that trusts our root."""
    folder = tmp_path_factory.mktemp("nss")
    root = folder / "root.pem"
    root.write_text(pem(site_keys().root.certificate), encoding="ascii")
    run("certutil", "-N", "-d", f"sql:{folder}", "--empty-password")
    run("certutil", "-A", "-d", f"sql:{folder}", "-n", "root", "-t", "CT,C,C", "-i", root)
    return folder


def pdfsig(file: Path, store: Path) -> list[str]:
    """What pdfsig says of each signature."""
    return run("pdfsig", "-nssdir", f"sql:{store}", file).split("Signature #")[1:]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(document(), id="two"),
        pytest.param(document([laboratory_page()], THREE_SIGNERS), id="three, one with a rare name"),
        pytest.param(document(signers=PHYSICIAN_ONLY), id="one"),
        pytest.param(long_document(), id="many pages"),
    ],
)
def test_free_programs_find_every_signature_valid_and_trusted(tmp_path: Path, store: Path, source: Document) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(stages(source, IN_ORDER if len(source.signers) > 1 else [DOCTOR])[-1])
    found = pdfsig(file, store)
    assert len(found) == len(source.signers)
    for report in found:
        assert "Signature is Valid." in report
        assert "Certificate is Trusted." in report
        assert "ETSI.CAdES.detached" in report
        assert "SHA-256" in report
    assert "Total document signed" in found[-1]
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)
    fonts = run("pdffonts", file).splitlines()[2:]
    assert all(re.search(r" yes yes yes ", line) for line in fonts)


def test_each_signature_only_appends() -> None:
    built, recorded, reviewed = stages(document())
    assert recorded.startswith(built)
    assert reviewed.startswith(recorded)


def test_the_printed_block_names_who_what_when_and_with_which_key(tmp_path: Path) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(stages(document())[-1])
    page = words(file)
    tail = grouped(fingerprint(site_keys().people["U-0107"][1])[-16:]).replace(" ", "")
    assert "记录王静研究护士U-0107" in page
    assert "2026-01-0510:56:12+08:00" in page
    assert f"证书{tail}电子签名" in page
    assert "本人在所记时间完成上述记录" in page
    assert "未签名" not in page


def test_a_signature_out_of_turn_is_refused() -> None:
    built, recorded, reviewed = stages(document())
    key, certificate = site_keys().people["U-0112"]
    facts = SignerFacts(DOCTOR, Meaning.REVIEW, "W3-02")
    when = datetime(2026, 1, 5, 11, 0, tzinfo=SITE_ZONE)
    for pdf, slot in ((built, 1), (recorded, 0), (reviewed, 1), (reviewed, 2)):
        with pytest.raises(Failure, match="E-5201"):
            sign(pdf, slot, facts, key, certificate, when)
    with pytest.raises(Failure, match="E-5202"):
        sign(built, 0, facts, key, certificate, when)


def test_a_person_with_a_very_long_name_signs_readably(tmp_path: Path) -> None:
    """In the narrow block of three the role moves to its own line; nothing is cut."""
    someone = Person("U-0199", "阿卜杜热西提·买买提艾力", Role.COORDINATOR)
    key, certificate = site_keys().root.issue(someone, datetime(2026, 1, 1, tzinfo=SITE_ZONE))
    built = build(document([laboratory_page()], THREE_SIGNERS)).pdf
    facts = SignerFacts(someone, Meaning.RECORD, "W3-02")
    file = tmp_path / "signed.pdf"
    file.write_bytes(sign(built, 0, facts, key, certificate, datetime(2026, 1, 5, 11, 0, tzinfo=SITE_ZONE)))
    assert "阿卜杜热西提·买买提艾力" in words(file)
    assert "临床协调员U-0199" in words(file)


def test_the_slots_say_what_is_signed() -> None:
    _, recorded, _ = stages(document())
    assert [(slot.name, slot.signed) for slot in slots(recorded)] == [("1-record", True), ("2-review", False)]


def test_signing_and_verifying_open_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "socketpair", refuse)
    keys = site_keys()
    assert examine(stages(document())[-1], roots=[keys.root.certificate], certificates=keys.listed()).good


def test_a_print_is_a_flattened_copy_with_its_strip_on_every_page(tmp_path: Path) -> None:
    signed = stages(long_document())[-1]
    copy = tmp_path / "copy.pdf"
    strip = Strip("S01-SCR-ALL-v01", NURSE, datetime(2026, 1, 6, 9, 0, 5, tzinfo=SITE_ZONE), 2, "归入病历")
    copy.write_bytes(print_copy(signed, strip))
    for number in range(1, page_count(copy) + 1):
        page = words(copy, number)
        assert "打印件，非核证副本电子原件S01-SCR-ALL-v01第2份用途：归入病历" in page
        assert "打印王静U-01072026-01-0609:00:05+08:00" in page
    assert "审核孙悦研究医生U-0112" in words(copy, page_count(copy))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", copy)
    with pikepdf.open(copy) as opened:
        assert "/AcroForm" not in opened.Root
        assert not opened.attachments


def test_a_preview_looks_like_the_signed_file(tmp_path: Path) -> None:
    """Viewers without forms draw no signature blocks; the preview has them in the page."""
    signed, preview = tmp_path / "signed.pdf", tmp_path / "preview.pdf"
    data = stages(document())[-1]
    signed.write_bytes(data)
    preview.write_bytes(flattened(data))
    below_the_title = (0, 100, 827, 1169)
    pages = [rendered(file).convert("L").crop(below_the_title) for file in (signed, preview)]
    difference = ImageChops.difference(*pages)
    assert sum(difference.histogram()[64:]) < 200  # edges of letters, drawn through another path


def test_a_copy_says_how_far_the_document_is_signed_and_the_signed_bytes_do_not(tmp_path: Path) -> None:
    """A half-signed page is never called official: its own bytes cannot change when the last signature comes."""
    file = tmp_path / "copy.pdf"
    strip = Strip("S01-SCR-VS-v01", NURSE, datetime(2026, 1, 6, 9, 0, 5, tzinfo=SITE_ZONE), 1, "监查")
    for data, state in zip(stages(document()), ("待记录", "待审核", "正式"), strict=True):
        for copy in (flattened(data), print_copy(data, strip)):
            file.write_bytes(copy)
            assert f"{state}第1版" in words(file)
        file.write_bytes(data)
        assert "筛选生命体征第1版" in words(file)


def test_a_waiting_document_is_previewed_with_its_open_block(tmp_path: Path) -> None:
    preview = tmp_path / "preview.pdf"
    preview.write_bytes(flattened(stages(document())[1]))
    page = words(preview)
    assert "记录王静" in page
    assert "审核未签名" in page
    assert "研究医生、主要研究者" in page


def test_the_strip_of_an_english_copy_is_english(tmp_path: Path) -> None:
    english = replace(document(), language=Language.EN)
    copy = tmp_path / "copy.pdf"
    strip = Strip(english.id, NURSE, datetime(2026, 1, 6, 9, 0, 5, tzinfo=SITE_ZONE), 1, "monitoring", english.language)
    copy.write_bytes(print_copy(build(english).pdf, strip))
    assert "Printedcopy,notcertified" in words(copy)
