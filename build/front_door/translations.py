"""Keeps ``resources/i18n``: the .ts source is collected and committed, the .qm is built from it and is not."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree

from front_door.places import ROOT, TRANSLATIONS, Unusable, tool

SOURCE = TRANSLATIONS / "wardsource_zh_CN.ts"


def compile_translation() -> None:
    """Builds the .qm where it is missing or older than its source."""
    compiled = SOURCE.with_suffix(".qm")
    if not compiled.exists() or compiled.stat().st_mtime < SOURCE.stat().st_mtime:
        _qt("pyside6-lrelease", "-silent", str(SOURCE), "-qm", str(compiled))


def translate() -> int:
    """Collects the window's sentences into the .ts and builds the .qm; 1 when a Chinese sentence is unfinished."""
    collect(SOURCE)
    compile_translation()
    open_entries = unfinished(SOURCE)
    for entry in open_entries:
        print(f"not translated: {entry}")
    print(f"{len(open_entries)} unfinished entries in {SOURCE.relative_to(ROOT).as_posix()}")
    return 1 if open_entries else 0


def collect(into: Path) -> None:
    """Brings a .ts up to date with every `tr()` of the window; finished translations stay."""
    into.parent.mkdir(exist_ok=True)
    sources = [ROOT / "desktop" / "app.py", *sorted((ROOT / "desktop" / "views").rglob("*.py"))]
    relative = [str(source.relative_to(ROOT)) for source in sources]
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en_US", "-target-language", "zh_CN"]
    _qt("pyside6-lupdate", *relative, *options, "-ts", str(into))


def unfinished(source: Path) -> list[str]:
    """Answers `context: sentence` for every entry without a finished translation."""
    answer = []
    for context in ElementTree.parse(source).iter("context"):  # noqa: S314 (our own file)
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                answer.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return answer


def _qt(program: str, *arguments: str) -> None:
    if subprocess.run([tool(program), *arguments], cwd=ROOT, check=False).returncode != 0:
        raise Unusable(f"{program} failed; its own words are above.")
