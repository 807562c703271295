"""Which items of a page apply while it is filled."""

from __future__ import annotations

from collections.abc import Callable

from desktop.models.protocol.form import Form
from desktop.models.records.answer import Answer, Answers


def applying_items(form: Form, answer: Callable[[str], Answer]) -> frozenset[str]:
    """The keys of what applies: what depends on a hidden item is hidden with it, and nothing typed is thrown away."""
    applying = frozenset(item.key for item in form.items)
    for _ in form.items:
        typed = Answers({key: answer(key) for key in applying})
        narrower = frozenset(item.key for item in form.asked(typed))
        if narrower == applying:
            break
        applying = narrower
    return applying
