"""The icon and the tone beside each word of the work list; state is icon + word + colour everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.models.judgement.task import Pressing

SIGNS: Mapping[Pressing, tuple[str, str]] = {
    Pressing.DRAFT: ("draft", "accent"),
    Pressing.OVERDUE: ("late", "danger"),
    Pressing.MUST: ("stop", "danger"),
    Pressing.FAILED: ("fail", "danger"),
    Pressing.BROKEN: ("sign", "danger"),
    Pressing.WINDOW: ("timer", "warn"),
    Pressing.DUE: ("calendar", "warn"),
    Pressing.AWAITED: ("tube", "warn"),
    Pressing.UNFINISHED: ("list", "ink2"),
    Pressing.UNSIGNED: ("sign", "ink2"),
    Pressing.REVIEW: ("sign", "ink2"),
    Pressing.DEVIATION: ("flag", "warn"),
    Pressing.UNKNOWN: ("unknown", "warn"),
    Pressing.UNTOUCHED: ("plus", "ink2"),
    Pressing.MOVED: ("switch", "ink2"),
}
