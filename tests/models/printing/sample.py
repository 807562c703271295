"""An invented screening visit: its people, the entries on two pages, and the document made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from desktop.models.clock import SITE_ZONE
from desktop.models.printing.document import Document, DocumentPage, Made, StudyHeader, SubjectHeader, VisitHeader
from desktop.models.protocol.form import RECORD_AND_REVIEW, Form, Signer
from desktop.models.records.answer import Absent, Answer
from desktop.models.records.canonical import Canonical
from desktop.models.records.casebook import Page
from desktop.models.records.entry import Entry, Kind, PageKey
from desktop.models.records.person import Meaning, Person, Role
from desktop.models.records.prompt import Prompt
from desktop.models.text import Text
from tests.models.printing.sample_forms import LAB, VITAL_SIGNS

NURSE = Person("U-0107", "王静", Role.NURSE)
DOCTOR = Person("U-0112", "孙悦", Role.SUB_INVESTIGATOR)
LEADER = Person("U-0101", "䶮𬭬", Role.INVESTIGATOR)
PEOPLE = {person.id: person for person in (NURSE, DOCTOR, LEADER)}

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
