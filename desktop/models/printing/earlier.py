"""What a new version says of the signed documents before it: which of their pages it replaces, and which stay valid."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.models.printing.blocks import Block, heading, paragraph, space
from desktop.models.printing.document import Document, Earlier
from desktop.models.printing.setting import Run, caption, gap, strong
from desktop.models.text import Language, Text

_TITLE = Text("与以前签名文件的关系", "Documents signed before")
_HEAD = Text("链首 {head}", "head {head}")
_REPLACED = Text("以本版为准：{pages}", "Replaced by this version: {pages}")
_VALID = Text("仍然有效：{pages}", "Still valid: {pages}")
_NONE = Text("已没有有效页面", "No page of it is valid any more")


def earlier_blocks(document: Document) -> list[Block]:
    """A paragraph for each of those documents; nothing where none was signed before."""
    if not document.earlier:
        return []
    said = [block for one in document.earlier for block in _said(one, document.language)]
    return [heading(_TITLE.say(document.language)), *said, space(4.0)]


def _said(one: Earlier, language: Language) -> list[Block]:
    name = [strong(one.id), gap(3), caption(_HEAD.fill(head=one.head).say(language))] if one.head else [strong(one.id)]
    lines = [_listed(_REPLACED, one.replaced, language)] if one.replaced else []
    lines.append(_listed(_VALID, one.valid, language) if one.valid else _NONE.say(language))
    return [*paragraph(name, keep=True), *(block for words in lines for block in paragraph([Run(words)], leading=4.7))]


def _listed(told: Text, pages: Sequence[str], language: Language) -> str:
    return told.fill(pages=Text("、", ", ").say(language).join(pages)).say(language)


def remark(document: Document) -> Text | None:
    """The same in a few words, for the head of every page."""
    if not document.earlier:
        return None
    if document.replaces is not None:
        return Text("替代第 {n} 版（签名已失效）", "Replaces version {n} (its signatures have ended)").fill(n=document.replaces)
    if any(one.replaced for one in document.earlier):
        return Text("替代以前文件的部分页面，见第 1 页", "Replaces pages of earlier documents, see page 1")
    return Text("以前文件仍然有效，见第 1 页", "Earlier documents stay valid, see page 1")
