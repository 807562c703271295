"""Worksheets on paper (R-SRC-12)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from desktop.models.printing.document import SubjectHeader, VisitHeader
from desktop.models.printing.sheet import LEFT, RIGHT
from desktop.models.printing.worksheet import Worksheet, build_worksheet, build_worksheets
from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Number
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Need
from desktop.models.records.entry import PageKey
from desktop.models.text import Language, Text
from desktop.models.values import Bounds
from tests.models.printing.every_page import EVERY_PAGE, IN_BOTH_LANGUAGES, in_table, named
from tests.models.printing.free_programs import outside, page_count, read_in_order, rendered, run, scanned, text, words
from tests.models.printing.sample import STUDY, SUBJECT, VISIT, made, vital_signs
from tests.models.printing.sample_forms import LAB, VITAL_SIGNS

BLANK = Worksheet(serial=31, form=VITAL_SIGNS, key=PageKey("S01", "SCR", "VS"), study=STUDY, subject=SUBJECT, visit=VISIT, issued=made())


def written(folder: Path, worksheet: Worksheet) -> Path:
    file = folder / f"{worksheet.id}.pdf"
    file.write_bytes(build_worksheet(worksheet))
    return file


def rectangles(file: Path) -> int:
    """How many edged boxes are drawn on the first page."""
    with pikepdf.open(file) as opened:
        operators = [str(instruction.operator) for instruction in pikepdf.parse_content_stream(opened.pages[0])]
    return sum(pair == ("re", "S") for pair in pairwise(operators))


def test_a_blank_worksheet_says_what_it_is_and_how_to_fill_it(tmp_path: Path) -> None:
    page = words(written(tmp_path, BLANK))
    for token in ("空白工作表№0031", "未填写前不是源文件", "黑色笔", "单线划去", "ND", "NA", "UK", "WS-0031S01-SCR-VS", "第1页共1页"):
        assert token in page
    for token in ("记录人签名", "核对人签名", "扫描核证", "转录", "第二人核对", "第1份", "领取签名", "发放王静U-0107"):
        assert token in page


def test_every_option_has_an_empty_box_and_none_is_ticked(tmp_path: Path) -> None:
    page = words(written(tmp_path, BLANK))
    assert "☐腋下☐口腔☐耳" in page
    assert "☐否☐是☐不详" in page
    assert "☑" not in page


def test_a_number_has_one_box_per_digit_that_its_bounds_allow(tmp_path: Path) -> None:
    """Temperature up to 44 with one decimal: 2 + 1 boxes; up to 100: one more."""
    temperature = VITAL_SIGNS.item("TEMP")
    assert isinstance(temperature, Number)
    one = replace(VITAL_SIGNS, sections=(replace(VITAL_SIGNS.sections[0], items=(temperature,), time=""),), checks=())
    wider = replace(temperature, hard=Bounds(temperature.hard.low, Decimal(100)))
    more = replace(one, sections=(replace(one.sections[0], items=(wider,)),))
    boxes = rectangles(written(tmp_path, replace(BLANK, form=one)))
    assert rectangles(written(tmp_path, replace(BLANK, form=more))) == boxes + 1


def test_an_item_that_depends_on_another_says_on_which(tmp_path: Path) -> None:
    assert "仅当“吸氧”为是" in words(written(tmp_path, BLANK))


def test_a_prefilled_sheet_shows_what_is_known_and_leaves_the_rest_to_write(tmp_path: Path) -> None:
    known = replace(vital_signs().page.answers, by_key={"WEIGHT": vital_signs().page.answers["WEIGHT"]})
    page = words(written(tmp_path, replace(BLANK, known=known)))
    assert "预填工作表№0031" in page
    assert "体重已有54.0kg" in page
    assert "体温.℃36.0–37.2" in page


def test_a_calculated_item_asks_for_nothing(tmp_path: Path) -> None:
    page = words(written(tmp_path, replace(BLANK, form=LAB, key=PageKey("S01", "SCR", "LAB"))))
    assert "肌酐清除率由程序计算，不需填写" in page


def test_the_code_names_sheet_and_page(tmp_path: Path) -> None:
    assert scanned(written(tmp_path, BLANK)) == "NCT07193667|S01|SCR|1/1|WS-0031|S01-SCR-VS|4188 C4D2-80A1-9B20-77C3"


def test_the_same_worksheet_gives_the_same_bytes() -> None:
    assert build_worksheet(BLANK) == build_worksheet(BLANK)


def test_a_training_sheet_is_marked(tmp_path: Path) -> None:
    plain = rendered(written(tmp_path, BLANK)).convert("L").histogram()[224]
    trained = written(tmp_path, replace(BLANK, training=True))
    assert rendered(trained).convert("L").histogram()[224] > plain + 10_000
    assert "培训用" in words(trained)


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize(("visit", "form"), EVERY_PAGE, ids=named)
def test_every_page_of_every_visit_prints_as_a_worksheet(tmp_path: Path, visit: str, form: Form, language: Language) -> None:
    needs = {planned.procedure: planned.need.text for planned in PROTOCOL.visit(visit).planned}
    file = written(tmp_path, replace(BLANK, form=form, key=PageKey("S01", visit, form.key), language=language, needs=needs))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)
    printed = read_in_order(file)
    asked = [item for item in form.items if not in_table(form, item)]
    assert [item.key for item in asked if re.sub(r"\s", "", item.text.say(language)) not in printed] == []
    assert outside(file, LEFT - 1, RIGHT + 1) == []
    for number in range(1, page_count(file) + 1):
        assert re.search(rf"WS-0031\s+S01-{visit}", text(file, number))


def test_the_need_stands_above_a_page_and_at_the_sections_where_it_differs(tmp_path: Path) -> None:
    alike = {"VS": Need.REQUIRED.text}
    sections = tuple(replace(section, procedure=code) for section, code in zip(LAB.sections, ("CBC", "CHEM"), strict=True))
    mixed = replace(BLANK, form=replace(LAB, sections=sections), key=PageKey("S01", "SCR", "LAB"))
    needs = {"CBC": Need.REQUIRED.text, "CHEM": Text("按需：肝功能异常时", "If indicated: abnormal liver")}
    one = words(written(tmp_path, replace(BLANK, form=replace(VITAL_SIGNS, procedure="VS"), needs=alike)))
    assert one.index("必做") < one.index("1生命体征")
    two = read_in_order(written(tmp_path, replace(mixed, needs=needs)))
    assert two.index("1血常规") < two.index("必做") < two.index("2生化与其他") < two.index("按需：肝功能异常时")


def test_the_times_of_the_infusion_day_stand_in_one_table(tmp_path: Path) -> None:
    grid = PROTOCOL.page("D0", "VSG")
    file = written(tmp_path, replace(BLANK, form=grid, key=PageKey("S01", "D0", "VSG")))
    page = read_in_order(file)
    assert page.count("体温℃") == page_count(file) == 2, "the heads stand once on each sheet"
    assert "测温部位1腋下2口腔3耳" in page
    assert [section.text.zh for section in grid.sections if section.row and section.text.zh.replace(" ", "") not in page] == []


def test_a_step_asks_whether_when_who_and_the_second_person_on_one_line(tmp_path: Path) -> None:
    infusion = PROTOCOL.page("D0", "INFF")
    page = read_in_order(written(tmp_path, replace(BLANK, form=infusion, key=PageKey("S01", "D0", "INFF"))))
    assert "F01床旁双人核对：腕带、袋签、医嘱责任护士第二人核对核对护士硬停" in page
    assert re.search("完成情况☐已完成☐未完成完成时间20-+:缩写第二人核对", page)


def test_many_sheets_are_one_file_with_the_fonts_in_it_once(tmp_path: Path) -> None:
    pages = PROTOCOL.pages("REST1")
    sheets = [replace(BLANK, serial=at, form=form, key=PageKey("S01", "REST1", form.key)) for at, form in enumerate(pages, 40)]
    told: list[int] = []
    pdf = build_worksheets(sheets, lambda drawn: not told.append(drawn))  # type: ignore[func-returns-value]
    assert pdf is not None
    file = tmp_path / "rest.pdf"
    file.write_bytes(pdf)
    assert told == list(range(1, len(pages) + 1))
    assert len({line.split()[0].partition("+")[2] for line in run("pdffonts", file).splitlines()[2:]}) == 2
    assert len(pdf) < sum(len(build_worksheet(sheet)) for sheet in sheets) / 2


def test_drawing_stops_when_it_is_told_to() -> None:
    assert build_worksheets([BLANK, replace(BLANK, serial=32)], lambda drawn: drawn < 1) is None


def test_a_prefilled_worksheet_says_when_the_known_values_were_measured(tmp_path: Path) -> None:
    known = replace(BLANK, known=vital_signs().page.answers)
    assert "测量时间2026-01-0507:40" in words(written(tmp_path, known))
    assert "测量时间20" in words(written(tmp_path, BLANK))


def test_a_sheet_issued_without_a_login_leaves_the_subject_to_the_pen(tmp_path: Path) -> None:
    nobody = replace(BLANK, subject=SubjectHeader(code="______", initials="______"), visit=VisitHeader(key="SCR", text=VISIT.text))
    known_head, by_hand_head = (words(written(tmp_path, one)).split("黑色笔")[0] for one in (nobody, replace(nobody, by_hand=True)))
    assert known_head.count("未定") == 8
    assert by_hand_head.count("未定") == 1, "only the ethics number, which is the study's"
