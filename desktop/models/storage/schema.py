"""The one table of facts, the triggers that keep it append-only, and the table of drafts."""

from __future__ import annotations

from sqlite_utils import Database

from desktop.models.storage.file import Schema

COLUMNS = (
    "sequence",
    "recorded_at",
    "utc_offset",
    "happened_at",
    "person",
    "role",
    "workstation",
    "app_version",
    "protocol_version",
    "kind",
    "subject",
    "visit",
    "form",
    "item",
    "repeat",
    "payload",
    "reason",
    "previous",
    "mac",
)
"""The columns of a ledger entry in their order; `recorded_at` is UTC, `utc_offset` that of the site (R-TIM-01)."""

NUMBERS = frozenset({"sequence", "repeat"})
FIRST = "0" * 64
"""What the first entry names as the MAC before it."""

TRIGGERS = {
    "entry_is_never_changed": """CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
    "entry_is_never_deleted": """CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END""",
    # INSERT OR REPLACE walks past the other two where recursive triggers are off, as in any foreign tool.
    "entry_follows_the_last": """CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entry)
OR NEW.previous IS NOT coalesce((SELECT mac FROM entry ORDER BY sequence DESC LIMIT 1), printf('%064d', 0))
BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END""",
}

CURRENT = """CREATE VIEW "current" AS
SELECT subject, visit, form, repeat, item, payload, happened_at, recorded_at, person, reason, max(sequence) AS sequence
FROM entry WHERE kind IN ('answer', 'correction')
GROUP BY subject, visit, form, repeat, item"""
"""The values as they stand; SQLite takes the other columns from the row that has the greatest sequence."""


def make_ledger(database: Database) -> None:
    """Version 1 of site.db."""
    types: dict[str, type] = {name: int if name in NUMBERS else str for name in COLUMNS}
    database.table("entry").create(types, pk="sequence", not_null=COLUMNS[1:], strict=True)
    for column in ("subject", "kind"):
        database.table("entry").create_index((column, "sequence"))
    for statement in (*TRIGGERS.values(), CURRENT):
        database.execute(statement)


def make_drafts(database: Database) -> None:
    """Version 1 of drafts.db."""
    texts = ("person", "subject", "visit", "form", "answers", "saved_at")
    database.table("draft").create(
        {**dict.fromkeys(texts, str), "repeat": int, "base_sequence": int},
        pk=("person", "subject", "visit", "form", "repeat"),
        not_null=(*texts, "repeat", "base_sequence"),
        strict=True,
    )


LEDGER = Schema(application_id=0x57534C31, steps=(make_ledger,))
DRAFTS = Schema(application_id=0x57534431, steps=(make_drafts,), synchronous="NORMAL")
