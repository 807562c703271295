"""Every page the protocol has: each way in which some visit asks a form, once."""

from __future__ import annotations

import pytest

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Item
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.text import Language


def _every_page() -> list[tuple[str, Form]]:
    found: list[tuple[str, Form]] = []
    for visit in PROTOCOL.visits:
        found += [(visit.key, form) for form in PROTOCOL.pages(visit.key) if all(form != known for _, known in found)]
    return found


EVERY_PAGE = _every_page()

IN_BOTH_LANGUAGES = pytest.mark.parametrize("language", [Language.ZH, pytest.param(Language.EN, marks=pytest.mark.long)])
"""The paper of record is Chinese; its translation is read through by the long suite."""


def in_table(form: Form, item: Item) -> bool:
    """Whether the item stands in a table of rows, whose heads are wrapped or upright."""
    return form.section_of(item.key).row


def named(value: object) -> str:
    """`VS`, `D0`: how a test with it is called."""
    return value.key if isinstance(value, Form) else str(value)
