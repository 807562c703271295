"""Signing through the use-cases: whose turn it is, what stands in the way, what a later change does."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.judgement.sign_state import SignState, sign_state
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.person import Meaning
from desktop.models.site.composing import compose
from desktop.models.site.printing import export_document, preview_document, print_document
from desktop.models.site.recording import Reasons, record
from desktop.models.site.signing import commit, make, next_meaning, prepare, refused
from desktop.models.site.site import Site
from tests.clinic import JUDGEMENT, NURSE, PHYSICIAN, TECHNICIAN, VITALS, Clinic, answers, clinic, with_subject, write_vitals

JUDGED = {"INVDTC": "2026-01-05T10:20", "HEMOST": "Y", "HEMOEV": "血压心率平稳", "COMPLY": "Y"}


def sign(ward: Clinic, site: Site, meaning: Meaning) -> None:
    commit(site, make(prepare(site, (VITALS,), meaning), ward.password(site.person.id)))


def state(site: Site) -> SignState:
    book = site.subject("S01")
    return sign_state(site.protocol.form("VS"), book.page(VITALS), book, site.protocol.version)


def signed_by_nurse(ward: Clinic) -> None:
    with ward.opened() as site:
        with_subject(site)
        write_vitals(site)
        sign(ward, site, Meaning.RECORD)


def test_the_nurse_records_and_the_physician_reviews(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    signed_by_nurse(ward)
    with ward.opened(PHYSICIAN) as site:
        assert state(site) is SignState.PARTLY
        assert next_meaning(site, (VITALS,)) is Meaning.REVIEW
        sign(ward, site, Meaning.REVIEW)
        assert state(site) is SignState.SIGNED
        first, second = site.subject("S01").signatures
        assert site.documents.get(second.sha256).startswith(site.documents.get(first.sha256))


def test_a_change_after_signing_breaks_the_signature_and_a_new_version_replaces_it(tmp_path: Path) -> None:
    """R-SIG-04."""
    ward = clinic(tmp_path)
    signed_by_nurse(ward)
    with ward.opened() as site:
        record(site, VITALS, answers({"TEMP": "37.1"}), Reasons({"TEMP": "抄写错误"}))
        assert state(site) is SignState.BROKEN
        sign(ward, site, Meaning.RECORD)
        assert state(site) is SignState.PARTLY
        assert [signature.version for signature in site.subject("S01").signatures] == [1, 2]
        assert all(site.documents.get(signature.sha256) for signature in site.subject("S01").signatures)


def test_an_incomplete_page_cannot_be_signed(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        record(site, VITALS, answers({"VSDTC": "2026-01-05T10:30", "TEMP": "36.6"}), Reasons())
        with pytest.raises(Failure, match="E-4201"):
            prepare(site, (VITALS,), Meaning.RECORD)


def test_an_open_stop_keeps_a_page_from_being_signed(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site, OXYSAT="130")
        with pytest.raises(Failure, match="E-4202"):
            prepare(site, (VITALS,), Meaning.RECORD)


def test_nobody_signs_out_of_turn_or_twice(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write_vitals(site)
    with ward.opened(PHYSICIAN) as site, pytest.raises(Failure, match="E-4203"):
        prepare(site, (VITALS,), Meaning.REVIEW)
    with ward.opened() as site:
        sign(ward, site, Meaning.RECORD)
        with pytest.raises(Failure, match="E-4203"):
            prepare(site, (VITALS,), Meaning.RECORD)
        with pytest.raises(Failure, match="E-3201"):
            prepare(site, (VITALS,), Meaning.REVIEW)


def test_the_administrator_cannot_sign(tmp_path: Path) -> None:
    """R-IAM-03."""
    ward = clinic(tmp_path)
    signed_by_nurse(ward)
    with ward.opened(TECHNICIAN) as site, pytest.raises(Failure, match="E-3201"):
        prepare(site, (VITALS,), Meaning.REVIEW)


def test_a_wrong_password_signs_nothing_and_is_written_down(tmp_path: Path) -> None:
    """R-SIG-01, R-IAM-06."""
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write_vitals(site)
        prepared = prepare(site, (VITALS,), Meaning.RECORD)
        with pytest.raises(Failure, match="E-3101"):
            make(prepared, ward.password(PHYSICIAN))
        refused(site, prepared)
        assert site.subject("S01").signatures == ()
        assert site.ledger.entries()[-1].kind is Kind.SIGNATURE_REFUSED


def test_a_page_that_changed_while_signing_is_not_signed(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write_vitals(site)
        signed = make(prepare(site, (VITALS,), Meaning.RECORD), ward.password(NURSE))
        record(site, VITALS, answers({"TEMP": "37.1"}), Reasons({"TEMP": "抄写错误"}))
        with pytest.raises(Failure, match="E-4205"):
            commit(site, signed)
        assert site.subject("S01").signatures == ()


def test_medical_judgement_carries_one_signature_a_physicians(tmp_path: Path) -> None:
    """R-SIG-09."""
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
    with ward.opened(PHYSICIAN) as site:
        form = site.protocol.form("INV")
        assert [signer.meaning for signer in form.signers] == [Meaning.REVIEW]
        record(site, JUDGEMENT, answers(JUDGED), Reasons(late="门诊后补记"))
        commit(site, make(prepare(site, (JUDGEMENT,), Meaning.REVIEW), ward.password(PHYSICIAN)))
        book = site.subject("S01")
        assert sign_state(form, book.page(JUDGEMENT), book, site.protocol.version) is SignState.SIGNED


def test_every_print_is_numbered_and_written_down(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    signed_by_nurse(ward)
    with ward.opened() as site:
        (signature,) = site.subject("S01").signatures
        names = [print_document(site, signature, "监查").name for _ in range(2)]
        assert names == ["S01-SCR-VS-v01-copy1.pdf", "S01-SCR-VS-v01-copy2.pdf"]
        assert [entry.payload["copy"] for entry in site.ledger.entries() if entry.kind is Kind.PRINTED] == ["1", "2"]
        assert preview_document(site, signature).startswith(b"%PDF")


def test_an_export_is_the_signed_original_byte_for_byte(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    signed_by_nurse(ward)
    with ward.opened() as site:
        (signature,) = site.subject("S01").signatures
        export_document(site, signature, tmp_path / "原件.pdf")
        assert (tmp_path / "原件.pdf").read_bytes() == site.documents.get(signature.sha256)


def test_a_page_that_tells_of_no_day_has_none_to_be_decided(tmp_path: Path) -> None:
    """Demography happens on no day; only a page with a time of its own can still be waiting for it."""
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site)
        book = site.subject("S01")
        demography, vitals = (compose(site, book, (book.page(PageKey("S01", "SCR", form)),), "x").visit for form in ("DM", "VS"))
        assert (demography.actual, demography.study_day) == (None, None)
        assert (vitals.actual, vitals.study_day) == ("2026-01-05", "")
        assert demography.planned is None
