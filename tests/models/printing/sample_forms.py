"""Two invented forms of a screening visit: vital signs with every kind of item, and a laboratory page of two grids."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Check, Form, Level, Section
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, Option, Origin, When, YesNo
from desktop.models.protocol.source import guideline, registry, site_default
from desktop.models.text import Text
from desktop.models.values import Bounds

ASKED = registry("Screening assessments")
HOUSE = site_default("Site practice")
WST = guideline("WS/T 405-2012")


def bounds(low: str | None, high: str | None) -> Bounds:
    return Bounds(Decimal(low) if low else None, Decimal(high) if high else None)


WIDE = bounds("0", "100000")


def laboratory(key: str, zh: str, unit: str, low: str | None, high: str | None, decimals: int = 1, *, default: bool = False) -> Laboratory:
    limits = bounds(low, high)
    return Laboratory(
        key=key,
        text=Text(zh, key.title()),
        source=ASKED,
        origin=Origin.LIS,
        short=key,
        units=(unit, "mg/dL"),
        decimals=decimals,
        hard=bounds("0", "9999"),
        soft=WIDE,
        reference_male=limits,
        reference_female=limits,
        reference_source=HOUSE if default else WST,
    )


VITAL_SIGNS = Form(
    key="VS",
    text=Text("生命体征", "Vital signs"),
    short=Text("体征", "Vitals"),
    sections=(
        Section(
            "vitals",
            Text("生命体征", "Vital signs"),
            (
                Moment(key="VSDTC", text=Text("测量时间", "Measured at"), source=ASKED),
                Number(
                    key="TEMP",
                    text=Text("体温", "Temperature"),
                    source=ASKED,
                    origin=Origin.DEVICE,
                    unit="℃",
                    decimals=1,
                    hard=bounds("30", "44"),
                    soft=bounds("35", "39"),
                    reference=bounds("36.0", "37.2"),
                ),
                Choice(
                    key="TEMPLOC",
                    text=Text("测温部位", "Site"),
                    source=HOUSE,
                    options=(Option("AX", Text("腋下", "Axilla")), Option("OR", Text("口腔", "Mouth")), Option("EA", Text("耳", "Ear"))),
                ),
                Number(
                    key="WEIGHT",
                    text=Text("体重", "Weight"),
                    source=ASKED,
                    critical=True,
                    unit="kg",
                    decimals=1,
                    hard=bounds("20", "200"),
                    soft=bounds("35", "120"),
                ),
                YesNo(key="OXYGEN", text=Text("吸氧", "Oxygen"), source=ASKED, unknown=True),
                Note(
                    key="OXYNOTE", text=Text("吸氧方式与流量", "How and how much"), source=ASKED, asked_when=When("OXYGEN", ("Y",)), lines=2
                ),
                Day(key="LMPDTC", text=Text("末次月经", "Last period"), source=HOUSE, partial=True, never=Text("无", "None")),
                Note(key="VSNOTE", text=Text("备注", "Remarks"), source=HOUSE, lines=3, required=False),
            ),
            time="VSDTC",
        ),
    ),
    checks=(Check("weight_change", Level.CHECK, ("WEIGHT",), lambda context: None, HOUSE),),
)

RESULTS: tuple[Item, ...] = (
    laboratory("WBC", "白细胞", "×10⁹/L", "3.5", "9.5", 2),
    laboratory("ANC", "中性粒细胞", "×10⁹/L", "1.8", "6.3", 2),
    laboratory("HGB", "血红蛋白", "g/L", "115", "150", 0),
    laboratory("PLT", "血小板", "×10⁹/L", "125", "350", 0),
)
CHEMISTRY: tuple[Item, ...] = (
    laboratory("ALT", "丙氨酸转氨酶", "U/L", "7", "40", 0),
    laboratory("AST", "天冬氨酸转氨酶", "U/L", "13", "35", 0),
    laboratory("TBIL", "总胆红素", "µmol/L", None, "21.0", 1, default=True),
    laboratory("CREAT", "肌酐", "µmol/L", "41", "73", 1),
    laboratory("FERRITIN", "铁蛋白", "µg/L", "13", "150", 0),
    laboratory("PT", "凝血酶原时间", "s", None, "14.0", 1),
    laboratory("IL6", "白介素 6", "pg/mL", None, "7.0", 1),
    Derived(key="CRCL", text=Text("肌酐清除率", "Creatinine clearance"), source=HOUSE, unit="mL/min", compute=lambda answers, book: None),
)


def grid(key: str, text: Text, items: tuple[Item, ...], prefix: str) -> Section:
    head: tuple[Item, ...] = (
        Moment(key=f"{prefix}DTC", text=Text("采样时间", "Sampled at"), source=ASKED),
        Note(key=f"{prefix}NAM", text=Text("检验科室", "Laboratory"), source=ASKED),
        Note(key=f"{prefix}REF", text=Text("报告号", "Report no."), source=HOUSE, required=False),
    )
    return Section(key, text, head + items, time=f"{prefix}DTC", laboratory=f"{prefix}NAM")


LAB = Form(
    key="LAB",
    text=Text("实验室检查", "Laboratory"),
    short=Text("检验", "Lab"),
    sections=(
        grid("blood", Text("血常规", "Blood count"), RESULTS, "BC"),
        grid("chemistry", Text("生化与其他", "Chemistry"), CHEMISTRY, "CH"),
    ),
    repeats=True,
)
