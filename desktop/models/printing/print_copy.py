"""Paper from a signed file: a flattened copy with a strip that says it is one. The signed original itself is never printed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from pikepdf import Name, Pdf

from desktop.models.clock import shown
from desktop.models.printing.frame import draw_state
from desktop.models.printing.setting import caption
from desktop.models.printing.sheet import HAIRLINE, LEFT, RIGHT, Sheet
from desktop.models.printing.signing import slots
from desktop.models.records.person import Meaning, Person
from desktop.models.text import Language, Text


@dataclass(frozen=True, slots=True)
class Strip:
    """What the strip of a print says."""

    document: str
    printed_by: Person
    printed_at: datetime
    copy: int
    purpose: str
    language: Language = Language.ZH


def flattened(pdf: bytes) -> bytes:
    """The same pages with the signature blocks drawn in and nothing left to sign, for preview: viewers without forms show them too.

    A document with signature fields says beside its version how far it is signed: 正式, or 待审核.
    """
    return _laid_over(pdf, None)


def print_copy(pdf: bytes, strip: Strip) -> bytes:
    """The flattened pages, each with the strip above and below. Raises E-5101 for a purpose the font cannot print."""
    return _laid_over(pdf, strip)


def _laid_over(pdf: bytes, strip: Strip | None) -> bytes:
    with Pdf.open(io.BytesIO(pdf)) as opened, Pdf.open(io.BytesIO(_overlay(_state(pdf), strip))) as overlay:
        _flatten(opened)
        for page in opened.pages:
            page.add_overlay(overlay.pages[0], None)
        return _saved(opened)


def _state(pdf: bytes) -> str:
    """`正式` or what it waits for; nothing for paper without signature fields. Only Chinese documents have fields."""
    fields = slots(pdf)
    if not fields:
        return ""
    awaited = next((field for field in fields if not field.signed), None)
    return "正式" if awaited is None else f"待{Meaning(awaited.name.partition('-')[2]).text.zh}"


def _flatten(pdf: Pdf) -> None:
    pdf.flatten_annotations("all")
    for key in (Name.AcroForm, Name.Names, Name.AF, Name.PieceInfo, Name.Perms):
        if key in pdf.Root:
            del pdf.Root[key]


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _overlay(state: str, strip: Strip | None) -> bytes:
    sheet = Sheet("", "", "")
    if state:
        draw_state(sheet, state)
    if strip is not None:
        _draw_strip(sheet, strip)
    sheet.next_page()
    return sheet.finish()


def _draw_strip(sheet: Sheet, strip: Strip) -> None:
    language = strip.language
    what = Text(
        "打印件，非核证副本　电子原件 {document}　第 {copy} 份　用途：{purpose}",
        "Printed copy, not certified　original {document}　copy {copy}　for: {purpose}",
    )
    who = Text("打印 {name} {id}　{at}", "Printed by {name} {id}　{at}")
    sheet.write(LEFT, 7.0, [caption(what.fill(document=strip.document, copy=strip.copy, purpose=strip.purpose).say(language))])
    sheet.line(LEFT, 8.4, RIGHT, 8.4, rule=0.4, white=HAIRLINE)
    sheet.line(LEFT, 287.8, RIGHT, 287.8, rule=0.4, white=HAIRLINE)
    sheet.write(
        LEFT, 291.6, [caption(who.fill(name=strip.printed_by.name, id=strip.printed_by.id, at=shown(strip.printed_at)).say(language))]
    )
