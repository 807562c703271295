"""人口学与计划回输日: who the subject is, without a name, and when the infusion is planned."""

from __future__ import annotations

from datetime import timedelta

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Choice, Day, Note, Option, Origin
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.sources import CDASH, DISEASES, PLAUSIBILITY, SCREENING
from desktop.models.protocol.v1.subject import consented_at
from desktop.models.scales.age import completed_years
from desktop.models.text import Text

AGE = registry(sentences.AGE)
_LIMITS = (18, 65)
_SCREENING_ENDS = 6
_SCREENING_OPENS = 28

_PERSON = Section(
    "person",
    Text("人口学资料", "Demographics"),
    (
        Day(key="BRTHDTC", text=Text("出生日期", "Date of birth"), source=AGE, origin=Origin.HIS),
        Choice(
            key="SEX",
            text=Text("性别（出生时）", "Sex at birth"),
            source=CDASH,
            origin=Origin.HIS,
            options=(Option("M", Text("男", "Male")), Option("F", Text("女", "Female"))),
        ),
        Note(key="ETHNIC", text=Text("民族", "Ethnic group"), source=CDASH, origin=Origin.HIS, required=False, limit=40),
        Choice(
            key="DXGRP",
            text=Text("诊断组", "Disease group"),
            source=DISEASES,
            origin=Origin.HIS,
            options=(
                Option("SLE", Text("系统性红斑狼疮", "Systemic lupus erythematosus")),
                Option("SSc", Text("系统性硬化症", "Systemic sclerosis")),
                Option("IIM", Text("特发性炎性肌病", "Idiopathic inflammatory myopathy")),
                Option("ITP", Text("免疫性血小板减少症", "Immune thrombocytopenia")),
            ),
            hint=Text("重叠患者填入组所依据的一组", "With an overlap: the group the subject is enrolled under"),
        ),
    ),
)

_PLAN = Section(
    "plan",
    Text("计划", "Plan"),
    (
        Day(
            key="D0PLDTC",
            text=Text("计划回输日 D0", "Planned infusion day D0"),
            source=SCREENING,
            future=True,
            hint=Text("改期后所有时间窗重新计算", "All windows move with it"),
        ),
    ),
)


def _age(context: Context) -> Text | None:
    birth, signed = context.answers.day("BRTHDTC"), consented_at(context.book)
    on = signed.date() if signed else context.today
    if birth is None or birth > on:
        return None
    age = completed_years(birth, on)
    if _LIMITS[0] <= age <= _LIMITS[1]:
        return None
    return Text(f"签署时 {age} 周岁，不在 18–65 岁；请核对出生日期", f"Aged {age} at consent, outside 18–65; check the date of birth")


def _born_after_consent(context: Context) -> Text | None:
    birth, signed = context.answers.day("BRTHDTC"), consented_at(context.book)
    if birth is None or signed is None or birth < signed.date():
        return None
    return Text("出生日期不早于签署知情同意日；请核对", "Born on or after the day of consent; please check")


def _too_soon(context: Context) -> Text | None:
    planned, signed = context.answers.day("D0PLDTC"), consented_at(context.book)
    if planned is None or signed is None or planned - signed.date() >= timedelta(_SCREENING_ENDS):
        return None
    return Text(
        f"计划回输日距签署知情同意（{signed.date()}）不足 6 天，筛选期（D−28 至 D−6）无从进行；请核对",
        f"Planned D0 is less than 6 days after consent ({signed.date()}): no room for screening (D−28 to D−6); please check",
    )


def _consent_early(context: Context) -> Text | None:
    planned, signed = context.answers.day("D0PLDTC"), consented_at(context.book)
    if planned is None or signed is None or planned - signed.date() <= timedelta(_SCREENING_OPENS):
        return None
    return Text(
        f"签署知情同意（{signed.date()}）早于 D−28；{planned - timedelta(_SCREENING_OPENS)} 以前的检查将判为过期",
        f"Consent ({signed.date()}) lies before D−28; tests before {planned - timedelta(_SCREENING_OPENS)} will be out of date",
    )


DEMOGRAPHICS_FORM = Form(
    key="DM",
    procedure="DEMO",
    text=Text("人口学资料与计划回输日", "Demographics and planned infusion day"),
    short=Text("人口学", "Demographics"),
    sections=(_PERSON, _PLAN),
    checks=(
        Check("age_outside", Level.CHECK, ("BRTHDTC",), _age, AGE),
        Check("born_after_consent", Level.MUST, ("BRTHDTC",), _born_after_consent, PLAUSIBILITY),
        Check("d0_too_soon", Level.CHECK, ("D0PLDTC",), _too_soon, SCREENING),
        Check("consent_before_window", Level.NOTE, ("D0PLDTC",), _consent_early, SCREENING),
    ),
)
