"""The parts of pyHanko that judge a signature; imported only when a file is verified."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext

from desktop.models.printing.cades import to_asn1
from desktop.models.printing.quiet_loop import completed


@dataclass(frozen=True, slots=True)
class Judged:
    """What one signature is worth."""

    field: str
    name: str
    """What the signature says of its signer; the certificate decides."""
    contact: str
    claimed_at: datetime
    certificate: x509.Certificate
    intact: bool
    """The signed bytes are unchanged, and what was appended later is signatures only."""
    covers_file: bool
    """Nothing at all was appended after it."""
    trusted: bool
    """A root given issued the certificate, and it was valid at the time claimed."""


def judge(pdf: bytes, roots: Sequence[x509.Certificate]) -> list[Judged]:
    """Every signature in the file, in the order they were made; raises whatever pyHanko raises on a damaged file."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    return [_judge(embedded, roots) for embedded in reader.embedded_regular_signatures]


def _judge(embedded: EmbeddedPdfSignature, roots: Sequence[x509.Certificate]) -> Judged:
    claimed = embedded.self_reported_timestamp
    if claimed is None:
        raise ValueError("the signature does not say when it was made")
    # Judged at the moment claimed: that is how a file still verifies in thirty years, and why the clock is never asked.
    context = ValidationContext(trust_roots=[to_asn1(root) for root in roots], allow_fetching=False, moment=claimed)
    status = completed(async_validate_pdf_signature(embedded, signer_validation_context=context))
    only_signatures = status.modification_level is not None and status.modification_level <= ModificationLevel.FORM_FILLING
    return Judged(
        field=embedded.field_name,
        name=str(embedded.sig_object.get("/Name", "")),
        contact=str(embedded.sig_object.get("/ContactInfo", "")),
        claimed_at=claimed,
        certificate=x509.load_der_x509_certificate(embedded.signer_cert.dump()),
        intact=bool(_fills_nothing(embedded.pkcs7_content) and status.intact and status.valid and status.docmdp_ok and only_signatures),
        covers_file=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        trusted=bool(status.trusted),
    )


def _fills_nothing(content: bytes) -> bool:
    """Whether nothing but zeros follows the signature in the room kept for it: those bytes no signature covers."""
    head, body = 2, content[1]
    if body & 0x80:
        head, body = 2 + (body & 0x7F), int.from_bytes(content[2 : 2 + (body & 0x7F)], "big")
    return not content[head + body :].strip(b"\0")
