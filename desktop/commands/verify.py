"""`python -m desktop verify FILE…`: is a signed document whole and trustworthy; works from the file, the root and the list alone."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from desktop.commands.site_records import SiteRecords, read_site
from desktop.commands.terminal import say
from desktop.models.accounts.certificate_list import read_certificate_list
from desktop.models.accounts.certificates import certificate_from, is_training
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.clock import shown
from desktop.models.failure import Failure, failure
from desktop.models.files import read_bytes
from desktop.models.printing.verdict import Examination, Holder, Manifest
from desktop.models.printing.verification import examine
from desktop.models.text import Language, Text

GOOD, DOUBTFUL, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Checked:
    """One file with its verdict; no examination where it could not be used."""

    file: Path
    says: Text
    examination: Examination | None = None

    @property
    def code(self) -> int:
        """The exit code this file asks for."""
        if self.examination is None:
            return UNUSABLE
        return GOOD if self.examination.good else DOUBTFUL


@dataclass(frozen=True, slots=True)
class Trust:
    """The root and the site's list of certificates, as far as they could be found and believed."""

    root: x509.Certificate
    certificates: Mapping[str, Holder]
    remark: Text | None = None
    """Why the list is empty, where it is."""


def main(argv: Sequence[str]) -> int:
    """0 all good, 1 something is tampered, incomplete or not trusted, 2 something could not be used."""
    try:
        options = _parser().parse_args(argv)
    except SystemExit as exit_:
        return GOOD if not exit_.code else UNUSABLE
    try:
        records = _records(options)
    except Failure as refused:
        say(refused.failed.say(options.lang), sys.stderr)
        return UNUSABLE
    checked = [_check(file, options, records.manifest if records else None) for file in options.files]
    _report(checked, options)
    codes = {one.code for one in checked}
    if records:
        codes |= _told(records, options.lang)
    return DOUBTFUL if DOUBTFUL in codes else max(codes)


def _report(checked: Sequence[Checked], options: argparse.Namespace) -> None:
    if options.json:
        say(json.dumps([_facts(one) for one in checked], ensure_ascii=False, indent=2))
        return
    for one in checked:
        say(f"{one.file.name}{Text('：', ': ').say(options.lang)}{one.says.say(options.lang)}")


def _told(records: SiteRecords, language: Language) -> set[int]:
    """Say what the site's own records and files are worth; answers the exit codes it asks for."""
    for remark in records.remarks:
        say(remark.say(language), sys.stderr)
    for damaged in records.damaged:
        say(damaged.say(language), sys.stderr)
    return {DOUBTFUL} if records.damaged else set()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="verify", description="Verify signed documents. Exit 0 all good, 1 tampered, incomplete or untrusted, 2 unusable."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--root", type=Path, help="the site's root.pem (default: beside the file, one folder up, or the site's own)")
    parser.add_argument("--certificates", type=Path, help="the site's certificates.json (default: beside root.pem)")
    parser.add_argument("--site", type=Path, metavar="DIR", help="also compare with what this site issued")
    parser.add_argument("--user", metavar="ID", help="account that opens the site")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="print facts instead of sentences")
    parser.add_argument("--lang", type=Language, choices=list(Language), default=Language.ZH)
    return parser


def _records(options: argparse.Namespace) -> SiteRecords | None:
    if options.site is None:
        return None
    if not options.user:
        raise failure("E-5302", Text("核对站点需要 --user。", "--site needs --user."), Text("加上 --user 工号。", "Add --user ID."))
    return read_site(options.site, options.user, _password(options))


def _password(options: argparse.Namespace) -> str:
    """One line; nothing where there is none, or none that can be read: then it is the wrong one."""
    try:
        return sys.stdin.readline().rstrip("\r\n") if options.password_stdin else getpass.getpass("密码 Password: ")
    except (EOFError, UnicodeDecodeError):
        return ""


def _check(file: Path, options: argparse.Namespace, manifest: Manifest | None) -> Checked:
    try:
        pdf = file.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        return Checked(file, Text("不能读取文件：{why}", "the file cannot be read: {why}").fill(why=why))
    try:
        trust = _trust(file, options)
        examination = examine(pdf, roots=[trust.root], certificates=trust.certificates, manifest=manifest)
    except Failure as refused:
        return Checked(file, Text(f"{refused.failed.number} {refused.failed.what.zh}", f"{refused.failed.number} {refused.failed.what.en}"))
    return Checked(file, _sentence(examination, trust, file.stem), examination)


def _sentence(examination: Examination, trust: Trust, name: str) -> Text:
    says = examination.sentence()
    if examination.document and examination.document != name:
        inside = Text("（文件内是 {document}）", "(inside: {document}) ").fill(document=examination.document)
        says = Text(inside.zh + says.zh, inside.en + says.en)
    if is_training(trust.root) and not examination.training:
        says = Text(f"培训文件；{says.zh}", f"Training document; {says.en}")
    return says if trust.remark is None else Text(f"{says.zh}（{trust.remark.zh}）", f"{says.en} ({trust.remark.en})")


def _trust(file: Path, options: argparse.Namespace) -> Trust:
    path = options.root or next(
        (place for folder in (file.parent, file.absolute().parent.parent) if (place := folder / "root.pem").is_file()), None
    )
    if path is None and options.site:
        keys = SiteKeys.read(options.site / "site.keys")
        return _trusting(keys.root_certificate, keys.certificates)
    if path is None or not path.is_file():
        raise failure(
            "E-5303", Text("没有找到根证书 root.pem。", "No root.pem was found."), Text("用 --root 指明。", "Name it with --root.")
        )
    root = certificate_from(read_bytes(path))
    listing = options.certificates or path.parent / "certificates.json"
    if not listing.is_file():
        return Trust(root, {}, Text("没有找到证书名单 certificates.json", "no certificates.json was found"))
    return _trusting(root, read_bytes(listing))


def _trusting(root: x509.Certificate, listing: bytes) -> Trust:
    try:
        listed = read_certificate_list(listing, root).certificates
    except Failure as refused:
        return Trust(root, {}, refused.failed.what)
    return Trust(root, {one.fingerprint: Holder(one.person, one.revoked) for one in listed})


def _facts(one: Checked) -> dict[str, object]:
    facts: dict[str, object] = {
        "file": str(one.file),
        "verdict": ("good", "doubtful", "unusable")[one.code],
        "sentence": {"zh": one.says.zh, "en": one.says.en},
    }
    if (seen := one.examination) is None:
        return facts
    signatures = [
        {
            "name": signed.name,
            "person": signed.person,
            "role": signed.role,
            "meaning": signed.meaning,
            "claimed_at": shown(signed.claimed_at),
            "certificate": signed.fingerprint,
            "intact": signed.intact,
            "trusted": signed.trusted,
        }
        for signed in seen.signatures
    ]
    faults = [{"kind": fault.doubt, "zh": fault.says.zh, "en": fault.says.en} for fault in seen.faults]
    return facts | {
        "document": seen.document,
        "training": seen.training,
        "pages": seen.pages,
        "sha256": seen.sha256,
        "remark": {"zh": seen.remark.zh, "en": seen.remark.en} if seen.remark else None,
        "signatures": signatures,
        "faults": faults,
    }
