"""gate.log: what happens before anyone has logged in, in lines that each carry the digest of the one before."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from desktop.models.clock import restored, stored
from desktop.models.failure import Failed, failure
from desktop.models.files import append_line, whole_lines
from desktop.models.records.canonical import Canonical, canonical
from desktop.models.text import Text

FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=15)
_FREE_FAILURES = 2
_LONGEST_DELAY = timedelta(seconds=30)
"""The ward must get in: whoever types a wrong password makes others wait no longer than this."""

FIRST = "0" * 64


class GateEvent(StrEnum):
    """What gate.log tells."""

    START = "start"
    LOGIN = "login"
    CONFIRMED = "confirmed"
    """The right password after wrong ones, at signing or unlocking."""
    FAILED_LOGIN = "failed_login"
    LOCKED_OUT = "locked_out"
    EMERGENCY_PRINT = "emergency_print"


@dataclass(frozen=True, slots=True)
class GateHead:
    """The end of gate.log; enters the ledger at the next login."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class GateLine:
    """One event before login."""

    number: int
    at: datetime
    event: GateEvent
    user: str
    """Person id; empty for a start, and for a user unknown here."""
    previous: str

    @property
    def content(self) -> dict[str, Canonical]:
        """What the digest covers."""
        return {
            "number": str(self.number),
            "at": stored(self.at),
            "event": self.event.value,
            "user": self.user,
            "previous": self.previous,
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the content, hex."""
        return hashlib.sha256(canonical(self.content)).hexdigest()


class GateLog:
    """The log with the counters that follow from it; nothing is counted anywhere else."""

    def __init__(self, path: Path, people: Collection[str]) -> None:
        self._path = path
        self._people = frozenset(people)
        self._lines, self._damaged = _read(path)

    @property
    def head(self) -> GateHead:
        """The end of the log; number 0 for an empty one."""
        return GateHead(self._lines[-1].number, self._lines[-1].digest) if self._lines else GateHead(0, FIRST)

    def started(self, now: datetime) -> None:
        """The program was started; raises Failure of disks."""
        self._add(GateEvent.START, "", now)

    def entered(self, user: str, now: datetime) -> None:
        """The user logged in: the counts of failures start anew."""
        self._add(GateEvent.LOGIN, user, now)

    def printed(self, now: datetime) -> int:
        """A blank sheet was printed without a login; answers the number of the line."""
        self._add(GateEvent.EMERGENCY_PRINT, "", now)
        return self.head.number

    def printed_at(self, number: int) -> datetime | None:
        """When the blank sheet of that line was printed, None where the line tells of something else."""
        told = next((line for line in self._lines if line.number == number), None)
        return told.at if told is not None and told.event is GateEvent.EMERGENCY_PRINT else None

    def confirmed(self, user: str, now: datetime) -> None:
        """The right password within a session; written only where it ends a count of wrong ones."""
        if self._failures(user):
            self._add(GateEvent.CONFIRMED, user, now)

    def failed(self, user: str, now: datetime) -> None:
        """A wrong password; the fifth in a row locks the user out.

        A user unknown here is not written down: it may be a password typed into the wrong field.
        """
        known = user if user in self._people else ""
        self._add(GateEvent.FAILED_LOGIN, known, now)
        if known and self._failures(known) >= FAILURES_ALLOWED:
            self._add(GateEvent.LOCKED_OUT, known, now)

    def wait(self, user: str, now: datetime) -> timedelta:
        """How long the user must wait before the next try; zero when there is nothing to wait for."""
        return max(self._locked_for(user, now), self._delay(now))

    def require_open(self, user: str, now: datetime) -> None:
        """Raises Failure E-3103 while the user has to wait."""
        seconds = self.wait(user, now).total_seconds()
        if seconds > 0:
            minutes, rest = divmod(int(seconds) + 1, 60)
            raise failure(
                "E-3103",
                Text("密码多次错误，请等待 {minutes} 分 {rest} 秒。", "Too many wrong passwords: wait {minutes} min {rest} s.").fill(
                    minutes=minutes, rest=rest
                ),
                Text("其他人员可以登录；此期间请用纸质工作表记录。", "Others can log in; record on a paper worksheet until then."),
            )

    def summary(self, after: int) -> dict[str, Canonical]:
        """What happened after a line, as the payload of the ledger's entry at login: counts, and the head to hold the log to."""
        lines = [line for line in self._lines if line.number > after]
        counts = Counter(line.event for line in lines)
        failed = Counter(line.user for line in lines if line.event is GateEvent.FAILED_LOGIN)
        return {
            "number": str(self.head.number),
            "digest": self.head.digest,
            "starts": str(counts[GateEvent.START]),
            "failed_logins": {user or "?": str(count) for user, count in sorted(failed.items())},
            "emergency_prints": str(counts[GateEvent.EMERGENCY_PRINT]),
            "locked_out": sorted({line.user for line in lines if line.event is GateEvent.LOCKED_OUT}),
        }

    def faults(self, known: GateHead | None = None) -> tuple[Failed, ...]:
        """What is wrong with the log: a line that does not fit, or the end that the ledger knows is gone."""
        if self._damaged is not None:
            return (_altered(self._damaged),)
        if known is None or known.number == 0:
            return ()
        found = self._lines[known.number - 1].digest if known.number <= len(self._lines) else None
        return () if found == known.digest else (_altered(min(known.number, len(self._lines) + 1)),)

    def _add(self, event: GateEvent, user: str, now: datetime) -> None:
        line = GateLine(self.head.number + 1, now, event, user, self.head.digest)
        append_line(self._path, canonical(line.content | {"digest": line.digest}).decode())
        self._lines.append(line)

    def _failures(self, user: str) -> int:
        """Wrong passwords of the user since the last login or lock-out."""
        count = 0
        for line in reversed(self._lines):
            if line.user == user:
                if line.event is not GateEvent.FAILED_LOGIN:
                    break
                count += 1
        return count

    def _locked_for(self, user: str, now: datetime) -> timedelta:
        for line in reversed(self._lines):
            if line.user == user and line.event in (GateEvent.LOCKED_OUT, GateEvent.LOGIN):
                return _left(line.at, LOCKED_FOR, now) if line.event is GateEvent.LOCKED_OUT else timedelta()
        return timedelta()

    def _delay(self, now: datetime) -> timedelta:
        """The delay of the whole machine: doubles with every wrong password of anyone until someone gets in."""
        count, last = 0, None
        for line in reversed(self._lines):
            if line.event in (GateEvent.LOGIN, GateEvent.CONFIRMED):
                break
            if line.event is GateEvent.FAILED_LOGIN:
                count, last = count + 1, last or line.at
        if last is None or count <= _FREE_FAILURES:
            return timedelta()
        return _left(last, min(_LONGEST_DELAY, timedelta(seconds=2 ** min(count - _FREE_FAILURES, 10))), now)


def _left(since: datetime, long: timedelta, now: datetime) -> timedelta:
    """What is left of a wait; nothing where the clock was set back, or the ward would be shut out for days."""
    return max(timedelta(), since + long - now) if now >= since else timedelta()


def _read(path: Path) -> tuple[list[GateLine], int | None]:
    """The lines that fit together from the first on, and the number of the first that does not."""
    lines: list[GateLine] = []
    previous = FIRST
    for number, text in enumerate(whole_lines(path), 1):
        line = _line(text)
        if line is None or (line.number, line.previous) != (number, previous):
            return lines, number
        lines.append(line)
        previous = line.digest
    return lines, None


def _line(text: str) -> GateLine | None:
    try:
        content = json.loads(text)
        line = GateLine(int(content["number"]), restored(content["at"]), GateEvent(content["event"]), content["user"], content["previous"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return line if canonical(line.content | {"digest": line.digest}).decode() == text else None


def _altered(number: int) -> Failed:
    return Failed(
        "E-2107",
        Text("登录记录（gate.log）第 {number} 行被改动或删除。", "Line {number} of gate.log was altered or deleted.").fill(number=number),
        Text("请通知主要研究者和信息科。", "Tell the principal investigator and IT."),
    )
