"""Characters, lines and pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.failure import Failure
from desktop.models.printing.blocks import Block, paginate
from desktop.models.printing.fonts import missing_glyphs, spelled, to_unicode
from desktop.models.printing.setting import Run, flow, line_width

COMMON = "受试者体温正常，血压（收缩压）稳定；ALT 132 U/L。见报告：①"


def test_a_character_without_a_glyph_is_refused_by_name_and_code_point() -> None:
    with pytest.raises(Failure) as refused:
        spelled("姓名 𠔻")
    assert refused.value.failed.number == "E-5101"
    assert "𠔻 (U+2053B)" in refused.value.failed.what.zh


def test_rare_names_and_clinical_symbols_all_have_glyphs() -> None:
    assert missing_glyphs("䶮𬭬𫖯𬱖𬀩 ×10⁹/L ≤≥±µ·−→↑↓ ☐☑☒ ①⑳ № ℃ 給藥⚠") == ()


def test_a_name_beyond_the_basic_plane_is_mapped_to_the_same_name() -> None:
    """Reported fault of the PDF library: five hex digits, read as another character."""
    assert f"<00> <{'𬭬'.encode('utf-16-be').hex().upper()}>" in to_unicode("F", [ord("𬭬")])


def test_a_map_of_many_characters_comes_in_blocks_that_readers_accept() -> None:
    blocks = to_unicode("F", list(range(0x4E00, 0x4E00 + 250))).split("beginbfchar")
    assert [block.split("\n")[-1].strip() for block in blocks[:-1]] == ["100", "100", "50"]


@given(st.text(alphabet=COMMON, max_size=80), st.floats(min_value=25, max_value=120))
def test_a_line_is_never_wider_than_its_place_and_no_word_is_lost(words: str, within: float) -> None:
    lines = flow([Run(words)], within)
    assert all(line_width(line) <= within + 3.5 for line in lines)  # a trailing space may hang out
    printed = "".join(run.text for line in lines for run in line)
    assert printed.replace(" ", "") == words.replace(" ", "")


@given(st.text(alphabet="血压稳定", min_size=1, max_size=60), st.sampled_from("，。；：）"))
def test_no_line_begins_with_closing_punctuation(words: str, mark: str) -> None:
    lines = flow([Run("".join(character + mark for character in words))], 30)
    assert all(line[0].text[0] != mark for line in lines)


def test_a_latin_word_is_not_parted_and_a_tag_is_not_broken() -> None:
    lines = flow([Run("公式 Cockcroft-Gault 女"), Run("默认值·待方案确认", dotted=True)], 32)
    printed = [run.text for line in lines for run in line]
    assert any("Cockcroft-Gault" in words for words in printed)
    assert "默认值·待方案确认" in printed


def block(height: float, *, keep: bool = False, head: Block | None = None) -> Block:
    return Block(height, lambda sheet, top: None, keep=keep, head=head)


@given(st.lists(st.tuples(st.floats(min_value=1, max_value=40), st.booleans()), min_size=1, max_size=60))
def test_blocks_keep_their_order_and_stay_within_the_page(shapes: list[tuple[float, bool]]) -> None:
    blocks = [block(height, keep=keep and number % 4 != 3) for number, (height, keep) in enumerate(shapes)]
    pages = paginate(blocks, 50, 250)
    assert [placed for page in pages for _, placed in page] == blocks
    assert all(top + placed.height <= 250.001 for page in pages for top, placed in page)
    assert not any(page[-1][1].keep for page in pages[:-1])


def test_the_head_of_a_section_is_repeated_on_the_next_page() -> None:
    head = block(6)
    pages = paginate([head, *(block(50, head=head) for _ in range(6))], 0, 200)
    assert pages[1][0][1] is head


@pytest.mark.parametrize("within", [10.0, 12.0, 16.0])
def test_a_date_wider_than_its_cell_is_broken_between_its_numbers(within: float) -> None:
    lines = ["".join(run.text for run in line) for line in flow([Run("2026-01-05", bold=True)], within)]
    assert len(lines) > 1
    assert "".join(lines) == "2026-01-05"
    assert all(line.endswith("-") for line in lines[:-1])
