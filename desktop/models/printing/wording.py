"""Answers in the words of the paper: complete in themselves, so that no cell is ever blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import assert_never

from desktop.models.clock import weekday
from desktop.models.printing.setting import BODY, Run, caption, gap, strong
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, Option, YesNo
from desktop.models.records.answer import Absent, Answer, day_of
from desktop.models.text import Language, Text
from desktop.models.values import Bounds, Reported

NOT_ANSWERED = Text("未答", "not answered")
NOT_ASKED = Text("不需填写", "not asked")
OPTIONAL = Text("选填，未填", "optional, not filled")
NOT_CALCULATED = Text("尚未算出", "not calculated")
SEE_RESULTS = Text("见下列结果", "see the results below")
PENDING = Text("采样未报告", "sampled, not reported")

YES_NO = (Option("N", Text("否", "No")), Option("Y", Text("是", "Yes")))
_OPTION = 67.0
"""Millimetres that an option may be wide and still stand on one line of any page."""
UNKNOWN = Option("U", Text("不详", "Unknown"))


def options_of(item: Choice | YesNo) -> Sequence[Option]:
    """What can be ticked, in paper order."""
    if isinstance(item, Choice):
        return item.options
    return (*YES_NO, UNKNOWN) if item.unknown else YES_NO


def absent_words(absent: Absent, why: str, language: Language) -> str:
    """`未做：标本凝固`."""
    colon = Text("：", ": ").say(language)
    return f"{absent.text.say(language)}{colon}{why}" if why else absent.text.say(language)


def value_words(item: Item, answer: Answer, language: Language) -> str:
    """The value alone, without unit; the code or `—` where there is none."""
    if answer.absent is not None:
        return answer.absent.value
    if answer.pending:
        return PENDING.say(language)
    if not answer.value:
        return "—"
    match item:
        case Choice() | YesNo():
            return next((o.text.say(language) for o in options_of(item) if o.code == answer.value), answer.value)
        case Day():
            never = item.never or Text("无", "None")
            return never.say(language) if answer.value == "NONE" else day_words(answer.value, language)
        case Moment():
            return answer.value.replace("T", " ")
        case Derived():
            return number_words((answer.derived or {}).get("shown", answer.value))
        case Number() | Laboratory():
            return number_words(answer.value)
        case Note():
            return answer.value
        case _:
            assert_never(item)


def said(item: Item, answer: Answer, language: Language) -> str:
    """The whole answer as one phrase, for notes on what was changed."""
    words = value_words(item, answer, language)
    if answer.absent is not None:
        return f"{words} {absent_words(answer.absent, answer.why, language)}"
    unit = unit_of(item, answer)
    return f"{words} {unit}" if unit and answer.value else words


def unit_of(item: Item, answer: Answer) -> str:
    """The unit the value was given in."""
    match item:
        case Number() | Derived():
            return item.unit
        case Laboratory():
            return answer.unit or item.units[0]
        case Choice() | YesNo() | Day() | Moment() | Note():
            return ""
        case _:
            assert_never(item)


def number_words(typed: str) -> str:
    """As typed, whole numbers from 10 000 in groups of three."""
    reported = Reported.read(typed)
    if reported is None or reported.value < 10_000 or "." in typed:
        return typed
    return f"{reported.operator} {reported.value:,}".replace(",", " ").strip()


def day_words(typed: str, language: Language) -> str:
    """`2026-01-05 周一`; a partial date as typed."""
    day = day_of(typed)
    return typed if day is None else dated(day, language)


def dated(day: date, language: Language) -> str:
    """The date with its weekday."""
    return f"{day.isoformat()} {weekday(day)[0 if language is Language.ZH else 1]}"


def option_run(option: Option, language: Language, *, chosen: bool | None = None) -> Run:
    """An option with its box, on one line where it fits one; empty to be ticked by hand, or chosen or not."""
    run = Run(f"{'☑' if chosen else '☐'} {option.text.say(language)}", BODY, bold=chosen is True, grey=chosen is False)
    return replace(run, whole=run.width <= _OPTION)


def offered(options: Sequence[Run]) -> list[Run]:
    """The options beside each other, or each on lines of its own where one is too long for a line."""
    apart = gap(3) if all(run.whole for run in options) else Run("\n")
    return [run for option in options for run in (apart, option)][1:]


def ticked(item: Choice | YesNo, answer: Answer, language: Language) -> list[Run]:
    """Every option with its box, so that an empty box differs from a lost one; an unknown code is printed as typed."""
    options = options_of(item)
    runs = offered([option_run(option, language, chosen=option.code == answer.value) for option in options])
    if answer.value and answer.value not in {option.code for option in options}:
        runs += [gap(3), strong(answer.value)]
    return runs


def reference_run(bounds: Bounds | None, default: bool) -> list[Run]:
    """The reference range, in a dotted edge where it is a site default."""
    if bounds is None or not bounds.shown:
        return []
    return [Run(bounds.shown, 9.0, grey=True, dotted=default)]


def tag(language: Language) -> Run:
    """The dotted tag of a site default."""
    return Run(Text("默认值·待方案确认", "Default, to be confirmed").say(language), 9.0, grey=True, dotted=True)


def label_runs(item: Item, language: Language) -> list[Run]:
    """The item's name, with the abbreviation of the report where it has one."""
    runs = [Run(item.text.say(language), bold=True)]
    if isinstance(item, Laboratory) and item.short not in item.text.say(language):
        runs.append(Run(f" {item.short}", bold=True))
    if item.critical:
        runs.append(caption(Text("　关键项", "  critical").say(language)))
    return runs
