"""What hands type, made canonical: full-width digits, short dates, short times. Meaning never changes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_FULL_WIDTH = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９．，－：／＜＞＝　", "0123456789.,-:/<>= ", strict=True)}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def cleaned(text: str) -> str:
    """Free text without control, bidirectional and zero-width characters, in NFC (never NFKC: it turns 10⁹ into 109)."""
    return _CONTROL.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n"))).strip()


def number_text(text: str) -> str:
    """A typed number with full-width digits and `。` made narrow; other letters stay, to be refused by name."""
    narrow = cleaned(text).translate(_FULL_WIDTH).replace("。", ".").replace(" ", "")
    return narrow.replace("<=", "≤").replace(">=", "≥")


def day_text(text: str, today: date, day_zero: date | None = None) -> str | None:
    """The ISO date meant by `20260105`, `2026-1-5`, `1.5`, `0105`, `t`, `d+7`/`+7` (from D0), or None.

    A date without a year takes the year that brings it nearest to today, never further than one year away.
    """
    typed = number_text(text).lower().replace("/", "-").replace("年", "-").replace("月", "-").replace("日", "")
    if typed in ("t", "今天"):
        return today.isoformat()
    if (relative := re.fullmatch(r"d?([+-][0-9]{1,3})", typed)) and day_zero is not None:
        return (day_zero + timedelta(days=int(relative[1]))).isoformat()
    typed = typed.replace(".", "-")
    if re.fullmatch(r"[0-9]{8}", typed):
        return _iso(int(typed[:4]), int(typed[4:6]), int(typed[6:]))
    if full := _DAY.fullmatch(typed):
        return _iso(int(full[1]), int(full[2]), int(full[3]))
    if short := re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})", typed) or re.fullmatch(r"([0-9]{2})([0-9]{2})", typed):
        return _nearest(int(short[1]), int(short[2]), today)
    return None


def partial_day_text(text: str, today: date) -> str | None:
    """As day_text, and also `2025-UK-UK`, `2025-03-UK`, `2025`, `2025-03`, `202503` for history that is not known to the day."""
    typed = number_text(text).upper().replace("/", "-").replace(".", "-")
    if re.fullmatch(r"(?:19|20)[0-9]{4}", typed):
        typed = f"{typed[:4]}-{typed[4:]}"
    parts = re.fullmatch(r"((?:19|20)[0-9]{2})(?:-([0-9]{1,2}|UK))?(?:-UK)?", typed)
    if parts is None:
        return day_text(text, today)
    if parts[2] is None or parts[2] == "UK":
        return f"{parts[1]}-UK-UK"
    return f"{parts[1]}-{int(parts[2]):02d}-UK" if 1 <= int(parts[2]) <= 12 else None


def time_text(text: str) -> str | None:
    """The 24-hour time `HH:MM` meant by `0830`, `8:30`, `8.30`, or None."""
    typed = number_text(text).replace(".", ":")
    parts = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", typed) or re.fullmatch(r"([0-9]{1,2})([0-9]{2})", typed)
    if parts is None or int(parts[1]) > 23 or int(parts[2]) > 59:
        return None
    return f"{int(parts[1]):02d}:{parts[2]}"


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _nearest(month: int, day: int, today: date) -> str | None:
    candidates = [iso for year in (today.year - 1, today.year, today.year + 1) if (iso := _iso(year, month, day))]
    return min(candidates, key=lambda iso: abs(date.fromisoformat(iso) - today), default=None)
