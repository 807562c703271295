"""The table of who may do what (R-IAM-02); checked where the acts are done, not where the buttons are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.models.failure import failure
from desktop.models.protocol.form import CLINICAL, Form
from desktop.models.records.person import Person, Role
from desktop.models.text import Text, listed


class Act(StrEnum):
    """What can be done at a site."""

    REGISTER_SUBJECT = "register_subject"
    RECORD = "record"
    CORRECT = "correct"
    CONFIRM_FINDING = "confirm_finding"
    CHECK_STEP = "check_step"
    OVERRIDE_GATE = "override_gate"
    SIGN_RECORD = "sign_record"
    SIGN_REVIEW = "sign_review"
    MOVE_INFUSION = "move_infusion"
    SETTLE_DEVIATION = "settle_deviation"
    ISSUE_WORKSHEET = "issue_worksheet"
    PRINT_COPY = "print_copy"
    READ_SUBJECT = "read_subject"
    READ_AUDIT = "read_audit"
    EXPORT_CERTIFICATES = "export_certificates"

    @property
    def text(self) -> Text:
        """The act in the words of the ward."""
        return _ACTS[self]


_ACTS: Mapping[Act, Text] = {
    Act.REGISTER_SUBJECT: Text("登记受试者", "register a subject"),
    Act.RECORD: Text("录入", "record"),
    Act.CORRECT: Text("更正", "correct"),
    Act.CONFIRM_FINDING: Text("说明核查提示", "answer an edit check"),
    Act.CHECK_STEP: Text("核对步骤", "check a step"),
    Act.OVERRIDE_GATE: Text("越过硬停", "go on past a hard stop"),
    Act.SIGN_RECORD: Text("签名（记录）", "sign as recorder"),
    Act.SIGN_REVIEW: Text("签名（审核）", "sign as reviewer"),
    Act.MOVE_INFUSION: Text("改期回输日", "move the day of infusion"),
    Act.SETTLE_DEVIATION: Text("处理偏离提示", "settle a proposed deviation"),
    Act.ISSUE_WORKSHEET: Text("发放工作表", "issue a worksheet"),
    Act.PRINT_COPY: Text("打印", "print"),
    Act.READ_SUBJECT: Text("查看受试者", "read a subject"),
    Act.READ_AUDIT: Text("查看稽查轨迹", "read the audit trail"),
    Act.EXPORT_CERTIFICATES: Text("导出证书", "export the certificates"),
}

_READING = frozenset({Act.READ_SUBJECT, Act.READ_AUDIT})
_OWN_PAGES = _READING | {
    Act.RECORD,
    Act.CORRECT,
    Act.CONFIRM_FINDING,
    Act.CHECK_STEP,
    Act.SIGN_RECORD,
}
"""On the pages whose form names the role among its recorders, and on no other."""
_RECORDING = _OWN_PAGES | {
    Act.REGISTER_SUBJECT,
    Act.MOVE_INFUSION,
    Act.SETTLE_DEVIATION,
    Act.ISSUE_WORKSHEET,
    Act.PRINT_COPY,
}
_REVIEWING = _RECORDING | {Act.OVERRIDE_GATE, Act.SIGN_REVIEW, Act.EXPORT_CERTIFICATES}

_TABLE: Mapping[Role, frozenset[Act]] = {
    Role.NURSE: _RECORDING,
    Role.COORDINATOR: _RECORDING,
    Role.SUB_INVESTIGATOR: _REVIEWING,
    Role.INVESTIGATOR: _REVIEWING,
    Role.PHARMACIST: _OWN_PAGES,
    Role.MONITOR: _READING,
    Role.INSPECTOR: _READING | {Act.EXPORT_CERTIFICATES},
    # By intent not a person with an interest in the data: no clinical act, not even reading (R-IAM-03).
    Role.ADMINISTRATOR: frozenset({Act.EXPORT_CERTIFICATES}),
}


def allowed(role: Role, act: Act) -> bool:
    """Whether the role may do the act."""
    return act in _TABLE[role]


def require(person: Person, act: Act) -> None:
    """Raises Failure E-3201 where the person's role may not do the act."""
    if not allowed(person.role, act):
        raise failure(
            "E-3201",
            Text("{name}（{role}）无权{act}。", "{name} ({role}) may not {act}.").fill(
                name=person.name, role=person.role.text, act=act.text
            ),
            Text("请由有相应授权的人员登录后操作。", "Someone with that duty must log in and do it."),
        )


def require_recorder(person: Person, form: Form) -> None:
    """Raises Failure E-4002 where the page is another role's to record."""
    if person.role not in form.recorders:
        raise failure(
            "E-4002",
            Text("“{form}”由{roles}记录。", "“{form}” is recorded by: {roles}.").fill(
                form=form.text,
                roles=listed(role.text for role in form.recorders),
            ),
            Text(
                "请有权限的人员登录后录入；您输入的内容保留为草稿。", "Ask an entitled person to log in; what you typed stays as a draft."
            ),
        )


def require_answerer(person: Person, form: Form) -> None:
    """Raises Failure E-4002 where a finding of the page is not the role's to answer: a clinician may on any, the others on their own."""
    if person.role not in CLINICAL:
        require_recorder(person, form)
