"""A source document as PDF, ready to be signed: laid out, closed with its record, with a field for every signature."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.models.printing.blocks import Block, Placed, paginate, paragraph, space
from desktop.models.printing.document import Document, DocumentPage, record
from desktop.models.printing.footnotes import footnotes
from desktop.models.printing.frame import (
    BODY_BOTTOM,
    BODY_TOP,
    UNDECIDED,
    Cell,
    Foot,
    Head,
    draw_foot,
    draw_head,
    fact,
    made_line,
    subject_cells,
)
from desktop.models.printing.grid import grid_band, grid_row
from desktop.models.printing.notes import closing_notes, notes_head
from desktop.models.printing.pdf_a import Field, close
from desktop.models.printing.rows import Reading, facts, ordinary, section_band
from desktop.models.printing.sheet import Sheet
from desktop.models.printing.signature_blocks import BLOCK_HEIGHT, Place, blocks_height, draw_unsigned, places, scope
from desktop.models.protocol.items import Derived, Laboratory, Section
from desktop.models.records.canonical import grouped
from desktop.models.text import Text


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
    sheet = Sheet(
        f"{document.id} {_title(document, document.pages[0])}", document.made.by.name, f"{document.study.registry} {document.subject.code}"
    )
    for number, (form_page, placed) in enumerate(pages):
        for words in _watermark(document):
            sheet.watermark(words.say(document.language))
        draw_head(sheet, _head(document, form_page), document.language)
        for top, block in placed:
            block.draw(sheet, top)
        draw_foot(sheet, _foot(document, content, number + 1, len(pages)), document.language)
        sheet.next_page()
    fields = _fields(sheet, document, slots) if document.signable else []
    return Built(close(sheet.finish(), data, fields), content, len(pages), len(fields))


def _laid_out(document: Document) -> tuple[list[tuple[DocumentPage, list[Placed]]], list[Place]]:
    """The pages with the form each belongs to, and the places of the signature blocks on the last one."""
    pages: list[tuple[DocumentPage, list[Placed]]] = []
    for page in document.pages:
        later: dict[str, int] = {}
        blocks = _page_blocks(document, page, later)
        if page is document.pages[-1]:
            blocks = _with_signatures(document, blocks)
        placed = paginate(blocks, BODY_TOP, BODY_BOTTOM, notes_head(document.language))
        later |= {block.anchor: number for number, on_page in enumerate(placed, len(pages) + 1) for _, block in on_page if block.anchor}
        pages += [(page, on_page) for on_page in placed]
    top, _ = pages[-1][1][-1]
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
    for number, section in enumerate(page.form.sections, 1):
        blocks += [*([space(3.0)] if number > 1 else []), *_section_blocks(reading, number, section)]
    return blocks + closing_notes(reading)


def _section_blocks(reading: Reading, number: int, section: Section) -> list[Block]:
    if not section.grid:
        head = section_band(number, section, reading.language)
        return [head, *(block for item in section.items for block in ordinary(reading, item, head))]
    head = grid_band(number, section, reading.language)
    results = [item for item in section.items if isinstance(item, Laboratory | Derived)]
    return [head, *facts(reading, section), *(grid_row(reading, at, item, section, head) for at, item in enumerate(results, 1))]


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


def _title(document: Document, page: DocumentPage) -> str:
    return f"{document.visit.text.say(document.language)}　{page.form.text.say(document.language)}"


def _watermark(document: Document) -> Iterator[Text]:
    if document.draft:
        yield Text("草稿", "DRAFT")
    elif document.training:
        yield Text("培训", "TRAINING")


def _head(document: Document, page: DocumentPage) -> Head:
    language = document.language
    form = page.form
    subtitle = Text("表单 {key}　模板 {template}　生效 {day}　{page}", "Form {key}　template {template}　effective {day}　{page}")
    version = Text("第 {n} 版", "version {n}").fill(n=document.version).say(language)
    translated = Text("译本", "译本 Translation").say(language)
    draft = Text("草稿　未签名", "Draft, unsigned").say(language)
    return Head(
        study=document.study,
        title=_title(document, page),
        subtitle=subtitle.fill(key=form.key, template=form.template, day=form.effective.isoformat(), page=page.page.key.shown).say(
            language
        ),
        status=translated if document.translation else draft if document.draft else version,
        remark=_remark(document),
        rows=(subject_cells(document.subject, language), _visit_cells(document)),
        signable=document.signable,
    )


def _remark(document: Document) -> str:
    if document.translation:
        return "译本 非源文件　Not a source document"
    training = Text("培训文件　", "Training document  ").say(document.language) if document.training else ""
    if document.replaces is None:
        return training.strip("　")
    return training + Text("替代第 {n} 版（签名已失效）", "Replaces version {n} (its signatures have ended)").fill(n=document.replaces).say(
        document.language
    )


def _visit_cells(document: Document) -> tuple[Cell, ...]:
    visit, language = document.visit, document.language
    cells = (
        (Text("访视", "Visit"), f"{visit.key}　{visit.text.say(language)}"),
        (Text("研究日", "Study day"), visit.study_day),
        (Text("窗口", "Window"), visit.window),
        (Text("实际日期", "Done on"), visit.actual),
        (Text("计划日期", "Planned"), visit.planned),
    )
    return tuple(fact(name, value, language) for name, value in cells)


def _foot(document: Document, content: str, number: int, count: int) -> Foot:
    made, language = document.made, document.language
    first, last = document.sequences
    unknown = UNDECIDED.say(language)
    digest = Text(
        "内容摘要 {sha}（SHA-256）　记录 {first}–{last}　链首 {at} {head}",
        "Content {sha} (SHA-256)　entries {first}–{last}　head {at} {head}",
    )
    kept = Text(
        "机密　临床试验{kind}　站点 {site}　存档 {archive}　保存至 {until}",
        "Confidential　Clinical trial {kind}　site {site}　archive {archive}　keep until {until}",
    )
    kind = Text("译本，非源文件", "translation, not a source document") if document.translation else Text("源文件", "source document")
    return Foot(
        name=document.id,
        lines=(
            digest.fill(sha=grouped(content), first=first, last=last, at=made.sequence, head=made.head).say(language),
            made_line(made, Text("生成", "Made by"), language),
            kept.fill(kind=kind, site=made.site_id, archive=document.archive or unknown, until=document.retention or unknown).say(language),
        ),
        number=number,
        count=count,
        qr=_qr(document, content, number, count),
    )


def _qr(document: Document, content: str, number: int, count: int) -> str:
    """What the scanner of 核对打印页 reads: study, subject, visit, page, document, content, head of the ledger."""
    made = document.made
    page = f"{number}/{count}"
    return "|".join(
        (
            document.study.registry,
            document.subject.code,
            document.visit.key,
            page,
            document.id,
            content[:16].upper(),
            f"{made.sequence} {made.head}",
        )
    )
