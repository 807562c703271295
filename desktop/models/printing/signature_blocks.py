"""The signature blocks: where they stand, how a slot looks before and after it is signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.models.clock import shown
from desktop.models.printing.setting import CAPTION, Line, Run, caption, flow, line_width, strong
from desktop.models.printing.sheet import FRAME_RULE, LEFT, RIGHT, SIGNED, Sheet
from desktop.models.protocol.form import Signer
from desktop.models.records.canonical import grouped
from desktop.models.records.person import Meaning, Person
from desktop.models.text import Language, Text

BLOCK_HEIGHT, _GUTTER = 24.0, 1.5
_DASH = (3.0, 2.0)
_FIRST_BASELINE, _LAST_BASELINE = 5.4, 21.8


@dataclass(frozen=True, slots=True)
class Place:
    """Where one slot stands: page number from 0, and millimetres from the top left corner."""

    page: int
    x: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class SignerFacts:
    """Who signs, with which meaning, from where."""

    person: Person
    meaning: Meaning
    workstation: str


def places(slots: int, page: int, top: float) -> list[Place]:
    """Equal blocks, two or three in a row."""
    across = 2 if slots <= 2 else 3
    width = (RIGHT - LEFT - _GUTTER * (across - 1)) / across
    return [
        Place(page, LEFT + (at % across) * (width + _GUTTER), top + at // across * (BLOCK_HEIGHT + _GUTTER), width) for at in range(slots)
    ]


def blocks_height(slots: int) -> float:
    """Millimetres that all blocks need."""
    rows = -(-slots // (2 if slots <= 2 else 3))
    return rows * BLOCK_HEIGHT + (rows - 1) * _GUTTER


def draw_unsigned(sheet: Sheet, x: float, top: float, width: float, signer: Signer, language: Language) -> None:
    """A dashed block that says 未签名 and who may sign."""
    sheet.box(x + 0.3, top + 0.3, width - 0.6, BLOCK_HEIGHT - 0.6, rule=0.8, radius=1.0, dash=_DASH, grey=True)
    unsigned = Text("未签名", "not signed").say(language)
    sheet.write(x + 2.6, top + 5.4, [caption(signer.meaning.text.say(language)), Run("  "), Run(unsigned, 12, bold=True, grey=True)])
    separator = Text("、", ", ").say(language)
    roles = separator.join(role.text.say(language) for role in signer.roles)
    sheet.lines(x + 2.6, top + 10.4, flow([caption(roles)], width - 5.2), 4.2)


def appearance(facts: SignerFacts, when: datetime, fingerprint: str, width: float) -> bytes:
    """The block as signed, as a PDF of one small page; opaque, so that it covers the dashed one."""
    sheet = Sheet("", "", "")
    sheet.resize(width, BLOCK_HEIGHT)
    draw_signed(sheet, width, facts, when, fingerprint)
    sheet.next_page()
    return sheet.finish()


def draw_signed(sheet: Sheet, width: float, facts: SignerFacts, when: datetime, fingerprint: str) -> None:
    """Meaning, name, role and id, time with offset, certificate tail, sentence of intent."""
    person, meaning = facts.person, facts.meaning
    sheet.box(0.3, 0.3, width - 0.6, BLOCK_HEIGHT - 0.6, rule=FRAME_RULE, radius=1.0, fill=SIGNED)
    name = (caption(meaning.text.zh), Run("  "), strong(person.name, 12))
    role = (caption(f"{person.role.text.zh} {person.id}"),)
    beside = line_width(name) + line_width(role) + 2 <= width - 5.2
    rows: list[tuple[Line, Line]] = [(name, role if beside else ())]
    if not beside:
        rows.append(((), role))
    rows += [((Run(shown(when), CAPTION),), ()), ((caption(f"证书 {grouped(fingerprint[-16:])}"),), (caption("电子签名"),))]
    rows += [(line, ()) for line in flow([Run(meaning.intent.zh, CAPTION)], width - 5.2)]
    leading = min(4.4, (_LAST_BASELINE - _FIRST_BASELINE) / (len(rows) - 1))
    for number, (left, right) in enumerate(rows):
        sheet.write(2.6, _FIRST_BASELINE + number * leading, left)
        sheet.write_right(width - 2.6, _FIRST_BASELINE + number * leading, right)


def scope(pages: Sequence[tuple[str, str]], language: Language) -> list[Run]:
    """Which pages the signatures cover, by digest, and whose clock the times come from."""
    covered = "　".join(f"{name} {grouped(digest)}" for name, digest in pages)
    covers = Text("签名覆盖以下页面内容（SHA-256 前 16 位）：", "The signatures cover these pages (first 16 digits of SHA-256): ").say(
        language
    )
    clock = Text("签名时间取自工作站时钟，未经第三方证明。", "Times are the workstation's clock, not attested by a third party.").say(
        language
    )
    official = Text("全部签名完成前不是正式文件。", "Not official until every signature is given.").say(language)
    said = Text("{covers}{covered}。{clock}{official}", "{covers}{covered}. {clock} {official}")
    return [caption(said.fill(covers=covers, covered=covered, clock=clock, official=official).say(language))]
