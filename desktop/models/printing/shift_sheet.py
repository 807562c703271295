"""交班单: what waits on the ward, subject by subject, for the shift that takes over; no source document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.models.clock import weekday
from desktop.models.printing.blocks import Block, paginate, paragraph, space
from desktop.models.printing.document import Made, StudyHeader
from desktop.models.printing.frame import BODY_BOTTOM, BODY_TOP, Cell, Foot, Head, draw_foot, draw_head, made_line
from desktop.models.printing.pdf_a import close
from desktop.models.printing.rows import LEADING, band
from desktop.models.printing.setting import SMALL_BODY, Run, caption, flow, strong
from desktop.models.printing.sheet import HAIRLINE, LEFT, RIGHT, ROW_RULE, Sheet
from desktop.models.text import Language, Text

_KIND_X, _WHAT_X, _ROLE_X, _DONE_X = LEFT + 1.5, LEFT + 24.0, 145.0, 168.0
_NOBODY = Text("没有待办事项。", "Nothing waits.")
_RULE = Text(
    "交班时逐项口头核对；已办打勾，未办写明原因。本单只列出程序已知的事项，不代替口头交班和病历。",
    "Go through it aloud; tick what is done, say why what is not. It lists what the program knows and replaces neither talk nor chart.",
)


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One thing that waits."""

    kind: Text
    what: Text
    detail: Text
    role: Text


@dataclass(frozen=True, slots=True)
class ShiftSubject:
    """One subject with what waits of it."""

    heading: Text
    """`S01 LXYU　SLE　D+7　D7 3/14 页`."""
    rows: tuple[ShiftRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftSheet:
    """The sheet of one handing-over."""

    id: str
    """`HO-2026-01-05-1`: the day and which sheet of it."""
    day: date
    study: StudyHeader
    made: Made
    subjects: tuple[ShiftSubject, ...]
    language: Language = Language.ZH
    training: bool = False

    @property
    def count(self) -> int:
        """How many things wait."""
        return sum(len(subject.rows) for subject in self.subjects)


def build_shift_sheet(shift: ShiftSheet) -> bytes:
    """The sheet as PDF, the same bytes for the same sheet; raises E-5101 for a character without a glyph."""
    language = shift.language
    pages = paginate(_blocks(shift), BODY_TOP, BODY_BOTTOM)
    sheet = Sheet(shift.id, shift.made.by.name, shift.study.registry)
    for number, placed in enumerate(pages, 1):
        if shift.training:
            sheet.watermark(Text("培训", "TRAINING").say(language))
        draw_head(sheet, _head(shift), language)
        for top, block in placed:
            block.draw(sheet, top)
        draw_foot(sheet, _foot(shift, number, len(pages)), language)
        sheet.next_page()
    return close(sheet.finish(), None)


def _blocks(shift: ShiftSheet) -> list[Block]:
    language = shift.language
    blocks = paragraph([Run(_RULE.say(language), SMALL_BODY)], leading=4.6)
    if not shift.subjects:
        return [*blocks, space(3), *paragraph([strong(_NOBODY.say(language))])]
    columns = ((_ROLE_X, Text("负责", "Who")), (_DONE_X, Text("已办／备注", "Done, remarks")))
    for subject in shift.subjects:
        head = band(subject.heading.say(language), [(x, words.say(language)) for x, words in columns])
        blocks += [space(2.4), head, *(_row(one, head, language) for one in subject.rows)]
    return blocks


def _row(one: ShiftRow, head: Block, language: Language) -> Block:
    kind = flow([strong(one.kind.say(language), SMALL_BODY)], _WHAT_X - _KIND_X - 1)
    told = [strong(one.what.say(language), SMALL_BODY), Run("　"), caption(one.detail.say(language))]
    what = flow(told, _ROLE_X - _WHAT_X - 2)
    role = flow([caption(one.role.say(language))], _DONE_X - _ROLE_X - 1)
    height = max(len(lines) for lines in (kind, what, role)) * LEADING + 2.6

    def draw(sheet: Sheet, top: float) -> None:
        baseline = top + 4.5
        sheet.lines(_KIND_X, baseline, kind, LEADING)
        sheet.lines(_WHAT_X, baseline, what, LEADING)
        sheet.lines(_ROLE_X, baseline, role, LEADING)
        sheet.tick_box(_DONE_X, baseline)
        sheet.line(LEFT, top + height, RIGHT, top + height, rule=ROW_RULE, white=HAIRLINE)

    return Block(height, draw, head=head)


def _head(shift: ShiftSheet) -> Head:
    language, day = shift.language, f"{shift.day} {Text(*weekday(shift.day)).say(shift.language)}"
    training = Text("培训用　", "Training　").say(language) if shift.training else ""
    return Head(
        study=shift.study,
        title=Text("交班单　{day}", "Shift hand-over　{day}").fill(day=day).say(language),
        subtitle=Text("当日待办，按受试者排列", "What waits today, subject by subject").say(language),
        status=Text("共 {n} 项", "{n} items").fill(n=shift.count).say(language),
        remark=training + Text("不是源文件", "Not a source document").say(language),
        rows=(
            _cells(
                language,
                (Text("交班人签名", "Handed over by"), Text("时间", "Time"), Text("接班人签名", "Taken over by"), Text("时间", "Time")),
            ),
            _cells(language, (Text("当班医师", "Physician on duty"), Text("电话", "Phone"), Text("特别交代", "To be watched"))),
        ),
    )


def _cells(language: Language, names: Sequence[Text]) -> tuple[Cell, ...]:
    return tuple(Cell(name.say(language), "", blank=True) for name in names)


def _foot(shift: ShiftSheet, number: int, count: int) -> Foot:
    language, made = shift.language, shift.made
    kept = Text("交班后按科室规定保存；打印已登记。", "Kept as the department rules; that it was printed is on record.")
    as_of = Text("所列为打印时刻的状态，之后的录入不在其中。", "As it stood when printed; what was recorded later is not on it.")
    return Foot(
        name=shift.id,
        lines=(kept.say(language), made_line(made, Text("打印", "Printed by"), language), as_of.say(language)),
        number=number,
        count=count,
        qr="|".join((shift.study.registry, "", "", f"{number}/{count}", shift.id, "", f"{made.sequence} {made.head}")),
    )
