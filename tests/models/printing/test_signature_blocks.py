"""Where the signatures of a document stand, and which documents have none (R-SIG-02)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from desktop.models.printing.source_document import build
from desktop.models.text import Language
from tests.models.printing.conftest import written
from tests.models.printing.free_programs import page_count, words
from tests.models.printing.sample import (
    THREE_SIGNERS,
    document,
    laboratory_page,
    vital_signs,
)


def signature_rectangles(file: Path) -> list[tuple[int, float, float]]:
    """Page, lower and upper edge (points) of each signature field."""
    with pikepdf.open(file) as opened:
        return [
            (number, float(widget.Rect[1]), float(widget.Rect[3]))
            for number, page in enumerate(opened.pages, 1)
            for widget in page.obj.get("/Annots", [])
        ]


@pytest.mark.parametrize("remark", range(0, 1400, 100))
def test_signatures_never_stand_alone_and_are_never_parted(tmp_path: Path, remark: int) -> None:
    """However long the remark, the page of the signatures also has a line of the record."""
    source = document([vital_signs("甲" * remark or "无")], THREE_SIGNERS)
    file = written(tmp_path, source)
    places = signature_rectangles(file)
    assert len({page for page, _, _ in places}) == 1
    assert places[0][0] == page_count(file)
    assert all(74 < lower < upper for _, lower, upper in places)
    last = words(file, places[0][0])
    assert "默认值·待方案确认下列项目的提问或参考范围是本中心默认，不是测得值：测温部位、末次月经、备注签名覆盖" in last


def test_three_signatures_are_of_equal_size(laboratory: Path) -> None:
    heights = {round(upper - lower, 1) for _, lower, upper in signature_rectangles(laboratory)}
    assert heights == {68.0}


def test_an_unsigned_slot_says_so(laboratory: Path) -> None:
    assert words(laboratory).count("未签名") == 3


def test_an_english_print_is_a_translation_without_signature_fields(tmp_path: Path) -> None:
    source = replace(document([laboratory_page()]), language=Language.EN)
    built = build(source)
    file = written(tmp_path, source)
    assert built.signatures == 0
    assert signature_rectangles(file) == []
    for number in range(1, built.pages + 1):
        assert "译本非源文件" in words(file, number)
    assert "抄写错误，对照报告原件" in words(file)


def test_a_draft_is_for_the_eye_only(tmp_path: Path) -> None:
    source = replace(document(), draft=True)
    file = written(tmp_path, source)
    assert build(source).signatures == 0
    assert signature_rectangles(file) == []
    assert "草稿" in words(file)
