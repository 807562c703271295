"""One line of vital signs, the same wherever they are taken again and again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Level, Section
from desktop.models.protocol.items import Choice, Item, Moment, Note, Number, Option, Origin, When
from desktop.models.protocol.source import Source
from desktop.models.protocol.steps import Done
from desktop.models.protocol.v1.forms.infusion.thresholds import FEVER
from desktop.models.protocol.v1.sources import CDASH, PLAUSIBILITY, VITALS_LIMITS
from desktop.models.text import Text
from desktop.models.values import Bounds

SITES = (
    Option("AXILLA", Text("腋下", "Axilla")),
    Option("ORAL", Text("口腔", "Mouth")),
    Option("EAR", Text("耳", "Ear")),
)
_OXYGEN = (
    Option("NONE", Text("未吸氧", "Room air")),
    Option("CANNULA", Text("鼻导管", "Nasal cannula")),
    Option("MASK", Text("面罩", "Mask")),
    Option("HIGHFLOW", Text("高流量", "High flow")),
    Option("VENT", Text("机械通气", "Ventilation")),
)
_CONSCIOUSNESS = (
    Option("A", Text("清醒", "Alert")),
    Option("V", Text("对声音有反应", "To voice")),
    Option("P", Text("对疼痛有反应", "To pain")),
    Option("U", Text("无反应", "Unresponsive")),
)
_BOUNDS = {
    "TEMP": ("30.0", "43.0", "35.0", "41.0", "36.0", "37.2"),
    "PULSE": ("20", "250", "40", "160", "60", "100"),
    "RESP": ("4", "80", "8", "40", "12", "20"),
    "SYSBP": ("40", "300", "80", "200", "90", "139"),
    "DIABP": ("20", "200", "40", "120", "60", "89"),
    "OXSAT": ("30", "100", "85", "100", "95", "100"),
}


def measured(key: str, kind: str, zh: str, en: str, unit: str, when: When | None = None) -> Number:
    """A vital sign with the limits of its kind (`TEMP`, `PULSE`, `RESP`, `SYSBP`, `DIABP`, `OXSAT`)."""
    ends = [Decimal(end) for end in _BOUNDS[kind]]
    return Number(
        key=key,
        text=Text(zh, en),
        source=VITALS_LIMITS,
        origin=Origin.DEVICE,
        asked_when=when,
        unit=unit,
        decimals=1 if kind == "TEMP" else 0,
        hard=Bounds(ends[0], ends[1]),
        soft=Bounds(ends[2], ends[3]),
        reference=Bounds(ends[4], ends[5]),
    )


def vital_row(prefix: str, text: Text, source: Source, *, may_not_apply: bool = False) -> Section:
    """A line of the table: whether it was taken, when, and the signs; `source` is that of the time it is due."""
    states = (Done.DONE, Done.NOT_DONE, Done.NOT_APPLICABLE) if may_not_apply else (Done.DONE, Done.NOT_DONE)
    taken = When(f"{prefix}YN", ("", Done.DONE))
    head: tuple[Item, ...] = (
        Choice(
            key=f"{prefix}YN",
            text=Text("是否测量", "Taken"),
            source=source,
            options=tuple(Option(state.value, state.text) for state in states),
        ),
        Moment(key=f"{prefix}DTC", text=Text("测量时间", "Taken at"), source=CDASH, asked_when=taken),
    )
    return Section(prefix.lower(), text, (*head, *_signs(prefix, taken)), time=f"{prefix}DTC", row=True)


def _signs(prefix: str, taken: When) -> tuple[Item, ...]:
    return (
        measured(f"{prefix}TEMP", "TEMP", "体温", "Temperature", "℃", taken),
        Choice(key=f"{prefix}LOC", text=Text("测温部位", "Site"), source=CDASH, asked_when=taken, options=SITES),
        measured(f"{prefix}PULSE", "PULSE", "脉搏", "Pulse", "/min", taken),
        measured(f"{prefix}RESP", "RESP", "呼吸", "Respiration", "/min", taken),
        measured(f"{prefix}SYSBP", "SYSBP", "收缩压", "Systolic", "mmHg", taken),
        measured(f"{prefix}DIABP", "DIABP", "舒张压", "Diastolic", "mmHg", taken),
        measured(f"{prefix}OXSAT", "OXSAT", "血氧", "SpO₂", "%", taken),
        Choice(key=f"{prefix}O2WAY", text=Text("吸氧方式", "Oxygen by"), source=VITALS_LIMITS, asked_when=taken, options=_OXYGEN),
        Number(
            key=f"{prefix}O2FL",
            text=Text("氧流量", "Oxygen flow"),
            source=VITALS_LIMITS,
            origin=Origin.DEVICE,
            asked_when=When(f"{prefix}O2WAY", ("CANNULA", "MASK", "HIGHFLOW")),
            unit="L/min",
            decimals=1,
            hard=Bounds(Decimal(0), Decimal(80)),
            soft=Bounds(Decimal("0.5"), Decimal(60)),
        ),
        Choice(key=f"{prefix}AVPU", text=Text("意识", "Consciousness"), source=VITALS_LIMITS, asked_when=taken, options=_CONSCIOUSNESS),
        Note(
            key=f"{prefix}SYM",
            text=Text("症状", "Symptoms"),
            source=VITALS_LIMITS,
            asked_when=taken,
            limit=120,
            hint=Text("没有填“无”", "Write “none” if none"),
        ),
    )


def row_checks(prefix: str) -> Iterator[Check]:
    """The edit checks of one line."""
    yield crossed_pressures(f"{prefix}SYSBP", f"{prefix}DIABP")
    yield fever(f"{prefix}TEMP")


def crossed_pressures(systolic: str, diastolic: str) -> Check:
    """A diastolic pressure on or above the systolic one."""

    def says(context: Context) -> Text | None:
        high, low = context.answers.number(systolic), context.answers.number(diastolic)
        if high is None or low is None or low < high:
            return None
        return Text(f"舒张压 {low} 不低于收缩压 {high}；请核对是否填反", f"Diastolic {low} is not below systolic {high}; swapped?")

    return Check(f"{diastolic.lower()}_crossed", Level.MUST, (diastolic, systolic), says, PLAUSIBILITY)


def fever(temperature: str) -> Check:
    """A temperature that a physician has to hear of."""

    def says(context: Context) -> Text | None:
        value = context.answers.number(temperature)
        if value is None or value < FEVER.value:
            return None
        return Text(f"体温 {value} ℃，发热；请告知研究医生，评估 CRS", f"{value} ℃: fever; tell the study physician, assess CRS")

    return Check(f"{temperature.lower()}_fever", Level.NOTE, (temperature,), says, FEVER.source)
