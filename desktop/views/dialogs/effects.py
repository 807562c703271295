"""How a criterion's state is drawn everywhere: icon and ink; the word stands beside it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.models.judgement.eligibility import Effect

STATE: Mapping[Effect, tuple[str, str]] = {
    Effect.PASSES: ("ok", "ok"),
    Effect.FAILS: ("fail", "danger"),
    Effect.PENDING: ("unknown", "warn"),
}
"""Icon and tone."""
