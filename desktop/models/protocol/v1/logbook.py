"""The logs of a subject: pages that belong to no visit, one row each, named by their number."""

from __future__ import annotations

import re

from desktop.models.protocol.form import Check, Context, Level
from desktop.models.protocol.source import Source
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.text import Text

LOG_VISIT = "LOG"
"""Stands in the page key where a visit's page names its visit."""

_NUMBER = re.compile("[0-9]+")


def rows(book: SubjectBook, log: str) -> tuple[Page, ...]:
    """The rows of a log that say anything, in the order of their numbers."""
    return tuple(page for page in book.repeats(LOG_VISIT, log) if any(page.answers[item].given for item in page.answers))


def unlisted(typed: str, book: SubjectBook, log: str) -> tuple[int, ...]:
    """The numbers in `1, 3` that the log has no row for."""
    known = {page.key.repeat for page in rows(book, log)}
    return tuple(number for number in map(int, _NUMBER.findall(typed)) if number not in known)


def refers_to_log(key: str, item: str, log: str, name: Text, source: Source) -> Check:
    """The check that the row numbers typed at the item are in the log."""

    def says(context: Context) -> Text | None:
        missing = unlisted(context.answers.code(item), context.book, log)
        if not missing:
            return None
        shown = ", ".join(map(str, missing))
        return Text(f"{name.zh}中没有第 {shown} 号；请核对编号", f"{name.en} has no number {shown}; check the number")

    return Check(key, Level.CHECK, (item,), says, source)
