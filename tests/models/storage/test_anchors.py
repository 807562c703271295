"""The anchors: where the chain stood after every save, told in two places."""

from __future__ import annotations

from pathlib import Path

from desktop.models.clock import stored
from desktop.models.records.entry import Kind
from tests.bench import answer, bench


def test_every_save_is_anchored_in_both_places(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=2)
    with made.ledger() as ledger:
        last = ledger.entries()[-1]
    newest = made.anchors.newest
    assert newest is not None
    assert (newest.sequence, newest.mac, newest.recorded_at) == (6, last.mac[:32], stored(last.recorded_at))
    assert made.anchors.in_site.read_bytes() == made.anchors.in_state.read_bytes()
    assert len(made.anchors.read()) == 2


def test_an_entry_whose_anchor_cannot_be_written_is_kept_and_the_failure_is_told(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    made.anchors.in_state.unlink()
    made.state.rmdir()
    made.state.write_text("in the way")
    with made.ledger() as ledger:
        entries = ledger.append([answer("hr", "72")])
        assert ledger.anchor_failure is not None
        assert ledger.head.sequence == entries[-1].sequence
        made.state.unlink()
        ledger.append([answer("hr", "73", kind=Kind.CORRECTION)])
        assert ledger.anchor_failure is None
    assert made.faults() == ()
    assert made.anchors.in_site.read_bytes() == made.anchors.in_state.read_bytes()
