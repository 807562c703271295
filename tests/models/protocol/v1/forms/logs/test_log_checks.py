"""The edit checks of the logs, on their limits and one step beside."""

from __future__ import annotations

import pytest

from desktop.models.protocol.form import Context
from desktop.models.protocol.v1.forms.logs import LOG_FORMS
from tests.models.protocol.v1.forms.pages_asked import in_both_languages
from tests.models.protocol.v1.forms.visited import CONSENTED, KNOWN, TODAY, Case, missing_examples, numbered, said, silent
from tests.models.ward import CONSENT, PERSON, Given, Visited, answers, book

MALE: Visited = {("SCR", "DM", 1): {**PERSON, "SEX": "M"}}
EVENT: Visited = {("LOG", "AE", 2): {"AETERM": "肺炎", "AEOUT": "FATAL"}}
MILD: Visited = {("LOG", "AE", 2): {"AETERM": "发热", "AEOUT": "RECOVERED/RESOLVED"}}
INFUSED: Visited = {("D0", "INFF", 1): {"F04START": "2026-01-20T10:15"}}
DIED: Visited = {("LOG", "DD", 1): {"DTHDAT": "2026-03-01"}}
WITHDRAWN: Visited = {("SCR", "ICF", 1): {**CONSENT, "WDYN": "Y", "WDDTC": "2026-02-10"}}
NONE_OF_SIX: Given = dict.fromkeys(("AESDTH", "AESLIFE", "AESHOSP", "AESDISAB", "AESCONG", "AESMIE"), "N")
REPORT: Given = {"AESER": "Y", "AEAWDAT": "2026-02-01T09:00"}
OVER: Given = {"AEONGO": "N", "AESTDAT": "2026-02-03"}


def attempts(*days: int) -> Visited:
    """Attempts on these days of March without an answer."""
    return {("LOG", "CO", number): {"CODTC": f"2026-03-{day:02}T09:00", "CORES": "NOANSWER"} for number, day in enumerate(days, start=1)}


LOST: Given = {"COLOST": "Y", "CORES": "NOANSWER", "CODTC": "2026-03-10T09:00"}

FIRES: list[Case] = [
    ("event_ended_early", {**OVER, "AEENDAT": "2026-02-02"}, {}),
    ("event_ended_early", {**OVER, "AEENDAT": "2026-01-UK"}, {}),
    ("event_another_day", {"AESTDAT": "2026-02-03", "AESTTIM": "2026-02-04T00:00"}, {}),
    ("event_without_time", {"AESTDAT": "2026-01-20"}, INFUSED),
    ("event_without_time", {"AEESI": "Y", "AESITYP": "CRS"}, {}),
    ("event_before_consent", {"AESTDAT": "2026-01-01"}, CONSENTED),
    ("event_before_consent", {"AESTDAT": "2025-UK-UK"}, CONSENTED),
    ("event_no_criterion", {"AESER": "Y", **NONE_OF_SIX}, {}),
    ("event_death_disagrees", {"AETOXGR": "5", "AEOUT": "UNKNOWN"}, {}),
    ("event_death_disagrees", {"AETOXGR": "4", "AEOUT": "FATAL"}, {}),
    ("event_fatal_not_serious", {"AEOUT": "FATAL", "AESER": "N"}, {}),
    ("event_fatal_not_serious", {"AEOUT": "FATAL", "AESER": "Y", "AESDTH": "N"}, {}),
    ("event_recovered_ongoing", {"AEOUT": "RECOVERED/RESOLVED", "AEONGO": "Y"}, {}),
    ("event_recovered_ongoing", {"AEOUT": "RECOVERED/RESOLVED WITH SEQUELAE", "AEONGO": "Y"}, {}),
    ("event_other_scale", {"AEESI": "Y", "AESITYP": "CRS", "AECTCVER": "CTCAE5"}, {}),
    ("event_other_scale", {"AEESI": "Y", "AESITYP": "ICAHT", "AECTCVER": "ASTCT2019"}, {}),
    ("event_reported_early", {**REPORT, "AERPTDAT": "2026-02-01T08:59"}, {}),
    ("event_reported_late", {**REPORT, "AERPTDAT": "2026-02-02T09:01"}, {}),
    ("event_death_early", {"AEOUT": "FATAL", "AESTDAT": "2026-02-03", "AEDTHDAT": "2026-02-02"}, {}),
    ("drug_ended_early", {"CMONGO": "N", "CMSTDAT": "2026-02-03", "CMENDAT": "2026-02-02"}, {}),
    ("drug_kind_disagrees", {"CMCAT": "PRIOR", "CMONGO": "Y"}, CONSENTED),
    ("drug_kind_disagrees", {"CMCAT": "PRIOR", "CMONGO": "N", "CMENDAT": "2026-01-03"}, CONSENTED),
    ("drug_kind_disagrees", {"CMCAT": "CONCOM", "CMONGO": "N", "CMENDAT": "2026-01-01"}, CONSENTED),
    ("drug_event_number", {"CMINDCAT": "AE", "CMAENO": "1、2"}, EVENT),
    ("deviation_noticed_early", {"DVSTDAT": "2026-02-03", "DVNOTDAT": "2026-02-02"}, {}),
    ("deviation_reported_early", {"DVEC": "Y", "DVNOTDAT": "2026-02-03", "DVECDAT": "2026-02-02"}, {}),
    ("deviation_not_reported", {"DVSEV": "MAJOR", "DVEC": "N"}, {}),
    ("deviation_called_minor", {"DVSEV": "MINOR", "DVSAFE": "Y"}, {}),
    ("stay_ended_early", {"HOONGO": "N", "HOSTDAT": "2026-02-03", "HOENDAT": "2026-02-02"}, {}),
    ("stay_without_event", {"HOPLAN": "N", "HOLONG": "N"}, {}),
    ("stay_without_event", {"HOPLAN": "Y", "HOLONG": "Y"}, {}),
    ("stay_event_number", {"HOAENO": "3"}, EVENT),
    ("lost_too_early", LOST, attempts(1)),
    ("lost_too_early", LOST, attempts(1, 10)),
    ("lost_though_reached", {**LOST, "CORES": "REACHED"}, {}),
    ("pregnancy_other_sex", {"PGWHO": "PARTNER"}, KNOWN),
    ("pregnancy_other_sex", {"PGWHO": "SUBJECT"}, MALE),
    ("pregnancy_reported_early", {"PGAWDAT": "2026-05-01T09:00", "PGRPTDAT": "2026-05-01T08:59"}, {}),
    ("pregnancy_due_late", {"PGLMP": "2026-04-01", "PGDUE": "2027-01-28"}, {}),
    ("pregnancy_due_early", {"PGLMP": "2026-04-UK", "PGDUE": "2026-03-31"}, {}),
    ("pregnancy_over_early", {"PGOUT": "MISCARR", "PGLMP": "2026-04-01", "PGOUTDAT": "2026-03-31"}, {}),
    ("withdrawn_before_consent", {"WDDAT": "2026-01-01"}, CONSENTED),
    ("withdrawn_consent_silent", {"WDBY": "SUBJECT", "WDEXTENT": "CONSENT"}, CONSENTED),
    ("withdrawn_another_day", {"WDBY": "SUBJECT", "WDDAT": "2026-02-11"}, WITHDRAWN),
    ("death_before_consent", {"DTHDAT": "2026-01-01"}, CONSENTED),
    ("death_known_early", {"DTHDAT": "2026-03-02", "DTHAWDAT": "2026-03-01T23:59"}, {}),
    ("death_no_fatal_event", {"DTHDAT": "2026-03-01"}, MILD),
    ("death_event_number", {"DTHAENO": "1"}, EVENT),
    ("completed_without_last_visit", {"DSTERM": "COMPLETED"}, {("W36", "SV", 1): {"SVOCCUR": "Y"}}),
    ("completed_without_last_visit", {"DSTERM": "COMPLETED"}, {("W52", "SV", 1): {"SVOCCUR": "N"}}),
    ("ended_against_death", {"DSTERM": "LOST"}, DIED),
    ("ended_against_death", {"DSTERM": "DEATH"}, {}),
    ("ended_before_contact", {"DSSTDAT": "2027-01-20", "DSLSTDAT": "2027-01-21"}, {}),
]
RESTS: list[Case] = [
    ("event_ended_early", {**OVER, "AEENDAT": "2026-02-03"}, {}),
    ("event_ended_early", {**OVER, "AEENDAT": "2026-02-UK"}, {}),
    ("event_another_day", {"AESTDAT": "2026-02-03", "AESTTIM": "2026-02-03T23:59"}, {}),
    ("event_another_day", {"AESTDAT": "2026-02-UK", "AESTTIM": "2026-02-03T23:59"}, {}),
    ("event_without_time", {"AESTDAT": "2026-01-21"}, INFUSED),
    ("event_without_time", {"AESTDAT": "2026-01-20", "AESTTIM": "2026-01-20T14:00"}, INFUSED),
    ("event_before_consent", {"AESTDAT": "2026-01-02"}, CONSENTED),
    ("event_before_consent", {"AESTDAT": "2026-01-UK"}, CONSENTED),
    ("event_no_criterion", {"AESER": "Y", **NONE_OF_SIX, "AESMIE": "Y"}, {}),
    ("event_no_criterion", {"AESER": "Y"}, {}),
    ("event_no_criterion", {"AESER": "N", **NONE_OF_SIX}, {}),
    ("event_death_disagrees", {"AETOXGR": "5", "AEOUT": "FATAL"}, {}),
    ("event_death_disagrees", {"AETOXGR": "5"}, {}),
    ("event_fatal_not_serious", {"AEOUT": "FATAL", "AESER": "Y", "AESDTH": "Y"}, {}),
    ("event_fatal_not_serious", {"AEOUT": "FATAL"}, {}),
    ("event_recovered_ongoing", {"AEOUT": "RECOVERING/RESOLVING", "AEONGO": "Y"}, {}),
    ("event_recovered_ongoing", {"AEOUT": "RECOVERED/RESOLVED", "AEONGO": "N"}, {}),
    ("event_other_scale", {"AEESI": "Y", "AESITYP": "CRS", "AECTCVER": "ASTCT2019"}, {}),
    ("event_other_scale", {"AEESI": "Y", "AESITYP": "TLS", "AECTCVER": "CTCAE5"}, {}),
    ("event_other_scale", {"AEESI": "N", "AESITYP": "CRS", "AECTCVER": "CTCAE5"}, {}),
    ("event_reported_early", {**REPORT, "AERPTDAT": "2026-02-01T09:00"}, {}),
    ("event_reported_late", {**REPORT, "AERPTDAT": "2026-02-02T09:00"}, {}),
    ("event_death_early", {"AEOUT": "FATAL", "AESTDAT": "2026-02-03", "AEDTHDAT": "2026-02-03"}, {}),
    ("drug_ended_early", {"CMONGO": "N", "CMSTDAT": "2026-UK-UK", "CMENDAT": "2026-02-02"}, {}),
    ("drug_kind_disagrees", {"CMCAT": "PRIOR", "CMONGO": "N", "CMENDAT": "2026-01-02"}, CONSENTED),
    ("drug_kind_disagrees", {"CMCAT": "PRIOR", "CMONGO": "N", "CMENDAT": "2026-01-UK"}, CONSENTED),
    ("drug_kind_disagrees", {"CMCAT": "CONCOM", "CMONGO": "N", "CMENDAT": "2026-01-02"}, CONSENTED),
    ("drug_kind_disagrees", {"CMCAT": "CONCOM", "CMONGO": "Y"}, CONSENTED),
    ("drug_kind_disagrees", {"CMCAT": "PRIOR", "CMONGO": "Y"}, {}),
    ("drug_event_number", {"CMINDCAT": "AE", "CMAENO": "2"}, EVENT),
    ("deviation_noticed_early", {"DVSTDAT": "2026-02-03", "DVNOTDAT": "2026-02-03"}, {}),
    ("deviation_reported_early", {"DVEC": "Y", "DVNOTDAT": "2026-02-03", "DVECDAT": "2026-02-03"}, {}),
    ("deviation_not_reported", {"DVSEV": "MAJOR", "DVEC": "Y"}, {}),
    ("deviation_not_reported", {"DVSEV": "MINOR", "DVEC": "N"}, {}),
    ("deviation_called_minor", {"DVSEV": "MAJOR", "DVSAFE": "Y"}, {}),
    ("stay_ended_early", {"HOONGO": "N", "HOSTDAT": "2026-02-03", "HOENDAT": "2026-02-03"}, {}),
    ("stay_without_event", {"HOPLAN": "Y", "HOLONG": "N"}, {}),
    ("stay_without_event", {"HOPLAN": "N", "HOAENO": "2"}, EVENT),
    ("stay_event_number", {"HOAENO": "2"}, EVENT),
    ("lost_too_early", LOST, attempts(1, 5)),
    ("lost_too_early", LOST, attempts(1, 5, 10)),
    ("lost_too_early", {**LOST, "COLOST": "N"}, {}),
    ("lost_though_reached", {**LOST, "CORES": "REFUSED"}, {}),
    ("pregnancy_other_sex", {"PGWHO": "SUBJECT"}, KNOWN),
    ("pregnancy_other_sex", {"PGWHO": "PARTNER"}, MALE),
    ("pregnancy_reported_early", {"PGAWDAT": "2026-05-01T09:00", "PGRPTDAT": "2026-05-01T09:00"}, {}),
    ("pregnancy_due_late", {"PGLMP": "2026-04-01", "PGDUE": "2027-01-27"}, {}),
    ("pregnancy_due_early", {"PGLMP": "2026-04-UK", "PGDUE": "2026-04-01"}, {}),
    ("pregnancy_over_early", {"PGOUT": "MISCARR", "PGLMP": "2026-04-01", "PGOUTDAT": "2026-04-01"}, {}),
    ("withdrawn_before_consent", {"WDDAT": "2026-01-02"}, CONSENTED),
    ("withdrawn_consent_silent", {"WDBY": "SUBJECT", "WDEXTENT": "CONSENT"}, WITHDRAWN),
    ("withdrawn_consent_silent", {"WDBY": "SUBJECT", "WDEXTENT": "TREATMENT"}, CONSENTED),
    ("withdrawn_consent_silent", {"WDBY": "PHYSICIAN", "WDEXTENT": "ALL"}, CONSENTED),
    ("withdrawn_another_day", {"WDBY": "SUBJECT", "WDDAT": "2026-02-10"}, WITHDRAWN),
    ("death_before_consent", {"DTHDAT": "2026-01-02"}, CONSENTED),
    ("death_known_early", {"DTHDAT": "2026-03-02", "DTHAWDAT": "2026-03-02T00:00"}, {}),
    ("death_no_fatal_event", {"DTHDAT": "2026-03-01"}, EVENT),
    ("death_event_number", {"DTHAENO": "2"}, EVENT),
    ("completed_without_last_visit", {"DSTERM": "COMPLETED"}, {("W52", "SV", 1): {"SVOCCUR": "Y"}}),
    ("completed_without_last_visit", {"DSTERM": "LOST"}, {}),
    ("ended_against_death", {"DSTERM": "DEATH"}, DIED),
    ("ended_against_death", {"DSTERM": "COMPLETED"}, {}),
    ("ended_before_contact", {"DSSTDAT": "2027-01-20", "DSLSTDAT": "2027-01-20"}, {}),
]


@pytest.mark.parametrize("case", FIRES, ids=numbered(FIRES))
def test_a_check_of_a_log_speaks_in_both_languages_when_its_values_disagree(case: Case) -> None:
    words = said(LOG_FORMS, case)
    assert words is not None
    assert in_both_languages(words)


@pytest.mark.parametrize("case", RESTS, ids=numbered(RESTS))
def test_a_check_of_a_log_is_silent_on_its_limit(case: Case) -> None:
    assert silent(LOG_FORMS, case)


def test_every_check_of_a_log_has_an_example_on_both_sides_and_rests_on_an_empty_page() -> None:
    assert missing_examples(LOG_FORMS, FIRES, RESTS) == set()
    empty = Context(answers({}), book({}), TODAY)
    assert [check.key for form in LOG_FORMS for check in form.checks if check.says(empty)] == []
