from datetime import date
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from powlint.errors import ReadError
from powlint.model.finding import Severity
from powlint.triage.waivers import Waivers, read_waivers, waiver_path, waivers_in

NAME = "story.txt.powlint.yaml"


def complaints(text):
    waivers = waivers_in(text, name=NAME)
    assert all(remark.severity is Severity.ERROR and remark.path == NAME for remark in waivers.remarks)
    return [(remark.line, remark.column, remark.message) for remark in waivers.remarks], waivers.grounds


def test_the_waivers_of_a_draft_stand_beside_it_under_its_whole_name():
    assert waiver_path(Path("news/story.md")) == Path("news/story.md.powlint.yaml")


def test_a_waiver_file_holds_waivers_and_clearances(tmp_path):
    path = tmp_path / NAME
    path.write_text(
        "waivers:\n"
        "  - rule: pow-birth-detail\n"
        "    reason: freed in May, agreed to be named\n"
        "    by: AB\n"
        "    until: 2027-01-31\n"
        "    words: Born in\n"
        "naming_cleared: {by: AB, on: 2026-11-01, until: 2027-01-31, reason: freed in May}\n",
        encoding="utf-8",
    )

    waivers = read_waivers(path)

    (ground,) = waivers.grounds
    assert (ground.rules, ground.until, ground.words) == (("pow-birth-detail",), date(2027, 1, 31), "born in")
    assert (ground.by, ground.line, ground.column) == ("waiver by AB, line 2", 2, 5)
    assert waivers.remarks == ()
    assert waivers.lines == {"naming_cleared": 7}
    cleared = {"by": "AB", "on": "2026-11-01", "until": "2027-01-31", "reason": "freed in May"}
    assert waivers.merged({"slug": "exchange", "naming_cleared": None}) == {
        "slug": "exchange",
        "naming_cleared": cleared,
    }


def test_an_empty_file_waives_nothing():
    assert waivers_in("# nothing yet\n", name=NAME) == Waivers(NAME)


def test_a_byte_order_mark_is_no_part_of_a_key(tmp_path):
    path = tmp_path / NAME
    path.write_bytes(b"\xef\xbb\xbfwaivers: []\n")

    assert read_waivers(path).remarks == ()


@pytest.mark.parametrize("reason", ["", "reason:", "reason: —", "reason: ~", "reason: ok"])
def test_a_waiver_without_a_reason_waives_nothing(reason):
    told, grounds = complaints(f"waivers:\n  - rule: pow-name\n    {reason}\n")

    assert grounds == ()
    assert told == [(2, 5, "no reason is given; write “reason:” — this waiver silences nothing")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("untill: 2027-01-31", "unknown key “untill” — did you mean “until”?"),
        ("until: next year", "“until” is a date as YYYY-MM-DD"),
        ("until: 2027-02-30", "“until” is a date as YYYY-MM-DD"),
        ("line: 0", "“line” is a line of the draft, counted from 1"),
        ("line: third", "“line” is a line of the draft, counted from 1"),
        ("words: ' '", "“words” is empty; leave it out, or write words of the match"),
        ("words: [a, b]", "“words” is one value, not a list or mapping"),
        ("rule: pow-name", "“rule” stands here twice; keep one"),
    ],
)
def test_a_malformed_waiver_waives_nothing_and_is_told_at_its_line(line, message):
    told, grounds = complaints(f"waivers:\n- rule: pow-name\n  reason: freed in May\n  {line}\n")

    assert grounds == ()
    assert [(at, said.partition(" — this")[0]) for at, _, said in told] == [(4, message)]


def test_a_wrong_waiver_leaves_the_others_in_force():
    told, grounds = complaints("waivers:\n- {rule: pow-name}\n- {rule: pow-name, reason: freed in May}\n- pow-name\n")

    assert [line for line, _, _ in told] == [2, 4]
    assert [ground.line for ground in grounds] == [3]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("waiver: []", "unknown key “waiver” — did you mean “waivers”?"),
        (
            "slug: exchange",
            "unknown key “slug”; a waiver file holds “waivers” and clearances, whose names end in “_cleared”",
        ),
        ("waivers: pow-name", "“waivers” is a list; begin each waiver with “- rule:”"),
        ("- rule: pow-name", "a waiver file is a mapping with “waivers” and clearances"),
    ],
)
def test_a_file_of_another_shape_says_what_belongs_there(text, message):
    told, grounds = complaints(text)

    assert grounds == ()
    assert [said for _, _, said in told] == [message]


def test_what_yaml_would_take_for_a_date_or_a_no_stays_as_it_is_written():
    _, (ground,) = complaints("waivers: [{rule: no, reason: 2026-01-01 was the day}]")

    assert (ground.rules, ground.reason) == (("no",), "2026-01-01 was the day")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"waivers: [\n", f"{NAME}:2:1: is not YAML"),
        (b"waivers: \x07", "is not YAML"),
        (b"a: 1\n---\nb: 2\n", "is not YAML"),
        (b"caf\xe9: 1", "is not UTF-8"),
    ],
)
def test_what_is_not_yaml_cannot_be_read(tmp_path, content, message):
    path = tmp_path / NAME
    path.write_bytes(content)

    with pytest.raises(ReadError) as caught:
        read_waivers(path, name=NAME)

    assert message in str(caught.value).replace(str(tmp_path) + "/", "")
    assert "\n" not in str(caught.value)


def test_a_missing_file_cannot_be_read(tmp_path):
    with pytest.raises(ReadError, match="cannot be read"):
        read_waivers(tmp_path / NAME)


def test_a_mapping_that_holds_itself_ends():
    told, grounds = complaints("waivers: &all\n- *all\n- {rule: pow-name, reason: freed in May}\n")

    assert [line for line, _, _ in told] == [1]
    assert len(grounds) == 1


@given(st.text(alphabet=st.sampled_from("waivers: rule-reason[]{},\n'\"&*#~!|>0123%@`\t")))
def test_whatever_a_file_holds_is_read_or_refused(text):
    try:
        waivers = waivers_in(text, name=NAME)
    except ReadError as refused:
        event(str(refused).rpartition(":")[2])
        return

    assert all(ground.reason for ground in waivers.grounds)
