"""What may happen to a signed file on its way through the years; each harm is named (R-SIG-03, R-SIG-04)."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Mapping
from datetime import datetime, timedelta

import pikepdf
import pytest

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
from tests.models.printing.harms import appended, changed
from tests.models.printing.keys import SIGNED_AT, long_stages, site_keys, stages
from tests.models.printing.sample import DOCTOR, document, laboratory_page
from tests.models.printing.test_worksheet import BLANK


def examined(pdf: bytes, *, certificates: Mapping[str, Holder] | None = None, expected: Expected | None = None) -> Examination:
    keys = site_keys()
    manifest = None if expected is None else {"S01-SCR-ALL-v01": expected}.get
    return examine(
        pdf, roots=[keys.root.certificate], certificates=keys.listed() if certificates is None else certificates, manifest=manifest
    )


def doubts(examination: Examination) -> set[Doubt]:
    return {fault.doubt for fault in examination.faults}


@pytest.fixture
def files() -> tuple[bytes, ...]:
    """As built, recorded, reviewed."""
    return long_stages()


@pytest.fixture
def signed(files: tuple[bytes, ...]) -> bytes:
    return files[-1]


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


def test_the_last_signature_stripped_leaves_an_incomplete_document(files: tuple[bytes, ...]) -> None:
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


def test_the_site_knows_how_many_signatures_there_were(files: tuple[bytes, ...]) -> None:
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


def test_a_nurse_who_signs_the_review_in_the_physicians_name_is_named(files: tuple[bytes, ...]) -> None:
    """With a foreign tool and her own key; the drawn stamp may say what it likes."""
    key, certificate = site_keys().people["U-0107"]
    forged = sign(files[1], 1, SignerFacts(DOCTOR, Meaning.REVIEW, "W3-02"), key, certificate, SIGNED_AT + timedelta(minutes=1))
    examination = examined(forged)
    assert doubts(examination) == {Doubt.NOT_ENTITLED}
    assert "王静（研究护士）无权签“审核”" in examination.sentence().zh


def test_bytes_hidden_behind_the_last_signature_are_found(signed: bytes) -> None:
    end = signed.rindex(b"0" * 64 + b">")
    assert Doubt.TAMPERED in doubts(examined(signed[:end] + b"deadbeef" * 8 + signed[end + 64 :]))
