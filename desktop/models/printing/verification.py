"""Verifying a document file: is it whole, who signed it, may they be believed. Any doubt is a fault; any exception too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from desktop.models.clock import shown
from desktop.models.failure import failure
from desktop.models.printing.inside import Inside, read
from desktop.models.printing.verdict import Doubt, Examination, Expected, Fault, Holder, Manifest, Sheet, Signed, joined
from desktop.models.protocol.form import MAY_SIGN
from desktop.models.records.person import Meaning
from desktop.models.text import Text, same
from desktop.models.typed import cleaned

if TYPE_CHECKING:
    from desktop.models.printing.embedded import Judged


_MEANINGS = {meaning.value: meaning for meaning in Meaning}
_BROKEN = Text("被改动：文件不能完整读取或验证", "tampered: the file cannot be read or verified as a whole")


def examine(
    pdf: bytes, *, roots: Sequence[x509.Certificate], certificates: Mapping[str, Holder], manifest: Manifest | None = None
) -> Examination:
    """The verdict on a file, judged at the signing times it claims.

    certificates is the site's list: SHA-256 fingerprint to its holder. What a signature means is judged by the holder's
    role there, never by what the file says of its signer. manifest, if given, is asked what the site issued.
    Raises Failure E-5301 for something that is not a PDF, ValueError without a root.
    """
    if not roots:
        raise ValueError("a signature is trusted through a root; none was given")
    if not pdf.startswith(b"%PDF-"):
        raise failure(
            "E-5301",
            Text("这不是 PDF 文件。", "This is not a PDF file."),
            Text("请选择程序导出的 PDF。", "Choose a PDF that the program exported."),
        )
    sha256 = hashlib.sha256(pdf).hexdigest()
    try:
        return _examine(pdf, sha256, roots, certificates, manifest)
    except Exception:  # noqa: BLE001  # whatever a damaged file sets off, it is no longer what was signed
        return Examination("", False, 0, sha256, (), (Fault(Doubt.TAMPERED, _BROKEN),))


def _examine(
    pdf: bytes, sha256: str, roots: Sequence[x509.Certificate], certificates: Mapping[str, Holder], manifest: Manifest | None
) -> Examination:
    from desktop.models.printing.embedded import judge

    inside = read(pdf)
    judged = judge(pdf, roots)
    expected = manifest(inside.document) if manifest else None
    faults = [
        *_content_faults(inside),
        *_integrity_faults(inside, judged),
        *_completeness_faults(inside, judged),
        *(fault for one in judged for fault in _trust_faults(one, roots, certificates)),
        *_site_faults(inside, judged, sha256, expected, manifest is not None),
    ]
    training, signed = bool(inside.record.get("training")), tuple(_signed(one, certificates) for one in judged)
    return Examination(inside.document, training, inside.pages, sha256, signed, tuple(faults), _remark(expected))


def _content_faults(inside: Inside) -> Iterator[Fault]:
    for page in inside.changed_pages:
        yield Fault(
            Doubt.PAGE_ALTERED, Text("被改动：第 {n} 页在签名后被替换或修改", "tampered: page {n} was replaced or changed").fill(n=page)
        )
    if inside.record_changed:
        yield Fault(
            Doubt.RECORD_ALTERED, Text("被改动：附带的数据（record.json）被修改", "tampered: the data attached (record.json) were changed")
        )


def _integrity_faults(inside: Inside, judged: Sequence[Judged]) -> Iterator[Fault]:
    for number, one in enumerate(judged, 1):
        if not one.intact:
            says = Text("被改动：第 {n} 个签名（{name}）之后文件内容有变", "tampered: the file changed after signature {n} ({name})")
            yield Fault(Doubt.TAMPERED, says.fill(n=number, name=_attribute(one.certificate, NameOID.COMMON_NAME)))
    if judged and all(one.intact for one in judged) and not judged[-1].covers_file:
        yield Fault(
            Doubt.TAMPERED, Text("被改动：最后一个签名之后又追加了内容", "tampered: something was appended after the last signature")
        )
    if inside.signers != len(inside.fields) and inside.record.get("language") == "zh":
        yield Fault(
            Doubt.TAMPERED, Text("被改动：签名栏的数目与记录不符", "tampered: the number of signature fields is not the recorded one")
        )


def _completeness_faults(inside: Inside, judged: Sequence[Judged]) -> Iterator[Fault]:
    if not inside.fields:
        yield Fault(
            Doubt.UNSIGNED,
            Text("没有签名：不是签名文件（工作表、译本或打印件）", "unsigned: not a signed document (worksheet, translation or copy)"),
        )
        return
    signed = {one.field for one in judged}
    if missing := [_meaning_text(slot.name) for slot in inside.fields if slot.name not in signed]:
        yield Fault(
            Doubt.INCOMPLETE, Text("未签完：缺少签名 {which}", "incomplete: signatures missing: {which}").fill(which=joined(missing))
        )


def _trust_faults(one: Judged, roots: Sequence[x509.Certificate], certificates: Mapping[str, Holder]) -> Iterator[Fault]:
    name = _attribute(one.certificate, NameOID.COMMON_NAME)
    fingerprint = one.certificate.fingerprint(SHA256()).hex()
    if not any(_issued(one.certificate, root) for root in roots):
        yield Fault(
            Doubt.FOREIGN_ROOT,
            Text("不可信：{name} 的证书不是本站点根证书签发", "not trusted: the certificate of {name} has a foreign root").fill(name=name),
        )
        return
    # A signature that is broken was never followed up to the root: that says nothing of the certificate.
    if one.intact and not one.trusted:
        yield Fault(
            Doubt.NOT_VALID_THEN,
            Text("不可信：{name} 的证书在签名时间无效", "not trusted: the certificate of {name} was not valid then").fill(name=name),
        )
    if fingerprint not in certificates:
        yield Fault(
            Doubt.NOT_LISTED,
            Text("不可信：{name} 的证书不在证书名单中", "not trusted: the certificate of {name} is not in the list").fill(name=name),
        )
    else:
        yield from _holder_faults(one, certificates[fingerprint])


def _holder_faults(one: Judged, holder: Holder) -> Iterator[Fault]:
    """Whether the holder could sign then, may give this meaning, and is who the file says signed."""
    person, revoked, meaning = holder.person, holder.revoked, _MEANINGS.get(one.field.partition("-")[2])
    if revoked is not None and revoked <= one.claimed_at:
        says = Text("不可信：{name} 的证书在签名前（{at}）已撤销", "not trusted: the certificate of {name} was revoked before ({at})")
        yield Fault(Doubt.REVOKED, says.fill(name=person.name, at=shown(revoked)))
    if meaning is None or person.role not in MAY_SIGN[meaning]:
        says = Text("不可信：{name}（{role}）无权签“{meaning}”", "not trusted: {name} ({role}) may not sign “{meaning}”")
        yield Fault(Doubt.NOT_ENTITLED, says.fill(name=person.name, role=person.role.text, meaning=_meaning_text(one.field)))
    if (one.name, one.contact) != (person.name, f"{person.id} {person.role.value}"):
        says = Text("不可信：签名自称的人员不是证书持有人 {name}", "not trusted: the signer named is not the certificate's holder {name}")
        yield Fault(Doubt.NOT_ENTITLED, says.fill(name=person.name))


def _site_faults(inside: Inside, judged: Sequence[Judged], sha256: str, expected: Expected | Sheet | None, asked: bool) -> Iterator[Fault]:
    if isinstance(expected, Sheet) or not asked:
        return
    if expected is None:
        yield Fault(Doubt.NOT_ISSUED, _NO_SHEET.fill(number=inside.worksheet) if inside.worksheet else _NOT_ISSUED)
    elif sha256 in expected.earlier:
        yield Fault(Doubt.EARLIER_STATE, _EARLIER.fill(of=expected.signatures, n=len(judged)))
    elif len(judged) < expected.signatures:
        yield Fault(Doubt.STRIPPED, _STRIPPED.fill(of=expected.signatures, n=len(judged)))
    elif sha256 != expected.sha256:
        yield Fault(Doubt.NOT_AS_ISSUED, Text("被改动：与站点留存的文件不一致", "tampered: not the file the site keeps"))


_NOT_ISSUED = Text("不可信：站点没有签发过这份文件", "not trusted: the site never issued this document")
_NO_SHEET = Text("不可信：站点没有发放过工作表 {number}", "not trusted: the site never issued a worksheet {number}")
_EARLIER = Text(
    "较早的签名状态：站点的这份文件此后又有签名，现有 {of} 个，本文件 {n} 个",
    "an earlier state: the site's file was signed further since and has {of} signatures, this one {n}",
)
_STRIPPED = Text("被改动：站点记录有 {of} 个签名，文件只有 {n} 个", "tampered: the site knows {of} signatures, the file has {n}")


def _remark(expected: Expected | Sheet | None) -> Text | None:
    return expected.says if isinstance(expected, Sheet) else expected.remark if expected else None


def _issued(certificate: x509.Certificate, root: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(root)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _signed(one: Judged, certificates: Mapping[str, Holder]) -> Signed:
    meaning = one.field.partition("-")[2]
    holder = certificates.get(one.certificate.fingerprint(SHA256()).hex())
    return Signed(
        field=one.field,
        meaning=_MEANINGS.get(meaning),
        name=_attribute(one.certificate, NameOID.COMMON_NAME),
        person=_attribute(one.certificate, NameOID.SERIAL_NUMBER),
        role=holder.person.role if holder else None,
        claimed_at=one.claimed_at,
        fingerprint=one.certificate.fingerprint(SHA256()).hex(),
        intact=one.intact,
        trusted=one.trusted,
    )


def _meaning_text(field: str) -> Text:
    meaning = _MEANINGS.get(field.partition("-")[2])
    return meaning.text if meaning else same(cleaned(field))


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return cleaned(str(found[0].value)) if found else ""
