"""Closing a PDF: metadata, colour, the record inside, and the signature fields; built to PDF/A-3b, which nothing here can certify."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Object, Pdf, Stream, String

from desktop.models.printing.setting import POINT
from desktop.models.printing.sheet import HEIGHT
from desktop.paths import resource

RECORD = "record.json"
_PRINTED_AND_LOCKED = 4 + 128
_SIGNATURES_EXIST_APPEND_ONLY = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field: its name, page from 0, and place in millimetres from the top left corner."""

    name: str
    page: int
    x: float
    top: float
    width: float
    height: float


def close(drawn: bytes, data: bytes | None, fields: Sequence[Field] = ()) -> bytes:
    """The finished file; data is the record that travels inside, a worksheet has none.

    The last len(fields) pages drawn are the looks of the unsigned fields and are taken out of the page count.
    """
    with Pdf.open(io.BytesIO(drawn)) as pdf:
        _add_fields(pdf, fields, _take_looks(pdf, len(fields)))
        if data is not None:
            _attach(pdf, data)
            _remember(pdf, hashlib.sha256(data).hexdigest())
        _colour(pdf)
        _describe(pdf)
        out = io.BytesIO()
        pdf.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable, min_version="1.7", fix_metadata_version=False
        )
    return out.getvalue()


def _take_looks(pdf: Pdf, count: int) -> list[Object]:
    looks = [pdf.make_indirect(page.as_form_xobject()) for page in list(pdf.pages)[len(pdf.pages) - count :]]
    for _ in range(count):
        del pdf.pages[-1]
    return looks


def _add_fields(pdf: Pdf, fields: Sequence[Field], looks: Sequence[Object]) -> None:
    """All fields before the first signature: one added later would break the certification (feasibility of PAdES)."""
    if not fields:
        return
    made = [_field(pdf, field, look, last=field is fields[-1]) for field, look in zip(fields, looks, strict=True)]
    for field, widget in zip(fields, made, strict=True):
        page = pdf.pages[field.page].obj
        page.Annots = Array([*page.get("/Annots", Array()), widget])
    pdf.Root.AcroForm = Dictionary(Fields=Array(made), SigFlags=_SIGNATURES_EXIST_APPEND_ONLY)


def _field(pdf: Pdf, field: Field, look: Object, *, last: bool) -> Object:
    lower = HEIGHT - field.top - field.height
    corners = (field.x, lower, field.x + field.width, lower + field.height)
    widget = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=String(field.name),
        F=_PRINTED_AND_LOCKED,
        Rect=Array([round(corner / POINT, 3) for corner in corners]),
        P=pdf.pages[field.page].obj,
        AP=Dictionary(N=look),
    )
    if last:
        widget.Lock = pdf.make_indirect(Dictionary(Type=Name.SigFieldLock, Action=Name.All, P=1))
    return pdf.make_indirect(widget)


def _attach(pdf: Pdf, data: bytes) -> None:
    about = "Data of the pages"
    spec = AttachedFileSpec(pdf, data, filename=RECORD, mime_type="application/json", description=about, creation_date="", mod_date="")
    spec.obj.AFRelationship = Name.Source
    pdf.attachments[RECORD] = spec
    pdf.Root.AF = Array([pdf.attachments[RECORD].obj])


def _remember(pdf: Pdf, content: str) -> None:
    """Digests of the record and of each page, so that a verdict can say which page was changed, not only that one was."""
    private = Dictionary(Content=String(content), Pages=Array([String(digest) for digest in page_digests(pdf)]))
    pdf.Root.PieceInfo = Dictionary(WardSource=Dictionary(LastModified=pdf.docinfo["/CreationDate"], Private=private))


def page_digests(pdf: Pdf) -> list[str]:
    """SHA-256 of what each page draws, apart from its signature fields."""
    return [hashlib.sha256(_drawn(page)).hexdigest() for page in pdf.pages]


def _drawn(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    streams = list(contents) if isinstance(contents, Array) else [contents]
    turned = str(page.obj.get("/Rotate", 0)).encode()
    return turned + b"\n".join(stream.read_bytes() for stream in streams if stream is not None)


def _colour(pdf: Pdf) -> None:
    profile = Stream(pdf, resource("colour", "sRGB.icc").read_bytes())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"), Info=String("sRGB"), DestOutputProfile=profile
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _describe(pdf: Pdf) -> None:
    """XMP and document information that say the same; the producer is left to the program that signs."""
    info = pdf.docinfo
    title, author, subject, created = (str(info[key]) for key in ("/Title", "/Author", "/Subject", "/CreationDate"))
    for key in list(info.keys()):
        if key not in ("/Title", "/Author", "/Subject", "/Creator", "/CreationDate"):
            del info[key]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = title
        xmp["dc:creator"] = [author]
        xmp["dc:description"] = subject
        xmp["dc:format"] = "application/pdf"
        xmp["xmp:CreatorTool"] = str(info["/Creator"])
        xmp["xmp:CreateDate"] = pikepdf.models.metadata.decode_pdf_date(created).isoformat()
        xmp["pdfaid:part"] = "3"
        xmp["pdfaid:conformance"] = "B"
