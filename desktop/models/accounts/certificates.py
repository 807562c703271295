"""The site's own root and the personal certificates it issues: RSA-3072, valid without a planned end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from desktop.models.failure import failure
from desktop.models.records.person import Person
from desktop.models.text import Text

KEY_BITS = 3072
NO_END = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""No well-defined end (RFC 5280 §4.1.2.5): the end of someone's authority is a revocation, not a date set years before."""

TRAINING = "WardSource TRAINING 培训"
"""Stands in the subject of a training root, so that `verify` can say 培训文件 without the site."""


@dataclass(frozen=True, slots=True)
class Root:
    """The site's root with its private key; the key signs certificates and their list, nothing else."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @classmethod
    def create(cls, hospital: str, site_id: str, now: datetime, *, training: bool) -> Root:
        """A new root for the site."""
        key = _new_key()
        unit = TRAINING if training else "WardSource"
        name = _name(hospital, f"{unit} {site_id}", f"WardSource root {site_id}")
        public = key.public_key()
        certificate = (
            _builder(name, name, public, now)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(issuing=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .sign(key, SHA256())
        )
        return cls(key, certificate)

    def issue(self, person: Person, now: datetime) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
        """A new signing key for the person and the certificate that names its owner."""
        key = _new_key()
        hospital, unit = (_attribute(self.certificate, oid) for oid in (NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME))
        public = key.public_key()
        certificate = (
            _builder(_name(hospital, unit, person.name, person.id), self.certificate.subject, public, now)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(issuing=False), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .sign(self.key, SHA256())
        )
        return key, certificate


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate, lower-case hex."""
    return certificate.fingerprint(SHA256()).hex()


def is_training(certificate: x509.Certificate) -> bool:
    """Whether the root, or a certificate issued by it, belongs to a training site."""
    return TRAINING in _attribute(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME)


def issued_by(certificate: x509.Certificate, root: x509.Certificate) -> bool:
    """Whether the root's key signed the certificate."""
    try:
        certificate.verify_directly_issued_by(root)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def pem(certificate: x509.Certificate) -> str:
    """The certificate as it stands in root.pem."""
    return certificate.public_bytes(Encoding.PEM).decode()


def certificate_from(text: str | bytes) -> x509.Certificate:
    """The certificate in the PEM text; raises Failure E-3106 where there is none."""
    try:
        return x509.load_pem_x509_certificate(text.encode() if isinstance(text, str) else text)
    except ValueError as error:
        raise failure(
            "E-3106",
            Text("证书无法读取。", "The certificate cannot be read."),
            Text("请提供本站点导出的 root.pem。", "Give the root.pem that this site exported."),
        ) from error


def sign_with(root: Root, data: bytes) -> str:
    """The root's signature over the data (PKCS #1 v1.5, SHA-256: the same data always give the same bytes), hex."""
    return root.key.sign(data, padding.PKCS1v15(), SHA256()).hex()


def signed_by(root: x509.Certificate, data: bytes, signature: str) -> bool:
    """Whether the root's key signed exactly this data."""
    key = root.public_key()
    try:
        if not isinstance(key, rsa.RSAPublicKey):
            return False
        key.verify(bytes.fromhex(signature), data, padding.PKCS1v15(), SHA256())
    except (InvalidSignature, ValueError):
        return False
    return True


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


def _builder(subject: x509.Name, issuer: x509.Name, key: rsa.RSAPublicKey, now: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        # A reader whose clock runs behind ours still accepts what was signed today.
        .not_valid_before((now - timedelta(days=1)).astimezone(UTC).replace(microsecond=0))
        .not_valid_after(NO_END)
    )


def _name(hospital: str, unit: str, common_name: str, person_id: str = "") -> x509.Name:
    attributes = [
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, hospital),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
        x509.NameAttribute(NameOID.COMMON_NAME, common_name),
    ]
    return x509.Name(attributes + ([x509.NameAttribute(NameOID.SERIAL_NUMBER, person_id)] if person_id else []))


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def _usage(*, issuing: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issuing,
        content_commitment=not issuing,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issuing,
        crl_sign=issuing,
        encipher_only=False,
        decipher_only=False,
    )
