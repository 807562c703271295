"""Harms done to a file of ours with other programs."""

from __future__ import annotations

import io

import pikepdf

from desktop.models.printing.source_document import build
from tests.models.printing.sample import document, vital_signs


def changed(pdf: bytes, change: str, page: int = 1) -> bytes:
    """The file as another program saves it after a change of its pages."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if change == "swap":
            other = pikepdf.open(io.BytesIO(build(document([vital_signs("另一份记录")])).pdf))
            del other.pages[0].obj["/Annots"]
            opened.pages[page] = other.pages[0]
        elif change == "remove":
            del opened.pages[page]
        elif change == "rotate":
            opened.pages[page].Rotate = 180
        elif change == "record":
            data = opened.attachments["record.json"].get_file().read_bytes().replace(b"54.0", b"64.0")
            opened.attachments["record.json"] = pikepdf.AttachedFileSpec(
                opened, data, filename="record.json", description="", mime_type="", creation_date="", mod_date=""
            )
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def appended(pdf: bytes, change: str) -> bytes:
    """The file with an update appended after the last signature, as an editor would do it; every signed byte stays."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if change == "page":
        page = writer.root["/Pages"]["/Kids"][1]
        page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
        writer.update_container(page)
    else:
        names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
        spec = names[1].get_object()
        spec["/EF"]["/F"] = writer.add_object(generic.StreamObject(stream_data=b"{}"))
        writer.update_container(spec["/EF"])
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    return out.getvalue()
