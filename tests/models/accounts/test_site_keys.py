"""Key slots: one password opens the site and one signing key, and nothing in clear can be turned against it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.models.accounts.certificate_list import Listed, certificate_list_json
from desktop.models.accounts.certificates import fingerprint, pem
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.accounts.slots import Argon2, create_slot
from desktop.models.failure import Failure
from desktop.models.records.person import Person, Role
from desktop.models.text import Language
from tests.bench import KEY, START
from tests.people import CHEAP, EVERYONE, NURSE, PASSWORDS, PHYSICIAN, foreign_root, issued, root, site_keys


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "site.keys"
    site_keys().write(written)
    return written


def edited(path: Path, edit: Callable[[Any], object]) -> SiteKeys:
    """The file after somebody was at it with a text editor."""
    content = json.loads(path.read_bytes())
    edit(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    return SiteKeys.read(path)


def slot_of(content: Any, person: Person) -> Any:
    return next(slot for slot in content["slots"] if slot["person"] == person.id)


@pytest.mark.parametrize("person", EVERYONE, ids=lambda person: person.id)
def test_each_person_opens_the_same_site_with_a_key_of_their_own(path: Path, person: Person) -> None:
    unlocked = SiteKeys.read(path).unlock(person.id, PASSWORDS[person.id])
    assert (unlocked.person, unlocked.k_site) == (person, KEY)
    assert unlocked.signing_key.public_key() == issued(person)[1].public_key()
    assert unlocked.certificate == issued(person)[1]


@pytest.mark.parametrize(
    ("user", "password"),
    [("N001", "wrong password"), ("N001", ""), ("N001", PASSWORDS["D001"]), ("nobody", PASSWORDS["N001"]), ("", "")],
)
def test_a_wrong_user_or_password_is_refused_without_saying_which(path: Path, user: str, password: str) -> None:
    with pytest.raises(Failure) as caught:
        SiteKeys.read(path).unlock(user, password)
    assert caught.value.failed.number == "E-3101"
    assert caught.value.failed.say(Language.ZH).startswith("E-3101 用户名或密码不正确")


def test_an_unknown_user_costs_the_same_derivation(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    derived: list[str] = []
    genuine = Argon2.derive

    def counted(cost: Argon2, password: str, salt: bytes) -> bytes:
        derived.append(password)
        return genuine(cost, password, salt)

    monkeypatch.setattr(Argon2, "derive", counted)
    keys = SiteKeys.read(path)
    for user in ("N001", "nobody"):
        with pytest.raises(Failure):
            keys.unlock(user, "wrong password")
    assert derived == ["wrong password", "wrong password"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda content: slot_of(content, NURSE).update(role="principal_investigator"),
        lambda content: slot_of(content, NURSE).update(name="王𬭬"),
        lambda content: slot_of(content, NURSE).update(certificate=slot_of(content, PHYSICIAN)["certificate"]),
    ],
    ids=["role", "name", "certificate"],
)
def test_an_altered_account_is_named_at_login_and_without_a_password(path: Path, edit: Callable[[Any], object]) -> None:
    """A nurse cannot be made an investigator with a text editor."""
    keys = edited(path, edit)
    with pytest.raises(Failure) as caught:
        keys.unlock("N001", PASSWORDS["N001"])
    assert caught.value.failed.number == "E-3102"
    assert [fault.number for fault in keys.faults()] == ["E-3102"]
    assert "N001" in keys.faults()[0].what.zh


@pytest.mark.parametrize("name", ["salt", "site_key"])
def test_a_slot_cannot_be_opened_with_parts_of_another(path: Path, name: str) -> None:
    keys = edited(path, lambda content: slot_of(content, NURSE).update({name: slot_of(content, PHYSICIAN)[name]}))
    for password in PASSWORDS.values():
        with pytest.raises(Failure, match="E-3101"):
            keys.unlock("N001", password)


def test_a_slot_cannot_be_moved_to_another_site(path: Path) -> None:
    keys = edited(path, lambda content: content.update(site_id="other"))
    with pytest.raises(Failure, match="E-3101"):
        keys.unlock("N001", PASSWORDS["N001"])
    assert [fault.number for fault in keys.faults()] == ["E-3108"]


def test_a_training_site_cannot_be_made_a_real_one(path: Path) -> None:
    keys = edited(path, lambda content: content.update(training=False))
    assert [fault.number for fault in keys.faults()] == ["E-3108"]


def test_a_certificate_of_another_root_is_named(path: Path) -> None:
    foreign = pem(foreign_root().issue(NURSE, START)[1])
    keys = edited(path, lambda content: slot_of(content, NURSE).update(certificate=foreign))
    assert [fault.number for fault in keys.faults()] == ["E-3102"]


def test_a_listed_certificate_of_another_root_is_named() -> None:
    foreign = foreign_root().issue(NURSE, START)[1]
    slot = replace(site_keys().slots[0], certificate=pem(foreign))
    listed = certificate_list_json(root(), "bench", [Listed(fingerprint(foreign), NURSE, START)])
    keys = replace(site_keys(), slots=(slot,), certificates=listed)
    assert [fault.number for fault in keys.faults()] == ["E-3102"]


def test_an_unreadable_certificate_is_named(path: Path) -> None:
    assert [fault.number for fault in edited(path, lambda content: content.update(root="no root")).faults()] == ["E-3106"]
    site_keys().write(path)
    keys = edited(path, lambda content: slot_of(content, NURSE).update(certificate="none"))
    assert [fault.number for fault in keys.faults()] == ["E-3102"]


def test_a_swapped_certificate_list_is_named(path: Path) -> None:
    keys = edited(path, lambda content: content["certificates"]["certificates"].pop())
    assert [fault.number for fault in keys.faults()] == ["E-3104"]


def test_the_file_is_sound_and_comes_back_the_same(path: Path) -> None:
    keys = SiteKeys.read(path)
    assert keys == site_keys()
    assert keys.faults() == ()
    assert keys.people == EVERYONE
    assert keys.root_certificate == root().certificate
    assert [listed.person for listed in keys.certificate_list.certificates] == list(EVERYONE)


def test_only_a_training_site_shows_passwords(path: Path) -> None:
    assert SiteKeys.read(path).training_passwords == PASSWORDS
    replace(site_keys(), training=False).write(path)
    assert b"k7mq" not in path.read_bytes()
    assert SiteKeys.read(path).training_passwords == {}


def test_no_secret_is_in_the_file_in_clear(path: Path) -> None:
    """R-SIG-05."""
    data = path.read_bytes()
    assert b"PRIVATE KEY" not in data
    for form in (KEY, KEY.hex().encode()):
        assert form not in data


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"format": "wardsource-keys-2"}', b"SQLite format 3\0"])
def test_a_file_that_is_none_of_ours_is_told_as_such(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "site.keys"
    path.write_bytes(data)
    with pytest.raises(Failure) as caught:
        SiteKeys.read(path)
    assert caught.value.failed.number == "E-3107"
    assert "备份" in caught.value.failed.say(Language.ZH)


def test_a_missing_file_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="E-1204"):
        SiteKeys.read(tmp_path / "site.keys")


def test_a_weak_password_gets_no_slot() -> None:
    """R-IAM-06."""
    key, certificate = issued(NURSE)
    with pytest.raises(Failure, match="E-3105"):
        create_slot(NURSE, "short", site_id="bench", k_site=KEY, signing_key=key, certificate=certificate, cost=CHEAP)


def test_guessing_is_costly_unless_the_site_says_otherwise() -> None:
    """R-IAM-06: RFC 9106, second recommended option."""
    assert Argon2() == Argon2(memory_kib=65536, passes=3, lanes=1)


def test_roles_and_names_are_those_of_the_ward(path: Path) -> None:
    assert {person.role for person in SiteKeys.read(path).people} == {Role.NURSE, Role.SUB_INVESTIGATOR, Role.ADMINISTRATOR}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 1 << 40),
        ("memory_kib", 7),
        ("memory_kib", -65536),
        ("memory_kib", "65536"),
        ("passes", 0),
        ("passes", 10**9),
        ("lanes", 17),
        ("lanes", 9),
    ],
)
def test_a_cost_that_would_stop_the_computer_or_cost_nothing_is_refused(path: Path, name: str, value: object) -> None:
    """Nine lanes need more than the 64 KiB that this file gives them."""
    with pytest.raises(Failure) as caught:
        edited(path, lambda content: content["argon2id"].update({name: value}))
    assert caught.value.failed.number == "E-3107"


@pytest.mark.parametrize("site_id", ["../elsewhere", "", "站点", "x" * 41])
def test_a_site_id_that_could_name_another_file_is_refused(path: Path, site_id: str) -> None:
    with pytest.raises(Failure, match="E-3107"):
        edited(path, lambda content: content.update(site_id=site_id))
