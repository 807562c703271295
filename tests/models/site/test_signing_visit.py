"""Signing a whole visit: which documents, what is left out, what a later change breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.judgement.sign_state import SignState, sign_state
from desktop.models.judgement.to_sign import LeftOut, Why
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.person import Meaning
from desktop.models.site.drafting import keep_draft
from desktop.models.site.recording import Reasons, record
from desktop.models.site.signing import Gesture, commit, commit_all, gesture, make, make_all, next_meaning, prepare, refused
from desktop.models.site.site import Site
from tests.clinic import NURSE, PHYSICIAN, TECHNICIAN, Clinic, answers, clinic, with_subject
from tests.models.site.visits import PHYSICIANS_OWN, RECORDED, VISIT, not_done, write

FIRST, SECOND, THIRD = RECORDED


def sign_visit(ward: Clinic, site: Site) -> Gesture:
    asked = gesture(site, "S01", VISIT)
    commit_all(site, make_all(asked.documents, ward.password(site.person.id)))
    return asked


def state(site: Site, key: PageKey) -> SignState:
    book = site.subject("S01")
    return sign_state(site.protocol.page(key.visit, key.form), book.page(key), book, site.protocol.version)


def documents(site: Site) -> list[tuple[str, int, str]]:
    return [(one.document, one.version, one.meaning.value) for one in site.subject("S01").signatures]


def left(asked: Gesture, key: PageKey) -> LeftOut:
    return next(one for one in asked.left_out if one.key == key)


def recorded(folder: Path) -> Clinic:
    """Three pages recorded and signed by the nurse as one document."""
    ward = clinic(folder)
    with ward.opened() as site:
        with_subject(site)
        write(site, *RECORDED)
        sign_visit(ward, site)
    return ward


def test_one_gesture_signs_all_complete_pages_as_one_document(tmp_path: Path) -> None:
    ward = recorded(tmp_path)
    with ward.opened() as site:
        assert documents(site) == [("S01-D4", 1, "record")]
        (given,) = site.subject("S01").signatures
        assert set(given.pages) == {key.shown for key in RECORDED}
        assert {state(site, key) for key in RECORDED} == {SignState.PARTLY}
    with ward.opened(PHYSICIAN) as site:
        sign_visit(ward, site)
        assert {state(site, key) for key in RECORDED} == {SignState.SIGNED}
        first, second = site.subject("S01").signatures
        assert site.documents.get(second.sha256).startswith(site.documents.get(first.sha256))


def test_pages_of_a_physician_alone_are_a_document_of_their_own(tmp_path: Path) -> None:
    """R-SIG-09."""
    ward = recorded(tmp_path)
    with ward.opened(PHYSICIAN) as site:
        write(site, *PHYSICIANS_OWN)
        asked = sign_visit(ward, site)
        assert [(one.document, one.meaning) for one in asked.documents] == [("S01-D4", Meaning.REVIEW), ("S01-D4-MD", Meaning.REVIEW)]
        assert {state(site, key) for key in (*RECORDED, *PHYSICIANS_OWN)} == {SignState.SIGNED}
        entries = site.ledger.entries_of_kind(Kind.SIGNATURE)
        assert {(entry.subject, entry.visit) for entry in entries} == {("S01", VISIT)}


def test_no_page_is_called_like_the_physicians_document() -> None:
    assert "MD" not in {form.key for form in PROTOCOL.forms}


def test_what_is_left_out_says_why(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, FIRST)
        record(site, SECOND, answers({"AEQDTC": "2026-01-05"}), Reasons(late="事后补记"))
        write(site, THIRD)
        keep_draft(site, THIRD, not_done(THIRD, "另有原因"))
        asked = gesture(site, "S01", VISIT)
        assert [set(one.pages) for one in asked.documents] == [{FIRST.shown}]
        assert (left(asked, SECOND).why, left(asked, THIRD).why) == (Why.INCOMPLETE, Why.TYPED)
        assert left(asked, SECOND).says.zh == "1/3，2 项未填"
        assert left(asked, PageKey("S01", VISIT, "VS")).why is Why.UNTOUCHED
    with ward.opened(PHYSICIAN) as site:
        asked = gesture(site, "S01", VISIT)
        assert asked.documents == ()
        assert left(asked, FIRST).says.zh == "等待“记录”签名（研究护士、临床协调员）"


def test_an_open_stop_leaves_only_its_own_page_out(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    vitals = PageKey("S01", VISIT, "VS")
    with ward.opened() as site:
        with_subject(site)
        write(site, FIRST, vitals)
        record(site, vitals, answers({"OXYSAT": "130"}), Reasons({"OXYSAT": "录入错误"}, late="事后补记"))
        asked = gesture(site, "S01", VISIT)
        assert left(asked, vitals).why is Why.MUST
        assert [set(one.pages) for one in asked.documents] == [{FIRST.shown}]


def test_a_change_breaks_its_own_page_alone_and_the_next_version_holds_that_page_only(tmp_path: Path) -> None:
    """R-SIG-04."""
    ward = recorded(tmp_path)
    with ward.opened(PHYSICIAN) as site:
        sign_visit(ward, site)
    with ward.opened() as site:
        old = site.subject("S01").signatures[-1]
        write(site, FIRST, why="设备故障")
        assert [state(site, key) for key in RECORDED] == [SignState.BROKEN, SignState.SIGNED, SignState.SIGNED]
        (asked,) = sign_visit(ward, site).documents
        assert (asked.document, asked.version, set(asked.pages)) == ("S01-D4", 2, {FIRST.shown})
        assert asked.new is not None
        assert asked.new.replaces is None
        assert [state(site, key) for key in RECORDED] == [SignState.PARTLY, SignState.SIGNED, SignState.SIGNED]
        assert site.documents.get(old.sha256).startswith(b"%PDF")


def test_a_half_signed_document_with_a_changed_page_is_recorded_anew_before_anybody_reviews_it(tmp_path: Path) -> None:
    ward = recorded(tmp_path)
    with ward.opened() as site:
        write(site, FIRST, why="设备故障")
    with ward.opened(PHYSICIAN) as site:
        asked = gesture(site, "S01", VISIT)
        assert asked.documents == ()
        assert {left(asked, key).why for key in (SECOND, THIRD)} == {Why.ANEW}
        assert PROTOCOL.page(VISIT, FIRST.form).short.zh in left(asked, SECOND).says.zh
        with pytest.raises(Failure, match="E-4203"):
            prepare(site, (SECOND,), Meaning.REVIEW)
    with ward.opened() as site:
        (again,) = sign_visit(ward, site).documents
        assert set(again.anew) == {SECOND, THIRD}
        assert again.new is not None
        assert again.new.replaces == 1
    with ward.opened(PHYSICIAN) as site:
        sign_visit(ward, site)
        assert {state(site, key) for key in RECORDED} == {SignState.SIGNED}


def test_a_half_signed_document_waits_whole_for_its_one_page_that_is_not_ready(tmp_path: Path) -> None:
    ward = recorded(tmp_path)
    with ward.opened(PHYSICIAN) as site:
        keep_draft(site, SECOND, not_done(SECOND, "另有原因"))
        asked = gesture(site, "S01", VISIT)
        assert asked.documents == ()
        assert [left(asked, key).why for key in RECORDED] == [Why.BESIDE, Why.TYPED, Why.BESIDE]


def test_reviewing_one_page_signs_all_that_share_its_document(tmp_path: Path) -> None:
    """The signature is given to the file, and the file shows them all."""
    ward = recorded(tmp_path)
    with ward.opened(PHYSICIAN) as site:
        prepared = prepare(site, (SECOND,), Meaning.REVIEW)
        assert set(prepared.pages) == {key.shown for key in RECORDED}
        commit(site, make(prepared, ward.password(PHYSICIAN)))
        assert {state(site, key) for key in RECORDED} == {SignState.SIGNED}


def test_a_page_signed_by_itself_leaves_the_others_of_its_old_document_to_be_recorded_anew(tmp_path: Path) -> None:
    ward = recorded(tmp_path)
    with ward.opened() as site:
        write(site, FIRST, why="设备故障")
        commit(site, make(prepare(site, (FIRST,), Meaning.RECORD), ward.password(NURSE)))
        assert documents(site)[-1] == (FIRST.shown, 1, "record")
        assert next_meaning(site, (FIRST,)) is Meaning.REVIEW
        (asked,) = gesture(site, "S01", VISIT).documents
        assert set(asked.pages) == {SECOND.shown, THIRD.shown}


def test_a_physician_is_not_asked_to_record_what_the_nurse_wrote(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, FIRST)
    with ward.opened(PHYSICIAN) as site:
        write(site, SECOND)
        (asked,) = gesture(site, "S01", VISIT).documents
        assert set(asked.pages) == {SECOND.shown}
        assert asked.meaning is Meaning.RECORD


def test_of_several_documents_all_are_kept_or_none(tmp_path: Path) -> None:
    ward = recorded(tmp_path)
    with ward.opened(PHYSICIAN) as site:
        write(site, *PHYSICIANS_OWN)
        made = make_all(gesture(site, "S01", VISIT).documents, ward.password(PHYSICIAN))
        write(site, PHYSICIANS_OWN[-1], why="设备故障")
        with pytest.raises(Failure, match="E-4205"):
            commit_all(site, made)
        assert documents(site) == [("S01-D4", 1, "record")]


def test_a_signature_made_for_an_older_state_of_the_document_is_not_kept(tmp_path: Path) -> None:
    ward = recorded(tmp_path)
    with ward.opened(PHYSICIAN) as site:
        made = make_all(gesture(site, "S01", VISIT).documents, ward.password(PHYSICIAN))
        commit_all(site, made)
        with pytest.raises(Failure, match="E-4205"):
            commit_all(site, made)
        assert len(site.subject("S01").signatures) == 2


def test_progress_is_told_document_by_document_and_one_password_is_refused_once(tmp_path: Path) -> None:
    """R-IAM-06."""
    ward = recorded(tmp_path)
    with ward.opened(PHYSICIAN) as site:
        write(site, *PHYSICIANS_OWN)
        asked, told = gesture(site, "S01", VISIT).documents, list[int]()
        with pytest.raises(Failure, match="E-3101"):
            make_all(asked, ward.password(NURSE), told.append)
        assert told == []
        refused(site, *asked)
        assert [entry.payload["document"] for entry in site.ledger.entries_of_kind(Kind.SIGNATURE_REFUSED)] == ["S01-D4、S01-D4-MD"]
        make_all(asked, ward.password(PHYSICIAN), told.append)
        assert told == [1, 2]


def test_the_administrator_signs_no_visit(tmp_path: Path) -> None:
    """R-IAM-03."""
    ward = recorded(tmp_path)
    with ward.opened(TECHNICIAN) as site, pytest.raises(Failure, match="E-3201"):
        gesture(site, "S01", VISIT)
