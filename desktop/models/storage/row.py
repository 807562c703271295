"""One row of the table: the bytes its MAC covers, and the entry it keeps."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from operator import itemgetter
from sys import intern
from typing import TypeAlias

from desktop.models.clock import restored
from desktop.models.records.entry import Entry, Kind
from desktop.models.records.person import Role
from desktop.models.storage.schema import COLUMNS

Row: TypeAlias = tuple[str | int, ...]
"""One row of the table, its columns in the order of COLUMNS."""

SEALED = COLUMNS[:-2]
"""What the MAC covers: everything before `previous`."""

_SEQUENCE, _REPEAT = (SEALED.index(name) for name in ("sequence", "repeat"))
_IN_ORDER = itemgetter(*(SEALED.index(name) for name in sorted(SEALED)))
_SPELLING = "{" + ",".join(f'"{name}":%s' for name in sorted(SEALED)) + "}"
_DECIMAL = int.__str__
_KINDS: Mapping[str | int, Kind] = {kind.value: kind for kind in Kind}
_ROLES: Mapping[str | int, Role] = {role.value: role for role in Role}
_restored = lru_cache(maxsize=64)(restored)  # the entries of a save share their moment


def sealed(row: Sequence[str | int | bytes | None]) -> bytes:
    """The bytes a MAC covers: all columns before `previous` as canonical JSON, numbers as decimal strings.

    Text is spelled as it is stored, without NFC, so that any changed byte changes them; what `append` stores is NFC.
    Raises TypeError for a column of a kind that is never written. Spelled by hand: half a million rows are checked at login.
    """
    numbers = {at: _DECIMAL(row[at]) for at in (_SEQUENCE, _REPEAT)}
    texts = (*row[:_SEQUENCE], numbers[_SEQUENCE], *row[_SEQUENCE + 1 : _REPEAT], numbers[_REPEAT], *row[_REPEAT + 1 :])
    return (_SPELLING % tuple(map(encode_basestring, _IN_ORDER(texts)))).encode()


def mac_of(key: bytes, previous: str, row: Sequence[str | int | bytes | None]) -> str:
    """HMAC-SHA256 over the MAC before and the sealed columns, hex."""
    return hmac.digest(key, previous.encode() + sealed(row), "sha256").hex()


def entry_of(row: Sequence[str | int]) -> Entry:
    """The entry a row of the table keeps; raises ValueError or TypeError where this program never wrote such a one.

    The few words that most rows repeat are looked up and shared: a subject of some thousand entries is read while somebody waits.
    """
    sequence, recorded_at, _, happened_at, person, role, workstation, app_version, protocol_version, *rest = row
    kind, subject, visit, form, item, repeat, content, reason, previous, mac = rest
    payload = json.loads(str(content))
    if not isinstance(payload, dict):
        raise TypeError("a payload is a map")
    return Entry(
        sequence=int(sequence),
        recorded_at=_restored(str(recorded_at)),
        happened_at=str(happened_at),
        person=intern(str(person)),
        role=_ROLES.get(role) or Role(str(role)) if role else None,
        workstation=intern(str(workstation)),
        app_version=intern(str(app_version)),
        protocol_version=intern(str(protocol_version)),
        kind=_KINDS.get(kind) or Kind(str(kind)),
        subject=intern(str(subject)),
        visit=intern(str(visit)),
        form=intern(str(form)),
        item=intern(str(item)),
        repeat=int(repeat),
        payload=payload,
        reason=str(reason),
        previous=str(previous),
        mac=str(mac),
    )
