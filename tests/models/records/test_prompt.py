"""An edit check in the ledger can be read in both languages."""

from __future__ import annotations

import json

from desktop.models.records.canonical import canonical
from desktop.models.records.prompt import Prompt
from desktop.models.text import Text

TOO_HOT = Prompt("soft", "check", "41.5", Text("41.5 不在常见范围", "41.5 is outside the usual"))
WRITTEN = '{"check":"soft","level":"check","says":{"en":"41.5 is outside the usual","zh":"41.5 不在常见范围"},"value":"41.5"}'


def test_an_edit_check_is_spelt_in_the_ledger_like_this_for_ever() -> None:
    assert canonical(TOO_HOT.payload()).decode() == WRITTEN


def test_what_the_ledger_keeps_is_read_back_in_both_languages() -> None:
    assert Prompt.from_payload(json.loads(WRITTEN)) == TOO_HOT
