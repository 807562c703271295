"""A document of several pages: its list of contents, and the head with which each form begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.models.printing.blocks import Block, heading
from desktop.models.printing.document import Document, DocumentPage, NotHere
from desktop.models.printing.rows import ROW_HEIGHT, band
from desktop.models.printing.setting import CAPTION, Run, caption, flow, strong
from desktop.models.printing.sheet import FRAME_RULE, HAIRLINE, LEFT, RIGHT, ROW_RULE, Sheet
from desktop.models.records.answer import Answer
from desktop.models.records.entry import Kind
from desktop.models.text import Language, Text

_CODE_X, _COUNTS = 80.0, (116.0, 132.5, 152.0, 170.0, 185.5, RIGHT - 1.5)
"""Where the page's name stands, and where the counts end."""


def contents(document: Document, begins: Mapping[str, int]) -> list[Block]:
    """Which pages the document has: answered, without result, awaited, corrected, checks open, and where each begins."""
    language = document.language
    names = (
        Text("已答", "Answered"),
        Text("未得结果", "No result"),
        Text("采样未报告", "Awaited"),
        Text("更正", "Corrected"),
        Text("未答提示", "Open"),
        Text("页", "Page"),
    )
    places = [(_CODE_X, Text("代码", "Code").say(language))]
    places += [(-x, name.say(language)) for x, name in zip(_COUNTS, names, strict=True)]
    head = band(Text("目录", "Contents").say(language), places)
    lines = [_line(page, language, begins, head) for page in document.pages]
    return [head, *lines, *(_elsewhere(one, language, head) for one in document.not_here)]


def _elsewhere(one: NotHere, language: Language, head: Block) -> Block:
    """A page of the visit that is not in the document."""
    name = flow([Run(one.text.say(language))], _CODE_X - LEFT - 3)
    says = flow([strong(one.says.say(language), CAPTION)], RIGHT - _COUNTS[0] + 8)
    height = ROW_HEIGHT + 4.7 * (max(len(name), len(says)) - 1)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.lines(LEFT + 1.5, top + 4.5, name, 4.7)
        sheet.write(_CODE_X, top + 4.5, [caption(one.page)])
        sheet.lines(_COUNTS[0] - 8, top + 4.5, says, 4.7)
        sheet.line(LEFT, top + height, RIGHT, top + height, rule=ROW_RULE, white=HAIRLINE)

    return Block(height, draw, head=head)


def _line(page: DocumentPage, language: Language, begins: Mapping[str, int], head: Block) -> Block:
    counts = (page.answered or "—", *map(str, _counts(page)))
    name = flow([Run(page.form.text.say(language))], _CODE_X - LEFT - 3)
    height = ROW_HEIGHT + 4.7 * (len(name) - 1)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.lines(LEFT + 1.5, top + 4.5, name, 4.7)
        sheet.write(_CODE_X, top + 4.5, [caption(page.page.key.shown)])
        for x, count in zip(_COUNTS, (*counts, str(begins[page.page.key.shown])), strict=True):
            sheet.write_right(x, top + 4.5, [Run(count)])
        sheet.line(LEFT, top + height, RIGHT, top + height, rule=ROW_RULE, white=HAIRLINE)

    return Block(height, draw, head=head)


def _counts(page: DocumentPage) -> tuple[int, int, int, int]:
    """Items without a result, results awaited, corrections, and edit checks nobody answered."""
    answers: Sequence[Answer] = [page.page.answers[item.key] for item in page.form.items]
    absent = sum(answer.absent is not None for answer in answers)
    awaited = sum(answer.pending and not answer.value for answer in answers)
    return absent, awaited, sum(entry.kind is Kind.CORRECTION for entry in page.page.entries), len(page.open)


def form_head(page: DocumentPage, language: Language) -> Block:
    """The title of a form inside a document, with its template and the page's name; stays with what follows."""
    title = heading(page.form.text.say(language))
    template = Text("表单 {key}　模板 {template}　生效 {day}　{page}", "Form {key}　template {template}　effective {day}　{page}")
    words = template.fill(key=page.form.key, template=page.form.template, day=page.form.effective.isoformat(), page=page.page.key.shown)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.line(LEFT, top + 1.2, RIGHT, top + 1.2, rule=FRAME_RULE)
        title.draw(sheet, top)
        sheet.write_right(RIGHT, top + 6.4, [Run(words.say(language), CAPTION, grey=True)])

    return Block(title.height, draw, keep=True, anchor=page.page.key.shown)
