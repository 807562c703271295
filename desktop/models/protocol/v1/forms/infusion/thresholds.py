"""The limits of the infusion day, each with where it comes from; the protocol replaces the site's own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.models.protocol.source import Source, guideline, label, registry, site_default
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.sources import ASTCT

CHECKLIST = site_default("The registry record does not describe the day of infusion; the site's own checklist")
LABELS = "Labels of the licensed CD19 and BCMA CAR-T products (Kymriah, Yescarta, Tecartus, Abecma)"
INFECTION = label(f"{LABELS}: delay the infusion in active uncontrolled infection or inflammation")
REACTIONS = label(f"{LABELS}: delay the infusion while serious reactions to lymphodepletion last; Abecma by 7 days at most")
FILTER = label("Kymriah and Tecartus labels: no leukocyte-depleting filter")
IDENTITY = label("Yescarta and Abecma labels: the patient's identity matches cassette and bag before thaw and infusion")
STEROID = label("Kymriah, Tecartus and Abecma labels: no prophylactic systemic corticosteroids")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number a gate compares with."""

    value: Decimal
    unit: str
    source: Source


def _limit(value: str, unit: str, source: Source) -> Threshold:
    return Threshold(Decimal(value), unit, source)


FEVER = _limit("38.0", "℃", ASTCT)
"""What the consensus calls fever; that the infusion is held for it is the site's, after the labels."""
LD_TO_INFUSION = _limit("3", "d", registry(sentences.LYMPHODEPLETION))
"""The last day of lymphodepletion is D−3."""
LD_REPEAT = _limit("14", "d", label("Tecartus label: repeat lymphodepletion after more than 2 weeks"))
OXYGEN_SATURATION = _limit("92", "%", site_default("No limit for oxygen saturation in the registry record"))
SYSTOLIC = _limit("90", "mmHg", site_default("No limit for blood pressure in the registry record"))
QTCF = _limit("501", "ms", guideline("CTCAE 5.0, electrocardiogram QT corrected interval prolonged, grade 3"))
ORGANS_AGE = _limit("72", "h", site_default("How old laboratory results may be at infusion is not in the registry record"))
_AGAIN = "An entry limit held again before infusion; the registry record does not say whether it applies"
CLEARANCE = _limit("30", "mL/min", site_default(f"{_AGAIN}: {sentences.CLEARANCE}"))
TRANSAMINASE = _limit("3", "×ULN", site_default(f"{_AGAIN}: {sentences.ALT}; {sentences.AST}"))
BILIRUBIN = _limit("1.5", "×ULN", site_default(f"{_AGAIN}: {sentences.BILIRUBIN}"))
BILIRUBIN_GILBERT = _limit("3", "×ULN", site_default(f"{_AGAIN}: {sentences.BILIRUBIN}"))
ICE_FULL = _limit("10", "", ASTCT)
_SENTINEL = site_default("Intervals between subjects are not in the registry record; compare NCT07488546, 14 days to the next subject")
SAME_DOSE_INTERVAL = _limit("14", "d", _SENTINEL)
HIGHER_DOSE_INTERVAL = _limit("28", "d", _SENTINEL)
TOCILIZUMAB = label("Kymriah label (EU, 2024): one dose on hand, another within 8 hours; the FDA programme asked for two")
TOCILIZUMAB_LEAST = _limit("1", "doses", TOCILIZUMAB)
TOCILIZUMAB_WANTED = _limit("2", "doses", TOCILIZUMAB)
SHIPPER_BELOW_ZERO = _limit("120", "℃", label("Kymriah label: vapour phase of liquid nitrogen, −120 ℃ or colder"))
"""Degrees below zero."""
VIABILITY = _limit("70", "%", site_default("Release limit of viability as in academic CTL019; the product's certificate decides"))
DOSE_DEVIATION = _limit("20", "%", site_default("Tolerance between ordered and released dose is not in the registry record"))
_PREMEDICATION = label("Kymriah label: paracetamol and an H1 antihistamine 30 to 60 minutes before infusion")
PREMED_EARLIEST = _limit("60", "min", _PREMEDICATION)
PREMED_LATEST = _limit("30", "min", _PREMEDICATION)
_BATH = site_default("The Kymriah label thaws at 37 ℃ and gives no tolerance; 1 ℃ either way until the product's instructions say")
BATH_LOW = _limit("36.0", "℃", _BATH)
BATH_HIGH = _limit("38.0", "℃", _BATH)
THAW_TIME = _limit("10", "min", site_default("How long a thaw takes is left to the product's instructions"))
THAW_EXPIRY = _limit(
    "30", "min", label("Kymriah label: infuse within 30 minutes of thaw at room temperature; the product's own label decides")
)
BEDSIDE_CHECK = _limit("10", "min", site_default("How long a bedside check holds is not in the registry record"))
INFUSION_TIME = _limit("30", "min", label("Tecartus label: infuse within 30 minutes by gravity or peristaltic pump"))
REACTION_PHYSICIAN = _limit("2", "", site_default("CTCAE grade of an infusion reaction from which a physician decides"))
REACTION_STOP = _limit("3", "", site_default("CTCAE grade of an infusion reaction from which the infusion stops"))
RINSES = _limit("1", "", site_default("How often the bag is rinsed is left to the product's instructions"))
