"""The exact bytes a signature covers: what was on the page, with the history that led to it."""

from __future__ import annotations

from desktop.models.clock import stored
from desktop.models.records.canonical import Canonical, digest
from desktop.models.records.casebook import Page
from desktop.models.records.entry import PAGE_DATA, Entry


def page_content(page: Page, protocol_version: str) -> dict[str, Canonical]:
    """Everything the page says, in ledger order, as canonical data; travels inside the PDF as its attachment."""
    return {
        "page": page.key.shown,
        "protocol_version": protocol_version,
        "entries": [entry_content(entry) for entry in page.entries if entry.kind in PAGE_DATA],
    }


def page_digest(page: Page, protocol_version: str) -> str:
    """SHA-256 of the page's content; any later change of the page changes it."""
    return digest(page_content(page, protocol_version))


def entry_content(entry: Entry) -> dict[str, Canonical]:
    """One entry as it stands in a signed page: with its sequence and MAC, so that it can be found in the ledger."""
    return {
        "sequence": str(entry.sequence),
        "recorded_at": stored(entry.recorded_at),
        "happened_at": entry.happened_at or None,
        "person": entry.person,
        "role": entry.role.value if entry.role else None,
        "kind": entry.kind.value,
        "item": entry.item,
        "payload": dict(entry.payload),
        "reason": entry.reason or None,
        "mac": entry.mac,
    }
