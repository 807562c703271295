"""A key slot: what one person's password opens."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key

from desktop.models.accounts.certificates import certificate_from, fingerprint, pem
from desktop.models.accounts.passwords import objection
from desktop.models.failure import Failure, failure
from desktop.models.records.canonical import canonical
from desktop.models.records.person import Person
from desktop.models.text import Text


@dataclass(frozen=True, slots=True)
class Argon2:
    """How costly guessing a password is; kept in site.keys, so that it can grow."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 1

    def derive(self, password: str, salt: bytes) -> bytes:
        """32 bytes from the password (Argon2id, RFC 9106)."""
        derived: bytes = hash_secret_raw(
            password.encode(), salt, time_cost=self.passes, memory_cost=self.memory_kib, parallelism=self.lanes, hash_len=32, type=Type.ID
        )
        return derived


@dataclass(frozen=True, slots=True)
class Slot:
    """What site.keys keeps of one person; only the password opens it."""

    person: Person
    salt: bytes
    site_key: bytes
    """K_site, wrapped."""
    signing_key: bytes
    """The private key (PKCS #8), wrapped."""
    certificate: str
    """PEM."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What the right password gave."""

    person: Person
    k_site: bytes
    signing_key: rsa.RSAPrivateKey
    certificate: x509.Certificate


def create_slot(
    person: Person,
    password: str,
    *,
    site_id: str,
    k_site: bytes,
    signing_key: rsa.RSAPrivateKey,
    certificate: x509.Certificate,
    cost: Argon2,
) -> Slot:
    """A slot for the person; raises Failure E-3105 for a password that is too weak."""
    if refused := objection(password, person.id):
        raise failure("E-3105", refused, Text("请换一个更长的密码。", "Choose a longer password."))
    salt = os.urandom(16)
    secret = cost.derive(password, salt)
    text = pem(certificate)
    private = signing_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Slot(
        person=person,
        salt=salt,
        site_key=_wrap(secret, "site key", k_site, _owner(site_id, person)),
        signing_key=_wrap(secret, "signing key", private, _identity(site_id, person, text)),
        certificate=text,
    )


def open_slot(slot: Slot, password: str, *, site_id: str, cost: Argon2) -> Unlocked:
    """What the slot keeps; raises Failure E-3101 for a wrong password, E-3102 where name, role or certificate were altered."""
    secret = cost.derive(password, slot.salt)
    try:
        k_site = _unwrap(secret, "site key", slot.site_key, _owner(site_id, slot.person))
    except InvalidTag as error:
        raise wrong_password() from error
    try:
        private = _unwrap(secret, "signing key", slot.signing_key, _identity(site_id, slot.person, slot.certificate))
    except InvalidTag as error:
        raise altered_account(slot.person) from error
    key = load_der_private_key(private, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return Unlocked(slot.person, k_site, key, certificate_from(slot.certificate))


def refuse_unknown(password: str, cost: Argon2) -> Failure:
    """The failure for a user who has no slot, after the same work as for one who has."""
    cost.derive(password, bytes(16))
    return wrong_password()


def wrong_password() -> Failure:
    """E-3101; never says which of the two was wrong."""
    return failure(
        "E-3101",
        Text("用户名或密码不正确。", "The user or the password is not right."),
        Text("请检查大写锁定和输入法后重新输入。", "Check Caps Lock and the input method, then type it again."),
    )


def altered_account(person: Person) -> Failure:
    """E-3102."""
    return failure(
        "E-3102",
        Text("用户 {id} 的账户资料（姓名、角色或证书）被改动。", "The account of {id} was altered: its name, role or certificate.").fill(
            id=person.id
        ),
        Text("不能登录。请信息科从备份恢复 site.keys。", "Nobody can log in with it. Ask IT to restore site.keys from a backup."),
    )


def encoded(data: bytes) -> str:
    """Bytes as they stand in site.keys."""
    return base64.b64encode(data).decode()


def decoded(text: str) -> bytes:
    """The bytes again; raises ValueError."""
    return base64.b64decode(text, validate=True)


def _owner(site_id: str, person: Person) -> bytes:
    return canonical({"site_id": site_id, "person": person.id})


def _identity(site_id: str, person: Person, certificate: str) -> bytes:
    """Everything in clear that the password vouches for: a nurse cannot be made an investigator with a text editor."""
    return canonical(
        {
            "site_id": site_id,
            "person": person.id,
            "name": person.name,
            "role": person.role.value,
            "certificate": fingerprint(certificate_from(certificate)),
        }
    )


def _key(secret: bytes, purpose: str) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret))


def _wrap(secret: bytes, purpose: str, data: bytes, context: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + _key(secret, purpose).encrypt(nonce, data, context)


def _unwrap(secret: bytes, purpose: str, wrapped: bytes, context: bytes) -> bytes:
    return _key(secret, purpose).decrypt(wrapped[:12], wrapped[12:], context)
