"""What stands beside the values: notes on the page that refers to them, why a cell is empty, when an entry was made."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.printing.document import VisitHeader
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Note, Number, When, YesNo
from desktop.models.records.answer import Answer
from desktop.models.records.entry import Kind
from desktop.models.text import Language, Text
from tests.models.printing.conftest import written
from tests.models.printing.free_programs import page_count, run, text, words
from tests.models.printing.sample import VISIT, Scribe, document, lab, laboratory_page
from tests.models.printing.sample_forms import ASKED, HOUSE, LAB, VITAL_SIGNS


def many(count: int = 60) -> Scribe:
    """A form of two pages or more, every item answered."""
    temperature = VITAL_SIGNS.item("TEMP")
    assert isinstance(temperature, Number)
    items = tuple(replace(temperature, key=f"T{n}", text=Text(f"第{n}次", f"No. {n}")) for n in range(1, count + 1))
    remark = Note(key="REMARK", text=Text("备注", "Remarks"), source=ASKED)
    scribe = Scribe(replace(VITAL_SIGNS, sections=(Section("many", Text("多次", "Many"), (remark, *items)),), checks=()))
    for item in items:
        scribe.write(item.key, "36.5")
    return scribe


def marks(page: str) -> list[str]:
    return sorted(re.findall("[①-⑳]", page))


def test_a_footnote_stands_on_the_page_that_refers_to_it(tmp_path: Path) -> None:
    scribe = many()
    for item in ("T2", "T5", "T58"):
        scribe.write(item, "36.9", kind=Kind.CORRECTION, reason="抄写错误")
    file = written(tmp_path, document([scribe.page]))
    first, last = words(file, 1), words(file, page_count(file))
    assert page_count(file) >= 2
    assert marks(first) == ["①", "①", "②", "②"]
    assert marks(last) == ["③", "③"]
    assert "更正与计算①第2次36.5℃→36.9℃" in first
    assert "更正与计算③第58次36.5℃→36.9℃" in last


@pytest.mark.parametrize("corrected", [1, 12, 25, 40, 60])
def test_notes_never_run_into_the_foot_however_many_there_are(tmp_path: Path, corrected: int) -> None:
    scribe = many()
    for number in range(1, corrected + 1):
        scribe.write(f"T{number}", "36.9", kind=Kind.CORRECTION, reason="抄写错误，对照体温单原件更正" * 3)
    file = written(tmp_path, document([scribe.page]))
    for page in range(1, page_count(file) + 1):
        body = words(file, page).split("S01-SCR-VS-v01")[0]
        told = re.findall(r"第(\d+)次36.5℃→", body)
        valued = re.findall(r"第(\d+)次36.536.9", body)
        assert told == valued


def test_a_note_too_long_for_the_foot_is_told_by_its_page(tmp_path: Path) -> None:
    scribe = many(20)
    scribe.write("REMARK", "患者诉昨夜睡眠可。" * 60)
    scribe.write("REMARK", "患者诉昨夜睡眠差。" * 60, kind=Kind.CORRECTION, reason="听错")
    file = written(tmp_path, document([scribe.page]))
    (told,) = re.findall(r"①见第(\d+)页", words(file, 2))
    assert "更正与计算：长注①备注患者诉昨夜睡眠可" in words(file, int(told))


def test_an_entry_stamp_carries_its_whole_date(tmp_path: Path) -> None:
    stamps = re.findall(r"[AL] ([-\d]* ?\d\d:\d\d) U-0107", text(written(tmp_path, document([laboratory_page()]))))
    assert len(stamps) >= 12
    assert {stamp[:10] for stamp in stamps} == {"2026-01-05"}


def gated(folder: Path, answers: dict[str, str]) -> str:
    """The blood count behind the question whether it was done, printed."""
    gate = YesNo(key="BCPERF", text=Text("本次检测", "Tested"), source=HOUSE, required=False)
    blood, asked = LAB.sections[0], When("BCPERF", ("", "Y"))
    items = [replace(item, asked_when=asked, required=item.key != "PLT") for item in blood.items]
    scribe = Scribe(replace(LAB, sections=(replace(blood, items=(gate, *items)),)))
    for item, typed in answers.items():
        scribe.write(item, lab(typed, "3.5", "9.5", "×10⁹/L") if item == "WBC" else Answer(typed))
    return words(written(folder, document([scribe.page])))


def test_a_question_left_open_above_results_refers_to_them(tmp_path: Path) -> None:
    """未检 is the only answer that needs giving: 未答 above a column of results would be false."""
    assert "本次检测—见下列结果" in gated(tmp_path, {"BCDTC": "2026-01-05T07:40", "WBC": "4.2"})
    assert "本次检测—选填，未填" in gated(tmp_path, {})
    assert "本次检测☑否☐是" in gated(tmp_path, {"BCPERF": "N"})


def test_an_optional_result_is_told_from_one_that_is_missing(tmp_path: Path) -> None:
    page = gated(tmp_path, {"BCDTC": "2026-01-05T07:40", "WBC": "4.2"})
    assert re.search("血小板PLT—×10⁹/L选填，未填", page)
    assert re.search("血红蛋白HGB—g/L未答", page)


def test_a_date_that_does_not_apply_is_not_called_undecided(tmp_path: Path) -> None:
    visit = VisitHeader(key="SCR", text=VISIT.text, study_day=None, planned=None, window=VISIT.window, actual=None)
    page = words(written(tmp_path, replace(document(), visit=visit)))
    assert page.count("不适用") == 3
    assert "未定" not in page.split("访视")[1].split("结果")[0]


def test_a_formula_and_its_inputs_are_in_the_language_of_the_print(tmp_path: Path) -> None:
    page = words(written(tmp_path, replace(document([laboratory_page()]), language=Language.EN)))
    assert "weight54.0kg" in page
    assert "体重" not in page


def test_the_words_of_an_english_head_do_not_lie_over_each_other(tmp_path: Path) -> None:
    file = written(tmp_path, replace(document(), language=Language.EN))
    edges = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">'
    boxes = re.findall(f"{edges}(?:Rheumatology|NCT07193667)<", run("pdftotext", "-bbox", file, "-"))
    (_, here_top, here_right, here_bottom), (which_left, which_top, _, which_bottom) = sorted(tuple(map(float, box)) for box in boxes)
    assert which_left > here_right or which_bottom <= here_top + 3 or here_bottom <= which_top + 3
