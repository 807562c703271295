"""A worksheet: any form on paper, numbered, blank or with what is already known, to be written at the bedside and returned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.models.printing.blocks import Block, paginate, paragraph, space
from desktop.models.printing.columns import tables
from desktop.models.printing.document import Made, StudyHeader, SubjectHeader, VisitHeader
from desktop.models.printing.frame import BODY_TOP, Cell, Foot, Head, draw_foot, draw_head, fact, made_line, subject_cells, visit_cell
from desktop.models.printing.pdf_a import close
from desktop.models.printing.setting import SMALL_BODY, Run, blank, gap
from desktop.models.printing.sheet import LEFT, Sheet
from desktop.models.printing.worksheet_rows import Sought, rows_to_fill, section_head
from desktop.models.printing.worksheet_steps import step_to_fill
from desktop.models.printing.worksheet_table import table_to_fill
from desktop.models.protocol.form import Form, Section
from desktop.models.records.answer import Answers
from desktop.models.records.entry import PageKey
from desktop.models.text import Language, Text

_BOTTOM = 246.5
"""Below it stand the signatures and the line for the way back."""

_RULES = (
    Text(
        "黑色笔，床旁当时填写，24 小时钟点。写错：单线划去，旁写新值、缩写、日期、原因，不涂改。",
        "Black ink, at the bedside, at the time, 24 h clock. ",
    ),
    Text(
        "未做勾 ND，不适用勾 NA，不详勾 UK，并写原因。参考范围、单位与报告不同时改写。空白处划线，不另用便条。",
        "Errors: one line through, new value, initials, date, reason. No result: tick ND, NA or UK and say why. No loose notes.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """One numbered sheet for one page of the casebook."""

    serial: int
    form: Form
    key: PageKey
    study: StudyHeader
    subject: SubjectHeader
    visit: VisitHeader
    issued: Made
    copy: int = 1
    needs: Mapping[str, Text] = field(default_factory=dict)
    """How the visit needs what the form asks, by the procedure's code."""
    moved: Text | None = None
    """That the planned day of infusion was moved."""
    known: Answers | None = None
    """Printed in grey as 已有 in a prefilled sheet; None leaves every row blank."""
    language: Language = Language.ZH
    training: bool = False
    by_hand: bool = False
    """Issued without a login: subject and visit dates are left to be written."""

    @property
    def id(self) -> str:
        """`WS-0031`."""
        return f"WS-{self.serial:04d}"


def build_worksheet(worksheet: Worksheet) -> bytes:
    """The sheet as PDF, the same bytes for the same worksheet; raises E-5101 for a character without a glyph."""
    pdf = build_worksheets((worksheet,), lambda drawn: True)
    assert pdf is not None
    return pdf


def build_worksheets(worksheets: Sequence[Worksheet], goes_on: Callable[[int], bool]) -> bytes | None:
    """All the sheets as one PDF, each with its own number and page count; the fonts are in it once.

    `goes_on` hears after each sheet how many are drawn; where it answers False nothing is made. Raises E-5101.
    """
    first, last = worksheets[0], worksheets[-1]
    number = first.id if first is last else f"{first.id}–{last.id}"
    place = first.key.shown if first is last else first.subject.code
    sheet = Sheet(f"{number} {place}", first.issued.by.name, f"{first.study.registry} {first.subject.code}")
    for drawn, worksheet in enumerate(worksheets, 1):
        _draw(sheet, worksheet)
        if not goes_on(drawn):
            return None
    return close(sheet.finish(), None)


def _draw(sheet: Sheet, worksheet: Worksheet) -> None:
    language = worksheet.language
    pages = paginate(_blocks(worksheet), BODY_TOP, _BOTTOM)
    for number, placed in enumerate(pages, 1):
        if worksheet.training:
            sheet.watermark(Text("培训", "TRAINING").say(language))
        draw_head(sheet, _head(worksheet), language)
        for top, block in placed:
            block.draw(sheet, top)
        _draw_closing(sheet, language)
        draw_foot(sheet, _foot(worksheet, number, len(pages)), language)
        sheet.next_page()


def _blocks(worksheet: Worksheet) -> list[Block]:
    """The rules of writing and every section; one need of the whole page stands above them, different ones at their sections."""
    needs = {worksheet.needs.get(section.procedure or worksheet.form.procedure) for section in worksheet.form.sections}
    common = next(iter(needs)) if len(needs) == 1 else None
    told = [Run(rule.say(worksheet.language), SMALL_BODY) for rule in _RULES]
    if common is not None:
        told.append(Run(common.say(worksheet.language), SMALL_BODY, bold=True))
    if worksheet.moved is not None:
        told.append(Run(worksheet.moved.say(worksheet.language), SMALL_BODY, bold=True))
    blocks = [block for run in told for block in paragraph([run], leading=4.6)]
    own = worksheet.needs if common is None else {}
    sought = Sought(worksheet.form, worksheet.subject.sex, worksheet.known or Answers({}), worksheet.language, own)
    number = 0
    for table in tables(worksheet.form.sections):
        blocks += [space(2.4), *_to_fill(number + 1, table, sought)]
        number += len(table)
    return blocks


def _to_fill(number: int, table: tuple[Section, ...], sought: Sought) -> list[Block]:
    section = table[0]
    if section.row:
        return table_to_fill(table, sought)
    if section.step is not None:
        return step_to_fill(section, section.step, sought)
    head = section_head(number, section, sought)
    return [head, *rows_to_fill([item for item in section.items if item.key != section.time], sought, head)]


def _draw_closing(sheet: Sheet, language: Language) -> None:
    """Who wrote it and who checked it; how it came back."""
    date = Text("日期", "Date").say(language)
    signed = [
        run
        for name in (Text("记录人签名", "Written by"), Text("核对人签名", "Checked by"))
        for run in (Run(name.say(language), bold=True), gap(1), blank(34), gap(2), Run(date), gap(1), blank(18), gap(3))
    ]
    steps = (Text("扫描核证", "Scanned"), Text("转录", "Transcribed"), Text("第二人核对", "Second reader"))
    came_back = [run for step in steps for run in (gap(3), Run(step.say(language)), gap(1), blank(14))]
    sheet.write(LEFT, 253.0, signed)
    sheet.write(
        LEFT, 260.2, [Run(Text("回收　☐ 已填　☐ 作废　☐ 空白退回", "Returned　☐ filled　☐ void　☐ blank").say(language)), *came_back]
    )


def _head(worksheet: Worksheet) -> Head:
    language, form, visit = worksheet.language, worksheet.form, worksheet.visit
    blank = (
        Text("空白工作表　№ {n}", "Blank worksheet № {n}")
        if worksheet.known is None
        else Text("预填工作表　№ {n}", "Prefilled worksheet № {n}")
    )
    template = Text("表单 {key}　模板 {template}　生效 {day}", "Form {key}　template {template}　effective {day}")
    return Head(
        study=worksheet.study,
        title=Text("工作表　{visit}　{form}", "Worksheet　{visit}　{form}").fill(visit=visit.text, form=form.text).say(language),
        subtitle=template.fill(key=form.key, template=form.template, day=form.effective.isoformat()).say(language),
        status=blank.fill(n=f"{worksheet.serial:04d}").say(language),
        remark=_remark(worksheet),
        rows=(subject_cells(worksheet.subject, language, by_hand=worksheet.by_hand), _visit_cells(worksheet)),
    )


def _remark(worksheet: Worksheet) -> str:
    training = Text("培训用　", "Training　").say(worksheet.language) if worksheet.training else ""
    return training + Text("未填写前不是源文件", "Not a source document until filled in").say(worksheet.language)


def _visit_cells(worksheet: Worksheet) -> tuple[Cell, ...]:
    visit, language, by_hand = worksheet.visit, worksheet.language, worksheet.by_hand
    return (
        visit_cell(visit.key, visit.text, language),
        fact(Text("计划日期", "Planned"), visit.planned, language, by_hand=by_hand),
        fact(Text("窗口", "Window"), visit.window, language, by_hand=by_hand),
        Cell(Text("份数", "Copy").say(language), Text("第 {n} 份", "no. {n}").fill(n=worksheet.copy).say(language)),
        Cell(Text("领取签名", "Received by").say(language), "", blank=True),
    )


def _foot(worksheet: Worksheet, number: int, count: int) -> Foot:
    language, made = worksheet.language, worksheet.issued
    rule = Text(
        "由程序发放并编号，复印无效。每份须归还：已填、作废、退回或遗失都要登记。",
        "Issued and numbered by the program; photocopies are void. Return every sheet.",
    )
    back = Text(
        "转录时扫二维码，程序打开同一表单，项目顺序与本页相同。",
        "When transcribing, scan the code: the program opens the same form in the same order.",
    )
    page = f"{number}/{count}"
    return Foot(
        name=f"{worksheet.id}　{worksheet.key.shown}",
        lines=(rule.say(language), made_line(made, Text("发放", "Issued by"), language), back.say(language)),
        number=number,
        count=count,
        qr="|".join(
            (
                worksheet.study.registry,
                worksheet.subject.code,
                worksheet.visit.key,
                page,
                worksheet.id,
                worksheet.key.shown,
                f"{made.sequence} {made.head}",
            )
        ),
    )
