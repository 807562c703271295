"""Edit checks that several logs make: what ends, is noticed or is reported before it began."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Level
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.protocol.v1.subject import consented_at
from desktop.models.scales.partial_date import earliest_day, latest_day
from desktop.models.text import Text


def not_before(key: str, later: str, earlier: str, says: Text) -> Check:
    """Fires where the later date certainly lies before the earlier one; a partial date is given the benefit of its doubt."""

    def crossed(context: Context) -> Text | None:
        answers = context.answers
        begins, ends = earliest_day(answers.code(earlier)), latest_day(answers.code(later))
        return says if begins is not None and ends is not None and ends < begins else None

    return Check(key, Level.MUST, (later, earlier), crossed, PLAUSIBILITY)


def not_before_moment(key: str, later: str, earlier: str, says: Text) -> Check:
    """The same to the minute, for two times."""

    def crossed(context: Context) -> Text | None:
        began, ended = context.answers.moment(earlier), context.answers.moment(later)
        return says if began is not None and ended is not None and ended < began else None

    return Check(key, Level.MUST, (later, earlier), crossed, PLAUSIBILITY)


def not_before_consent(key: str, item: str, level: Level, says: Text) -> Check:
    """Fires where the whole of the answered date lies before the day of consent."""

    def crossed(context: Context) -> Text | None:
        happened, signed = latest_day(context.answers.code(item)), consented_at(context.book)
        return says if happened is not None and signed is not None and happened < signed.date() else None

    return Check(key, level, (item,), crossed, PLAUSIBILITY)
