"""Anchors: what the end of the chain was, kept outside the ledger, so that a file put back is noticed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from desktop.models.files import append_line, told, whole_lines, write_atomically

_LINE = re.compile(r"([1-9][0-9]*) ([0-9a-f]{32}) ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z)")


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """The end of the chain after one save."""

    sequence: int
    mac: str
    """The first 32 hex digits of the entry's MAC."""
    recorded_at: str

    @property
    def line(self) -> str:
        """As it stands in anchors.log."""
        return f"{self.sequence} {self.mac} {self.recorded_at}"


class Anchors:
    """anchors.log, kept twice: in the site folder and in the machine's state folder outside it."""

    def __init__(self, site_folder: Path, state_folder: Path, site_id: str) -> None:
        self.in_site = site_folder / "anchors.log"
        self.in_state = state_folder / f"anchors-{site_id}.log"

    def add(self, anchor: Anchor) -> None:
        """Write the anchor into both copies; raises Failure. A missing state copy (a new computer) starts as a copy of the site's."""
        append_line(self.in_site, anchor.line)
        if self.in_state.exists():
            append_line(self.in_state, anchor.line)
            return
        with told(self.in_state):
            self.in_state.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self.in_state, "".join(f"{line}\n" for line in whole_lines(self.in_site)).encode())

    def read(self) -> tuple[Anchor, ...]:
        """The anchors of both copies in order; raises Failure, and ValueError on a line that is no anchor."""
        return tuple(sorted({*read_anchors(self.in_site), *read_anchors(self.in_state)}))

    @property
    def newest(self) -> Anchor | None:
        """The anchor with the greatest sequence, None before the first save; raises as `read`."""
        return max(self.read(), default=None)


def read_anchors(path: Path) -> tuple[Anchor, ...]:
    """The anchors of one copy, none where there is no file; raises Failure, and ValueError on a line that is no anchor."""
    return tuple(_anchor(path, number, line) for number, line in enumerate(whole_lines(path), 1))


def _anchor(path: Path, number: int, line: str) -> Anchor:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"{path.name}, line {number}")
    return Anchor(int(match[1]), match[2], match[3])
