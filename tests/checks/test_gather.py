from powlint.model.rule import Gather

from .drafts import at, block, check, drafted, mark, phrases

TEXT = "Ivan, 22, of Omsk, a gunner. Pavel, 30, of Tula."
DETAILS = [
    mark("identifier", at(TEXT, "22"), "birth", "p1"),
    mark("identifier", at(TEXT, "Omsk"), "origin", "p1"),
    mark("identifier", at(TEXT, "gunner"), "service", "p1"),
    mark("identifier", at(TEXT, "30"), "birth", "p2"),
    mark("identifier", at(TEXT, "Tula"), "origin", "p2"),
]
KINDS = {"identifier.birth": 2, "identifier.origin": 1, "identifier.service": 1}


def found(at_least, per="person", by_points=False, annotations=DETAILS, **fields):
    rule = check(gather=Gather(KINDS, at_least, per, by_points), **fields)
    return list(rule.find(drafted(TEXT, *annotations)))


def test_different_details_of_one_person_add_up():
    (finding,) = found(3)

    assert finding.matched == "gunner"
    assert [(r.span.cut(TEXT), r.message) for r in finding.related] == [
        ("22", "identifier.birth"),
        ("Omsk", "identifier.origin"),
    ]


def test_each_person_has_a_sum():
    assert [finding.matched for finding in found(2)] == ["Omsk", "Tula"]
    assert [finding.matched for finding in found(2, per="prisoner")] == ["Omsk", "Tula"]


def test_the_same_kind_twice_counts_once():
    twice = [*DETAILS[:1], mark("identifier", at(TEXT, "Ivan"), "birth", "p1")]

    assert found(2, annotations=twice) == []


def test_points_weigh_kinds():
    assert [finding.matched for finding in found(3, by_points=True)] == ["Omsk", "Tula"]
    assert [finding.matched for finding in found(4, by_points=True)] == ["gunner"]


def test_a_draft_or_paragraph_may_be_the_sum():
    nobody = [mark("identifier", each.span, each.label) for each in (DETAILS[0], DETAILS[4])]

    assert [f.matched for f in found(2, per="paragraph", annotations=nobody)] == ["Tula"]
    assert [f.matched for f in found(2, per="document", annotations=nobody)] == ["Tula"]
    assert found(2, annotations=nobody) == []


def test_of_says_whose_details_count():
    held = mark("prisoner", at(TEXT, "Pavel"), "held", "p2")

    assert [f.matched for f in found(2, annotations=[*DETAILS, held], of=phrases("<prisoner.held>"))] == ["Tula"]


def test_details_outside_the_zones_do_not_count():
    rule = check(gather=Gather(KINDS, 2, "person"), zones=("headline",))

    assert list(rule.find(drafted(TEXT, *DETAILS))) == []
    assert list(rule.find(drafted(TEXT, *DETAILS, blocks=[block("headline", at(TEXT, TEXT))]))) != []


def test_a_gathering_cannot_be_prefiltered_and_reads_its_layers():
    assert check(gather=Gather(KINDS, 2, "person")).literals is None
    assert check(gather=Gather(KINDS, 2, "person")).layers == {"identifier"}
    assert check(gather=Gather(KINDS, 2, "paragraph")).layers == {"identifier", "paragraph"}
