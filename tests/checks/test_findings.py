import pytest

from powlint.model.finding import Severity
from powlint.model.rule import Condition, Count, Spot, Status

from .drafts import PLAIN, at, block, check, drafted, hits, mark, phrases

TEXT = "The prisoner confessed. He admitted it."


def test_a_finding_is_whole():
    (finding,) = check("confess*", sensitive=True, suggest=("said",)).find(drafted(TEXT))

    assert (finding.rule_id, finding.category, finding.severity) == ("test-rule", "statement.custody", Severity.ERROR)
    assert (finding.span, finding.matched, finding.message) == (at(TEXT, "confessed"), "confessed", "“confessed”")
    assert (finding.why, finding.sources, finding.instead) == (PLAIN.why, PLAIN.sources, PLAIN.instead)
    assert (finding.suggestions, finding.sensitive, finding.blocks) == (("said",), True, True)


def test_a_pilot_rule_is_one_level_lower_and_blocks_nothing():
    (finding,) = check("confess*", status=Status.PILOT).find(drafted(TEXT))

    assert (finding.severity, finding.blocks) == (Severity.WARNING, False)


def test_overlapping_hits_merge_to_the_longest():
    assert hits(check("prisoner", "prisoner confessed", "confessed"), drafted(TEXT)) == ["prisoner confessed"]


def test_a_merged_hit_learns_whom_it_concerns():
    draft = drafted(TEXT, mark("prisoner", at(TEXT, "prisoner"), about="p1"))

    assert hits(check("<prisoner>", "the prisoner confessed", of=phrases("<prisoner>")), draft) == [
        "The prisoner confessed"
    ]


def test_a_long_match_is_cut_in_the_message():
    text = "confessed " + "x" * 100
    (finding,) = check("confessed x*").find(drafted(text))

    assert finding.message == "“confessed " + "x" * 49 + "…”"
    assert finding.matched == text


def test_unknown_placeholders_stay():
    (finding,) = check("confessed", message="{match} {else}").find(drafted(TEXT))

    assert finding.message == "confessed {else}"


def test_remembered_words_stand_in_messages():
    (finding,) = check("<who=name> admitted", message="{who}: {match}").find(drafted("So Ivan admitted it."))

    assert finding.message == "Ivan: Ivan admitted"


def test_a_fix_is_never_offered_inside_a_quotation():
    text = "He confessed. “I confessed.”"
    draft = drafted(text, mark("quotation", at(text, "“I confessed.”")))

    assert [f.fix for f in check("confessed", fix="said").find(draft)] == ["said", None]
    assert "quotation" in check("confessed", fix="said").layers


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("He confessed it.", "said it"),
        ("Confessed it.", "Said it"),
        ("HE CONFESSED IT.", "SAID IT"),
        ("He owned up. I confessed it.", "said it"),
        ("He confessed-it.", None),
        ("He also it.", None),
        ("He owned-Up\u00a0to it.", "told it"),
    ],
)
def test_words_in_a_match_are_replaced_as_they_begin(text, fixed):
    fix = {"confessed": "said", "owned up to": "told", "owned": "had"}
    (*_, finding) = check("confessed/also/owned (up to) it", fix=fix).find(drafted(text))

    assert finding.fix == fixed


def test_of_keeps_hits_about_the_same_persons():
    text = "Ivan confessed. Pavel confessed. They confessed."
    held = [mark("prisoner", at(text, "Ivan"), "held", "p1"), mark("prisoner", at(text, "Pavel"), "dead", "p2")]
    details = [mark("identifier", at(text, "confessed", n), "name", who) for n, who in enumerate(("p1", "p2", ""))]

    found = check("<identifier>", of=phrases("<prisoner.held>")).find(drafted(text, *held, *details))

    assert [finding.span for finding in found] == [at(text, "confessed", 0)]


def test_zones_are_blocks_layers_and_labels():
    text = "Confessed\n\nHe confessed. “I confessed.”"
    draft = drafted(
        text,
        mark("quotation", at(text, "“I confessed.”"), "double"),
        blocks=[block("headline", at(text, "Confessed")), block("body", at(text, "He confessed. “I confessed.”"))],
    )

    assert len(hits(check("confessed", zones=("headline",)), draft)) == 1
    assert len(hits(check("confessed", zones=("headline", "quotation")), draft)) == 2
    assert len(hits(check("confessed", not_zones=("headline", "quotation.double")), draft)) == 1
    assert len(hits(check("confessed", not_zones=("quotation.single",)), draft)) == 3
    assert check("x", zones=("headline",), not_zones=("quotation.double",)).layers == {"quotation"}


def test_a_shut_gate_keeps_a_rule_silent():
    gate = mark("conflict", at(TEXT, "prisoner"))

    assert hits(check("confessed", gate="conflict"), drafted(TEXT)) == []
    assert hits(check("confessed", gate="conflict"), drafted(TEXT, gate)) == ["confessed"]
    assert hits(check("confessed", gate="conflict", gated=False), drafted(TEXT)) == ["confessed"]
    assert check("confessed", gate="conflict").layers == {"conflict"}
    assert check("confessed", gate="conflict", gated=False).layers == frozenset()


COUNTED = "Ivan confessed and confessed. Pavel confessed.\n\nIvan confessed."


def confessions(count, least=1):
    people = zip(("p1", "p1", "p2", "p1"), range(4), strict=True)
    details = [mark("identifier", at(COUNTED, "confessed", n), about=who) for who, n in people]
    found = check("<identifier>", count=count, least=least).find(drafted(COUNTED, *details))
    return [COUNTED.count("confessed", 0, finding.span.start) for finding in found]


def test_each_hit_is_reported():
    assert confessions(Count.EACH) == [0, 1, 2, 3]


def test_the_first_hit_is_reported():
    assert confessions(Count.FIRST) == confessions(Count.DRAFT) == [0]


def test_one_hit_a_paragraph_is_reported():
    assert confessions(Count.PARAGRAPH) == [0, 3]
    assert check("x", count=Count.PARAGRAPH).layers == {"paragraph"}


def test_one_hit_a_person_is_reported():
    assert confessions(Count.PERSON) == [0, 2]


def test_hits_about_nobody_are_each_reported():
    assert len(hits(check("confessed", count=Count.PERSON), drafted(COUNTED))) == 4


def test_too_few_hits_are_none():
    assert confessions(Count.EACH, least=4) == [0, 1, 2, 3]
    assert confessions(Count.EACH, least=5) == []
    assert confessions(Count.PARAGRAPH, least=2) == [0]
    assert confessions(Count.PERSON, least=2) == [0]


def test_missing_needs_are_named():
    needs = [
        Condition(find=phrases(word), name=name) for word, name in (("war", "A"), ("he", "B"), ("x", "C"), ("y", "D"))
    ]
    text = "He confessed."

    (finding,) = check("confessed", needs=tuple(needs), message="missing: {missing}").find(drafted(text))

    assert finding.message == "missing: A, C and D"


def test_a_rule_whose_needs_are_met_is_silent():
    assert hits(check("confessed", needs=(Condition(find=phrases("prisoner"), name="who"),)), drafted(TEXT)) == []


def test_remembered_conditions_are_related_places():
    when = (Condition(find=phrases("prisoner"), remember="speaker"),)
    (finding,) = check("confessed", when=when, message="{speaker} {match}").find(drafted(TEXT))

    assert [(r.span, r.message) for r in finding.related] == [(at(TEXT, "prisoner"), "speaker")]
    assert finding.message == "prisoner confessed"


class Doubles:
    name = "doubles"
    layers = frozenset({"sentence"})

    def spots(self, draft):
        return [Spot(0, 3)]


def test_a_finder_serves_a_rule():
    double = check("<doubles>", finders={"doubles": Doubles()})

    assert hits(double, drafted(TEXT)) == ["The"]
    assert double.layers == {"sentence"}
    assert double.literals is None
