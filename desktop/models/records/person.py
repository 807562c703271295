"""The people of the site, the roles they hold and the meanings they sign with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.models.text import Text


class Role(StrEnum):
    """The roles of DESIGN §5; a person holds one."""

    NURSE = "nurse"
    COORDINATOR = "coordinator"
    SUB_INVESTIGATOR = "sub_investigator"
    INVESTIGATOR = "principal_investigator"
    PHARMACIST = "pharmacist"
    MONITOR = "monitor"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"

    @property
    def text(self) -> Text:
        """The role as printed beside a name."""
        return _ROLES[self]


_ROLES = {
    Role.NURSE: Text("研究护士", "Research nurse"),
    Role.COORDINATOR: Text("临床协调员", "Coordinator"),
    Role.SUB_INVESTIGATOR: Text("研究医生", "Sub-investigator"),
    Role.INVESTIGATOR: Text("主要研究者", "Principal investigator"),
    Role.PHARMACIST: Text("细胞接收 药师", "Cell receiver, pharmacist"),
    Role.MONITOR: Text("监查员", "Monitor"),
    Role.INSPECTOR: Text("检查员", "Inspector"),
    Role.ADMINISTRATOR: Text("系统管理员", "IT administrator"),
}


class Meaning(StrEnum):
    """What a signature says (R-SIG-02)."""

    RECORD = "record"
    CHECK = "check"
    REVIEW = "review"
    APPROVE = "approve"

    @property
    def text(self) -> Text:
        """The meaning in one word."""
        return _MEANINGS[self][0]

    @property
    def intent(self) -> Text:
        """The sentence the signer confirms."""
        return _MEANINGS[self][1]


_MEANINGS = {
    Meaning.RECORD: (
        Text("记录", "Recorded"),
        Text("本人在所记时间完成上述记录，内容真实、完整。", "I made these records at the times stated; they are true and complete."),
    ),
    Meaning.CHECK: (Text("核对", "Checked"), Text("本人已独立核对上述内容。", "I have checked the above independently.")),
    Meaning.REVIEW: (
        Text("审核", "Reviewed"),
        Text("本人已审阅以上记录与标注的异常值，确认真实、完整、及时。", "I have reviewed these records and the abnormal values marked."),
    ),
    Meaning.APPROVE: (Text("批准", "Approved"), Text("本人批准上述内容。", "I approve the above.")),
}


@dataclass(frozen=True, slots=True)
class Person:
    """One named person with one account; the id is never given to anyone else (R-IAM-01)."""

    id: str
    name: str
    role: Role

    @property
    def initials(self) -> str:
        """What stands beside an entry on paper: the id's letters and number are unique, a name is not."""
        return self.id
