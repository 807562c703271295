"""与上同一标本: what a section takes over from the one above it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Day, Moment, Note
from desktop.models.records.answer import NOT_ANSWERED, Answer


def taken_over(above: Section, section: Section, answer: Callable[[str], Answer]) -> Mapping[str, Answer]:
    """Time, laboratory and report number of the section above, for what is still empty in this one, by item."""
    known = {item.text: answer(item.key) for item in above.items if isinstance(item, Moment | Day | Note)}
    empty = [item for item in section.items if isinstance(item, Moment | Day | Note) and not answer(item.key).given]
    found = {item.key: known.get(item.text, NOT_ANSWERED) for item in empty}
    return {key: taken for key, taken in found.items() if taken.given}
