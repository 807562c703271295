"""What stands below the sections of a page: late entries, corrections and workings, answered edit checks, legend."""

from __future__ import annotations

from datetime import datetime

from desktop.models.clock import SITE_ZONE, shown
from desktop.models.printing.blocks import Block, heading, note, paragraph, space
from desktop.models.printing.footnotes import too_long
from desktop.models.printing.grid import default_limits
from desktop.models.printing.rows import Reading
from desktop.models.printing.setting import CAPTION, Run, caption, gap, strong
from desktop.models.printing.wording import said, tag
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Derived, Item, Laboratory, Origin
from desktop.models.protocol.lateness import late_entry
from desktop.models.records.entry import Entry, Kind
from desktop.models.records.prompt import Prompt
from desktop.models.records.reasons import read
from desktop.models.text import Language, Text

_GREY_LEADING = 4.7


def closing_notes(reading: Reading) -> list[Block]:
    """Everything below the sections, each part only where it has something to say; the page's own footnotes come before the long ones."""
    notes_here = Block(0.0, lambda sheet, top: None, settles=True)
    return [*_legend(reading), *_late(reading), notes_here, *_long_notes(reading), *_prompts(reading), *_defaults(reading)]


def _legend(reading: Reading) -> list[Block]:
    language = reading.language
    origins = {item.origin for item in reading.page.form.items}
    letters = "　".join(f"{origin.value} {origin.text.say(language)}" for origin in Origin if origin in origins)
    present = {entry.person for entry in reading.page.page.entries}
    people = "　".join(f"{id_} {reading.people[id_].name} {reading.people[id_].role.text.say(language)}" for id_ in sorted(present))
    words = f"{Text('来源', 'Origin').say(language)}　{letters}"
    return [space(1.2), *paragraph([caption(f"{words}　｜　{people}" if people else words)], leading=_GREY_LEADING)]


def _late(reading: Reading) -> list[Block]:
    blocks: list[Block] = []
    for section in reading.page.form.sections:
        for together in _late_entries(reading, section):
            blocks += paragraph(_late_runs(reading, section, together))
    return blocks


def _late_entries(reading: Reading, section: Section) -> list[list[Entry]]:
    """First values recorded later than the section allows: together what happened and was recorded at one time, for one reason."""
    late: dict[tuple[str, datetime, str], list[Entry]] = {}
    for item in section.items:
        for first in reading.page.page.values(item.key)[:1]:
            if late_entry(reading.page.form, first) is not None:
                late.setdefault((first.happened_at, _minute(first.recorded_at), first.reason), []).append(first)
    return list(late.values())


def _minute(moment: datetime) -> datetime:
    return moment.astimezone(SITE_ZONE).replace(second=0, microsecond=0)


def _late_runs(reading: Reading, section: Section, late: list[Entry]) -> list[Run]:
    language, first = reading.language, late[0]
    delay = late_entry(reading.page.form, first)
    minutes = int(delay.total_seconds() // 60) if delay else 0
    answered = [item for item in section.items if not isinstance(item, Derived) and reading.page.page.values(item.key)]
    names = Text("、", ", ").say(language).join(_short(reading, reading.page.form.item(entry.item)) for entry in late)
    which = Text("全部项目", "all items").say(language) if len(late) == len(answered) else names
    happened, recorded = first.happened_at.replace("T", " "), _minute(first.recorded_at)
    same_day = happened[:10] == f"{recorded:%Y-%m-%d}"
    told = Text(
        "{section} {which} +{h} h {m:02d} min：发生 {happened}，{recorded} 记录。",
        "{section} {which} +{h} h {m:02d} min: happened {happened}, recorded {recorded}.",
    )
    words = told.fill(
        section=section.text,
        which=which,
        h=minutes // 60,
        m=minutes % 60,
        happened=happened,
        recorded=recorded.strftime("%H:%M" if same_day else "%Y-%m-%d %H:%M"),
    )
    why = Text("原因：{why}", " Reason: {why}").fill(why=read(first.reason))
    return [strong(Text("补记", "Late").say(language), 9.5), gap(3), Run(words.say(language) + why.say(language))]


def _short(reading: Reading, item: Item) -> str:
    return item.short if isinstance(item, Laboratory) else item.text.say(reading.language)


def notes_head(language: Language) -> Block:
    """The title above the footnotes of a page."""
    return heading(Text("更正与计算", "Corrections and calculations").say(language))


def _long_notes(reading: Reading) -> list[Block]:
    long = too_long(reading.notes)
    if not long:
        return []
    title = heading(Text("更正与计算：长注", "Corrections and calculations: long notes").say(reading.language))
    return [title, *(block for footnote in long for block in note(footnote.mark, footnote.runs))]


def _prompts(reading: Reading) -> list[Block]:
    entries = [entry for entry in reading.page.page.entries if entry.kind is Kind.PROMPT_ANSWERED and _stands(reading, entry)]
    if not entries:
        return []
    title = heading(Text("核查提示与说明", "Edit checks and explanations").say(reading.language))
    return [title, *(block for entry in entries for block in note("⚠", _prompt_runs(reading, entry)))]


def _stands(reading: Reading, entry: Entry) -> bool:
    """Whether the explanation is of what stands."""
    page, check = reading.page.page, str(entry.payload["check"])
    newest = page.reason_for(entry.item, check, reading.page.form.reads(entry.item, check), page.answers)
    return newest is not None and newest.sequence == entry.sequence


def _prompt_runs(reading: Reading, entry: Entry) -> list[Run]:
    """The check's sentence, the value, the reason given, by whom."""
    item = reading.page.form.item(entry.item)
    person = reading.people[entry.person]
    prompt = Prompt.from_payload(entry.payload)
    value = said(item, reading.page.page.answers[entry.item], reading.language)
    check = next((check for check in reading.page.form.checks if check.key == prompt.check), None)
    explained = Text("{says}　说明：{reason}", "{says}　Explained: {reason}").fill(says=prompt.says, reason=read(entry.reason))
    runs = [
        strong(f"{item.text.say(reading.language)} {value}", 9.5),
        Run(f"　{explained.say(reading.language)}"),
        caption(f"　{shown(entry.recorded_at)}　"),
        Run(f"{person.name} {person.id}", CAPTION, grey=True, whole=True),
    ]
    return [*runs, gap(2), tag(reading.language)] if check is not None and check.source.default else runs


def _defaults(reading: Reading) -> list[Block]:
    """Which items, or limits, are the site's own choice and still wait for the protocol."""
    items = [
        item for item in reading.page.form.items if item.source.default or (isinstance(item, Laboratory) and default_limits(reading, item))
    ]
    names = [item.text.say(reading.language) for item in items]
    if not names:
        return []
    comma = Text("、", ", ").say(reading.language)
    told = Text(
        "下列项目的提问或参考范围是本中心默认，不是测得值：",
        "The question or reference of these items is the site's default, not a value: ",
    )
    words = caption(told.say(reading.language) + comma.join(dict.fromkeys(names)))
    return [space(1.5), *paragraph([tag(reading.language), gap(2), words], leading=_GREY_LEADING)]
