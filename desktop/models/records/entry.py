"""One entry of the ledger: the record is the audit trail, so this is the only shape a fact has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop.models.records.canonical import Canonical
from desktop.models.records.person import Role
from desktop.models.text import Text


class Kind(StrEnum):
    """What an entry tells; the value is stored, the words are shown."""

    SITE_CREATED = "site_created"
    PERSON_ADDED = "person_added"
    CERTIFICATE_ISSUED = "certificate_issued"
    LOGIN = "login"
    LOGOUT = "logout"
    LOCK = "lock"
    UNLOCK = "unlock"
    GATE = "gate"
    """Head of gate.log and what it held since the last login (failed logins, lock-outs, emergency prints)."""
    SUBJECT_REGISTERED = "subject_registered"
    PLAN_MOVED = "plan_moved"
    """Another planned day of infusion, with the reason."""
    ANSWER = "answer"
    """First value of an item."""
    CORRECTION = "correction"
    """A later value of an item, with reason."""
    PROMPT = "prompt"
    """An edit check fired on a saved value."""
    PROMPT_ANSWERED = "prompt_answered"
    """A person confirmed a prompted value with a reason."""
    STEP_CHECKED = "step_checked"
    """A second person checked a step of the checklist as it stood."""
    GATE_OVERRIDDEN = "gate_overridden"
    """A physician went on past a gate, with the reason."""
    DRAFT_RESTORED = "draft_restored"
    DRAFT_DISCARDED = "draft_discarded"
    DRAFT_MOVED = "draft_moved"
    """Somebody else was first to record under the number of a person's draft: it waits under the next free one."""
    SIGNATURE = "signature"
    SIGNATURE_REFUSED = "signature_refused"
    """A wrong password at signing."""
    WORKSHEET_ISSUED = "worksheet_issued"
    PRINTED = "printed"
    EXPORTED = "exported"
    ALARM = "alarm"
    ALARM_ACKNOWLEDGED = "alarm_acknowledged"
    """A person has seen a warning; it is not shown at the next login."""

    @property
    def text(self) -> Text:
        """The kind in the words of the ward."""
        return KIND_TEXT[self]


KIND_TEXT: Mapping[Kind, Text] = {
    Kind.SITE_CREATED: Text("建立站点", "Site created"),
    Kind.PERSON_ADDED: Text("登记人员", "Person added"),
    Kind.CERTIFICATE_ISSUED: Text("签发证书", "Certificate issued"),
    Kind.LOGIN: Text("登录", "Logged in"),
    Kind.LOGOUT: Text("退出", "Logged out"),
    Kind.LOCK: Text("锁定", "Locked"),
    Kind.UNLOCK: Text("解锁", "Unlocked"),
    Kind.GATE: Text("登录前记录", "Before login"),
    Kind.SUBJECT_REGISTERED: Text("登记受试者", "Subject registered"),
    Kind.PLAN_MOVED: Text("更改计划回输日", "Planned infusion day moved"),
    Kind.ANSWER: Text("录入", "Entered"),
    Kind.CORRECTION: Text("更正", "Corrected"),
    Kind.PROMPT: Text("核查提示", "Edit check"),
    Kind.PROMPT_ANSWERED: Text("提示已说明", "Edit check answered"),
    Kind.STEP_CHECKED: Text("双人核对", "Checked by a second person"),
    Kind.GATE_OVERRIDDEN: Text("越过停止条件", "Gate overridden"),
    Kind.DRAFT_RESTORED: Text("恢复草稿", "Draft restored"),
    Kind.DRAFT_DISCARDED: Text("放弃草稿", "Draft discarded"),
    Kind.DRAFT_MOVED: Text("草稿改号", "Draft renumbered"),
    Kind.SIGNATURE: Text("签名", "Signed"),
    Kind.SIGNATURE_REFUSED: Text("签名未成（密码错误）", "Signature refused (wrong password)"),
    Kind.WORKSHEET_ISSUED: Text("发放工作表", "Worksheet issued"),
    Kind.PRINTED: Text("打印", "Printed"),
    Kind.EXPORTED: Text("导出", "Exported"),
    Kind.ALARM: Text("完整性告警", "Integrity alarm"),
    Kind.ALARM_ACKNOWLEDGED: Text("告警已知悉", "Alarm acknowledged"),
}

PAGE_DATA = frozenset({Kind.ANSWER, Kind.CORRECTION, Kind.PROMPT_ANSWERED, Kind.STEP_CHECKED, Kind.GATE_OVERRIDDEN})
"""The kinds that change what a page says; a signature covers exactly these."""


@dataclass(frozen=True, slots=True, order=True)
class PageKey:
    """Names one page: a form of a visit of a subject, and which time it was done."""

    subject: str
    visit: str
    form: str
    repeat: int = 1

    @property
    def shown(self) -> str:
        """`S01-SCR-LAB`, or `S01-SCR-LAB-2` for a repeat."""
        tail = f"-{self.repeat}" if self.repeat > 1 else ""
        return f"{self.subject}-{self.visit}-{self.form}{tail}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """A fact about to be appended; the ledger adds sequence, times, workstation, versions and the chain."""

    kind: Kind
    person: str
    role: Role | None
    subject: str = ""
    visit: str = ""
    form: str = ""
    item: str = ""
    repeat: int = 0
    happened_at: str = ""
    """When it happened as told by the user: `2026-01-05T07:40`, a date, or nothing where that is now."""
    payload: Mapping[str, Canonical] = field(default_factory=dict)
    reason: str = ""

    @property
    def page(self) -> PageKey:
        """The page the fact belongs to."""
        return PageKey(self.subject, self.visit, self.form, self.repeat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(NewEntry):
    """A fact in the ledger."""

    sequence: int
    recorded_at: datetime
    workstation: str
    app_version: str
    protocol_version: str
    previous: str
    """MAC of the entry before, hex; 64 zeros for the first."""
    mac: str
    """HMAC-SHA256 over previous and everything above, hex."""
