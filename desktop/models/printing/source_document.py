"""A source document as PDF, ready to be signed: laid out, closed with its record, with a field for every signature."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from desktop.models.printing.blocks import Block, Flow, Placed, held_together, paragraph, space
from desktop.models.printing.columns import tables
from desktop.models.printing.contents import contents, form_head
from desktop.models.printing.document import Document, DocumentPage
from desktop.models.printing.document_frame import foot, head, title
from desktop.models.printing.earlier import earlier_blocks
from desktop.models.printing.footnotes import footnotes
from desktop.models.printing.frame import BODY_BOTTOM, BODY_TOP, draw_foot, draw_head
from desktop.models.printing.grid import grid_band, grid_row
from desktop.models.printing.notes import closing_notes, notes_head
from desktop.models.printing.pdf_a import Field, close
from desktop.models.printing.plan import dismissed_blocks, plan_blocks
from desktop.models.printing.record import record
from desktop.models.printing.row_table import table_blocks
from desktop.models.printing.rows import Reading, facts, ordinary, section_band
from desktop.models.printing.sheet import Sheet
from desktop.models.printing.signature_blocks import BLOCK_HEIGHT, Place, blocks_height, draw_unsigned, places, scope
from desktop.models.printing.step_rows import step_blocks
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Derived, Laboratory
from desktop.models.text import Text

LaidOut: TypeAlias = tuple[tuple[DocumentPage, ...], list[Placed]]
"""A page: the forms that stand on it, and its blocks."""


@dataclass(frozen=True, slots=True)
class Built:
    """A document before its first signature."""

    pdf: bytes
    content_sha256: str
    """The 内容摘要: SHA-256 of the record.json inside."""
    pages: int
    signatures: int
    """How many fields wait for a signature; none in a translation or a draft."""


def build(document: Document) -> Built:
    """Lays the document out; the same document always gives the same bytes.

    Raises Failure E-5101 where a character has no glyph.
    """
    data = record(document)
    content = hashlib.sha256(data).hexdigest()
    pages, slots = _laid_out(document)
    name = f"{document.id} {title(document)}"
    sheet = Sheet(name, document.made.by.name, f"{document.study.registry} {document.subject.code}")
    for number, (forms, placed) in enumerate(pages, 1):
        for words in _watermark(document):
            sheet.watermark(words.say(document.language))
        draw_head(sheet, head(document, forms), document.language)
        for top, block in placed:
            block.draw(sheet, top)
        draw_foot(sheet, foot(document, content, number, len(pages)), document.language)
        sheet.next_page()
    fields = _fields(sheet, document, slots) if document.signable else []
    return Built(close(sheet.finish(), data, fields), content, len(pages), len(fields))


def _laid_out(document: Document) -> tuple[list[LaidOut], list[Place]]:
    """The pages with the forms that stand on each, and the places of the signature blocks on the last one."""
    flow = Flow(BODY_TOP, BODY_BOTTOM, notes_head(document.language))
    begins: dict[str, int] = {}
    several = len(document.pages) > 1
    flow.lay([*earlier_blocks(document), *plan_blocks(document)])
    if several or document.not_here:
        flow.lay([*contents(document, begins), space(4.0)])
    forms: dict[int, list[DocumentPage]] = {}
    for page in document.pages:
        later: dict[str, int] = {}
        blocks = _page_blocks(document, page, later)
        if several:
            blocks = [space(4.0), form_head(page, document.language), *blocks]
        if page is document.pages[-1]:
            blocks = _with_signatures(document, [*blocks, *dismissed_blocks(document)])
        later |= flow.lay(blocks)
        first = begins[page.page.key.shown] = later.get(page.page.key.shown, 1)
        for number in range(first, len(flow.filled) + 1):
            forms.setdefault(number, []).append(page)
    top, _ = flow.filled[-1][-1]
    pages = [(tuple(forms.get(number, ())), placed) for number, placed in enumerate(flow.filled, 1)]
    return pages, places(len(document.signers), len(pages) - 1, top)


def _page_blocks(document: Document, page: DocumentPage, later: Mapping[str, int]) -> list[Block]:
    reading = Reading(
        page=page,
        notes=footnotes(page, document.people, document.language),
        people=document.people,
        language=document.language,
        sex=document.subject.sex,
        later=later,
    )
    blocks: list[Block] = []
    number = 0
    for table in tables(page.form.sections):
        blocks += [*([space(3.0)] if blocks else []), *_table_blocks(reading, number + 1, table)]
        number += len(table)
    return blocks + closing_notes(reading)


def _table_blocks(reading: Reading, number: int, table: tuple[Section, ...]) -> list[Block]:
    section = table[0]
    if section.row:
        return table_blocks(reading, table)
    if section.step is not None:
        return step_blocks(reading, section, section.step)
    if not section.grid:
        band = section_band(number, section, reading.language)
        return [band, *held_together([block for item in section.items for block in ordinary(reading, item, band)])]
    band = grid_band(number, section, reading.language)
    results = [item for item in section.items if isinstance(item, Laboratory | Derived)]
    rows = held_together([grid_row(reading, at, item, section, band) for at, item in enumerate(results, 1)])
    return [band, *facts(reading, section), *rows]


def _with_signatures(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """The last thing said stays with the signatures, so that they never stand alone on a page."""
    covered = [(page.page.key.shown, page.digest) for page in document.pages]
    last = max(at for at, block in enumerate(blocks) if block.height)
    kept = [replace(block, keep=True) for block in blocks[last:]]
    scope_lines = paragraph(scope(covered, document.language), leading=4.6, keep=True)
    return [*blocks[:last], *kept, space(4.0, keep=True), *scope_lines, space(1.5, keep=True), _signature_block(document)]


def _signature_block(document: Document) -> Block:
    """Room for the fields; in a translation or a draft the dashed blocks are drawn here, for it has no fields."""

    def draw(sheet: Sheet, top: float) -> None:
        if not document.signable:
            for signer, place in zip(document.signers, places(len(document.signers), 0, top), strict=True):
                draw_unsigned(sheet, place.x, place.top, place.width, signer, document.language)

    return Block(blocks_height(len(document.signers)), draw)


def _fields(sheet: Sheet, document: Document, slots: Sequence[Place]) -> list[Field]:
    """Draws how each field looks while unsigned, on a small page of its own that becomes the field's appearance."""
    for signer, place in zip(document.signers, slots, strict=True):
        sheet.resize(place.width, BLOCK_HEIGHT)
        draw_unsigned(sheet, 0, 0, place.width, signer, document.language)
        sheet.next_page()
    return [
        Field(f"{number}-{signer.meaning.value}", place.page, place.x, place.top, place.width, BLOCK_HEIGHT)
        for number, (signer, place) in enumerate(zip(document.signers, slots, strict=True), 1)
    ]


def _watermark(document: Document) -> Iterator[Text]:
    if document.draft:
        yield Text("草稿", "DRAFT")
    elif document.training:
        yield Text("培训", "TRAINING")
