"""What may happen to a signed file on its way through the years; each harm is named (R-SIG-03, R-SIG-04)."""

from __future__ import annotations

import hashlib
import io
import json
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pikepdf
import pytest

from desktop.commands.verify import main as verify
from desktop.models.accounts.certificates import fingerprint
from desktop.models.clock import SITE_ZONE
from desktop.models.failure import Failure
from desktop.models.printing.signature_blocks import SignerFacts
from desktop.models.printing.signing import sign
from desktop.models.printing.source_document import build
from desktop.models.printing.verdict import Doubt, Examination, Expected, Holder
from desktop.models.printing.verification import examine
from desktop.models.printing.worksheet import build_worksheet
from desktop.models.records.person import Meaning
from tests.models.printing.keys import SIGNED_AT, site_keys, stages
from tests.models.printing.sample import DOCTOR, document, laboratory_page, long_document, vital_signs
from tests.models.printing.test_worksheet import BLANK


def examined(pdf: bytes, *, certificates: Mapping[str, Holder] | None = None, expected: Expected | None = None) -> Examination:
    keys = site_keys()
    manifest = None if expected is None else {"S01-SCR-ALL-v01": expected}.get
    return examine(
        pdf, roots=[keys.root.certificate], certificates=keys.listed() if certificates is None else certificates, manifest=manifest
    )


def doubts(examination: Examination) -> set[Doubt]:
    return {fault.doubt for fault in examination.faults}


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    """A document of several pages as built, recorded, reviewed."""
    return stages(long_document())


@pytest.fixture(scope="module")
def signed(files: list[bytes]) -> bytes:
    return files[-1]


def changed(pdf: bytes, change: str, page: int = 1) -> bytes:
    """The file as another program saves it after a change of its pages."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if change == "swap":
            other = pikepdf.open(io.BytesIO(build(document([vital_signs("另一份记录")])).pdf))
            del other.pages[0].obj["/Annots"]
            opened.pages[page] = other.pages[0]
        elif change == "remove":
            del opened.pages[page]
        elif change == "rotate":
            opened.pages[page].Rotate = 180
        elif change == "record":
            data = opened.attachments["record.json"].get_file().read_bytes().replace(b"54.0", b"64.0")
            opened.attachments["record.json"] = pikepdf.AttachedFileSpec(
                opened, data, filename="record.json", description="", mime_type="", creation_date="", mod_date=""
            )
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def appended(pdf: bytes, change: str) -> bytes:
    """The file with an update appended after the last signature, as an editor would do it; every signed byte stays."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if change == "page":
        page = writer.root["/Pages"]["/Kids"][1]
        page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
        writer.update_container(page)
    else:
        names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
        spec = names[1].get_object()
        spec["/EF"]["/F"] = writer.add_object(generic.StreamObject(stream_data=b"{}"))
        writer.update_container(spec["/EF"])
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    return out.getvalue()


def test_a_whole_document_names_its_signers_and_the_origin_of_their_times(signed: bytes) -> None:
    examination = examined(signed)
    assert examination.good
    assert examination.document == "S01-SCR-ALL-v01"
    says = examination.sentence().zh
    assert says.startswith("完好，2 个签名均有效（王静 记录 2026-01-05 10:56:12 +08:00；孙悦 审核 2026-01-05 10:57:12 +08:00）")
    assert "时间为工作站时钟，未经第三方证明" in says


def test_a_page_swapped_by_another_program_is_named(signed: bytes) -> None:
    examination = examined(changed(signed, "swap", 1))
    assert Doubt.PAGE_ALTERED in doubts(examination)
    assert "第 2 页" in examination.sentence().zh


def test_a_page_taken_out_is_named(signed: bytes) -> None:
    examination = examined(changed(signed, "remove", 2))
    assert Doubt.PAGE_ALTERED in doubts(examination)
    assert "第 3 页" in examination.sentence().zh


def test_a_page_turned_upside_down_is_named(signed: bytes) -> None:
    assert "第 1 页" in examined(changed(signed, "rotate", 0)).sentence().zh


def test_an_altered_attachment_is_named(signed: bytes) -> None:
    examination = examined(changed(signed, "record"))
    assert Doubt.RECORD_ALTERED in doubts(examination)
    assert "record.json" in examination.sentence().zh


@pytest.mark.parametrize(("change", "doubt"), [("page", Doubt.PAGE_ALTERED), ("record", Doubt.RECORD_ALTERED)])
def test_a_change_appended_after_the_last_signature_is_found_and_named(signed: bytes, change: str, doubt: Doubt) -> None:
    """Signed bytes untouched: some programs still call each signature valid."""
    found = doubts(examined(appended(signed, change)))
    assert doubt in found
    assert Doubt.TAMPERED in found


def test_a_harmless_looking_addition_after_the_last_signature_is_found(signed: bytes) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    assert Doubt.TAMPERED in doubts(examined(out.getvalue()))


def test_the_last_signature_stripped_leaves_an_incomplete_document(files: list[bytes]) -> None:
    examination = examined(files[1])
    assert doubts(examination) == {Doubt.INCOMPLETE}
    assert examination.sentence().zh == "未签完：缺少签名 审核"


def test_signature_fields_cut_out_are_missed(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as opened:
        del opened.Root.AcroForm
        for page in opened.pages:
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
        out = io.BytesIO()
        opened.save(out)
    assert {Doubt.UNSIGNED, Doubt.TAMPERED} <= doubts(examined(out.getvalue()))


def test_the_site_knows_how_many_signatures_there_were(files: list[bytes]) -> None:
    expected = Expected(hashlib.sha256(files[2]).hexdigest(), 2)
    assert examined(files[2], expected=expected).good
    assert Doubt.STRIPPED in doubts(examined(files[1], expected=expected))
    assert doubts(examined(files[2], expected=Expected("0" * 64, 2))) == {Doubt.NOT_AS_ISSUED}
    keys = site_keys()
    unknown = examine(files[2], roots=[keys.root.certificate], certificates=keys.listed(), manifest=lambda document: None)
    assert doubts(unknown) == {Doubt.NOT_ISSUED}


def test_a_foreign_root_is_not_trusted_and_named(signed: bytes) -> None:
    foreign = site_keys(training=True)
    examination = examine(signed, roots=[foreign.root.certificate], certificates=foreign.listed())
    assert doubts(examination) == {Doubt.FOREIGN_ROOT}
    assert "王静 的证书不是本站点根证书签发" in examination.sentence().zh


def test_a_certificate_the_site_never_listed_is_not_trusted(signed: bytes) -> None:
    doctor = fingerprint(site_keys().people["U-0112"][1])
    listed = {known: revoked for known, revoked in site_keys().listed().items() if known != doctor}
    examination = examined(signed, certificates=listed)
    assert doubts(examination) == {Doubt.NOT_LISTED}
    assert "孙悦" in examination.sentence().zh


def test_a_revocation_counts_from_its_moment_on(signed: bytes) -> None:
    """Someone who left last year signed well the year before."""
    before = site_keys().listed({"U-0107": SIGNED_AT - timedelta(seconds=1)})
    after = site_keys().listed({"U-0107": SIGNED_AT + timedelta(seconds=1)})
    assert doubts(examined(signed, certificates=before)) == {Doubt.REVOKED}
    assert examined(signed, certificates=after).good


def test_a_document_verifies_thirty_five_years_ahead() -> None:
    """A signature made in 2061 under the same root, and one of today judged at a moment of 2061."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    from desktop.models.printing.cades import to_asn1

    then = datetime(2061, 1, 5, 9, 0, tzinfo=SITE_ZONE)
    assert examined(stages(document(), when=then)[-1]).good
    reader = PdfFileReader(io.BytesIO(stages(document())[-1]))
    context = ValidationContext(trust_roots=[to_asn1(site_keys().root.certificate)], allow_fetching=False, moment=then)
    assert all(validate_pdf_signature(embedded, context).bottom_line for embedded in reader.embedded_regular_signatures)


def test_a_signature_dated_before_its_certificate_is_not_trusted() -> None:
    early = stages(document(), when=datetime(2025, 1, 5, 9, 0, tzinfo=SITE_ZONE))[-1]
    assert doubts(examined(early)) == {Doubt.NOT_VALID_THEN}


def test_a_flipped_byte_anywhere_in_the_signed_bytes_is_found() -> None:
    """Forty places at random, from a fixed seed; the signature's own container holds padding and is left to the site's digest."""
    pdf = stages(document([laboratory_page()]))[-1]
    chance = random.Random(7193667)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        ranges = [[int(edge) for edge in field.V.ByteRange] for field in opened.Root.AcroForm.Fields]
    signed = [at for at in range(len(pdf)) if any(a <= at < a + b or c <= at < c + d for a, b, c, d in ranges[:1])]
    for at in chance.sample(signed, 40):
        flipped = bytearray(pdf)
        flipped[at] ^= 1 << chance.randrange(8)
        if at >= 5:
            assert not examined(bytes(flipped)).good, at


@pytest.mark.parametrize("cut", [1, 200, 5000])
def test_a_file_cut_short_counts_as_tampered(signed: bytes, cut: int) -> None:
    assert not examined(signed[:-cut]).good


def test_rubbish_after_the_header_counts_as_tampered() -> None:
    assert doubts(examined(b"%PDF-1.7\n" + b"\x00" * 500)) == {Doubt.TAMPERED}


def test_what_is_no_pdf_is_refused_as_unusable() -> None:
    with pytest.raises(Failure, match="E-5301"):
        examined(b"PK\x03\x04")


def test_a_worksheet_and_a_built_document_are_not_signed() -> None:
    assert doubts(examined(build_worksheet(BLANK))) == {Doubt.UNSIGNED}
    assert doubts(examined(build(document()).pdf)) == {Doubt.INCOMPLETE}


@pytest.fixture
def shelf(tmp_path: Path, signed: bytes) -> Path:
    """A folder as the rehearsal leaves it: root and list above, files below."""
    site_keys().publish(tmp_path)
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "S01-SCR-ALL-v01.pdf").write_bytes(signed)
    return tmp_path / "pdf"


def test_the_command_finds_the_root_and_says_one_sentence(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify([str(shelf / "S01-SCR-ALL-v01.pdf")]) == 0
    assert capsys.readouterr().out.startswith("S01-SCR-ALL-v01.pdf：完好，2 个签名均有效（王静 记录")


def test_the_command_speaks_english_and_json(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(shelf / "S01-SCR-ALL-v01.pdf")
    assert verify(["--lang", "en", file]) == 0
    assert ": intact, all 2 signatures valid" in capsys.readouterr().out
    assert verify(["--json", file]) == 0
    (facts,) = json.loads(capsys.readouterr().out)
    assert facts["verdict"] == "good"
    assert [(s["person"], s["meaning"], s["role"]) for s in facts["signatures"]] == [
        ("U-0107", "record", "nurse"),
        ("U-0112", "review", "sub_investigator"),
    ]


def test_the_command_exits_1_where_anything_is_in_doubt(shelf: Path, files: list[bytes], capsys: pytest.CaptureFixture[str]) -> None:
    (shelf / "swapped.pdf").write_bytes(changed(files[2], "swap", 1))
    (shelf / "stripped.pdf").write_bytes(files[1])
    assert verify([str(shelf / name) for name in ("S01-SCR-ALL-v01.pdf", "swapped.pdf", "stripped.pdf")]) == 1
    good, swapped, stripped = capsys.readouterr().out.splitlines()
    assert good.startswith("S01-SCR-ALL-v01.pdf：完好")
    assert swapped.startswith("swapped.pdf：（文件内是 S01-SCR-ALL-v01）被改动：第 2 页在签名后被替换")
    assert stripped == "stripped.pdf：（文件内是 S01-SCR-ALL-v01）未签完：缺少签名 审核"


def test_the_command_exits_1_for_a_foreign_root(shelf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root = site_keys(training=True).publish(elsewhere)
    assert verify(["--root", str(root), str(shelf / "S01-SCR-ALL-v01.pdf")]) == 1
    assert "不是本站点根证书签发" in capsys.readouterr().out


def test_a_training_document_says_so_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site_keys(training=True).publish(tmp_path)
    file = tmp_path / "S01-SCR-VS-v01.pdf"
    file.write_bytes(stages(document(), keys=site_keys(training=True))[-1])
    assert verify([str(file)]) == 0
    assert capsys.readouterr().out.startswith("S01-SCR-VS-v01.pdf：培训文件；完好")
    real = tmp_path / "real"
    real.mkdir()
    assert verify(["--root", str(site_keys().publish(real)), str(file)]) == 1


def test_a_list_that_the_root_did_not_sign_helps_nobody(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listing = shelf.parent / "certificates.json"
    listing.write_bytes(listing.read_bytes().replace("孙悦".encode(), "孙月".encode()))
    assert verify([str(shelf / "S01-SCR-ALL-v01.pdf")]) == 1
    assert "不在证书名单中" in capsys.readouterr().out
    listing.unlink()
    assert verify([str(shelf / "S01-SCR-ALL-v01.pdf")]) == 1
    assert "没有找到证书名单" in capsys.readouterr().out


def test_the_command_exits_2_for_what_it_cannot_use(shelf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shelf / "letter.pdf").write_bytes(b"Dear colleague")
    assert verify([str(shelf / "letter.pdf")]) == 2
    assert "E-5301 这不是 PDF 文件" in capsys.readouterr().out
    assert verify([str(shelf / "absent.pdf")]) == 2
    assert verify([]) == 2
    assert verify(["--nonsense", "x.pdf"]) == 2
    assert verify(["--site", str(tmp_path), str(shelf / "S01-SCR-ALL-v01.pdf")]) == 2
    lonely = tmp_path / "a" / "b"
    lonely.mkdir(parents=True)
    (lonely / "x.pdf").write_bytes((shelf / "S01-SCR-ALL-v01.pdf").read_bytes())
    assert verify([str(lonely / "x.pdf")]) == 2
    assert "E-5303" in capsys.readouterr().out


def test_a_nurse_who_signs_the_review_in_the_physicians_name_is_named(files: list[bytes]) -> None:
    """With a foreign tool and her own key; the drawn stamp may say what it likes."""
    key, certificate = site_keys().people["U-0107"]
    forged = sign(files[1], 1, SignerFacts(DOCTOR, Meaning.REVIEW, "W3-02"), key, certificate, SIGNED_AT + timedelta(minutes=1))
    examination = examined(forged)
    assert doubts(examination) == {Doubt.NOT_ENTITLED}
    assert "王静（研究护士）无权签“审核”" in examination.sentence().zh


def test_bytes_hidden_behind_the_last_signature_are_found(signed: bytes) -> None:
    end = signed.rindex(b"0" * 64 + b">")
    assert Doubt.TAMPERED in doubts(examined(signed[:end] + b"deadbeef" * 8 + signed[end + 64 :]))
