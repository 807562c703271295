"""A whole visit as one document, and the steps and rows of the infusion day on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desktop.models.printing.document import DocumentPage, StepStanding
from desktop.models.protocol.items import Number
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.casebook import Page
from desktop.models.records.entry import Entry, Kind, PageKey
from desktop.models.text import Language, Text
from tests.models.printing.conftest import written
from tests.models.printing.free_programs import outside, page_count, read_in_order, words
from tests.models.printing.sample import DOCTOR, VISIT, Scribe, document, laboratory_page, vital_signs


def empty(visit: str, form: str) -> DocumentPage:
    return DocumentPage(form=PROTOCOL.page(visit, form), page=Page(PageKey("S01", visit, form), ()), protocol_version="1")


def checked_step() -> DocumentPage:
    """F01, checked by a physician, with a word on its gate."""
    scribe = Scribe(PROTOCOL.page("D0", "INFF"))
    scribe.write("F01DTC", "2026-01-18T10:00")
    scribe.write("F01YN", "DONE")
    key = PageKey("S01", "D0", "INFF")
    said = [replace(entry, visit="D0") for entry in scribe.entries]
    return DocumentPage(form=scribe.form, page=Page(key, (*said, *_words_on(said[-1]))), protocol_version="1")


def _words_on(last: Entry) -> tuple[Entry, Entry]:
    by_doctor = replace(last, person=DOCTOR.id, role=DOCTOR.role, item="F01")
    checked = replace(by_doctor, kind=Kind.STEP_CHECKED, payload={"digest": "0" * 64}, sequence=last.sequence + 1)
    says, why = {"says": "批号不一致"}, "已与细胞实验室核实"
    return checked, replace(by_doctor, kind=Kind.GATE_OVERRIDDEN, payload=says, reason=why, sequence=last.sequence + 2)


def test_the_contents_tell_of_each_page_how_it_stands_and_where_it_begins(tmp_path: Path) -> None:
    pages = [replace(vital_signs(), answered="7/7"), replace(laboratory_page(), answered="16/16")]
    file = written(tmp_path, document(pages))
    first = read_in_order(file)
    assert "生命体征S01-SCR-VS7/700101" in first, "none absent, none awaited, one corrected, no check open, on page 1"
    heads = [number for number in range(1, page_count(file) + 1) if "生效2025-11-01S01-SCR-LAB" in words(file, number)]
    begins = heads[0]
    assert f"实验室检查S01-SCR-LAB16/161110{begins}" in first


def test_forms_follow_each_other_without_needless_pages(tmp_path: Path) -> None:
    pages = PROTOCOL.pages("D4")
    together = written(tmp_path, document([empty("D4", form.key) for form in pages]))
    alone = sum(page_count(written(tmp_path, document([empty("D4", form.key)]))) for form in pages)
    assert page_count(together) < alone


def test_a_whole_visit_prints_in_both_languages_with_every_form_in_it(tmp_path: Path) -> None:
    for language in Language:
        file = written(tmp_path, replace(document([empty("D28", form.key) for form in PROTOCOL.pages("D28")]), language=language))
        printed = read_in_order(file)
        assert [form.key for form in PROTOCOL.pages("D28") if printed.count(f"S01-D28-{form.key}") < 2] == []
        assert outside(file, 19, 198) == []


def test_the_header_says_how_the_day_lies_to_the_window(tmp_path: Path) -> None:
    late = replace(VISIT, timing=Text("晚于窗口", "Late"))
    assert f"{VISIT.study_day}晚于窗口" in read_in_order(written(tmp_path, replace(document(), visit=late)))


def test_a_step_shows_its_gate_its_second_person_and_the_physicians_word(tmp_path: Path) -> None:
    page = read_in_order(written(tmp_path, document([checked_step()])))
    assert "责任护士第二人核对核对护士硬停" in page
    assert "☑已完成☐未完成完成时间2026-01-1810:00" in page
    assert "第二人核对孙悦研究医生" in page
    assert "越过停止条件批号不一致原因：已与细胞实验室核实" in page


def test_a_check_overtaken_by_a_change_and_a_gate_that_stops_are_said(tmp_path: Path) -> None:
    sound = checked_step()
    overtaken = replace(sound, steps={"F01": StepStanding(stops=Text("剂量不一致", "Dose differs"), stale=True)})
    page, before = (read_in_order(written(tmp_path, document([one]))) for one in (overtaken, sound))
    assert "核对后有改动，须重新核对" in page
    assert "硬停剂量不一致" in page
    assert "核对后有改动" not in before


def test_a_check_and_a_word_that_came_late_say_by_how_much_and_an_overtaken_word_that_it_no_longer_holds(tmp_path: Path) -> None:
    sound = checked_step()
    late = {entry.sequence: timedelta(days=9, hours=3) for entry in sound.page.history("F01")}
    page, before = (
        read_in_order(written(tmp_path, document([one])))
        for one in (replace(sound, steps={"F01": StepStanding(late=late, overtaken=True)}), sound)
    )
    assert "核对晚+9d3h" in page
    assert "越过晚+9d3h" in page
    assert "越过后有改动，不再有效" in page
    assert not any(word in before for word in ("核对晚", "越过晚", "不再有效"))


def test_a_step_nobody_checked_says_so(tmp_path: Path) -> None:
    assert "第二人核对—未核对" in read_in_order(written(tmp_path, document([empty("D0", "INFF")])))


def test_the_times_of_the_infusion_day_stand_under_one_head(tmp_path: Path) -> None:
    page = read_in_order(written(tmp_path, document([empty("D0", "VSG")])))
    assert page.count("收缩压mmHg") == 1
    assert page.count("未答") >= 13 * 10


def test_a_cell_recorded_later_than_its_row_says_when_and_one_by_somebody_else_says_who(tmp_path: Path) -> None:
    scribe = Scribe(PROTOCOL.page("D0", "VSG"))
    row = next(section for section in scribe.form.sections if section.row)
    numbers = [item.key for item in row.items if isinstance(item, Number)]
    for key in numbers[:3]:
        scribe.write(key, "90")
    scribe.write(numbers[3], "91", minutes=4)
    scribe.write(numbers[4], "92", person=DOCTOR)
    page = DocumentPage(form=scribe.form, page=Page(PageKey("S01", "D0", "VSG"), tuple(scribe.entries)), protocol_version="1")
    printed = read_in_order(written(tmp_path, document([page])))
    assert "91记08:34" in printed
    assert "92D2026-01-0508:34U-0112" in printed
    assert printed.count("记08:34") == 1
