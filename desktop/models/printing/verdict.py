"""The verdict on a document file, as values and as one plain sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from desktop.models.clock import shown
from desktop.models.records.person import Meaning, Person, Role
from desktop.models.text import Text, same


class Doubt(StrEnum):
    """The kinds of fault."""

    TAMPERED = "tampered"
    PAGE_ALTERED = "page_altered"
    RECORD_ALTERED = "attachment_altered"
    UNSIGNED = "unsigned"
    INCOMPLETE = "incomplete"
    FOREIGN_ROOT = "foreign_root"
    NOT_VALID_THEN = "not_valid_then"
    NOT_LISTED = "not_listed"
    NOT_ENTITLED = "not_entitled"
    REVOKED = "revoked"
    STRIPPED = "stripped"
    EARLIER_STATE = "earlier_state"
    NOT_ISSUED = "not_issued"
    NOT_AS_ISSUED = "not_as_issued"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, as a phrase."""

    doubt: Doubt
    says: Text


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature found in the file."""

    field: str
    meaning: Meaning | None
    name: str
    person: str
    role: Role | None
    claimed_at: datetime
    """The workstation's clock; nobody else attests it."""
    fingerprint: str
    intact: bool
    trusted: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose certificate it is, as the site's signed list says, and since when it is no longer good."""

    person: Person
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the site's ledger says of a document as last issued."""

    sha256: str
    signatures: int
    earlier: frozenset[str] = frozenset()
    """The file's SHA-256 after each signature before the last."""
    remark: Text | None = None
    """That it was replaced, or that what it covers was changed since: nothing is wrong with the file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the site says of a numbered worksheet; its content is on no record."""

    says: Text


@dataclass(frozen=True, slots=True)
class Examination:
    """The verdict on one file."""

    document: str
    """`S01-SCR-VS-v01`, empty where the file does not say."""
    training: bool
    pages: int
    sha256: str
    signatures: tuple[Signed, ...]
    faults: tuple[Fault, ...]
    remark: Text | None = None
    """What the site has to say of a file with which nothing need be wrong."""

    @property
    def good(self) -> bool:
        """Whether nothing at all is in doubt."""
        return not self.faults

    def sentence(self) -> Text:
        """The verdict in one plain sentence; 培训文件 comes first, then what the site has to say."""
        training = [Text("培训文件", "Training document")] if self.training else []
        remark = [self.remark] if self.remark else []
        return joined([*training, *remark, *([self._whole()] if self.good else [fault.says for fault in self.faults])])

    def _whole(self) -> Text:
        who = joined([_signed_by(signed) for signed in self.signatures])
        whole = Text(
            "完好，{n} 个签名均有效（{who}）。时间为工作站时钟，未经第三方证明",
            "intact, all {n} signatures valid ({who}). Times are the workstation's clock, not attested",
        )
        return whole.fill(n=len(self.signatures), who=who)


Manifest: TypeAlias = Callable[[str], Expected | Sheet | None]
"""What the site issued under a document id or a worksheet's number."""


def _signed_by(signed: Signed) -> Text:
    meaning = signed.meaning.text if signed.meaning else same(signed.field)
    return Text("{name} {meaning} {at}", "{name} {meaning} {at}").fill(name=signed.name, meaning=meaning, at=shown(signed.claimed_at))


def joined(texts: Sequence[Text]) -> Text:
    """The phrases as one."""
    return Text("；".join(text.zh for text in texts), "; ".join(text.en for text in texts))
