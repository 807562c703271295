"""The site's root and the certificates it issues."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from desktop.models.accounts.certificate_list import Listed, certificate_list_json, read_certificate_list
from desktop.models.accounts.certificates import certificate_from, fingerprint, is_training, issued_by, pem
from desktop.models.failure import Failure
from desktop.models.text import Language
from tests.bench import START
from tests.people import NURSE, PHYSICIAN, foreign_root, issued, root


def subject(certificate: x509.Certificate) -> dict[x509.ObjectIdentifier, str]:
    return {attribute.oid: str(attribute.value) for attribute in certificate.subject}


def test_a_certificate_names_its_owner_the_hospital_and_the_site() -> None:
    assert subject(issued(NURSE)[1]) == {
        NameOID.COMMON_NAME: "李䶮",
        NameOID.SERIAL_NUMBER: "N001",
        NameOID.ORGANIZATION_NAME: "中国医科大学附属盛京医院",
        NameOID.ORGANIZATIONAL_UNIT_NAME: "WardSource TRAINING 培训 bench",
    }


@pytest.mark.parametrize("whose", ["root", "person"])
def test_a_certificate_is_good_from_the_day_before_and_has_no_planned_end(whose: str) -> None:
    certificate = root().certificate if whose == "root" else issued(NURSE)[1]
    assert certificate.not_valid_before_utc == (START - timedelta(days=1)).astimezone(UTC).replace(microsecond=0)
    assert certificate.not_valid_after_utc == datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    key = certificate.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert key.key_size == 3072


def test_the_root_issues_and_a_person_signs() -> None:
    constraints = root().certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (constraints.critical, constraints.value.ca, constraints.value.path_length) == (True, True, 0)
    usage = root().certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.key_cert_sign, usage.digital_signature) == (True, False)
    personal = issued(NURSE)[1].extensions
    assert personal.get_extension_for_class(x509.BasicConstraints).value.ca is False
    usage = personal.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.content_commitment, usage.key_cert_sign) == (True, True, False)


def test_only_the_sites_own_root_issued_a_certificate() -> None:
    certificate = issued(NURSE)[1]
    assert issued_by(certificate, root().certificate)
    assert not issued_by(certificate, foreign_root().certificate)
    assert not issued_by(certificate, certificate)


def test_a_training_certificate_says_so_without_the_site() -> None:
    assert is_training(root().certificate)
    assert is_training(issued(NURSE)[1])
    assert not is_training(foreign_root().certificate)


def test_the_private_key_fits_the_certificate() -> None:
    key, certificate = issued(NURSE)
    assert key.public_key() == certificate.public_key()
    assert key.public_key() != issued(PHYSICIAN)[0].public_key()


def test_a_certificate_survives_its_text_and_anything_else_is_refused() -> None:
    certificate = issued(NURSE)[1]
    assert certificate_from(pem(certificate)) == certificate_from(pem(certificate).encode()) == certificate
    with pytest.raises(Failure) as caught:
        certificate_from("-----BEGIN CERTIFICATE-----\n")
    assert caught.value.failed.number == "E-3106"
    assert "root.pem" in caught.value.failed.say(Language.ZH)


@pytest.fixture(scope="module")
def listed() -> tuple[Listed, ...]:
    """Two certificates, the second one revoked."""
    return (
        Listed(fingerprint(issued(NURSE)[1]), NURSE, START),
        Listed(fingerprint(issued(PHYSICIAN)[1]), PHYSICIAN, START, START + timedelta(days=30)),
    )


def test_the_list_says_who_holds_which_certificate_and_until_when(listed: tuple[Listed, ...]) -> None:
    read = read_certificate_list(certificate_list_json(root(), "bench", listed), root().certificate)
    assert (read.site_id, read.certificates) == ("bench", listed)
    assert read.find(listed[1].fingerprint) == listed[1]
    assert read.find("0" * 64) is None


def test_the_same_list_is_always_the_same_file(listed: tuple[Listed, ...]) -> None:
    assert certificate_list_json(root(), "bench", listed) == certificate_list_json(root(), "bench", listed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"sub_investigator"', b'"principal_investigator"'),
        (b'"name":"', b'"name":"\xe6\x9b\xbe'),
        (b'"revoked":"2026-02-04T02:41:22.118Z"', b'"revoked":null'),
        (b'"site_id":"bench"', b'"site_id":"other"'),
        (b'"signature":"', b'"signature":"00'),
        (b'"signature"', b'"signed"'),
        (b"wardsource-certificates-1", b"wardsource-certificates-2"),
        (b"{", b"["),
        (b"\n", b"\n{}"),
    ],
)
def test_an_altered_list_is_refused(listed: tuple[Listed, ...], old: bytes, new: bytes) -> None:
    data = certificate_list_json(root(), "bench", listed)
    assert old in data
    with pytest.raises(Failure) as caught:
        read_certificate_list(data.replace(old, new, 1), root().certificate)
    assert caught.value.failed.number == "E-3104"
    assert "certificates.json" in caught.value.failed.say(Language.ZH)


def test_a_list_signed_by_another_root_is_refused(listed: tuple[Listed, ...]) -> None:
    with pytest.raises(Failure, match="E-3104"):
        read_certificate_list(certificate_list_json(foreign_root(), "bench", listed), root().certificate)


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b'"text"', b"{}", b'{"signature":null}', b"\xff"])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(Failure, match="E-3104"):
        read_certificate_list(data, root().certificate)
