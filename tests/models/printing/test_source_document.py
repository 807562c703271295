"""The source document as other programs read it (R-SRC-02, R-SIG-02, R-AUD-02, R-TIM-02)."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from desktop.models.failure import Failure
from desktop.models.printing.document import DocumentPage, Earlier
from desktop.models.printing.record import record
from desktop.models.printing.sheet import LEFT, RIGHT
from desktop.models.printing.source_document import build
from desktop.models.protocol.form import Form, Section
from desktop.models.records.canonical import grouped
from desktop.models.records.casebook import Page
from desktop.models.records.entry import PageKey
from desktop.models.text import Language, Text
from tests.models.printing.conftest import written
from tests.models.printing.every_page import EVERY_PAGE, IN_BOTH_LANGUAGES, in_table, named
from tests.models.printing.free_programs import outside, page_count, read_in_order, rendered, run, scanned, text, words
from tests.models.printing.sample import PEOPLE, THREE_SIGNERS, document, laboratory_page, long_document, vital_signs
from tests.models.printing.sample_forms import VITAL_SIGNS

ROOT = Path(__file__).resolve().parents[3]


def test_a_correction_keeps_the_first_value_readable(laboratory: Path) -> None:
    page = words(laboratory)
    assert "0.240.42①" in page
    assert "①ANC0.24×10⁹/L→0.42×10⁹/L2026-01-0511:10:08+08:00王静U-0107抄写错误，对照报告原件记录4188" in page


def test_a_late_entry_says_how_late_and_why(laboratory: Path) -> None:
    assert "补记血常规WBC、ANC、HGB、PLT+2h50min：发生2026-01-0507:40，10:30记录。原因：抢救优先" in words(laboratory)


def test_missing_results_are_said_in_words(laboratory: Path) -> None:
    page = text(laboratory)
    assert re.search(r"PT\s+ND\s+s\s+≤ 14.0\s+未做：标本凝固|PT\s+ND\s+s\s+未做：标本凝固", page)
    assert re.search(r"PLT\s+—\s+×10⁹/L\s+采样未报告", page)


def test_abnormal_results_carry_arrow_and_multiple_and_the_limit_itself_is_normal(laboratory: Path) -> None:
    page = text(laboratory)
    assert re.search(r"ALT\s+58 U/L\s+7–40\s+↑ 1.45×ULN", page)
    assert re.search(r"HGB\s+78 g/L\s+115–150\s+↓ 0.68×LLN", page)
    assert re.search(r"AST\s+35 U/L\s+13–35\s+正常", page)
    assert re.search(r"FERRITIN\s+18 600", page)
    assert re.search(r"IL6\s+< 1.5", page)


def test_a_calculated_value_shows_its_working_and_that_it_waits_for_the_protocol(laboratory: Path) -> None:
    page = words(laboratory)
    assert "61.7②mL/min程序计算" in page
    assert "②肌酐清除率=(140−年龄)" in page
    assert "体重54.0kg肌酐88µmol/L默认值·待方案确认" in page


def test_both_states_of_every_box_are_printed(vitals: Path) -> None:
    page = words(vitals)
    assert "☑腋下☐口腔☐耳" in page
    assert "☑否☐是☐不详" in page


def test_no_value_cell_is_blank_on_an_empty_page(tmp_path: Path) -> None:
    blank = DocumentPage(form=VITAL_SIGNS, page=Page(PageKey("S01", "SCR", "VS"), ()), protocol_version="1")
    page = words(written(tmp_path, document([blank])))
    assert page.count("—未答") == len(VITAL_SIGNS.items) - 2
    assert page.count("—选填，未填") == 1
    assert page.count("—不需填写") == 1


def test_an_explained_edit_check_is_listed_with_its_reason(vitals: Path) -> None:
    page = words(vitals)
    assert "⚠体重54.0kg体重与上次相差超过10%说明：利尿治疗后，已复称确认" in page


def test_rare_names_are_found_by_search(vitals: Path) -> None:
    assert "“䶮”“𬭬”" in words(vitals)


def test_facts_not_known_yet_are_printed_as_not_set(vitals: Path) -> None:
    page = words(vitals)
    assert "伦理未定" in page
    assert "剂量水平" in page
    assert "存档未定保存至未定" in page


def test_every_page_carries_the_whole_header_and_footer(long: Path) -> None:
    count = page_count(long)
    assert count >= 4
    head = ("中国医科大学附属第一医院", "NCT07193667", "方案2024-757-2", "S01LXYU", "女2005", "V2.02025-10-08", "SLE", "SCR筛选", "D−13")
    foot = ("S01-SCR-ALL-v01", "内容摘要", "链首4188C4D2-80A1-9B20-77C3", "生成王静U-0107", "工作站W3-02", "WardSource0.1.0", "机密")
    for number in range(1, count + 1):
        page = words(long, number)
        assert [token for token in (*head, *foot) if token not in page] == []
        assert f"第{number}页共{count}页" in page


def test_each_form_of_a_document_has_its_own_title_on_its_pages(long: Path) -> None:
    assert "筛选访视记录" in words(long, 1)
    assert "生命体征表单VS模板1.0生效2025-11-01S01-SCR-VS" in words(long, 1)
    assert "第1版表单VS受试者" in words(long, 2)
    assert "表单LAB" in words(long, page_count(long))


def test_the_code_on_each_page_names_page_document_content_and_head(long: Path) -> None:
    content = build(long_document()).content_sha256
    for number in (1, 3):
        read = scanned(long, number)
        assert read == f"NCT07193667|S01|SCR|{number}/{page_count(long)}|S01-SCR-ALL-v01|{content[:16].upper()}|4188 C4D2-80A1-9B20-77C3"


def test_the_content_digest_on_the_page_is_that_of_the_record_inside(laboratory: Path) -> None:
    with pikepdf.open(laboratory) as opened:
        spec = opened.attachments["record.json"]
        data = spec.get_file().read_bytes()
        assert spec.obj.AFRelationship == "/Source"
    assert data == record(document([laboratory_page()], THREE_SIGNERS))
    assert f"内容摘要{grouped(hashlib.sha256(data).hexdigest())}".replace(" ", "") in words(laboratory)


def test_all_fonts_are_embedded_and_searchable(laboratory: Path) -> None:
    fonts = run("pdffonts", laboratory).splitlines()[2:]
    assert fonts
    assert all(re.search(r"WardSans.* yes yes yes ", line) for line in fonts)


def test_the_file_is_sound_and_describes_itself(laboratory: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", laboratory)
    told = run("pdfinfo", laboratory)
    assert "S01-SCR-LAB-v01" in told
    assert "anonymous" not in told
    with pikepdf.open(laboratory) as opened, opened.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "B")
        assert xmp["dc:title"] == str(opened.docinfo["/Title"])
        assert opened.Root.OutputIntents[0].S == "/GTS_PDFA1"


def test_a_training_document_has_a_pale_word_under_the_text(tmp_path: Path, vitals: Path) -> None:
    trained = written(tmp_path, replace(document(), training=True))
    grey = rendered(trained).convert("L").histogram()[224]
    assert grey > rendered(vitals).convert("L").histogram()[224] + 10_000
    assert "培训文件" in words(trained)


def test_limits_of_the_report_are_not_called_a_default(laboratory: Path) -> None:
    """Only bilirubin stands beside the site's own limits."""
    page = words(laboratory)
    assert "默认值·待方案确认下列项目的提问或参考范围是本中心默认，不是测得值：报告号、总胆红素、肌酐清除率" in page


OTHERS = ("S01-SCR-LAB", "S01-SCR-DM")
FIRST = Earlier(document="S01-SCR", version=1, head="4102 A1B2-C3D4", replaced=("S01-SCR-VS",), valid=OTHERS)


def test_a_new_version_says_which_signatures_it_ends(tmp_path: Path) -> None:
    first = Earlier(document="S01-SCR-VS", version=1, head="4102 A1B2-C3D4", replaced=("S01-SCR-VS",), valid=())
    page = words(written(tmp_path, replace(document(), version=2, earlier=(first,))))
    assert "替代第1版（签名已失效）" in page
    assert "S01-SCR-VS-v02" in page
    assert "S01-SCR-VS-v01链首4102A1B2-C3D4以本版为准：S01-SCR-VS已没有有效页面" in page


def test_a_version_of_one_page_says_which_pages_of_the_document_before_stay_valid(tmp_path: Path) -> None:
    page = words(written(tmp_path, replace(document(), document="S01-SCR", version=2, earlier=(FIRST,))))
    assert "替代以前文件的部分页面，见第1页" in page
    assert "S01-SCR-v01链首4102A1B2-C3D4以本版为准：S01-SCR-VS仍然有效：S01-SCR-LAB、S01-SCR-DM" in page
    assert page.index("仍然有效") < page.index("1生命体征")


def test_a_version_that_adds_pages_says_that_the_documents_before_stay_valid(tmp_path: Path) -> None:
    added = replace(document(), document="S01-SCR", version=2, earlier=(replace(FIRST, replaced=()),))
    page = words(written(tmp_path, added))
    assert "以前文件仍然有效，见第1页" in page
    assert "以本版为准" not in page
    assert record(added).count(b'"replaced":[],"valid":["S01-SCR-LAB","S01-SCR-DM"]') == 1


def test_a_character_without_a_glyph_stops_the_document() -> None:
    with pytest.raises(Failure, match="E-5101"):
        build(document([vital_signs("家属姓 𠔻")]))


def test_the_same_document_gives_the_same_bytes_in_another_zone_and_locale() -> None:
    """Determinism, so that a digest means something."""
    program = (
        "import hashlib; from tests.models.printing.sample import long_document;"
        "from desktop.models.printing.source_document import build;"
        "print(hashlib.sha256(build(long_document()).pdf).hexdigest())"
    )
    elsewhere = {**os.environ, "TZ": "America/New_York", "LC_ALL": "C", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "7"}
    there = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=elsewhere, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == hashlib.sha256(build(long_document()).pdf).hexdigest()


def test_another_entry_is_another_file() -> None:
    assert build(document([vital_signs("无")])).content_sha256 != build(document([vital_signs("有")])).content_sha256


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize(("visit", "form"), EVERY_PAGE, ids=named)
def test_every_page_of_every_visit_prints_within_its_margins(tmp_path: Path, visit: str, form: Form, language: Language) -> None:
    page = DocumentPage(form=form, page=Page(PageKey("S01", visit, form.key), ()), protocol_version="1")
    file = written(tmp_path, replace(document([page], form.signers), language=language))
    printed = read_in_order(file)
    assert [item.key for item in form.items if not in_table(form, item) and re.sub(r"\s", "", item.text.say(language)) not in printed] == []
    assert outside(file, LEFT - 1, RIGHT + 1) == []


def test_a_document_without_pages_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        document([])


def test_an_entry_by_an_unknown_person_is_a_defect_not_a_blank() -> None:
    with pytest.raises(KeyError):
        build(replace(document(), people={"U-0112": PEOPLE["U-0112"]}))


def test_a_very_long_word_is_broken_rather_than_cut(tmp_path: Path) -> None:
    plain = words(written(tmp_path, document([vital_signs("无")]))).count("x")
    long = words(written(tmp_path, document([vital_signs("x" * 150)]))).count("x")
    assert long == plain + 150


def test_a_form_of_many_sections_repeats_the_head_of_a_section_on_the_next_page(tmp_path: Path) -> None:
    tall = replace(
        VITAL_SIGNS,
        sections=(Section("many", Text("多项", "Many"), tuple(replace(VITAL_SIGNS.item("TEMP"), key=f"T{n}") for n in range(60))),),
        checks=(),
    )
    page = DocumentPage(form=tall, page=Page(PageKey("S01", "SCR", "VS"), ()), protocol_version="1")
    file = written(tmp_path, document([page]))
    assert page_count(file) == 3
    assert "1多项结果记录" in words(file, 2)
