"""What is typed on any page of any visit: plausible values made from what the page itself says of its items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import assert_never

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.records.answer import Answer, Answers
from desktop.models.values import Bounds

_YES = frozenset({
    "SVOCCUR", "L01PROD", "L01ICF", "LDMESYN", "CYYN", "FLUYN", "B02DEX", "B02MP", "B02EPI", "B02PRES", "B02AED", "B03SUC", "B03O2",
    "B03MON", "B03DEF", "B03AIR", "B04BED", "B05OPEN", "B06MD", "B06RN", "D01APYN", "D01H1YN", "F01NAME", "F01ID", "F01LOT", "F01DOSE",
    "F01EXP", "F02SEEN", "F03PRIME", "F03NOFIL", "F05MOVE", "F06SEEN", "ICESAMP", "CARDHAS", "CARDOK", "CARDEDU", "A07SEEN", "A08HAND",
    "A10WILL", "C01SEAL", "C03OK", "C04INIT", "C04BORN", "C06AGR", "E03INT", "E04NONE", "G01SEEN", "G02BAG", "G03CARD", "G03FEV", "G03NEAR",
    "G03CAR", "G03DON",
})  # fmt: skip
"""What went well is 是; everything else that is asked with 是/否 did not happen."""

_TYPED: Mapping[str, str] = {
    "SVWAY": "INPAT", "HEIGHT": "162", "WEIGHT": "52.0", "CYM2": "300", "CYGIV": "459", "FLUM2": "30", "FLUGIV": "45.9",
    "LDMES": "180", "B01MG": "800", "B01DOSE": "2",
    "F01BAG": "1", "F08ML": "20", "F08N": "2", "F09VOL": "30", "F09RES": "0", "F05RATE": "2", "ECOG": "1", "KPS": "80", "HAQDI": "0.125",
    "ICEORIEN": "4", "ICENAME": "3", "ICECOMM": "1", "ICEWRITE": "1", "ICEATTN": "1",
}  # fmt: skip
"""Where the middle of the usual or the first option would tell another story than this subject's."""

_NOTES: Mapping[str, str] = {"NAM": "本院检验科", "REF": "260105001"}
"""By the end of the item's key."""

_SEX = "F"
_LAST = frozenset({"F09END", "F09DTC", "F10DTC", "CYEN", "FLUEN"})
_JUST_NOW, _A_WHILE_AGO = timedelta(minutes=5), timedelta(minutes=25)


def typed(form: Form, at: datetime, given: Mapping[str, str]) -> dict[str, str]:
    """Item to text in paper order for everything the page then asks; `given` goes before what would be made up."""
    answers: dict[str, str] = {}
    for item in form.items:
        known = Answers({key: Answer(value=text) for key, text in answers.items()})
        applies = item.asked_when is None or item.asked_when.holds(known)
        if not applies or isinstance(item, Derived):
            continue
        if item.key in given:
            answers[item.key] = given[item.key]
        elif item.key in _TYPED:
            answers[item.key] = _TYPED[item.key]
        elif item.required or item.key.endswith("PERF"):
            answers[item.key] = _made_up(item, at)
    return answers


def _made_up(item: Item, at: datetime) -> str:
    match item:
        case YesNo():
            return "Y" if item.key in _YES or item.key.endswith("PERF") else "N"
        case Choice():
            return item.options[0].code
        case Number():
            return _between(item.reference or item.soft, item.decimals)
        case Laboratory():
            return _between(item.reference(_SEX) or item.soft, item.decimals)
        case Moment():
            return f"{at - (_JUST_NOW if item.key in _LAST else _A_WHILE_AGO):%Y%m%d %H%M}"
        case Day():
            return f"{at:%Y%m%d}"
        case Note():
            return next((text for end, text in _NOTES.items() if item.key.endswith(end)), "无异常")
        case Derived():
            return ""
        case _:
            assert_never(item)


def _between(bounds: Bounds, decimals: int) -> str:
    """The middle of what is usual, in the digits the item is written with."""
    low, high = bounds.low, bounds.high
    middle = (low + high) / 2 if low is not None and high is not None else low if low is not None else (high or Decimal(1)) / 2
    return str(middle.quantize(Decimal(1).scaleb(-decimals)))
