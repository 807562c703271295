"""日常监测: one sheet per day from D0 to D14, signs every four hours and CRS/ICANS twice a day or more."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Derived, Item
from desktop.models.protocol.source import guideline, site_default
from desktop.models.protocol.v1.forms.asking import Asking, grades
from desktop.models.protocol.v1.forms.infusion.questions import ASK
from desktop.models.protocol.v1.forms.infusion.thresholds import CHECKLIST, FEVER
from desktop.models.protocol.v1.forms.infusion.vital_rows import row_checks, vital_row
from desktop.models.protocol.v1.sources import ASTCT
from desktop.models.protocol.v1.subject import day_zero
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.models.values import Derivation

EVERY_FOUR_HOURS = guideline(
    "Brudno JN, Kochenderfer JN. Toxicities of CAR T cells. Blood 2016;127:3321-3330: signs every 4 hours for 9 days or more"
)
TWICE_A_DAY = site_default("How often CRS and ICANS are assessed is not in the registry record; labels ask for daily watching")
_TACHYCARDIA = Decimal(100)
_HOURS = ("02:00", "06:00", "10:00", "14:00", "18:00", "22:00")
_ROWS = tuple(f"M{number}" for number in range(1, len(_HOURS) + 1))
_ROUNDS = ("MA", "MB", "MC")
_ASTCT = Asking(ASTCT)


def _study_day(answers: Answers, book: SubjectBook) -> Derivation | None:
    on, d0 = answers.day("MONDTC"), day_zero(book)
    if on is None or d0 is None:
        return None
    formula = Text("监测日期 − 回输日", "day of the sheet − day of infusion")
    return Derivation(Decimal((on - d0).days), 0, "d", formula, ((Text("回输日", "Day of infusion"), str(d0)),))


def _round(prefix: str, text: Text, *, required: bool) -> Section:
    """CRS and ICANS asked at one time; a grade is what a physician or nurse recorded, the program suggests none."""
    items: tuple[Item, ...] = (
        Asking(TWICE_A_DAY).moment(f"{prefix}DTC", "评估时间", "Assessed at", required=required),
        _ASTCT.choice(f"{prefix}CRS", "CRS 级别", "CRS grade", *grades(0, 5), required=required),
        _ASTCT.number(f"{prefix}ICE", "ICE 评分", "ICE score", "", possible="0–10", required=required),
        _ASTCT.choice(f"{prefix}ICANS", "ICANS 级别", "ICANS grade", *grades(0, 4), required=required),
    )
    return Section(prefix.lower(), text, items, time=f"{prefix}DTC", row=True)


_SHEET = Section(
    "sheet",
    Text("监测日", "Day"),
    (
        ASK.day("MONDTC", "监测日期", "Date of the sheet"),
        Derived(key="MONDAY", text=Text("研究日", "Study day"), source=CHECKLIST, unit="d", compute=_study_day),
    ),
)
_BALANCE = Section(
    "balance",
    Text("出入量", "Intake and output"),
    (
        ASK.number("MONIN", "24 小时入量", "Intake in 24 hours", "mL", possible="0–20000", usual="500–6000", required=False),
        ASK.number("MONOUT", "24 小时出量", "Output in 24 hours", "mL", possible="0–20000", usual="500–6000", required=False),
        ASK.number("MONUR", "24 小时尿量", "Urine in 24 hours", "mL", possible="0–15000", usual="400–5000", required=False),
    ),
    time="MONDTC",
)


def _on_the_day(key: str) -> Check:
    def says(context: Context) -> Text | None:
        taken, sheet = context.answers.day(key), context.answers.day("MONDTC")
        if taken is None or sheet is None or taken == sheet:
            return None
        return Text(f"时间不在监测日 {sheet}；请核对日期", f"Not on the day of the sheet, {sheet}; check the date")

    return Check(f"{key.lower()}_day", Level.MUST, (key, "MONDTC"), says, CHECKLIST)


def _fever_and_pulse(row: str) -> Check:
    temperature, pulse = f"{row}TEMP", f"{row}PULSE"

    def says(context: Context) -> Text | None:
        warm, fast = context.answers.number(temperature), context.answers.number(pulse)
        if warm is None or fast is None or warm < FEVER.value or fast <= _TACHYCARDIA:
            return None
        return Text(
            "发热伴心动过速；改为每 2 小时监测，告知研究医生", "Fever with tachycardia: take signs every 2 hours, tell the physician"
        )

    return Check(f"{row.lower()}_fever_and_pulse", Level.NOTE, (pulse, temperature), says, EVERY_FOUR_HOURS)


def _outside_the_period(context: Context) -> Text | None:
    study_day = _study_day(context.answers, context.book)
    if study_day is None or 0 <= study_day.value <= 14:
        return None
    return Text(f"研究日 D{study_day.value}，不在 D0～D14", f"Study day {study_day.value}, outside D0 to D14")


MONITORING_FORM = Form(
    key="MON",
    text=Text("日常监测单", "Daily monitoring sheet"),
    short=Text("日常监测", "Monitoring"),
    sections=(
        _SHEET,
        *(
            vital_row(row, Text(f"{hour} 前后", f"Around {hour}"), EVERY_FOUR_HOURS, may_not_apply=True)
            for row, hour in zip(_ROWS, _HOURS, strict=True)
        ),
        *(
            _round(prefix, Text(f"CRS/ICANS 第 {count} 次评估", f"CRS/ICANS, round {count}"), required=count <= 2)
            for count, prefix in enumerate(_ROUNDS, 1)
        ),
        _BALANCE,
    ),
    repeats=True,
    checks=(
        Check("outside_the_period", Level.CHECK, ("MONDTC",), _outside_the_period, TWICE_A_DAY),
        *(_on_the_day(f"{prefix}DTC") for prefix in (*_ROWS, *_ROUNDS)),
        *(check for row in _ROWS for check in (*row_checks(row), _fever_and_pulse(row))),
    ),
)
