"""An invented screening visit: two forms, their entries, and the document made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from desktop.models.clock import SITE_ZONE
from desktop.models.printing.document import Document, DocumentPage, Made, StudyHeader, SubjectHeader, VisitHeader
from desktop.models.protocol.form import RECORD_AND_REVIEW, Check, Form, Level, Section, Signer
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, Option, Origin, When, YesNo
from desktop.models.protocol.source import guideline, registry, site_default
from desktop.models.records.answer import Absent, Answer
from desktop.models.records.canonical import Canonical
from desktop.models.records.casebook import Page
from desktop.models.records.entry import Entry, Kind, PageKey
from desktop.models.records.person import Meaning, Person, Role
from desktop.models.records.prompt import Prompt
from desktop.models.text import Text
from desktop.models.values import Bounds

NURSE = Person("U-0107", "王静", Role.NURSE)
DOCTOR = Person("U-0112", "孙悦", Role.SUB_INVESTIGATOR)
LEADER = Person("U-0101", "䶮𬭬", Role.INVESTIGATOR)
PEOPLE = {person.id: person for person in (NURSE, DOCTOR, LEADER)}

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

MORNING = datetime(2026, 1, 5, 7, 40, tzinfo=SITE_ZONE)


class Scribe:
    """Writes entries of one page, a minute apart."""

    def __init__(self, form: Form, sequence: int = 4160) -> None:
        self.form = form
        self.key = PageKey("S01", "SCR", form.key)
        self.sequence = sequence
        self.at = MORNING + timedelta(minutes=50)
        self.entries: list[Entry] = []

    def write(
        self,
        item: str,
        answer: Answer | str,
        *,
        kind: Kind = Kind.ANSWER,
        reason: str = "",
        person: Person = NURSE,
        payload: Mapping[str, Canonical] | None = None,
        minutes: int = 0,
    ) -> None:
        self.sequence += 1
        self.at += timedelta(minutes=minutes, seconds=1)
        section = self.form.section_of(item)
        happened = next((str(e.payload["value"]) for e in self.entries if e.item == section.time), "")
        answer = Answer(answer) if isinstance(answer, str) else answer
        self.entries.append(
            Entry(
                kind=kind,
                person=person.id,
                role=person.role,
                subject="S01",
                visit="SCR",
                form=self.form.key,
                item=item,
                repeat=1,
                happened_at=happened,
                payload=payload or answer.payload(),
                reason=reason,
                sequence=self.sequence,
                recorded_at=self.at,
                workstation="W3-02",
                app_version="0.1.0",
                protocol_version="1",
                previous="0" * 64,
                mac=f"{self.sequence:064x}",
            )
        )

    @property
    def page(self) -> DocumentPage:
        return DocumentPage(form=self.form, page=Page(self.key, tuple(self.entries)), protocol_version="1")


def vital_signs(note: str = "平卧休息 10 分钟后测量。家属姓氏带“䶮”“𬭬”二字，仅为字形试印。") -> DocumentPage:
    scribe = Scribe(VITAL_SIGNS)
    scribe.write("VSDTC", "2026-01-05T07:40")
    scribe.write("TEMP", "36.5")
    scribe.write("TEMPLOC", "AX")
    scribe.write("WEIGHT", "52.0")
    scribe.write("OXYGEN", "N")
    scribe.write("LMPDTC", "2025-12-UK")
    scribe.write("VSNOTE", note)
    scribe.write("WEIGHT", "54.0", kind=Kind.CORRECTION, reason="读数抄写错误，已复称", minutes=7)
    says = Text("体重与上次相差超过 10 %", "The weight differs from the last one by more than 10 %")
    explained = Prompt("weight_change", "check", "54.0", says).payload()
    scribe.write("WEIGHT", "", kind=Kind.PROMPT_ANSWERED, reason="利尿治疗后，已复称确认", payload=explained, person=DOCTOR)
    return scribe.page


def lab(value: str, low: str, high: str, unit: str) -> Answer:
    return Answer(value, unit=unit, lln=low, uln=high)


def laboratory_page() -> DocumentPage:
    scribe = Scribe(LAB, 4180)
    scribe.write("BCDTC", "2026-01-05T07:40")
    scribe.write("BCNAM", "本院检验科")
    scribe.write("BCREF", "2601050412")
    late = "抢救优先"
    scribe.write("WBC", lab("0.90", "3.5", "9.5", "×10⁹/L"), reason=late, minutes=120)
    scribe.write("ANC", lab("0.24", "1.8", "6.3", "×10⁹/L"), reason=late)
    scribe.write("HGB", lab("78", "115", "150", "g/L"), reason=late)
    scribe.write("PLT", Answer(pending=True), reason=late)
    scribe.write("ANC", lab("0.42", "1.8", "6.3", "×10⁹/L"), kind=Kind.CORRECTION, reason="抄写错误，对照报告原件", minutes=40)
    scribe.write("CHDTC", "2026-01-05T10:40")
    scribe.write("CHNAM", "本院检验科")
    scribe.write("ALT", lab("58", "7", "40", "U/L"), minutes=9)
    scribe.write("AST", lab("35", "13", "35", "U/L"))
    scribe.write("TBIL", lab("11.0", "", "21.0", "µmol/L"))
    scribe.write("CREAT", lab("88", "41", "73", "µmol/L"))
    scribe.write("FERRITIN", lab("18600", "13", "150", "µg/L"))
    scribe.write("PT", Answer(absent=Absent.ND, why="标本凝固"))
    scribe.write("IL6", lab("< 1.5", "", "7.0", "pg/mL"))
    working = {
        "shown": "61.7",
        "formula_zh": "(140 − 年龄) × 体重 × 0.85 ÷ (0.818 × 肌酐)，Cockcroft-Gault，女，实际体重",
        "formula_en": "(140 − age) × weight × 0.85 ÷ (0.818 × creatinine), Cockcroft-Gault, female",
        "input_zh 年龄": "20 岁",
        "input_en age": "20",
        "input_zh 体重": "54.0 kg",
        "input_en weight": "54.0 kg",
        "input_zh 肌酐": "88 µmol/L",
        "input_en creatinine": "88 µmol/L",
    }
    scribe.write("CRCL", Answer("61.7409", unit="mL/min", derived=working))
    return scribe.page


def made(by: Person = NURSE) -> Made:
    return Made(
        by=by,
        at=datetime(2026, 1, 5, 10, 58, 4, tzinfo=SITE_ZONE),
        workstation="W3-02",
        app="WardSource 0.1.0（1a2b3c4）",
        site_id="WS-7F3A",
        sequence=4188,
        head="C4D2-80A1-9B20-77C3",
    )


STUDY = StudyHeader(
    hospital=Text("中国医科大学附属第一医院", "The First Hospital of China Medical University"),
    department=Text("风湿免疫科", "Rheumatology"),
    registry="NCT07193667",
    protocol="2024-757-2",
)
SUBJECT = SubjectHeader(code="S01", initials="LXYU", sex="F", birth_year="2005", consent="V2.0 2025-10-08", arm="SLE")
VISIT = VisitHeader(
    key="SCR",
    text=Text("筛选", "Screening"),
    study_day="D−13",
    planned="2026-01-05",
    window="2025-12-21 至 2026-01-12",
    actual="2026-01-05",
)


def document(pages: Sequence[DocumentPage] | None = None, signers: Sequence[Signer] = RECORD_AND_REVIEW) -> Document:
    pages = tuple(pages) if pages is not None else (vital_signs(),)
    name = pages[0].page.key.shown if len(pages) == 1 else "S01-SCR"
    return Document(
        document=name,
        version=1,
        study=STUDY,
        subject=SUBJECT,
        visit=VISIT,
        pages=pages,
        signers=tuple(signers),
        people=PEOPLE,
        made=made(),
    )


def long_document() -> Document:
    """Both forms, with a remark of several pages."""
    remark = "患者诉昨夜睡眠可，无发热、寒战；面部红斑较前减轻。" * 90
    return replace(document([vital_signs(remark), laboratory_page()]), document="S01-SCR-ALL")


THREE_SIGNERS = (*RECORD_AND_REVIEW, Signer(Meaning.APPROVE, (Role.INVESTIGATOR,)))
