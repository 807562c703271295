"""Issue worksheets: numbered paper for the bedside, blank or with what is known."""

from __future__ import annotations

from desktop.models.accounts.permissions import Act
from desktop.models.printing.worksheet import Worksheet, build_worksheet
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.headings import STUDY, made, subject_header, visit_header
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Language


def issue_worksheet(site: Site, key: PageKey, *, prefilled: bool, language: Language = Language.ZH) -> tuple[Change, bytes, str]:
    """A worksheet of the page with the site's next serial number, noted as issued; returns change, PDF and file name."""
    site.permit(Act.ISSUE_WORKSHEET)
    book = site.subject(key.subject)
    serial = 1 + site.ledger.count(Kind.WORKSHEET_ISSUED)
    worksheet = Worksheet(
        serial=serial,
        form=site.protocol.form(key.form),
        key=key,
        study=STUDY,
        subject=subject_header(book),
        visit=visit_header(site.protocol.visit(key.visit), book, None),
        issued=made(site),
        known=book.page(key).answers if prefilled else None,
        language=language,
        training=site.training,
    )
    pdf = build_worksheet(worksheet)
    fact = site.fact(Kind.WORKSHEET_ISSUED, key, payload={"serial": worksheet.id, "prefilled": prefilled})
    return append(site, [fact]), pdf, f"{worksheet.id}-{key.shown}.pdf"
