"""The parts of pyHanko that make a signature; imported only when someone signs, for it takes 0.4 s to load."""

from __future__ import annotations

import binascii
import io
import logging
import unicodedata
from datetime import datetime

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from desktop.models.printing.quiet_loop import completed


def prepared_name(part: asn1.NameTypeAndValue) -> str:
    """A part of a certificate's name in the form in which names are compared.

    asn1crypto refuses every character younger than Unicode 3.2 (RFC 4518), and with it the certificate of anyone whose
    name has one, such as 𬭬; those are compared as they are written.
    """
    written = part["value"].native
    try:
        return str(part._ldap_string_prep(written))  # noqa: SLF001  # asn1crypto offers no other way in
    except ValueError:
        return f" {unicodedata.normalize('NFC', written)} "


asn1.NameTypeAndValue.prepped_value = property(prepared_name)

# What pyHanko thinks of a file becomes our verdict; its log would put tracebacks beside the sentence on the terminal.
for library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)


class HeldKey(Signer):
    """Signs with the key already in memory; pyHanko's own signer would load and check the key at every use."""

    def __init__(self, key: rsa.RSAPrivateKey, certificate: x509.Certificate) -> None:
        self._key = key
        nobody_else = SimpleCertificateStore()
        super().__init__(signing_cert=to_asn1(certificate), cert_registry=nobody_else, embed_roots=False)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """PKCS #1 v1.5 over SHA-256; a dry run only tells the length."""
        if digest_algorithm.lower() != "sha256":
            raise ValueError(f"signatures are made with SHA-256, not {digest_algorithm}")
        return bytes(self._key.key_size // 8) if dry_run else self._key.sign(data, padding.PKCS1v15(), SHA256())


class DatedSigner(PdfSigner):
    """Writes the time of our clock into the signature, not one that pyHanko asks of the system."""

    def __init__(self, when: datetime, meta: PdfSignatureMetadata, signer: Signer, style: StaticStampStyle) -> None:
        self._when = when
        super().__init__(meta, signer, stamp_style=style)

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        """The session as pyHanko makes it, with our time."""
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self._when
        return session


class DrawnBlock(PdfContent):
    """The look of a signed block, taken from a PDF of one page in memory."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        super().__init__()

    def render(self) -> bytes:
        """Brings the page into the document as a form and names it."""
        look = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._page)))
        name = "/Block" + binascii.crc32(self._page).to_bytes(4, "big").hex()
        self.resources.xobject[name] = look
        left, lower, right, upper = look.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(upper - lower))
        return f"{name} Do".encode()


def stamp(page: bytes) -> StaticStampStyle:
    """The look laid over the whole field, opaque and unscaled."""
    whole = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN,
        y_align=AxisAlignment.ALIGN_MIN,
        margins=Margins(0, 0, 0, 0),
        inner_content_scaling=InnerScaling.NO_SCALING,
    )
    return StaticStampStyle(background=DrawnBlock(page), background_layout=whole, background_opacity=1.0, border_width=0)


def metadata(field: str, *, name: str, reason: str, contact: str, location: str, first: bool, last: bool) -> PdfSignatureMetadata:
    """PAdES baseline: the first signature certifies the document, the last allows no change at all."""
    return PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=name,
        reason=reason,
        contact_info=contact,
        location=location,
        certify=first,
        docmdp_permissions=MDPPerm.NO_CHANGES if last else MDPPerm.FILL_FORMS,
    )


def append_signature(pdf: bytes, signer: DatedSigner) -> bytes:
    """The PDF with the signature appended."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=True)
    out: io.BytesIO = completed(signer.async_sign_pdf(writer, existing_fields_only=True))
    return out.getvalue()


def to_asn1(certificate: x509.Certificate) -> asn1.Certificate:
    """The certificate in the form pyHanko reads."""
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
