"""Results that are words: negative or positive, with the titre of a positive one, and what can contradict them."""

from __future__ import annotations

import re

from desktop.models.protocol.form import Check, Context, Level
from desktop.models.protocol.items import Choice, Note, Option, Origin, When
from desktop.models.protocol.source import Source
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.sources import CDASH, PLAUSIBILITY
from desktop.models.text import Text
from desktop.models.values import Truth

REPORTED = Asking(CDASH, Origin.LIS)
"""Asks for the figures and remarks of a laboratory report that have no limits of their own."""
NEGATIVE = Option("NEG", Text("阴性", "Negative"))
WEAK = Option("WEAK", Text("弱阳性", "Weakly positive"))
POSITIVE = Option("POS", Text("阳性", "Positive"))
UNCLEAR = Option("IND", Text("不确定", "Indeterminate"))
_FOUND = (POSITIVE.code, WEAK.code)
_TITRE = re.compile(r"1\s?[:：]\s?[1-9][0-9]{0,5}")


def qualitative(
    key: str,
    text: Text,
    options: tuple[Option, ...] = (NEGATIVE, POSITIVE),
    *,
    source: Source = CDASH,
    required: bool = True,
    asked_when: When | None = None,
    hint: Text | None = None,
) -> Choice:
    """A result that is one of a few words of the report."""
    return Choice(
        key=key, text=text, source=source, origin=Origin.LIS, required=required, asked_when=asked_when, hint=hint, options=options
    )


def titre(key: str, zh: str, en: str, of: str) -> Note:
    """The dilution of a positive result, as on the report."""
    hint = Text("按报告填写，如 1:320", "As on the report, such as 1:320")
    return REPORTED.note(key, zh, en, required=False, when=When(of, _FOUND), limit=40, hint=hint)


def titre_missing(result: str, diluted: str) -> Check:
    """A positive result without its titre."""

    def says(context: Context) -> Text | None:
        if context.answers.code(result) not in _FOUND or context.answers[diluted].given:
            return None
        return Text("结果阳性但未填滴度；请按报告补填", "Positive without a titre; add that of the report")

    return Check(f"{diluted.lower()}_missing", Level.CHECK, (diluted, result), says, PLAUSIBILITY)


def titre_unreadable(diluted: str) -> Check:
    """A titre that is no dilution, so that no rule could read it."""

    def says(context: Context) -> Text | None:
        typed = context.answers[diluted].value
        if not typed or _TITRE.fullmatch(typed):
            return None
        return Text(f"“{typed}”不是 1:n 形式的滴度；请核对", f"“{typed}” is no titre of the form 1:n; please check")

    return Check(f"{diluted.lower()}_unreadable", Level.CHECK, (diluted,), says, PLAUSIBILITY)


def contradicts(word: str, figure: str) -> Check:
    """A negative word beside a figure above its limit, or a positive one beside a figure within."""

    def says(context: Context) -> Text | None:
        result = context.answers.laboratory(figure)
        if result is None or result.uln is None:
            return None
        within = {"NEG": Truth.MET, "POS": Truth.NOT_MET}.get(context.answers.code(word))
        measured = result.reported.at_most(result.uln)
        if within is None or measured in (within, Truth.UNKNOWN):
            return None
        value = context.answers[figure].value
        return Text(
            f"定性结果与定量 {value}（上限 {result.uln}）不符；请核对报告",
            f"The result in words disagrees with {value} (limit {result.uln}); check the report",
        )

    return Check(f"{word.lower()}_contradicts", Level.CHECK, (word, figure), says, PLAUSIBILITY)
