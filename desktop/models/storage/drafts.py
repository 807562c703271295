"""What is typed and not yet saved: never a record, kept through a crash, a lock and a change of user."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from desktop.models.clock import restored, stored
from desktop.models.records.canonical import Canonical, canonical
from desktop.models.records.entry import PageKey
from desktop.models.storage.file import close_database, is_there, open_database, sqlite_told, transaction
from desktop.models.storage.schema import DRAFTS


@dataclass(frozen=True, slots=True)
class Draft:
    """One person's unsaved answers on one page."""

    person: str
    page: PageKey
    answers: Mapping[str, Mapping[str, Canonical]]
    """Item to the answer's payload, as the ledger would keep it."""
    saved_at: datetime
    base_sequence: int
    """The page's `last_sequence` when typing began: a greater one now means that somebody saved in between."""


class Drafts:
    """drafts.db: the newest draft per person and page."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._path = path

    @classmethod
    def open(cls, path: Path, key: bytes) -> Drafts:
        """The drafts, a new file where there is none yet; raises Failure as `open_database` does."""
        return cls(open_database(path, key, DRAFTS, create=not is_there(path)), path)

    def close(self) -> None:
        """Write everything into the main file and close it."""
        close_database(self._database, self._path)

    def save(self, draft: Draft) -> None:
        """Put the draft in place of the person's older one of that page, which stays until this one is whole; raises Failure."""
        record = _place(draft.person, draft.page) | {
            "answers": canonical(draft.answers).decode(),
            "saved_at": stored(draft.saved_at),
            "base_sequence": draft.base_sequence,
        }
        with transaction(self._database, self._path):
            self._database.table("draft").upsert(record, pk=_KEY)

    def of(self, person: str) -> tuple[Draft, ...]:
        """The person's drafts, the newest first."""
        return self._found("person = :person", {"person": person})

    def get(self, person: str, page: PageKey) -> Draft | None:
        """The person's draft of the page."""
        found = self._found(_WHERE, _place(person, page))
        return found[0] if found else None

    def remove(self, person: str, page: PageKey) -> None:
        """Forget the draft: it was saved, or the person gave it up; raises Failure."""
        with transaction(self._database, self._path):
            self._database.table("draft").delete_where(_WHERE, _place(person, page))

    def _found(self, where: str, values: dict[str, Any]) -> tuple[Draft, ...]:
        with sqlite_told(self._path):
            rows = list(self._database.table("draft").rows_where(where, values, order_by="saved_at DESC, rowid DESC"))
        return tuple(map(_draft, rows))


_KEY = ("person", "subject", "visit", "form", "repeat")
_WHERE = " AND ".join(f"{column} = :{column}" for column in _KEY)


def _place(person: str, page: PageKey) -> dict[str, Any]:
    return {"person": person, "subject": page.subject, "visit": page.visit, "form": page.form, "repeat": page.repeat}


def _draft(row: Mapping[str, Any]) -> Draft:
    return Draft(
        person=row["person"],
        page=PageKey(row["subject"], row["visit"], row["form"], row["repeat"]),
        answers=json.loads(row["answers"]),
        saved_at=restored(row["saved_at"]),
        base_sequence=row["base_sequence"],
    )
