"""Whether an entry may have been written by this program: everyone with a login could append others with a foreign tool."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from sys import intern

from desktop.models.protocol.plan import Protocol
from desktop.models.records.answer import Answer
from desktop.models.records.canonical import Canonical
from desktop.models.records.entry import Entry, Kind
from desktop.models.records.person import Role
from desktop.models.text import Text

SET_BACK, NOT_LOGGED_IN, NO_SECOND_COPY = "E-2118", "E-2119", "E-2117"
"""Odd, but not impossible: each is shown at every login until somebody has acknowledged it."""

_DRIFT = timedelta(minutes=2)
"""A clock that is set right by the network may go back so far."""
_FOUNDING = frozenset({Kind.SITE_CREATED, Kind.PERSON_ADDED, Kind.CERTIFICATE_ISSUED})
_BEFORE_LOGIN = _FOUNDING | {Kind.GATE, Kind.ALARM, Kind.LOGIN}
_VALUES = frozenset({Kind.ANSWER, Kind.CORRECTION})
_OF_AN_ITEM = _VALUES | {Kind.PROMPT, Kind.PROMPT_ANSWERED, Kind.STEP_CHECKED, Kind.GATE_OVERRIDDEN}
_BESIDE = frozenset({Kind.STEP_CHECKED, Kind.GATE_OVERRIDDEN})
_OF_A_FORM = frozenset({Kind.DRAFT_RESTORED, Kind.DRAFT_DISCARDED, Kind.DRAFT_MOVED, Kind.WORKSHEET_ISSUED})

_PLAIN_ANSWER = frozenset({"value", "unit", "lln", "uln"})

_NOBODY = Text("人员或角色与账户不符", "person and role are no account's")
_NO_VERSION = Text("方案版本未知", "the protocol version is unknown")
_NO_SUBJECT = Text("受试者没有登记", "the subject is not registered")
_SUBJECT_TWICE = Text("受试者编号重复登记", "the subject is registered already")
_NO_PLACE = Text("方案中没有该访视、页面或项目", "the protocol has no such visit, page or item")
_NO_CONTENT = Text("内容与记录种类不符", "the content is not that of its kind")
_ANSWERED = Text("该项目已有值，只能更正", "the item has a value already and can only be corrected")
_NO_CORRECTION = Text("更正没有原值或没有原因", "a correction without an earlier value or without a reason")


class Witness:
    """Hears every entry from the first on, and remembers what a later one may refer to."""

    def __init__(self, accounts: Collection[tuple[str, Role]], protocol: Protocol) -> None:
        self.odd: dict[str, Entry] = {}
        """Number of a warning to the first entry concerned that nobody has acknowledged."""
        self._accounts = frozenset(accounts)
        self._version = protocol.version
        self._protocol = protocol
        self._asked: dict[tuple[str, str], frozenset[str]] = {}
        self._subjects: set[str] = set()
        self._answered: dict[tuple[str, str, str, int], set[str]] = {}
        self._sessions: Counter[str] = Counter()
        self._workstations: set[str] = set()
        self._latest: datetime | None = None

    def hear(self, entry: Entry) -> Text | None:
        """Why this program cannot have written the entry, None where it may be believed."""
        why = self._who(entry) or self._where(entry) or self._what(entry)
        self._wonder(entry)
        return why

    def _who(self, entry: Entry) -> Text | None:
        if entry.kind in _FOUNDING:
            return None if not entry.person and entry.role is None and self._founded(entry) else _NOBODY
        return None if (entry.person, entry.role) in self._accounts else _NOBODY

    def _founded(self, entry: Entry) -> bool:
        match entry.kind:
            case Kind.SITE_CREATED:
                return entry.sequence == 1
            case Kind.PERSON_ADDED:
                return (entry.payload.get("id"), entry.payload.get("role")) in self._accounts
            case _:
                return entry.payload.get("id") in {person for person, _ in self._accounts}

    def _where(self, entry: Entry) -> Text | None:
        if entry.protocol_version != self._version:
            return _NO_VERSION
        if entry.kind is Kind.SUBJECT_REGISTERED:
            known = entry.subject in self._subjects
            self._subjects.add(entry.subject)
            return _SUBJECT_TWICE if known else None
        if entry.subject and entry.subject not in self._subjects:
            return _NO_SUBJECT
        if entry.kind in _OF_AN_ITEM:
            return None if entry.item in self._items(entry) else _NO_PLACE
        return _NO_PLACE if entry.kind in _OF_A_FORM and not self._items(entry) else None

    def _items(self, entry: Entry) -> frozenset[str]:
        """What the page of the entry asks, steps included; nothing where the protocol has no such page."""
        place = (entry.visit, entry.form)
        if place not in self._asked:
            try:
                form = self._protocol.page(*place)
            except KeyError:
                self._asked[place] = frozenset()
            else:
                steps = {section.step.number for section in form.sections if section.step}
                self._asked[place] = frozenset(item.key for item in form.items) | steps
        return self._asked[place]

    def _what(self, entry: Entry) -> Text | None:
        sound = _CONTENT.get(entry.kind)
        if sound is not None and not sound(entry.payload):
            return _NO_CONTENT
        return self._follows(entry) if entry.kind in _VALUES else None

    def _follows(self, entry: Entry) -> Text | None:
        answered = self._answered.setdefault((entry.subject, entry.visit, entry.form, entry.repeat), set())
        known = entry.item in answered
        answered.add(intern(entry.item))
        if entry.kind is Kind.ANSWER:
            return _ANSWERED if known else None
        return None if known and entry.reason else _NO_CORRECTION

    def _wonder(self, entry: Entry) -> None:
        """What is odd about the time or the session; acknowledging takes away what was odd before it."""
        if self._latest is not None and entry.recorded_at < self._latest - _DRIFT:
            self.odd.setdefault(SET_BACK, entry)
        self._latest = entry.recorded_at
        if entry.kind in _BEFORE_LOGIN:
            self._workstations.add(entry.workstation)
        elif not self._present(entry) or entry.workstation not in self._workstations:
            self.odd.setdefault(NOT_LOGGED_IN, entry)
        match entry.kind:
            case Kind.LOGIN:
                self._sessions[entry.person] += 1
            case Kind.LOGOUT:
                self._sessions[entry.person] = max(0, self._sessions[entry.person] - 1)
            case Kind.ALARM if entry.payload.get("number") == NO_SECOND_COPY:
                self.odd.setdefault(NO_SECOND_COPY, entry)
            case Kind.ALARM_ACKNOWLEDGED:
                self.odd.pop(str(entry.payload.get("number")), None)

    def _present(self, entry: Entry) -> bool:
        """Whether the person was logged in; a second person gives a password of their own beside whoever is."""
        return any(self._sessions.values()) if entry.kind in _BESIDE else bool(self._sessions[entry.person])


def _an_answer(payload: Mapping[str, Canonical]) -> bool:
    if "value" in payload and _PLAIN_ANSWER.issuperset(payload) and all(part and isinstance(part, str) for part in payload.values()):
        return True  # nearly all of them, and half a million are heard at a login
    try:
        return Answer.from_payload(payload).payload() == payload
    except ValueError:
        return False


def _a_registration(payload: Mapping[str, Canonical]) -> bool:
    return re.fullmatch("[A-Z]{4}", str(payload.get("initials"))) is not None


def _a_signature(payload: Mapping[str, Canonical]) -> bool:
    texts = all(isinstance(payload.get(name), str) for name in ("document", "meaning", "name", "signed_at", "sha256", "fingerprint"))
    counts = all(re.fullmatch("[1-9][0-9]{0,3}", str(payload.get(name))) for name in ("version", "expected"))
    return texts and counts and isinstance(payload.get("pages"), Mapping)


def _a_check(payload: Mapping[str, Canonical]) -> bool:
    return all(isinstance(payload.get(name), str) for name in ("check", "level", "value"))


def _a_worksheet(payload: Mapping[str, Canonical]) -> bool:
    return re.fullmatch("WS-[0-9]{4,}", str(payload.get("serial"))) is not None


def _a_step_check(payload: Mapping[str, Canonical]) -> bool:
    return set(payload) == {"digest"} and re.fullmatch("[0-9a-f]{64}", str(payload["digest"])) is not None


def _an_override(payload: Mapping[str, Canonical]) -> bool:
    """One without a digest is of a time before overrides were bound to what the step said; it is believed, but no longer holds."""
    said = isinstance(payload.get("says"), str) and bool(payload["says"]) and {"says", "digest"}.issuperset(payload)
    return said and re.fullmatch("[0-9a-f]{64}", str(payload.get("digest", "0" * 64))) is not None


def _a_gate_head(payload: Mapping[str, Canonical]) -> bool:
    return re.fullmatch("[0-9]+ [0-9a-f]{64}", f"{payload.get('number')} {payload.get('digest')}") is not None


def _nothing(payload: Mapping[str, Canonical]) -> bool:
    return not payload


_CONTENT: Mapping[Kind, Callable[[Mapping[str, Canonical]], bool]] = {
    Kind.ANSWER: _an_answer,
    Kind.CORRECTION: _an_answer,
    Kind.SUBJECT_REGISTERED: _a_registration,
    Kind.SIGNATURE: _a_signature,
    Kind.PROMPT: _a_check,
    Kind.PROMPT_ANSWERED: _a_check,
    Kind.STEP_CHECKED: _a_step_check,
    Kind.GATE_OVERRIDDEN: _an_override,
    Kind.WORKSHEET_ISSUED: _a_worksheet,
    Kind.GATE: _a_gate_head,
    Kind.LOGIN: _nothing,
    Kind.LOGOUT: _nothing,
    Kind.LOCK: _nothing,
    Kind.UNLOCK: _nothing,
}
"""What an entry of the kind must hold; the others hold counts and names that nothing is judged by."""
