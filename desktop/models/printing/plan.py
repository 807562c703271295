"""What a paper says of the plan: which day of infusion its visit is judged by, every move of it, and what was said to be no deviation."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.models.printing.blocks import Block, heading, paragraph, space
from desktop.models.printing.document import Document
from desktop.models.printing.setting import SMALL_BODY, Run, strong
from desktop.models.text import Language, Text

_MOVED = Text("计划回输日改期", "Moves of the planned infusion day")
_DISMISSED = Text("不记为偏离的提示", "Proposed, and said to be no deviation")


def plan_blocks(document: Document) -> list[Block]:
    """Above the first page; nothing where the plan says nothing about the visit."""
    language, judged = document.language, document.visit.judged
    blocks = paragraph([strong(judged.say(language), SMALL_BODY)], leading=4.7) if judged else []
    blocks += _told(_MOVED, document.moves, language)
    return [*blocks, space(3.0)] if blocks else []


def dismissed_blocks(document: Document) -> list[Block]:
    """Below the last page of a row of the deviations."""
    return _told(_DISMISSED, document.dismissed, document.language)


def _told(title: Text, lines: Sequence[Text], language: Language) -> list[Block]:
    if not lines:
        return []
    return [heading(title.say(language)), *(block for line in lines for block in paragraph([Run(line.say(language))], leading=4.7))]
