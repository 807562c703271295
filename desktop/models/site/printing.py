"""Paper and files that leave the program: previews, print copies and exports, each an entry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.models.accounts.permissions import Act, require
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.files import write_atomically
from desktop.models.printing.print_copy import Strip, flattened, print_copy
from desktop.models.printing.source_document import build
from desktop.models.records.casebook import Signature
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.composing import compose
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Language, Text


@dataclass(frozen=True, slots=True)
class Issued:
    """Paper ready for the printer."""

    change: Change
    pdf: bytes
    name: str
    """File name without folder."""


def preview_pages(site: Site, keys: tuple[PageKey, ...], language: Language) -> bytes:
    """The pages as they stand, unsigned, for the eye; in English a 译本."""
    require(site.person, Act.READ_SUBJECT)
    book = site.subject(keys[0].subject)
    document = compose(site, book, tuple(book.page(key) for key in keys), keys[0].shown, draft=True, language=language)
    return flattened(build(document).pdf)


def preview_document(site: Site, signature: Signature) -> bytes:
    """A signed document for the eye, from memory: flattened, because viewers skip signature blocks."""
    require(site.person, Act.READ_SUBJECT)
    return flattened(site.documents.get(signature.sha256))


def print_document(site: Site, signature: Signature, purpose: str) -> Issued:
    """A numbered print copy (打印件) of a signed document; the original is never printed itself."""
    site.permit(Act.PRINT_COPY)
    name = f"{signature.document}-v{signature.version:02d}"
    printed = [e for e in site.ledger.entries_of(signature.document.split("-")[0]) if e.kind is Kind.PRINTED]
    number = 1 + sum(entry.payload.get("document") == name for entry in printed)
    strip = Strip(name, site.person, site.clock.now(), number, purpose)
    pdf = print_copy(site.documents.get(signature.sha256), strip)
    payload = {"document": name, "sha256": signature.sha256, "copy": str(number), "purpose": purpose}
    return Issued(append(site, [site.fact(Kind.PRINTED, _place(signature), payload=payload)]), pdf, f"{name}-copy{number}.pdf")


def export_document(site: Site, signature: Signature, path: Path) -> Change:
    """Write the signed original to a file outside the site; it carries the subject code only."""
    site.permit(Act.PRINT_COPY)
    write_atomically(path, site.documents.get(signature.sha256))
    payload = {"document": f"{signature.document}-v{signature.version:02d}", "sha256": signature.sha256, "file": path.name}
    return append(site, [site.fact(Kind.EXPORTED, _place(signature), payload=payload)])


def export_certificates(site: Site, folder: Path) -> Change:
    """Write root.pem and certificates.json, with which anyone can verify a document."""
    site.permit(Act.EXPORT_CERTIFICATES)
    keys = SiteKeys.read(site.folder / "site.keys")
    write_atomically(folder / "root.pem", keys.root.encode())
    write_atomically(folder / "certificates.json", keys.certificates)
    return append(site, [site.fact(Kind.EXPORTED, payload={"file": "root.pem, certificates.json"})])


def _place(signature: Signature) -> PageKey:
    subject, visit = signature.document.split("-")[:2]
    return PageKey(subject, visit, "", 0)


PURPOSES = (
    Text("归入受试者文件夹", "Subject binder"),
    Text("归入病历", "Hospital record"),
    Text("监查", "Monitoring"),
    Text("其他", "Other"),
)
"""Why a copy is printed, offered in the print dialog."""
