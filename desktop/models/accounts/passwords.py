"""What a password must be, and readable ones for the training site."""

from __future__ import annotations

import secrets

from desktop.models.text import Text

SHORTEST = 10
"""Characters (R-IAM-06)."""

_CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"
"""No i, l, o, 0, 1: they are taken for one another on paper."""


def objection(password: str, person_id: str) -> Text | None:
    """Why the password is not accepted, None where it is."""
    if len(password) < SHORTEST:
        return Text("密码至少 {count} 个字符。", "A password has at least {count} characters.").fill(count=SHORTEST)
    if len(set(password)) < 5:
        return Text("密码至少要有 5 个不同的字符。", "A password has at least 5 different characters.")
    if person_id.casefold() in password.casefold():
        return Text("密码不能包含用户名。", "A password does not contain the user id.")
    return None


def training_password() -> str:
    """A random password of 12 letters and digits in three groups (59 bits), such as `k7mq-tx4v-9hpe`."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(3))
