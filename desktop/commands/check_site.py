"""`python -m desktop check-site DIR`: what can be said of a site folder without anyone's password."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.models.accounts.gate import GateLog
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.failure import Failure
from desktop.models.files import told
from desktop.models.storage.anchors import Anchors, read_anchors
from desktop.models.storage.documents import MARK, NAME
from desktop.models.storage.lock import holder
from desktop.models.text import Language, Text
from desktop.paths import machine_state

_PLAIN = b"SQLite format 3\0"
_PAGE = 4096


class Standing(StrEnum):
    """What became of one thing looked at."""

    VERIFIED = "verified"
    WRONG = "wrong"
    UNSEEN = "unseen"
    UNUSABLE = "unusable"


_HEADINGS = {
    Standing.VERIFIED: Text("已核验", "Verified"),
    Standing.WRONG: Text("发现问题", "Wrong"),
    Standing.UNSEEN: Text("没有密钥看不到", "Not visible without a key"),
    Standing.UNUSABLE: Text("无法检查", "Cannot be checked"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of the report."""

    standing: Standing
    what: Text


@dataclass(frozen=True, slots=True)
class Report:
    """What was verified, what is wrong, what could not be seen."""

    folder: Path
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """0 nothing wrong, 1 something wrong, 2 no site folder."""
        found = {finding.standing for finding in self.findings}
        return 2 if Standing.UNUSABLE in found else int(Standing.WRONG in found)

    def say(self, language: Language) -> str:
        """The report as printed on the terminal."""
        lines = [Text("站点文件夹：{folder}", "Site folder: {folder}").fill(folder=self.folder).say(language)]
        for standing, heading in _HEADINGS.items():
            said = [f"  - {finding.what.say(language)}" for finding in self.findings if finding.standing is standing]
            lines += [heading.say(language), *said] if said else []
        return "\n".join(lines)


def check(folder: Path, state: Path) -> Report:
    """Everything about the folder that shows without a key; `state` is this machine's folder of anchors. Changes nothing."""
    missing = [name for name in ("site.keys", "site.db") if not (folder / name).is_file()]
    if missing:
        what = Text("这不是站点文件夹：缺少 {names}。", "This is no site folder: {names} missing.").fill(names="、".join(missing))
        return Report(folder, (Finding(Standing.UNUSABLE, what),))
    try:
        keys = SiteKeys.read(folder / "site.keys")
    except Failure as failed:
        return Report(folder, (_wrong(failed), *_without_accounts(folder), *_unseen()))
    return Report(folder, (*_accounts(keys), *_gate(folder, keys), *_anchors(folder, state, keys), *_without_accounts(folder), *_unseen()))


def main(arguments: Sequence[str]) -> int:
    """Print the report; answers its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m desktop check-site", description="What can be verified of a site folder without a key."
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--language", type=Language, choices=list(Language), default=Language.ZH)
    chosen = parser.parse_args(arguments)
    try:
        report = check(chosen.folder, machine_state())
    except Failure as failed:
        report = Report(chosen.folder, (Finding(Standing.UNUSABLE, _numbered(failed.failed.number, failed.failed.what)),))
    print(report.say(chosen.language), file=sys.stderr if report.exit_code == 2 else sys.stdout)
    return report.exit_code


def _without_accounts(folder: Path) -> Iterator[Finding]:
    yield from _encryption(folder)
    yield from _documents(folder)
    yield from _lock(folder)


def _accounts(keys: SiteKeys) -> Iterator[Finding]:
    faults = keys.faults()
    yield from (Finding(Standing.WRONG, _numbered(fault.number, fault.what)) for fault in faults)
    if not faults:
        kind = Text("培训站点", "training site") if keys.training else Text("正式站点", "real site")
        yield _verified(
            "site.keys：{kind}，{count} 个账户；证书和证书清单均由本站点根证书签发。",
            "site.keys: {kind}, {count} accounts; the site's root issued every certificate and signed the list.",
            kind=kind,
            count=len(keys.slots),
        )


def _gate(folder: Path, keys: SiteKeys) -> Iterator[Finding]:
    log = GateLog(folder / "gate.log", [person.id for person in keys.people])
    faults = log.faults()
    yield from (Finding(Standing.WRONG, _numbered(fault.number, fault.what)) for fault in faults)
    if not faults:
        yield _verified(
            "gate.log：{count} 行，首尾相接。", "gate.log: {count} lines, each joined to the one before.", count=log.head.number
        )


def _anchors(folder: Path, state: Path, keys: SiteKeys) -> Iterator[Finding]:
    anchors = Anchors(folder, state, keys.site_id)
    try:
        here, there = read_anchors(anchors.in_site), read_anchors(anchors.in_state)
    except ValueError as damaged:
        yield _said(Standing.WRONG, "存证文件被改动：{where}。", "A file of anchors was altered: {where}.", where=damaged)
        return
    macs = {anchor.sequence: anchor.mac for anchor in there}
    differing = [anchor.sequence for anchor in here if macs.get(anchor.sequence, anchor.mac) != anchor.mac]
    if differing:
        yield _said(Standing.WRONG, "两份存证在第 {at} 条不一致。", "The two copies of the anchors differ at entry {at}.", at=differing[0])
    elif there and (not here or there[-1].sequence > here[-1].sequence):
        yield _said(
            Standing.WRONG,
            "站点的 anchors.log 比本机的存证短：被截去，或放回了旧文件夹。",
            "The site's anchors.log is shorter than this machine's copy: it was cut, or an older folder put back.",
        )
    elif there:
        yield _verified(
            "anchors.log：两份存证一致，到第 {at} 条。", "anchors.log: both copies agree, up to entry {at}.", at=here[-1].sequence
        )
    else:
        yield _said(
            Standing.UNSEEN,
            "本机没有该站点的第二份存证，旧文件夹被放回时看不出来。",
            "This machine has no second copy of the anchors: an older folder put back would not show.",
        )


def _encryption(folder: Path) -> Iterator[Finding]:
    for name in ("site.db", "drafts.db"):
        if not (folder / name).exists():
            continue
        pages, rest = divmod((folder / name).stat().st_size, _PAGE)
        if _beginning(folder / name) == _PLAIN or rest:
            yield _said(
                Standing.WRONG,
                "{name}：不是加密的数据文件，或长度不对。",
                "{name}: not an encrypted data file, or of a wrong length.",
                name=name,
            )
        else:
            yield _verified("{name}：已加密，{count} 页完整。", "{name}: encrypted, {count} whole pages.", name=name, count=pages)


def _beginning(path: Path) -> bytes:
    with told(path), path.open("rb") as file:
        return file.read(len(_PLAIN))


def _documents(folder: Path) -> Iterator[Finding]:
    documents = folder / "documents"
    # A name that begins with a dot was being written when the program was killed; nothing refers to it.
    files = [path for path in documents.iterdir() if not path.name.startswith(".")] if documents.is_dir() else []
    foreign = [path for path in files if not NAME.fullmatch(path.name) or not _beginning(path).startswith(MARK)]
    for path in sorted(foreign):
        yield _said(
            Standing.WRONG, "documents/{name}：不是本程序的文档。", "documents/{name}: not a document of this program.", name=path.name
        )
    if not foreign:
        yield _verified(
            "documents：{count} 份文档，名称与格式正确。", "documents: {count} documents, names and form are right.", count=len(files)
        )


def _lock(folder: Path) -> Iterator[Finding]:
    held = holder(folder)
    if held is None:
        yield _verified("没有程序正在使用本站点。", "No program is using the site.")
    else:
        yield _verified("本站点正由{who}使用。", "The site is in use: {who}.", who=held.text)


def _unseen() -> Iterator[Finding]:
    yield _said(
        Standing.UNSEEN,
        "记录的内容，以及每条记录的校验值和前后衔接。",
        "What the entries say, their check values and how they are chained.",
    )
    yield _said(
        Standing.UNSEEN,
        "应有的文档是否都在、内容是否完好（记录在加密文件里）。",
        "Whether all documents that should be there are, and are sound: the encrypted file knows.",
    )
    yield _said(
        Standing.UNSEEN, "gate.log 的末尾是否被截去（登录时核对）。", "Whether the end of gate.log was cut off: it is compared at login."
    )


def _verified(zh: str, en: str, **values: object) -> Finding:
    return _said(Standing.VERIFIED, zh, en, **values)


def _said(standing: Standing, zh: str, en: str, **values: object) -> Finding:
    return Finding(standing, Text(zh, en).fill(**values))


def _wrong(failed: Failure) -> Finding:
    return Finding(Standing.WRONG, _numbered(failed.failed.number, failed.failed.what))


def _numbered(number: str, what: Text) -> Text:
    return Text("{number} {what}", "{number} {what}").fill(number=number, what=what)
