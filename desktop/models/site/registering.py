"""Register a subject for screening: code and initials only, no name or hospital number."""

from __future__ import annotations

import re

from desktop.models.accounts.permissions import Act
from desktop.models.failure import failure
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Text

INITIALS = re.compile(r"[A-Z]{4}")
"""The four-box rule of Chinese case report forms: 张红 ZHHO, 张红旗 ZHQI, 欧阳红旗 OYHQ."""


def next_code(site: Site) -> str:
    """The code the next subject gets, `S01` onward; a code is never used twice."""
    return f"S{site.ledger.count(Kind.SUBJECT_REGISTERED) + 1:02d}"


def register_subject(site: Site, initials: str) -> Change:
    """Open a casebook for a new subject; raises E-4001 where the initials are not four capital letters."""
    site.permit(Act.REGISTER_SUBJECT)
    if not INITIALS.fullmatch(initials):
        raise failure(
            "E-4001",
            Text("姓名缩写须为 4 个大写字母。", "The initials must be four capital letters."),
            Text(
                "两字姓名各取前两个字母（张红 ZHHO）；三字取前两字首字母和末字前两个字母（张红旗 ZHQI）；四字各取首字母（欧阳红旗 OYHQ）。",
                "Two characters: two letters each (张红 ZHHO); three: 1 + 1 + 2 (张红旗 ZHQI); four: one each (欧阳红旗 OYHQ).",
            ),
        )
    page = PageKey(next_code(site), "SCR", "", 0)
    return append(site, [site.fact(Kind.SUBJECT_REGISTERED, page, payload={"initials": initials, "screening_number": "1"})])
