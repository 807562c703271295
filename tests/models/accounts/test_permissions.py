"""The whole table of roles and acts, written down a second time by hand (R-IAM-02, R-IAM-03)."""

from __future__ import annotations

from itertools import product

import pytest

from desktop.models.accounts.permissions import Act, allowed, require
from desktop.models.failure import Failure
from desktop.models.records.person import Person, Role
from desktop.models.text import Language

EXPECTED = """
                      N C S P H M I A
register_subject      x x x x . . . .
record                x x x x x . . .
correct               x x x x x . . .
confirm_finding       x x x x x . . .
check_step            x x x x x . . .
override_gate         . . x x . . . .
sign_record           x x x x x . . .
sign_review           . . x x . . . .
move_infusion         x x x x . . . .
settle_deviation      x x x x . . . .
issue_worksheet       x x x x . . . .
print_copy            x x x x . . . .
read_subject          x x x x x x x .
read_audit            x x x x x x x .
export_certificates   . . x x . . x x
"""
COLUMNS = {
    "N": Role.NURSE,
    "C": Role.COORDINATOR,
    "S": Role.SUB_INVESTIGATOR,
    "P": Role.INVESTIGATOR,
    "H": Role.PHARMACIST,
    "M": Role.MONITOR,
    "I": Role.INSPECTOR,
    "A": Role.ADMINISTRATOR,
}


def table() -> dict[tuple[Role, Act], bool]:
    header, *lines = EXPECTED.strip("\n").splitlines()
    rows = {Act(line.split()[0]): line.split()[1:] for line in lines}
    return {(COLUMNS[letter], act): mark == "x" for act, marks in rows.items() for letter, mark in zip(header.split(), marks, strict=True)}


def test_the_table_by_hand_is_complete() -> None:
    assert set(table()) == set(product(Role, Act))


@pytest.mark.parametrize(("role", "act"), list(product(Role, Act)), ids=str)
def test_each_role_may_do_what_the_table_says_and_nothing_else(role: Role, act: Act) -> None:
    person = Person("X001", "某人", role)
    assert allowed(role, act) is table()[role, act]
    if allowed(role, act):
        require(person, act)
        return
    with pytest.raises(Failure) as caught:
        require(person, act)
    assert caught.value.failed.number == "E-3201"
    said = caught.value.failed.say(Language.ZH)
    assert role.text.zh in said
    assert act.text.zh in said


def test_the_administrator_has_no_clinical_act() -> None:
    """R-IAM-03."""
    assert [act for act in Act if allowed(Role.ADMINISTRATOR, act)] == [Act.EXPORT_CERTIFICATES]
