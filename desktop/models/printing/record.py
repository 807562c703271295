"""The record that travels inside a source document: what it says as canonical JSON, for programs to read."""

from __future__ import annotations

from desktop.models.clock import stored
from desktop.models.printing.document import Document, DocumentPage, Earlier, OpenPrompt
from desktop.models.records.canonical import Canonical, canonical


def record(document: Document) -> bytes:
    """The canonical JSON that travels in the PDF as `record.json`; its SHA-256 is the 内容摘要 on the page."""
    made = document.made
    return canonical(
        {
            "format": "wardsource-record-1",
            "document": document.id,
            "language": document.language.value,
            "training": document.training,
            "study": {"registry": document.study.registry, "protocol": document.study.protocol, "ethics": document.study.ethics},
            "subject": document.subject.code,
            "visit": document.visit.key,
            "pages": [page.content() for page in document.pages],
            "open": [_asked(page, one) for page in document.pages for one in page.open],
            "moves": [move.zh for move in document.moves],
            "earlier": [_told(one) for one in document.earlier],
            "signers": [{"meaning": s.meaning.value, "roles": [role.value for role in s.roles]} for s in document.signers],
            "people": {person.id: {"name": person.name, "role": person.role.value} for person in document.people.values()},
            "generated": {"by": made.by.id, "at": stored(made.at), "workstation": made.workstation, "app": made.app},
            "ledger": {"site": made.site_id, "sequence": str(made.sequence), "head": made.head},
        }
    )


def _asked(page: DocumentPage, one: OpenPrompt) -> dict[str, Canonical]:
    return {"page": page.page.key.shown, "item": one.item, "check": one.check, "level": one.level.value, "says": one.says.zh}


def _told(one: Earlier) -> dict[str, Canonical]:
    return {"document": one.id, "ledger": one.head, "replaced": list(one.replaced), "valid": list(one.valid)}
