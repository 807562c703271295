"""What a document file says of itself: its record, the digests it remembers, its signature fields."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pikepdf import Dictionary, Object, Pdf

from desktop.models.printing.pdf_a import RECORD, page_digests
from desktop.models.printing.signing import Slot, slots
from desktop.models.records.canonical import digest

_OF_THE_DOCUMENT = ("digest", "form")
"""What the document adds to a page's signed content."""
_NAME = re.compile("[A-Za-z0-9-]{1,64}")
_WORKSHEET = re.compile("WS-[0-9]{4,8}(?= )")


@dataclass(frozen=True, slots=True)
class Inside:
    """A document file read without judging its signatures."""

    record: Mapping[str, Any]
    """The record.json; empty where there is none."""
    pages: int
    changed_pages: tuple[int, ...]
    """Pages (from 1) that are not what was built, or beyond what was built."""
    record_changed: bool
    fields: tuple[Slot, ...]
    title: str

    @property
    def document(self) -> str:
        """`S01-SCR-VS-v01`, the number of a worksheet, or nothing where the file does not say."""
        named = str(self.record.get("document", "")) or self.worksheet
        return named if _NAME.fullmatch(named) else ""

    @property
    def worksheet(self) -> str:
        """`WS-0031`, or nothing where the file is no worksheet."""
        number = _WORKSHEET.match(self.title)
        return number[0] if number and not self.record and not self.fields else ""

    @property
    def signers(self) -> int:
        """How many signatures the record says the document carries."""
        return len(self.record.get("signers", ()))


def read(pdf: bytes) -> Inside:
    """The file's own account of itself; raises whatever pikepdf or json raise on a damaged one."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        copies = _copies(opened)
        remembered = opened.Root.get("/PieceInfo", Dictionary()).get("/WardSource", Dictionary()).get("/Private", Dictionary())
        built = [str(page) for page in _array(remembered, "/Pages")]
        now = page_digests(opened)
        content = str(remembered.get("/Content", ""))
        title = str(opened.docinfo.get("/Title", ""))
    record = json.loads(copies[0]) if copies else {}
    return Inside(record, len(now), _changed(built, now), _record_changed(copies, content, record), slots(pdf), title)


def _copies(pdf: Pdf) -> list[bytes]:
    """The record under each name that a reader may open it by: they must all be the same."""
    if RECORD not in pdf.attachments:
        return []
    return [stream.read_bytes() for stream in pdf.attachments[RECORD].obj.EF.as_dict().values()]


def _array(private: Object, key: str) -> Sequence[Object]:
    return list(private.get(key, ()))


def _changed(built: Sequence[str], now: Sequence[str]) -> tuple[int, ...]:
    if not built:
        return ()
    count = max(len(built), len(now))
    return tuple(n + 1 for n in range(count) if n >= len(built) or n >= len(now) or built[n] != now[n])


def _record_changed(copies: Sequence[bytes], content: str, record: Mapping[str, Any]) -> bool:
    if not copies:
        return bool(content)
    digests = {hashlib.sha256(copy).hexdigest() for copy in copies}
    return digests != {content} or any(_digest(page) != page.get("digest") for page in record.get("pages", ()))


def _digest(page: Mapping[str, Any]) -> str:
    return digest({key: value for key, value in page.items() if key not in _OF_THE_DOCUMENT})
