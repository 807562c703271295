"""Drafts: what was typed and not saved is there again, for the one who typed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.records.answer import Absent, Answer
from desktop.models.records.entry import PageKey
from desktop.models.storage.drafts import Draft, Drafts
from tests.bench import KEY, PAGE, START

TYPED = Answer(value="１32", unit="×10⁹/L")
DRAFT = Draft("N001", PAGE, {"plt": TYPED.payload(), "alt": Answer(absent=Absent.ND, why="溶血").payload()}, START, 12)


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Drafts]:
    opened = Drafts.open(tmp_path / "drafts.db", KEY)
    yield opened
    opened.close()


def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    first = Drafts.open(tmp_path / "drafts.db", KEY)
    first.save(DRAFT)
    first.close()
    again = Drafts.open(tmp_path / "drafts.db", KEY)
    found = again.get("N001", PAGE)
    assert found == DRAFT
    assert found is not None
    assert Answer.from_payload(found.answers["plt"]) == TYPED
    again.close()


def test_the_newest_draft_takes_the_place_of_the_older_one(drafts: Drafts) -> None:
    drafts.save(DRAFT)
    newer = replace(DRAFT, answers={"plt": {"value": "133"}}, saved_at=START + timedelta(seconds=1))
    drafts.save(newer)
    assert drafts.of("N001") == (newer,)


def test_each_person_page_and_repeat_has_its_own_draft(drafts: Drafts) -> None:
    others = [
        replace(DRAFT, person="N002"),
        replace(DRAFT, page=PageKey("S01", "SCR", "VS", 2)),
        replace(DRAFT, page=PageKey("S02", "SCR", "VS")),
    ]
    for draft in (DRAFT, *others):
        drafts.save(draft)
    assert all(drafts.get(draft.person, draft.page) == draft for draft in (DRAFT, *others))
    assert len(drafts.of("N001")) == 3


def test_the_newest_draft_is_offered_first(drafts: Drafts) -> None:
    older = replace(DRAFT, page=PageKey("S00", "SCR", "VS"), saved_at=START - timedelta(hours=1))
    drafts.save(older)
    drafts.save(DRAFT)
    assert drafts.of("N001") == (DRAFT, older)


def test_a_draft_that_was_saved_or_given_up_is_gone_and_no_other(drafts: Drafts) -> None:
    other = replace(DRAFT, person="N002")
    drafts.save(DRAFT)
    drafts.save(other)
    drafts.remove("N001", PAGE)
    drafts.remove("N001", PAGE)
    assert drafts.get("N001", PAGE) is None
    assert drafts.of("N002") == (other,)


def test_a_draft_does_not_wait_for_the_disk_while_somebody_types(drafts: Drafts) -> None:
    """WAL with NORMAL: a kill loses nothing, a power cut the last seconds."""
    pragmas = [drafts._database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert pragmas == ["wal", 1]


def test_drafts_are_encrypted_on_the_disk(tmp_path: Path, drafts: Drafts) -> None:
    drafts.save(replace(DRAFT, answers={"note": {"value": "a-readable-note"}}))
    assert all(b"a-readable-note" not in path.read_bytes() for path in tmp_path.iterdir())


def test_drafts_do_not_open_with_another_key(tmp_path: Path, drafts: Drafts) -> None:
    drafts.save(DRAFT)
    with pytest.raises(Failure, match="E-1211"):
        Drafts.open(tmp_path / "drafts.db", bytes(32))
