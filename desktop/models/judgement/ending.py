"""What becomes of a visit nobody held once a subject's part in the trial is over."""

from __future__ import annotations

from desktop.models.judgement.windows import Timing, VisitWindow
from desktop.models.protocol.v1.taking_part import Ending

_UNDONE = (Timing.AHEAD, Timing.OPEN, Timing.MISSED)


def lapsed(end: Ending, window: VisitWindow) -> bool:
    """Whether a visit that was not held can no longer be: it opens after the end, or closes after nobody may be asked to come."""
    return window.timing in _UNDONE and (window.closes if end.no_contact else window.opens) >= end.on
