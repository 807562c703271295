"""Staff ids on a page: each is held against the site's accounts, and another person is not the one who recorded it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.text import Text, listed, same

_ASKED: Mapping[str, bool] = {"B06WHO": False, "C05TO": False, "G06RN": True}
"""The items that ask for staff ids alone, and whether somebody else than the recorder is meant."""
_BETWEEN = re.compile(r"[\s,，、;；/]+")
_UNKNOWN = Text("本站点没有工号为 {ids} 的账户；请核对，或说明", "The site has no account {ids}; check, or explain")
_ONESELF = Text("{id} 是录入人本人；请另一人复核", "{id} is who recorded it; another person is meant")


def with_staff(form: Form) -> Form:
    """The page with the checks of the staff ids it asks for."""
    asked = [item.key for item in form.items if item.key in _ASKED]
    unknown = [Check(f"{key.lower()}_no_account", Level.CHECK, (key,), _Unknown(key), PLAUSIBILITY) for key in asked]
    oneself = [Check(f"{key.lower()}_oneself", Level.CHECK, (key,), _Oneself(key), PLAUSIBILITY) for key in asked if _ASKED[key]]
    return replace(form, checks=(*form.checks, *unknown, *oneself)) if asked else form


def _ids(context: Context, key: str) -> tuple[str, ...]:
    return tuple(word for word in _BETWEEN.split(context.answers.code(key)) if word)


class _Unknown:
    """Names the ids that are no account; silent where the accounts are not known."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, context: Context) -> Text | None:
        unknown = [word for word in _ids(context, self._key) if word not in context.people] if context.people else []
        return _UNKNOWN.fill(ids=listed(map(same, unknown))) if unknown else None


class _Oneself:
    """Fires where the id is that of whoever recorded it, or records it now."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, context: Context) -> Text | None:
        recorder = _recorder(context, self._key)
        return _ONESELF.fill(id=recorder) if recorder and recorder in _ids(context, self._key) else None


def _recorder(context: Context, key: str) -> str:
    values = context.book.page(context.page).values(key) if context.page else ()
    recorded = bool(values) and str(values[-1].payload.get("value") or "") == context.answers.code(key)
    return values[-1].person if recorded else context.person
