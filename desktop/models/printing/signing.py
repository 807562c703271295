"""Signing a document: one PAdES B-B signature into the next free field, appended so that nothing before it changes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from pikepdf import Pdf

from desktop.models.failure import failure
from desktop.models.printing.setting import POINT
from desktop.models.printing.signature_blocks import SignerFacts, appearance
from desktop.models.text import Text


@dataclass(frozen=True, slots=True)
class Slot:
    """A signature field of a document as it stands."""

    name: str
    """`2-review`: which in order, and its meaning."""
    signed: bool
    width: float
    """Millimetres."""


def slots(pdf: bytes) -> tuple[Slot, ...]:
    """The signature fields in the order in which they are signed."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        form = opened.Root.get("/AcroForm")
        fields = [] if form is None else list(form.Fields)
        found = [Slot(str(f.T), "/V" in f, float(f.Rect[2] - f.Rect[0]) * POINT) for f in fields]
    return tuple(found)


def sign(pdf: bytes, slot: int, signer: SignerFacts, key: rsa.RSAPrivateKey, certificate: x509.Certificate, when: datetime) -> bytes:
    """The PDF with the signature of that slot (from 0) appended: the result begins with the bytes given.

    The certificate travels along, its root does not: trust comes from outside. Raises Failure E-5201 where it is not
    this slot's turn, E-5202 where the slot's meaning is another, E-5101 for a name the font cannot draw.
    """
    fields = slots(pdf)
    _demand_turn(fields, slot)
    _demand_meaning(fields[slot], signer)
    from desktop.models.printing import cades

    fingerprint = certificate.fingerprint(SHA256()).hex()
    person, meaning = signer.person, signer.meaning
    meta = cades.metadata(
        fields[slot].name,
        name=person.name,
        reason=f"{meaning.text.zh} {person.role.text.zh}：{meaning.intent.zh}",
        contact=f"{person.id} {person.role.value}",
        location=signer.workstation,
        first=slot == 0,
        last=slot == len(fields) - 1,
    )
    style = cades.stamp(appearance(signer, when, fingerprint, fields[slot].width))
    return cades.append_signature(pdf, cades.DatedSigner(when, meta, cades.HeldKey(key, certificate), style))


def _demand_turn(fields: tuple[Slot, ...], slot: int) -> None:
    following = next((number for number, field in enumerate(fields) if not field.signed), None)
    if slot != following:
        raise failure(
            "E-5201",
            Text(
                "现在不能签这一处：签名须按顺序，每处一次。", "This place cannot be signed now: signatures are given in order, each once."
            ),
            Text("请刷新文件列表，按下一处未签的签名继续。", "Refresh the list of documents and go on with the next open signature."),
        )


def _demand_meaning(field: Slot, signer: SignerFacts) -> None:
    if field.name.partition("-")[2] != signer.meaning.value:
        raise failure(
            "E-5202",
            Text(
                "这一处签名的含义不是“{meaning}”。".replace("{meaning}", signer.meaning.text.zh),
                f"This place is not for the meaning {signer.meaning.text.en}.",
            ),
            Text("请在与您职责相符的签名处签名。", "Sign at the place that fits your part."),
        )
