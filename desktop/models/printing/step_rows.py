"""A step of the checklist on paper: number, gate, who does and who checks it, its data, and how it stands."""

from __future__ import annotations

from desktop.models.clock import SITE_ZONE, shown
from desktop.models.printing.blocks import Block, held_together
from desktop.models.printing.document import StepStanding
from desktop.models.printing.rows import BAND_HEIGHT, LEADING, Reading, labelled, ordinary, recorder, value_runs
from desktop.models.printing.setting import BODY, Run, caption, flow, gap, line_width, strong
from desktop.models.printing.sheet import LEFT, RIGHT, Sheet
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Item
from desktop.models.protocol.lateness import delayed
from desktop.models.protocol.steps import Step
from desktop.models.records.entry import Entry, Kind
from desktop.models.records.reasons import read
from desktop.models.text import Language, Text

CHECKED = Text("第二人核对", "Second person")


def who_and_gate(step: Step, language: Language) -> list[Run]:
    """`责任护士　第二人 核对护士　硬停`."""
    who = step.performer.text.say(language)
    second = f"　{CHECKED.say(language)} {step.checker.text.say(language)}" if step.checker else ""
    return [caption(f"{who}{second}　"), Run(step.gate.text.say(language), bold=True)]


def step_band(section: Section, step: Step, language: Language) -> Block:
    """The grey head of a step; a long one takes further lines."""
    right = who_and_gate(step, language)
    room = RIGHT - LEFT - 7 - line_width(right)
    title = flow([Run(f"{step.number}　{section.text.say(language)}", BODY, bold=True)], room)
    height = BAND_HEIGHT + LEADING * (len(title) - 1)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.band(LEFT, top, RIGHT - LEFT, height)
        sheet.lines(LEFT + 1.5, top + 4.7, title, LEADING)
        sheet.write_right(RIGHT - 1.5, top + 4.6, right)

    return Block(height, draw, keep=True)


def step_blocks(reading: Reading, section: Section, step: Step) -> list[Block]:
    """The step with its data, when it was done, the second person's check and a physician's word on its gate."""
    head = step_band(section, step, reading.language)
    data = [item for item in section.items if item.key not in (step.time, step.done)]
    rows = [block for item in data for block in ordinary(reading, item, head)]
    standing = reading.page.steps.get(step.number, StepStanding())
    told = (part for tell in (_on_behalf, _gate, _check) for part in tell(reading, step, standing, head))
    closing = [_done(reading, step, head), *told]
    return [head, *held_together([*rows, *closing])]


def _done(reading: Reading, step: Step, head: Block) -> Block:
    """Whether and when on one line."""
    language = reading.language
    done, time = reading.page.form.item(step.done), reading.page.form.item(step.time)
    runs = [*value_runs(reading, done), caption(f"　{time.text.say(language)} "), *value_runs(reading, time)]
    notes = (*reading.below(done), *reading.below(time))
    return labelled([Run(done.text.say(language), bold=True)], runs, _recorder(reading, done, time), head, notes)


def _on_behalf(reading: Reading, step: Step, standing: StepStanding, head: Block) -> list[Block]:
    """Who answers for a step that a physician does and another role wrote down, so that nobody takes it for the physician's act."""
    if not standing.on_behalf:
        return []
    language, section = reading.language, reading.page.form.section_of(step.done)
    written = [values[-1].person for item in section.items if (values := reading.page.page.values(item.key))]
    people = [reading.people[person] for person in dict.fromkeys(written)]
    names = Text("、", ", ").say(language).join(f"{one.role.text.say(language)} {one.name}" for one in people)
    told = Text("责任人：{who}；本步骤由{names}代录", "Responsible: {who}; written down by {names}").fill(
        who=step.performer.text, names=names
    )
    return [labelled([Run(Text("代录", "On behalf").say(language), bold=True)], [strong(told.say(language))], (), head)]


def _late(reading: Reading, standing: StepStanding, entry: Entry, word: Text) -> list[Run]:
    """`核对晚 +9 d 3 h`."""
    delay = standing.late.get(entry.sequence)
    return [gap(2), strong(f"{word.say(reading.language)} {delayed(delay)}")] if delay else []


def _recorder(reading: Reading, done: Item, time: Item) -> tuple[Run, ...]:
    return recorder(reading, done) or recorder(reading, time)


def _gate(reading: Reading, step: Step, standing: StepStanding, head: Block) -> list[Block]:
    """What the gate says against the step, and every time a physician went on past it."""
    language, blocks = reading.language, []
    if standing.stops is not None:
        blocks.append(labelled([Run(step.gate.text.say(language), bold=True)], [strong(standing.stops.say(language))], (), head))
    label = [Run(Text("越过停止条件", "Gate overridden").say(language), bold=True)]
    overrides = _entries(reading, step, Kind.GATE_OVERRIDDEN)
    for entry in overrides:
        told = Text("{says}　原因：{reason}", "{says}　Reason: {reason}").fill(says=str(entry.payload["says"]), reason=read(entry.reason))
        runs = [Run(told.say(language), BODY), *_late(reading, standing, entry, Text("越过晚", "late"))]
        if entry is overrides[-1] and standing.overtaken:
            runs += [gap(2), strong(Text("越过后有改动，不再有效", "changed afterwards: no longer holds").say(language))]
        blocks.append(labelled(label, runs, _by(reading, entry), head))
    return blocks


def _check(reading: Reading, step: Step, standing: StepStanding, head: Block) -> list[Block]:
    """The second person's checks, or that one is still missing."""
    language, checks = reading.language, _entries(reading, step, Kind.STEP_CHECKED)
    if step.checker is None and not checks:
        return []
    label = [Run(CHECKED.say(language), bold=True)]
    if not checks:
        return [labelled(label, [caption(Text("—　未核对", "—　not checked").say(language))], (), head)]
    blocks = []
    for entry in checks:
        person = reading.people[entry.person]
        runs = [strong(person.name), caption(f"　{person.role.text.say(language)}　{shown(entry.recorded_at)}")]
        runs += [*_late(reading, standing, entry, Text("核对晚", "late")), gap(2)]
        if entry is checks[-1] and standing.stale:
            runs.append(strong(Text("核对后有改动，须重新核对", "changed after the check: check again").say(language)))
        blocks.append(labelled(label, runs, _by(reading, entry), head))
    return blocks


def _entries(reading: Reading, step: Step, kind: Kind) -> list[Entry]:
    return [entry for entry in reading.page.page.history(step.number) if entry.kind is kind]


def _by(reading: Reading, entry: Entry) -> tuple[Run, ...]:
    return (Run(f"{entry.recorded_at.astimezone(SITE_ZONE):%Y-%m-%d %H:%M} {reading.people[entry.person].initials}", 9.0),)
