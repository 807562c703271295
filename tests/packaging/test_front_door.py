"""The front door says in one sentence what it cannot do, and the contracts it checks can break."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import desktop

ROOT = Path(__file__).resolve().parents[2]
MAKE = ROOT / "build" / "make.py"
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def knock(*words: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Calls the front door as a person would."""
    command = [sys.executable, str(MAKE), *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def knock_with_python(implementation: str, version: tuple[int, int, int]) -> subprocess.CompletedProcess[str]:
    """Calls the front door on an interpreter that says it is another one."""
    dotted = ".".join(map(str, version))
    disguise = (
        f"import platform, sys; sys.version_info = {version}; sys.argv = ['make.py', 'run']; "
        f"platform.python_version = lambda: '{dotted}'; platform.python_implementation = lambda: '{implementation}'; "
        f"import runpy; runpy.run_path({str(MAKE)!r}, run_name='__main__')"
    )
    return subprocess.run([sys.executable, "-c", disguise], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "implementation, version",
    [("CPython", (3, 6, 15)), ("CPython", (3, 10, 13)), ("CPython", (3, 14, 0)), ("PyPy", (3, 11, 9))],
)
def test_another_python_is_refused_in_one_sentence(implementation: str, version: tuple[int, int, int]) -> None:
    answer = knock_with_python(implementation, version)
    dotted = ".".join(map(str, version))
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert answer.stderr == f"WardSource needs CPython 3.11, 3.12 or 3.13; this is {implementation} {dotted}.\n"


def test_the_front_door_itself_can_be_read_by_a_python_of_2016() -> None:
    source = MAKE.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__" not in source


def test_help_lists_what_works_and_nothing_else() -> None:
    listed = knock("--help").stdout.split("positional arguments:")[1].split("options:")[0]
    words = [line.split()[0] for line in listed.splitlines() if line.startswith("    ") and line[4:5].strip()]
    assert words == ["setup", "run", "demo", "test", "bench", "check", "translate"]


@pytest.mark.parametrize("word", ["package", "sing"])
def test_a_word_the_front_door_does_not_know_is_exit_code_2(word: str) -> None:
    assert knock(word).returncode == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows needs no system packages")
def test_missing_system_programs_are_named_where_they_cannot_be_installed(tmp_path: Path) -> None:
    answer = knock("test", environment={"PATH": str(tmp_path)})
    assert answer.returncode == 2
    assert answer.stderr.startswith("This system lacks what Debian calls libnss3-tools poppler-utils qpdf;")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_a_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line]
    assert lines
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []
    assert "://" not in text


@pytest.mark.parametrize("platform", ["linux", "windows"])
def test_testing_never_changes_a_version_the_ward_runs(platform: str) -> None:
    runtime = (ROOT / "requirements" / f"{platform}.txt").read_text(encoding="utf-8").splitlines()
    whole = (ROOT / "requirements" / f"{platform}-dev.txt").read_text(encoding="utf-8").splitlines()
    assert set(runtime) < set(whole)


def test_the_program_and_the_project_name_the_same_version() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert desktop.__version__ == settings["project"]["version"]


PLANTED = {
    "house": ("models/records/planted.py", "import desktop.views"),
    "models": ("models/records/planted.py", "import desktop.models.storage"),
    "commands": ("commands/planted.py", "import desktop.views"),
    "qt": ("models/records/planted.py", "import PySide6.QtCore"),
    "sqlite": ("views/planted.py", "import sqlite3"),
    "pdf": ("models/records/planted.py", "import reportlab.pdfgen"),
    "use-cases": ("models/site/planted.py", "import desktop.models.site.recording"),
    "pages": ("views/tabs/planted.py", "import desktop.views.tabs.today"),
    "rehearsal": ("rehearsal/planted.py", "import desktop.models.site.recording"),
}
"""Contract -> the file that breaks it, and the line that does."""


def contracts() -> dict[str, str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


def lint(tree: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Runs one contract on the tree."""
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program
    command = [program, "--no-cache", "--no-logo", "--contract", contract]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program without its resources."""
    copy = tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / "desktop", copy / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def test_every_contract_has_a_violation_to_plant() -> None:
    assert set(contracts()) == set(PLANTED)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks_the_contract_that_forbids_it(tree: Path, contract: str) -> None:
    place, line = PLANTED[contract]
    planted = tree / "desktop" / place
    planted.write_text(f"{line}\n", encoding="utf-8")
    try:
        answer = lint(tree, contract)
    finally:
        planted.unlink()
    said = " ".join(answer.stdout.split())
    assert answer.returncode == 1
    assert f"{contracts()[contract]} BROKEN" in said
    assert f"{place.removesuffix('.py').replace('/', '.')} -> " in said


def test_the_journeys_go_through_the_window_and_import_no_use_case() -> None:
    sources = sorted((ROOT / "tests" / "journeys").glob("**/*.py"))
    assert sources
    assert [source.name for source in sources if "desktop.models.site" in source.read_text(encoding="utf-8")] == []
