"""A large ward is looked through while nobody waits; nobody is left out."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.models.site.registering import register_subject
from desktop.views.main_window import MainWindow
from desktop.views.tabs.today.ward_round import WardRound

_MANY = 20


def test_every_subject_is_looked_at_in_the_order_of_the_codes(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    for at in range(_MANY):
        session.run(register_subject, session.site, f"AB{chr(65 + at)}C")
    made = WardRound(session, window)
    made.begin()
    assert len(made.known) >= 12
    qtbot.waitUntil(lambda: made.left == 0)
    assert [standing.code for _book, standing in made.known] == list(session.casebook.registered)
