"""Every page the protocol has: each way in which some visit asks a form, once."""

from __future__ import annotations

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Item
from desktop.models.protocol.v1 import PROTOCOL


def _every_page() -> list[tuple[str, Form]]:
    found: list[tuple[str, Form]] = []
    for visit in PROTOCOL.visits:
        found += [(visit.key, form) for form in PROTOCOL.pages(visit.key) if all(form != known for _, known in found)]
    return found


EVERY_PAGE = _every_page()


def in_table(form: Form, item: Item) -> bool:
    """Whether the item stands in a table of rows, whose heads are wrapped or upright."""
    return form.section_of(item.key).row


def named(value: object) -> str:
    """`VS`, `D0`: how a test with it is called."""
    return value.key if isinstance(value, Form) else str(value)
