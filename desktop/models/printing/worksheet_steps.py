"""A step of the checklist on a worksheet: its data, then one line for whether, when, who and the second person."""

from __future__ import annotations

from desktop.models.printing.blocks import Block, held_together
from desktop.models.printing.setting import BODY, Run, blank, caption, gap, line_width
from desktop.models.printing.sheet import HAIRLINE, LEFT, RIGHT, ROW_RULE, Sheet
from desktop.models.printing.step_rows import CHECKED, step_band
from desktop.models.printing.wording import options_of, said
from desktop.models.printing.worksheet_rows import ROW, Sought, moment_blanks, row
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Choice
from desktop.models.protocol.steps import Step
from desktop.models.text import Text


def step_to_fill(section: Section, step: Step, sought: Sought) -> list[Block]:
    """The step's head, a row for each of its data, and its closing line."""
    head = step_band(section, step, sought.language)
    data = [item for item in section.items if item.key not in (step.time, step.done)]
    return [head, *held_together([*(row(item, sought, head) for item in data), _closing(step, sought, head)])]


def _closing(step: Step, sought: Sought, head: Block) -> Block:
    language = sought.language
    who = Text("缩写", "Initials").say(language)
    names = [who] if step.checker is None else [who, CHECKED.say(language)]
    runs = [*_whether(step, sought), *_when(step, sought)]
    signed = [run for name in names for run in (gap(2), Run(name), gap(1), blank(16))]

    beside = line_width(runs) + line_width(signed) <= RIGHT - LEFT - 2.6
    height = ROW if beside else 2 * ROW - 2

    def draw(sheet: Sheet, top: float) -> None:
        sheet.write(LEFT + 1.8, top + 5.6, runs)
        sheet.write_right(RIGHT - 0.8, top + height - ROW + 5.6, signed)
        sheet.line(LEFT, top + height, RIGHT, top + height, rule=ROW_RULE, white=HAIRLINE)

    return Block(height, draw, head=head)


def _whether(step: Step, sought: Sought) -> list[Run]:
    done, known = sought.form.item(step.done), sought.known[step.done]
    name = Run(f"{done.text.say(sought.language)}　", bold=True)
    if known.given:
        return [name, Run(said(done, known, sought.language), BODY, grey=True), gap(3)]
    assert isinstance(done, Choice)
    return [name, *(run for option in options_of(done) for run in (Run(f"☐ {option.text.say(sought.language)}", BODY, whole=True), gap(2)))]


def _when(step: Step, sought: Sought) -> list[Run]:
    time, known = sought.form.item(step.time), sought.known[step.time]
    name = caption(f"{time.text.say(sought.language)} ")
    return [name, Run(said(time, known, sought.language), BODY, grey=True)] if known.given else [name, *moment_blanks()]
