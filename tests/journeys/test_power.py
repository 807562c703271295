"""The program is killed while a nurse types and saves: nothing acknowledged is lost, the draft comes back."""

from __future__ import annotations

import multiprocessing
import random
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app import make_window
from desktop.models.clock import SITE_ZONE
from desktop.rehearsal.hands import Hands
from tests.bench import StoppedClock
from tests.clinic import NURSE, VITALS, Clinic, clinic, with_subject
from tests.journeys.conftest import Ward
from tests.journeys.typist import type_without_pause

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the typists are forked from a server")

TYPISTS = multiprocessing.get_context("forkserver") if sys.platform != "win32" else multiprocessing.get_context()
TYPISTS.set_forkserver_preload(["tests.journeys.typist"])


def killed_while_typing(ward: Clinic, first: int, after: float, every: int = 6) -> list[str]:
    """What the typist's window had acknowledged when it was killed."""
    heard, tells = TYPISTS.Pipe(duplex=False)
    arguments = (ward.folder, ward.state, ward.password(NURSE), first, tells, every)
    process = TYPISTS.Process(target=type_without_pause, args=arguments)
    process.start()
    tells.close()
    assert heard.recv() == "ready"
    threading.Timer(after, process.kill).start()
    told = []
    try:
        while True:
            told.append(heard.recv())
    except EOFError:
        process.join()
    return told


def newest(told: Iterable[str], word: str) -> int:
    return max((int(line.split()[1]) for line in told if line.startswith(word)), default=0)


def found_again(ward: Clinic, told: list[str]) -> int:
    """The newest number that is still there, recorded or as a draft; fails where something acknowledged is not."""
    with ward.opened() as site:
        assert site.faults == ()
        recorded = int(site.subject("S01").page(VITALS).answers["SYSBP"].value or 0)
        drafts = [int(str(draft.answers["SYSBP"]["value"])) for draft in site.drafts.of(NURSE) if draft.page == VITALS]
    assert recorded >= newest(told, "saved")
    drafted = max(drafts, default=0)
    assert max(drafted, recorded) >= newest(told, "draft")
    return max(drafted, recorded)


def kill(ward: Clinic, times: int) -> int:
    moments, number = random.Random(times), 100
    for _ in range(times):
        told = killed_while_typing(ward, number, moments.uniform(0.0, 0.6))
        number = max(number, found_again(ward, told))
    return number


def founded(folder: Path) -> Clinic:
    """A site on the wall clock, as the typists have it."""
    folder.mkdir(exist_ok=True)
    made = clinic(folder)
    made.clock = StoppedClock(datetime.now(SITE_ZONE))
    with made.opened() as site:
        with_subject(site)
    return made


@pytest.fixture
def killed(tmp_path: Path) -> Clinic:
    return founded(tmp_path)


def test_a_kill_while_typing_and_saving_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """R-INT-07: 20 kills at random moments, ten on each of two sites."""
    with ThreadPoolExecutor(max_workers=2) as wards:
        reached = list(wards.map(lambda name: kill(founded(tmp_path / name), 10), ("one", "other")))
    assert min(reached) > 105


@pytest.mark.long
def test_two_hundred_kills_lose_nothing_acknowledged(killed: Clinic) -> None:
    """R-INT-07."""
    assert kill(killed, 200) > 300


@pytest.fixture
def told(killed: Clinic) -> list[str]:
    """A typist who never saves, killed in the middle of a number."""
    return killed_while_typing(killed, 121, 0.9, every=1_000_000)


@pytest.fixture
def reopened(told: list[str], killed: Clinic, qapp: QApplication) -> Iterator[Ward]:
    """The program started again after the kill."""
    assert told
    assert not qapp.closingDown()
    window = make_window(killed.folder, killed.state, killed.clock)
    window.resize(1092, 540)
    window.show()
    yield Ward(window, Hands(window), killed)
    window.close()
    window.session.close()


def test_after_a_kill_the_draft_is_offered_and_comes_back(reopened: Ward, told: list[str]) -> None:
    """A8 rule 1."""
    reopened.log_in()
    reopened.choose("S01")
    reopened.open_page("VS")
    reopened.hands.click("draft_restore")
    assert int(reopened.hands.typed("SYSBP_value")) >= newest(told, "draft") > 121
