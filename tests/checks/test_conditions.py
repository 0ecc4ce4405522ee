from datetime import date, datetime

import pytest

from powlint.checks import cleared
from powlint.model.rule import Condition, Window

from .drafts import TODAY, at, block, check, drafted, hits, mark, phrases

TEXT = "Three men came. The old prisoner wept and then confessed at last to all. He slept.\n\nHe had not eaten."


def near(word, within="sentence", count=1, draft=None, **fields):
    when = (Condition(find=phrases(word), within=Window(within, count), **fields),)
    return bool(hits(check("confessed", when=when), draft or drafted(TEXT)))


@pytest.mark.parametrize(
    ("word", "unit", "count", "expected"),
    [
        ("prisoner", "word", 4, True),
        ("prisoner", "word", 3, False),
        ("last", "word", 2, True),
        ("all", "word", 3, False),
        ("came", "word", 20, False),
        ("prisoner", "sentence", 1, True),
        ("prisoner", "sentence", 0, True),
        ("came", "sentence", 1, False),
        ("came", "sentence", 2, True),
        ("slept", "sentence", 2, True),
        ("eaten", "sentence", 2, False),
        ("eaten", "sentence", 3, True),
        ("slept", "paragraph", 1, True),
        ("eaten", "paragraph", 1, False),
        ("eaten", "paragraph", 2, True),
        ("eaten", "document", 1, True),
        ("drunk", "document", 1, False),
    ],
)
def test_windows(word, unit, count, expected):
    assert near(word, unit, count) is expected


def test_a_side_takes_half_a_window():
    assert near("prisoner", side="before")
    assert not near("prisoner", side="after")
    assert near("last", side="after")
    assert near("came", "document", side="before")
    assert not near("slept", "document", side="before")


def test_a_section_lies_between_headings():
    text = "Kursk\n\nHe was held.\n\nSumy\n\nHe confessed.\n\nHe slept.\n\nLviv\n\nHe ate."
    heads = [block("heading", at(text, head)) for head in ("Kursk", "Sumy", "Lviv")]
    draft = drafted(text, blocks=heads)

    assert [near(word, "section", draft=draft) for word in ("held", "Sumy", "slept", "Lviv", "ate")] == [
        False,
        True,
        True,
        False,
        False,
    ]


def test_unless_lets_pass():
    unless = (Condition(find=phrases("wept")),)

    assert hits(check("confessed", unless=unless), drafted(TEXT)) == []
    assert hits(check("slept", unless=unless), drafted(TEXT)) == ["slept"]


def test_all_conditions_of_when_must_hold():
    when = (Condition(find=phrases("wept")), Condition(find=phrases("eaten")))

    assert hits(check("confessed", when=when), drafted(TEXT)) == []


def test_a_condition_may_want_several():
    assert near("he", "document", least=2)
    assert not near("he", "document", least=3)


def test_a_condition_may_want_the_same_person():
    text = "Ivan wept before Pavel confessed to Olha."
    people = [mark("prisoner", at(text, name), about=name) for name in ("Ivan", "Pavel", "Olha")]
    spoken = mark("identifier", at(text, "confessed"), about="Pavel")
    draft = drafted(text, *people, spoken)
    own = Condition(find=phrases("<prisoner>"), same_person=True, remember="who")

    (finding,) = check("<identifier>", when=(own,)).find(draft)

    assert [related.span for related in finding.related] == [at(text, "Pavel")]
    assert not near("<prisoner>", draft=draft, same_person=True)


def test_a_condition_may_look_in_zones_only():
    text = "He confessed, “not freely.”"
    draft = drafted(text, mark("quotation", at(text, "“not freely.”")))

    assert near("freely", draft=draft, zones=("quotation",))
    assert not near("freely", draft=draft, not_zones=("quotation",))


def test_the_nearest_match_is_remembered():
    text = "A guard, a guard he confessed to, a guard."
    when = (Condition(find=phrases("guard"), remember="who"),)

    (finding,) = check("confessed", when=when).find(drafted(text))

    assert finding.related[0].span == at(text, "guard", 1)


def test_a_condition_may_ask_the_metadata():
    unless = (Condition(meta="desk.lawyer"),)
    rule = check("confessed", unless=unless)

    assert hits(rule, drafted(TEXT)) == ["confessed"]
    assert hits(rule, drafted(TEXT, meta={"desk": {"lawyer": False}})) == ["confessed"]
    assert hits(rule, drafted(TEXT, meta={"desk": {"lawyer": "AB"}})) == []
    assert hits(rule, drafted(TEXT, meta={"desk.lawyer": True})) == []
    assert rule.layers == frozenset()


GIVEN = {"by": "AB", "reason": "agreed in writing"}


@pytest.mark.parametrize(
    ("clearance", "stands"),
    [
        (GIVEN, True),
        ({**GIVEN, "until": TODAY}, True),
        ({**GIVEN, "until": "2026-11-23", "on": "2026-01-01"}, True),
        ({**GIVEN, "until": "2026-11-21"}, False),
        ({**GIVEN, "until": datetime(2026, 11, 21, 23, 0)}, False),
        ({**GIVEN, "on": date(2027, 1, 1)}, False),
        ({**GIVEN, "until": "soon"}, False),
        ({"by": "AB"}, False),
        ({"by": " ", "reason": "x"}, False),
        (True, False),
        (None, False),
    ],
)
def test_a_clearance_stands_with_name_and_reason_and_in_its_time(clearance, stands):
    assert cleared({"naming_cleared": clearance}, "naming_cleared", TODAY) is stands
    rule = check("confessed", unless=(Condition(meta="naming_cleared"),))
    assert hits(rule, drafted(TEXT, meta={"naming_cleared": clearance})) == ([] if stands else ["confessed"])


def test_a_check_tells_which_layers_it_reads():
    when = (Condition(find=phrases("<prisoner>"), within=Window("word", 3), not_zones=("sourced", "caption")),)
    unless = (Condition(find=phrases("x <1 word> y"), within=Window("paragraph")),)

    assert check("confessed", when=when).layers == {"prisoner", "sentence", "sourced"}
    assert check("confessed", unless=unless).layers == {"paragraph", "sentence"}
    assert check("confessed", of=phrases("<identifier.birth>")).layers == {"identifier"}
