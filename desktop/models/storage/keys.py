"""Keys for one purpose each, derived from the site's key."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derived(site_key: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose (HKDF-SHA256, RFC 5869, no salt, the purpose as info)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(site_key)
