"""Examples of every criterion, at each of its limits."""

from __future__ import annotations

from datetime import date

from desktop.models.records.facts import Fact
from desktop.models.values import Reason
from tests.models.protocol.cases import MET, NOT_MET, UNKNOWN, Example, facts, person
from tests.models.protocol.sampled import BILIRUBIN, INR, KIDNEY, MARROW, PT, enzyme

AGE = [
    Example("IN-01", "18th birthday on the day of consent", facts(**person("2008-01-05")), MET, edge=True),
    Example("IN-01", "one day before the 18th birthday", facts(**person("2008-01-06")), NOT_MET, edge=True),
    Example("IN-01", "one day before the 66th birthday", facts(**person("1960-01-06")), MET, edge=True),
    Example("IN-01", "66th birthday on the day of consent", facts(**person("1960-01-05")), NOT_MET, edge=True),
    Example("IN-01", "born on 29 February, 18 only on 1 March", facts(**person("2008-02-29", "2026-02-28T09:00")), NOT_MET, edge=True),
    Example("IN-01", "born on 29 February, the day after", facts(**person("2008-02-29", "2026-03-01T09:00")), MET, edge=True),
    Example("IN-01", "consent not signed yet", facts(birth_date="1990-01-01"), UNKNOWN, Reason.MISSING, missing=("consent_datetime",)),
    Example(
        "IN-01", "date of birth not known", facts(consent_datetime="2026-01-05T09:00"), UNKNOWN, Reason.MISSING, missing=("birth_date",)
    ),
    Example("IN-01", "consent before birth", facts(**person("2026-01-06")), UNKNOWN, Reason.CONFLICT),
]

WORD = [
    Example("IN-07", "the investigator says yes", facts(hemodynamically_stable="Y"), MET),
    Example("IN-07", "the investigator says no", facts(hemodynamically_stable="N"), NOT_MET),
    Example("IN-07", "the investigator cannot say", facts(hemodynamically_stable="U"), UNKNOWN, Reason.NEEDS_ADJUDICATION),
    Example("IN-07", "not asked yet, however good the pressure", facts(systolic="120"), UNKNOWN, Reason.MISSING),
    Example(
        "IN-07",
        "judged before the window",
        facts(hemodynamically_stable=Fact("N", on=date(2025, 12, 22))),
        UNKNOWN,
        Reason.STALE,
        edge=True,
    ),
    Example(
        "IN-07", "judged on the first day of the window", facts(hemodynamically_stable=Fact("Y", on=date(2025, 12, 23))), MET, edge=True
    ),
    Example("IN-09b", "the investigator says yes", facts(compliance="Y"), MET),
    Example("IN-09b", "the investigator says no", facts(compliance="N"), NOT_MET),
    Example("IN-09b", "not asked yet", facts(), UNKNOWN, Reason.MISSING, missing=("compliance",)),
]

SIGNED = "2026-01-05T09:00"
CONSENT = [
    Example("IN-09a", "signed, nothing done yet", facts(consent_datetime=SIGNED), MET),
    Example("IN-09a", "first sample in the same minute", facts(consent_datetime=SIGNED, first_procedure=SIGNED), MET, edge=True),
    Example(
        "IN-09a",
        "first sample a minute earlier",
        facts(consent_datetime=SIGNED, first_procedure="2026-01-05T08:59"),
        UNKNOWN,
        Reason.NEEDS_ADJUDICATION,
        "procedure_before_consent",
        edge=True,
    ),
    Example(
        "IN-09a",
        "same day, one of the times not known",
        facts(consent_datetime="2026-01-05", first_procedure=SIGNED),
        UNKNOWN,
        Reason.NEEDS_ADJUDICATION,
        "procedure_before_consent",
    ),
    Example("IN-09a", "the day before the first sample", facts(consent_datetime="2026-01-04", first_procedure=SIGNED), MET),
    Example("IN-09a", "withdrawn", facts(consent_datetime=SIGNED, consent_withdrawn="Y"), NOT_MET, rule="withdrawn"),
    Example("IN-09a", "not withdrawn", facts(consent_datetime=SIGNED, consent_withdrawn="N"), MET),
    Example(
        "IN-09a",
        "re-consent needed and not signed",
        facts(consent_datetime=SIGNED, reconsent_needed="Y"),
        UNKNOWN,
        Reason.MISSING,
        missing=("reconsent_datetime",),
    ),
    Example(
        "IN-09a", "re-consent signed", facts(consent_datetime=SIGNED, reconsent_needed="Y", reconsent_datetime="2026-01-07T10:00"), MET
    ),
    Example("IN-09a", "not signed", facts(), UNKNOWN, Reason.MISSING, missing=("consent_datetime",)),
]

EXAMPLES = [*AGE, *MARROW, *enzyme("IN-04a", "alt"), *enzyme("IN-04b", "ast"), *BILIRUBIN, *KIDNEY, *INR, *PT, *WORD, *CONSENT]
