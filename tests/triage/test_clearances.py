from datetime import date, datetime

import pytest

from powlint.model.finding import Severity
from powlint.triage.clearances import flaw, remarks, standing

TODAY = date(2026, 11, 22)
GIVEN = {"by": "AB", "on": "2026-11-01", "until": "2027-01-31", "reason": "freed in May"}


def test_a_whole_clearance_stands():
    assert flaw(GIVEN, today=TODAY) is None
    assert flaw({"by": "AB", "reason": "freed in May"}, today=TODAY) is None


@pytest.mark.parametrize("until", [date(2026, 11, 22), datetime(2026, 11, 22, 9, 30), "2026-11-22"])
def test_a_clearance_holds_through_its_last_day_however_yaml_reads_it(until):
    assert flaw({**GIVEN, "until": until}, today=TODAY) is None


@pytest.mark.parametrize("until", [date(2026, 11, 21), "2026-11-21"])
def test_an_expired_clearance_is_a_warning(until):
    wrong = flaw({**GIVEN, "until": until}, today=TODAY)

    assert wrong is not None
    assert wrong.severity is Severity.WARNING
    assert "2026-11-21" in wrong.message


def test_a_clearance_of_tomorrow_does_not_stand_yet():
    wrong = flaw({**GIVEN, "on": "2026-11-23"}, today=TODAY)

    assert wrong is not None
    assert wrong.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (True, "a clearance is a mapping"),
        (None, "a clearance is a mapping"),
        ("AB", "a clearance is a mapping"),
        ({"reason": "freed in May"}, "“by” is missing"),
        ({"by": " ", "reason": "freed in May"}, "“by” is missing"),
        ({"by": "AB"}, "“reason” is missing"),
        ({"by": "AB", "reason": "…"}, "“reason” is missing"),
        ({**GIVEN, "untill": "2026-01-01"}, "unknown key “untill” — did you mean “until”?"),
        ({**GIVEN, "until": "next year"}, "“until” is a date"),
        ({**GIVEN, "until": None}, "“until” is a date"),
        ({**GIVEN, "on": 2026}, "“on” is a date"),
    ],
)
def test_a_malformed_clearance_is_an_error(value, message):
    wrong = flaw(value, today=TODAY)

    assert wrong is not None
    assert wrong.severity is Severity.ERROR
    assert wrong.message.startswith(message)


def test_rules_see_only_clearances_that_stand():
    meta = {"naming_cleared": {**GIVEN, "until": "2026-01-01"}, "images_cleared": GIVEN, "slug": True}

    seen = standing(meta, today=TODAY)

    assert "naming_cleared" not in seen
    assert (seen["images_cleared"], seen["slug"]) == (GIVEN, True)


def test_a_clearance_that_does_not_stand_is_still_spoken_of(drafted):
    meta = standing({"naming_cleared": True}, today=TODAY)
    document = drafted("---\nslug: exchange\nnaming_cleared: true\n---\n", meta=meta)

    (remark,) = remarks(document, today=TODAY)

    assert (remark.path, remark.line, remark.severity) == ("story.md", 3, Severity.ERROR)
    assert remark.message.startswith("naming_cleared: a clearance is a mapping")


def test_a_clearance_of_the_waiver_file_is_told_there(drafted):
    document = drafted("Petro waved.", meta={"naming_cleared": True})

    (remark,) = remarks(document, today=TODAY, path="story.md.powlint.yaml", lines={"naming_cleared": 7})

    assert (remark.path, remark.line) == ("story.md.powlint.yaml", 7)


def test_other_metadata_is_nobodys_business(drafted):
    assert list(remarks(drafted("Petro.", meta={"cleared": True, "_cleared": 1, "slug": "x"}), today=TODAY)) == []
