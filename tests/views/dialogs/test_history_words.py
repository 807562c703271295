"""The history of an item in plain sentences, newest first (R-AUD-05)."""

from __future__ import annotations

from datetime import date

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Level
from desktop.models.records.entry import PageKey
from desktop.models.site.confirming import confirm
from desktop.models.site.planning import move_d0
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from desktop.models.text import Language, Text
from desktop.views.dialogs.history_words import Told, history
from tests.clinic import SIGNS, VITALS, Clinic, answers, write_vitals


def told(site: Site, item: str) -> tuple[Told, ...]:
    page = site.subject("S01").page(VITALS)
    return history(site.protocol.form("VS"), page, item, site.people, Language.ZH)


def test_a_correction_keeps_the_first_value_readable(site: Site) -> None:
    write_vitals(site)
    record(site, VITALS, answers({"TEMP": "38.6"}), Reasons({"TEMP": "抄写错误"}))
    newest, first = told(site, "TEMP")
    assert (newest.what.zh, newest.old, newest.value) == ("更正", "36.6 ℃", "38.6 ℃")
    assert newest.note is not None
    assert newest.note.zh == "原因：抄写错误"
    assert (first.what.zh, first.value, first.who.zh) == ("录入", "36.6 ℃", "王静 研究护士")
    assert newest.sequence > first.sequence


def test_a_late_entry_says_when_it_happened_and_why_it_came_late(training: Clinic, site: Site) -> None:
    training.clock.pass_by(hours=3)
    record(site, VITALS, answers(SIGNS), Reasons(late="抢救优先"))
    (only,) = told(site, "TEMP")
    assert only.what.zh == "补记"
    assert only.note is not None
    assert only.note.zh.startswith("2026-01-05 10:30 发生，晚 3 h")
    assert only.note.zh.endswith("原因：抢救优先")


def test_a_prompt_and_its_confirmation_are_told(site: Site) -> None:
    """R-AUD-04."""
    write_vitals(site, PULSE="190")
    confirm(site, VITALS, Finding("PULSE", Level.CHECK, "soft", Text("请核对", "check")), "已复测")
    assert [one.what.zh for one in told(site, "PULSE")] == ["属实，已说明", "核查提示", "录入"]


def test_a_calculated_value_is_the_systems(site: Site) -> None:
    write_vitals(site)
    record(site, VITALS, answers({"WEIGHT": "53.0"}), Reasons({"WEIGHT": "录入错误"}))
    newest, first = told(site, "BMI")
    assert (first.what.zh, first.who.zh, newest.who.zh) == ("计算", "系统", "系统")
    assert newest.old.startswith("19.8")


def test_the_moves_of_the_planned_infusion_are_in_its_history(site: Site) -> None:
    key = PageKey("S01", "SCR", "DM")
    record(site, key, answers({"D0PLDTC": "2026-01-20"}), Reasons(late="补记"))
    move_d0(site, "S01", date(2026, 1, 24), "受试者发热")
    book = site.subject("S01")
    newest, first = history(site.protocol.form("DM"), book.page(key), "D0PLDTC", site.people, Language.ZH, book.moves)
    assert (newest.what.zh, newest.old, newest.value) == ("改期", "2026-01-20 周二", "2026-01-24 周六")
    assert newest.note is not None
    assert newest.note.zh == "原因：受试者发热"
    assert newest.who.zh == "王静 研究护士"
    assert first.what.zh in ("录入", "补记")


def test_an_item_never_answered_has_no_history(site: Site) -> None:
    assert told(site, "TEMP") == ()
