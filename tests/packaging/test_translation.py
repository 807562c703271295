"""The Chinese of the window is whole: a sentence without one would show English to a nurse."""

from __future__ import annotations

import shutil
from pathlib import Path

from front_door.translations import SOURCE, collect, unfinished


def test_no_sentence_of_the_window_is_without_chinese() -> None:
    assert unfinished(SOURCE) == []


def test_the_translation_knows_every_sentence_the_window_says_today(tmp_path: Path) -> None:
    collected = tmp_path / SOURCE.name
    shutil.copy(SOURCE, collected)
    collect(collected)
    assert collected.read_text(encoding="utf-8") == SOURCE.read_text(encoding="utf-8"), "run `build/make.py translate`"


def test_an_entry_without_a_finished_translation_is_named(tmp_path: Path) -> None:
    source = tmp_path / "half.ts"
    source.write_text(
        "<TS><context><name>Banner</name>"
        "<message><source>Sex</source><translation>性别</translation></message>"
        "<message><source>Age</source><translation type='unfinished'></translation></message>"
        "</context></TS>",
        encoding="utf-8",
    )
    assert unfinished(source) == ["Banner: Age"]
