"""A section of laboratory results as a grid: number, item, result, unit, limits, reading, recorder."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.printing.blocks import Block
from desktop.models.printing.rows import LEADING, RECORD_X, Reading, band, marked, recorder, row_height, struck, value_runs
from desktop.models.printing.setting import CAPTION, Run, caption, flow, line_width, strong
from desktop.models.printing.sheet import HAIRLINE, LEFT, RIGHT, ROW_RULE, Sheet
from desktop.models.printing.wording import PENDING, absent_words, label_runs, reference_run, unit_of, value_words
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Derived, Item, Laboratory
from desktop.models.records.answer import Answer
from desktop.models.scales.interpret import Flag, interpret
from desktop.models.text import Language, Text
from desktop.models.values import Bounds, LabResult, Reported

_NUMBER_X, _NAME_X, _RESULT_RIGHT, _UNIT_X, _RANGE_X, _READING_X = LEFT + 1.5, LEFT + 7.5, 89.5, 91.0, 108.5, 128.5


def grid_band(number: int, section: Section, language: Language) -> Block:
    """The head of a grid."""
    columns = (
        (-_RESULT_RIGHT, Text("结果", "Result")),
        (_UNIT_X, Text("单位", "Unit")),
        (_RANGE_X, Text("参考范围", "Range")),
        (_READING_X, Text("判读", "Reading")),
        (RECORD_X, Text("记录", "Recorded")),
    )
    return band(f"{number}　{section.text.say(language)}", [(x, text.say(language)) for x, text in columns])


def grid_row(reading: Reading, number: int, item: Item, section: Section, head: Block) -> Block:
    """One result."""
    answer = reading.answer(item)
    result = flow([*struck(reading, item), *_result(reading, item, answer), *marked(reading, item)], 44)
    widest = max(line_width(line) for line in result)
    name = flow(label_runs(item, reading.language), _RESULT_RIGHT - widest - _NAME_X - 1.5)
    unit = flow([Run(unit_of(item, answer), grey=True)], _RANGE_X - _UNIT_X - 1)
    range_runs = _limits(reading, item, answer) if isinstance(item, Laboratory) else []
    judged = flow(_reading(reading, item, answer, section), RECORD_X - _READING_X - 1.5)
    height = row_height(name, result, unit, judged)

    def draw(sheet: Sheet, top: float) -> None:
        baseline = top + 4.5
        sheet.write(_NUMBER_X, baseline, [Run(str(number))])
        sheet.lines(_NAME_X, baseline, name, LEADING)
        for at, line in enumerate(result):
            sheet.write_right(_RESULT_RIGHT, baseline + at * LEADING, line)
        sheet.lines(_UNIT_X, baseline, unit, LEADING)
        sheet.write(_RANGE_X - (1.2 if range_runs and range_runs[0].dotted else 0), baseline, range_runs)
        sheet.lines(_READING_X, baseline, judged, LEADING)
        sheet.write(RECORD_X, baseline, recorder(reading, item))
        sheet.line(LEFT, top + height, RIGHT, top + height, rule=ROW_RULE, white=HAIRLINE)

    return Block(height, draw, head=head, notes=reading.below(item))


def _result(reading: Reading, item: Item, answer: Answer) -> list[Run]:
    if not isinstance(item, Laboratory | Derived):
        return value_runs(reading, item)
    return [strong("—" if answer.pending else value_words(item, answer, reading.language))]


def _reading(reading: Reading, item: Item, answer: Answer, section: Section) -> list[Run]:
    language = reading.language
    if answer.absent is not None:
        return [caption(absent_words(answer.absent, answer.why, language))]
    if answer.pending:
        return [caption(PENDING.say(language))]
    if not answer.given:
        return [caption(reading.unanswered(item).say(language))]
    result = reading.page.page.answers.laboratory(item.key, section.time, section.laboratory)
    return judged_runs(result, language) if isinstance(item, Laboratory) and result is not None else []


def _limits(reading: Reading, item: Laboratory, answer: Answer) -> list[Run]:
    """The limits recorded with the result, as typed; in a dotted edge where they are the site's default ones."""
    bounds = _bounds(answer)
    if (answer.lln and bounds.low is None) or (answer.uln and bounds.high is None):
        return [caption(f"{answer.lln}–{answer.uln}")]
    return reference_run(bounds, default_limits(reading, item))


def default_limits(reading: Reading, item: Laboratory) -> bool:
    """Whether the result stands beside limits of the site's choice, not the report's own."""
    return item.reference_source.default and _bounds(reading.answer(item)) == item.reference(reading.sex)


def _bounds(answer: Answer) -> Bounds:
    return Bounds(_limit(answer.lln), _limit(answer.uln))


def _limit(typed: str) -> Decimal | None:
    reported = Reported.read(typed)
    return reported.value if reported is not None and not reported.operator else None


def judged_runs(result: LabResult, language: Language) -> list[Run]:
    """`↑ 3.30×ULN` when outside its limits, 正常 in grey when inside; nothing without limits."""
    reading = interpret(result)
    if reading.flag in (Flag.HIGH, Flag.LOW):
        return [strong(reading.text.say(language), 9.5)]
    return [Run(reading.text.say(language), CAPTION, grey=True)] if reading.flag is Flag.NORMAL else []
