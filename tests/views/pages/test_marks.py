"""What a field says of its value: typed and not saved, corrected, late, locked, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.models.protocol.items import Derived
from desktop.models.records.answer import Answers
from desktop.models.site.site import Site
from desktop.models.text import Language
from desktop.views.pages.marks import Mark, marks
from tests.clinic import VITALS, Clinic, answers, with_subject, write_vitals

PAGE = "VS"


@pytest.fixture
def recorded(training: Clinic) -> Iterator[Site]:
    with training.opened() as site:
        with_subject(site)
        write_vitals(site)
        yield site


def marked(site: Site, typed: Answers) -> dict[str, Mark]:
    """The marks with this on the screen, where the program's own values are not typed."""
    book = site.subject("S01")
    form, page = site.protocol.form(PAGE), book.page(VITALS)
    asked = {item.key: page.answers[item.key] for item in form.items if not isinstance(item, Derived)}
    screen = Answers({**asked, **typed.by_key})
    return dict(marks(form, page, screen, None, book.signatures_of(VITALS), site.protocol.version, Language.ZH))


def test_a_calculated_value_is_never_about_to_be_corrected(recorded: Site) -> None:
    found = marked(recorded, Answers({}))
    assert {found[key] for key in ("BMI", "BSA")} == {Mark("")}


def test_a_value_typed_over_a_saved_one_is_about_to_be_corrected_and_the_others_are_saved(recorded: Site) -> None:
    found = marked(recorded, answers({"TEMP": "38.6"}))
    assert (found["TEMP"].state, found["PULSE"].state) == ("draft", "saved")
    assert found["TEMP"].caption is not None
    assert found["TEMP"].caption.zh == "将更正"
