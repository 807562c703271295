"""Passwords that are long enough, and training passwords that can be read from paper."""

from __future__ import annotations

import re

import pytest

from desktop.models.accounts.passwords import objection, training_password


@pytest.mark.parametrize("password", ["short-pas", "aaaaaaaaaaaa", "abababababcd", "my-N001-password", "my-n001-password"])
def test_a_weak_password_is_refused_with_a_reason(password: str) -> None:
    """R-IAM-06."""
    assert objection(password, "N001") is not None


@pytest.mark.parametrize("password", ["shortpass1", "床旁源数据床旁源数据 ok", "correct horse"])
def test_ten_characters_are_enough(password: str) -> None:
    """R-IAM-06."""
    assert objection(password, "N001") is None


def test_training_passwords_are_readable_and_never_the_same() -> None:
    made = {training_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        assert re.fullmatch(r"[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}", password)
        assert objection(password, "N001") is None
