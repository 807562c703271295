"""The one spelling of a payload, so that the same facts always have the same digest."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Canonical: TypeAlias = "str | bool | Sequence[Canonical] | Mapping[str, Canonical] | None"
"""Numbers are strings exactly as typed; None is `not answered`; sequence numbers are decimal strings."""


def canonical(value: Canonical) -> bytes:
    """UTF-8 JSON with sorted keys, no white space, NFC text and no number type; raises TypeError on a number."""
    return json.dumps(_normal(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(value: Canonical) -> str:
    """SHA-256 of the canonical bytes, in lower-case hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def grouped(hexadecimal: str, groups: int = 4) -> str:
    """The first groups of four hex digits as people compare them: `9F3A 61C2 04DE 88B7`."""
    upper = hexadecimal.upper()
    return " ".join(upper[at : at + 4] for at in range(0, 4 * groups, 4))


def _normal(value: Canonical) -> Canonical:
    match value:
        case None | bool():
            return value
        case str():
            return unicodedata.normalize("NFC", value)
        case Mapping():
            return {unicodedata.normalize("NFC", key): _normal(inner) for key, inner in value.items()}
        case Sequence():
            return [_normal(inner) for inner in value]
        case _:
            raise TypeError(f"a payload holds text, truth values, lists and maps only, not {type(value).__name__}")
