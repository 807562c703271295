"""Power cuts, kills and disks that give out: no acknowledged save is lost, no page is half there."""

from __future__ import annotations

import json
import os
import random
import re
import shlex
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from desktop.models.storage.drafts import Drafts
from tests.bench import KEY, PAGE, Bench, bench
from tests.hazards.saving import items_of

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONDONTWRITEBYTECODE": "1"}


def killed_while_saving(made: Bench, after: float) -> list[str]:
    """What the saving program had acknowledged when it was killed."""
    command = [sys.executable, "-m", "tests.hazards.saving", str(made.folder), str(made.state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        threading.Timer(after, process.kill).start()
        # A line without its end was never received: it acknowledges nothing.
        return [line.strip() for line in process.stdout if line.endswith("\n")]


def require_nothing_lost(made: Bench, acknowledged: list[str]) -> None:
    """Every acknowledged save is there and whole, and what was typed since is offered back."""
    assert made.faults() == ()
    with made.ledger() as ledger:
        kept = Counter(int(str(entry.payload["save"])) for entry in ledger.entries())
    assert kept == {number: items_of(number) for number in range(1, len(kept) + 1)}
    drafted, saved = (
        max((int(line.split()[1]) for line in acknowledged if line.startswith(word)), default=0) for word in ("draft", "saved")
    )
    assert len(kept) >= saved
    drafts = Drafts.open(made.folder / "drafts.db", KEY)
    draft = drafts.get("N001", PAGE)
    drafts.close()
    if drafted > len(kept):
        assert draft is not None
        assert draft.answers["item0"]["value"] == str(drafted)
        assert len(draft.answers) == items_of(drafted)


def kill(made: Bench, times: int) -> int:
    """Kill a program at random moments; answers how many saves there are in the end."""
    moments = random.Random(times)
    for _ in range(times):
        require_nothing_lost(made, killed_while_saving(made, moments.uniform(0.0, 0.12)))
    with made.ledger() as ledger:
        return int(str(ledger.entries()[-1].payload["save"]))


def test_no_acknowledged_save_is_lost_when_the_program_is_killed_20_times(tmp_path: Path) -> None:
    assert kill(bench(tmp_path), 20) > 20


@pytest.mark.long
def test_no_acknowledged_save_is_lost_when_the_program_is_killed_200_times(tmp_path: Path) -> None:
    total = 0
    for site in range(10):
        (tmp_path / str(site)).mkdir()
        total += kill(bench(tmp_path / str(site)), 20 + site)
    assert total > 200


def mounted() -> list[str]:
    """Every mount point, the newest last; the kernel writes a space in octal."""
    points = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines()]
    return [re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point) for point in points]


def cramped(deed: str, prepare: str, folder: Path, state: Path, leave: int = 0) -> Any:
    """The deed on a disk that `prepare` made what it must be, and that is taken away afterwards.

    It happens in a mount namespace; in a chroot, where root cannot have one, in plain sight.
    """
    command = shlex.join([sys.executable, "-m", "tests.hazards.cramped", deed, str(folder), str(state), str(leave)])
    namespace = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]
    if subprocess.run([*namespace, "true"], capture_output=True, check=False).returncode:
        namespace = []
    before = mounted()
    done = subprocess.run([*namespace, "sh", "-ec", f"{prepare}\n{command}"], capture_output=True, text=True, env=ENVIRONMENT, check=False)
    for place in reversed(mounted()[len(before) :]):
        subprocess.run(["umount", "--lazy", place], check=True)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.mark.parametrize(("leave", "saves"), [(0, 0), (80_000, 1), (300_000, 3), (700_000, 5)])
def test_a_full_disk_is_told_loses_nothing_and_the_save_can_be_repeated(tmp_path: Path, leave: int, saves: int) -> None:
    folder = tmp_path / "小盘"
    folder.mkdir()
    found = cramped("full", f"mount -t tmpfs -o size=2m none {shlex.quote(str(folder))}", folder, tmp_path / "state", leave)
    assert found["ended"] == "E-1201"
    assert found["half"] == 0
    assert found["acknowledged"] >= saves
    assert found["entries"] == 1 + 60 * found["acknowledged"]
    assert found["again"] == "60"
    assert found["others"] == dict.fromkeys(("document", "file", "draft"), "E-1201")
    assert found["draft"] == {"hr": {"value": "72"}}
    assert found["left"] == []
    assert found["faults"] == []


WRITERS = ("open", "create", "drafts", "lock", "document", "gate", "file")


def test_a_read_only_folder_is_told_by_everything_that_writes(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    (made.folder / "documents").mkdir()
    place = shlex.quote(str(made.folder))
    found = cramped("unwritable", f"mount --bind {place} {place}\nmount -o remount,ro,bind {place}", made.folder, made.state)
    assert found == dict.fromkeys(WRITERS, "E-1202")
    assert made.faults() == ()


@pytest.mark.parametrize("what", ["folder", "everything"])
def test_a_folder_without_rights_is_told_by_everything_that_writes(tmp_path: Path, what: str) -> None:
    """The child gives up the power of root to write everywhere."""
    made = bench(tmp_path, saves=1)
    (made.folder / "documents").mkdir()
    place = shlex.quote(str(made.folder))
    rights = "chmod -R a-w" if what == "everything" else "chmod a-w"
    prepare = f"{rights} {place} {place}/documents\nexec setpriv --bounding-set=-all --inh-caps=-all \\"
    found = cramped("unwritable", prepare, made.folder, made.state)
    made.folder.chmod(0o755)
    made.file.chmod(0o644)
    assert found == dict.fromkeys(WRITERS, "E-1203")
    assert made.faults() == ()


def test_a_stick_is_refused_for_the_live_file(tmp_path: Path) -> None:
    folder = Path("/run/media/stick")
    found = cramped("on_a_stick", f"mount -t tmpfs none /run\nmkdir -p {folder}\nmount -t tmpfs none {folder}", folder, tmp_path)
    assert found == {"create": "E-1213"}
