"""What a site knows of the paper it gave out, for `verify --site`: read once, then asked by document id or worksheet number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.models.accounts.reauthentication import gate_log
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.clock import SystemClock, shown
from desktop.models.failure import Failed, Failure, failure
from desktop.models.printing.verdict import Expected, Manifest, Sheet, joined
from desktop.models.records.casebook import Casebook, Page, Signature
from desktop.models.records.entry import Entry, Kind
from desktop.models.records.signing import page_digest
from desktop.models.site.emergency import emergency_line
from desktop.models.site.opening import log_in, log_out
from desktop.models.site.presence import to_acknowledge
from desktop.models.site.site import Site
from desktop.models.text import Text
from desktop.paths import machine_state


@dataclass(frozen=True, slots=True)
class SiteRecords:
    """What was read."""

    manifest: Manifest
    remarks: tuple[Text, ...]
    """Warnings that leave the records usable."""
    damaged: tuple[Failed, ...]
    """Kept documents that do not open, or are not what was kept."""


def read_site(folder: Path, user: str, password: str) -> SiteRecords:
    """The site's records; raises the failures of logging in, E-5304 where the records themselves are in doubt."""
    site = log_in(folder, machine_state(), SystemClock(), user, password)
    try:
        usable = to_acknowledge(site)
        if found := [fault for fault in (*site.faults, *site.warnings) if fault not in usable]:
            what = Text("站点记录有告警，不能作为核对依据：{what}", "The site's own records are in doubt: {what}")
            raise failure(
                "E-5304",
                what.fill(what=found[0].what),
                Text("先运行 check-site 并联系系统管理员。", "Run check-site and tell the IT administrator first."),
            )
        book = site.casebook()
        signatures = [signature for subject in book.books() for signature in subject.signatures]
        known = _documents(site, book, signatures) | _sheets(site)
        remarks = tuple(Text("{number} {what}", "{number} {what}").fill(number=one.number, what=one.what) for one in usable)
        return SiteRecords(lambda name: known.get(name) or _emergency(folder, name), remarks, tuple(_damaged(site, signatures)))
    finally:
        log_out(site)


def _documents(site: Site, book: Casebook, signatures: Sequence[Signature]) -> dict[str, Expected | Sheet]:
    by_version: dict[tuple[str, int], list[Signature]] = {}
    for signature in sorted(signatures, key=lambda one: one.sequence):
        by_version.setdefault((signature.document, signature.version), []).append(signature)
    standing = {key.shown: (page, subject.signatures_of(key)) for subject in book.books() for key, page in subject.pages.items()}
    return {
        _named(document, version): Expected(
            sha256=given[-1].sha256,
            signatures=len(given),
            earlier=frozenset(one.sha256 for one in given[:-1]),
            remark=_remark(site, given[-1], {name: standing[name] for name in given[-1].pages}),
        )
        for (document, version), given in by_version.items()
    }


def _remark(site: Site, signature: Signature, pages: Mapping[str, tuple[Page, tuple[Signature, ...]]]) -> Text | None:
    """Whether the document is what holds today; of one with several pages, which hold no longer."""
    own = _named(signature.document, signature.version)
    newest = {name: _named(given[-1].document, given[-1].version) for name, (_, given) in pages.items()}
    moved = {name: document for name, document in newest.items() if document != own}
    others = sorted(set(moved.values()))
    if len(moved) == len(pages):
        return Text("已被更新的版本替代（{name}）", "superseded by a newer version ({name})").fill(name=_listed(others))
    said = []
    if moved:
        replaced = Text("其中 {pages} 已由 {names} 替代", "{pages} superseded by {names}")
        said.append(replaced.fill(pages=_listed(list(moved)), names=_listed(others)))
    current = [(name, page) for name, (page, _) in pages.items() if name not in moved]
    changed = [name for name, page in current if page_digest(page, site.protocol.version) != signature.pages[name]]
    if changed:
        says = Text(
            "签名后 {pages} 有更正，尚未重新签名：本文件已不是现行内容", "{pages} changed since and not signed anew: no longer current"
        )
        said.append(says.fill(pages=_listed(changed)))
    return joined(said) if said else None


def _listed(names: Sequence[str]) -> Text:
    return Text("、".join(names), ", ".join(names))


def _sheets(site: Site) -> dict[str, Expected | Sheet]:
    return {str(entry.payload["serial"]): Sheet(_issued(entry, site)) for entry in site.ledger.entries_of_kind(Kind.WORKSHEET_ISSUED)}


def _issued(entry: Entry, site: Site) -> Text:
    person = site.people.get(entry.person)
    says = Text(
        "工作表 {serial}：{at} 由 {who} 为 {page} 发放（{kind}）；手写内容不在记录中",
        "worksheet {serial}: issued {at} by {who} for {page} ({kind}); what is written on it is on no record",
    )
    kind = Text("预填", "prefilled") if entry.payload.get("prefilled") else Text("空白", "blank")
    who = person.name if person else entry.person
    return says.fill(serial=entry.payload["serial"], at=shown(entry.recorded_at), who=who, page=entry.page.shown, kind=kind)


def _emergency(folder: Path, name: str) -> Sheet | None:
    """A blank sheet printed without a login: gate.log knows when."""
    line = emergency_line(name)
    at = gate_log(folder, SiteKeys.read(folder / "site.keys")).printed_at(line) if line else None
    if at is None:
        return None
    says = Text("应急工作表 {name}：{at} 未登录打印，空白", "emergency worksheet {name}: printed blank at {at} without a login")
    return Sheet(says.fill(name=name, at=shown(at)))


def _damaged(site: Site, signatures: Sequence[Signature]) -> Iterator[Failed]:
    for sha256 in sorted({signature.sha256 for signature in signatures}):
        try:
            site.documents.get(sha256)
        except Failure as damaged:
            yield damaged.failed


def _named(document: str, version: int) -> str:
    return f"{document}-v{version:02d}"
