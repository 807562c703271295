"""What is asked of every page alike: words in both languages, names and limits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Choice, Laboratory, Number
from desktop.models.text import Text
from desktop.models.values import Bounds

_CHINESE = re.compile("[\u4e00-\u9fff]")
_KEY = re.compile("[A-Z][A-Z0-9]{0,7}")


def in_both_languages(words: Text) -> bool:
    """Whether the Chinese holds Chinese and the English none."""
    return bool(_CHINESE.search(words.zh)) and bool(words.en) and not _CHINESE.search(words.en)


def unworded(form: Form) -> list[Text]:
    """The texts of a page that are not in both languages."""
    return [words for words in _words(form) if not in_both_languages(words)]


def _words(form: Form) -> Iterable[Text]:
    yield from (form.text, form.short, *(section.text for section in form.sections))
    for item in form.items:
        yield from (item.text, *([item.hint] if item.hint else []))
        yield from (option.text for option in item.options) if isinstance(item, Choice) else ()


def misnamed(form: Form) -> list[str]:
    """Item keys that the exported data set could not carry, and items that do not say where they come from."""
    return [item.key for item in form.items if not _KEY.fullmatch(item.key) or not item.source.sentence]


def crossed_limits(form: Form) -> list[str]:
    """Items whose usual values are not within the possible ones, or what is normal not within the usual."""
    return [item.key for item in form.items if isinstance(item, Laboratory | Number) and not _nested(item)]


def _nested(item: Laboratory | Number) -> bool:
    if isinstance(item, Number):
        return _inside(item.soft, item.hard) and (item.reference is None or _inside(item.reference, item.soft))
    return _inside(item.soft, item.hard) and all(_inside(one, item.soft) for one in (item.reference_male, item.reference_female))


def _inside(inner: Bounds, outer: Bounds) -> bool:
    if inner.low is not None and inner.high is not None and inner.low >= inner.high:
        return False
    return all(outer.holds(end) for end in (inner.low, inner.high) if end is not None)
