"""Reasons chosen from tiles: Chinese in the ledger whatever the language of the screen."""

from __future__ import annotations

import pytest

from desktop.models.records.reasons import CORRECTION, LATE, OTHER, OVERRIDE, REPORTED, read, says_why, written


def test_nothing_chosen_is_no_reason() -> None:
    assert written(None, "报告原件为 46") == ""


@pytest.mark.parametrize("own", ["", ".", "    ", "见病历", ".....", "……………", "12345", "发 ...."])
def test_other_needs_words_of_its_own(own: str) -> None:
    """R-AUD-02."""
    assert written(OTHER, own) == ""


def test_the_ledger_keeps_the_chinese_wording_and_ones_own_words() -> None:
    assert written(CORRECTION[1], " 第 2 页血小板抄成 64 ") == "抄写错误：第 2 页血小板抄成 64"
    assert written(OTHER, "受试者补交外院报告") == "其他：受试者补交外院报告"


def test_a_chosen_reason_is_read_in_both_languages() -> None:
    assert read(written(LATE[0], "")).en == "Emergency care first"
    assert read(written(CORRECTION[1], "46")).en == "Copying error: 46"
    assert read(written(REPORTED, "")).en == "Result reported"
    assert read(written(OVERRIDE[0], "")).en == "Principal investigator told, agrees"


def test_words_of_ones_own_are_never_translated() -> None:
    assert read("输入已更改，重新计算").en == "输入已更改，重新计算"


@pytest.mark.parametrize("reason", ["", "..", "——", "发", "abc", "123456", "其他：。。。。。", "其他"])
def test_signs_digits_and_one_character_say_nothing(reason: str) -> None:
    assert not says_why(reason)


@pytest.mark.parametrize("reason", ["补记", "typo", "录入错误", "其他：外院报告", "抄写错误：46", "𬭬䶮"])
def test_two_chinese_characters_or_four_letters_say_why(reason: str) -> None:
    assert says_why(reason)
