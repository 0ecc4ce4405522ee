from powlint.checks.trace import trace
from powlint.model.rule import Condition, Window

from .drafts import at, check, drafted, mark, phrases

TEXT = "The prisoner confessed. He slept."


def told(rule, draft):
    return [(step.message, step.holds, step.is_spot) for step in trace(rule, draft)]


def test_every_step_is_told():
    rule = check(
        "confessed",
        gate="conflict",
        of=phrases("<prisoner>"),
        not_zones=("quotation",),
        when=(Condition(find=phrases("prisoner"), within=Window("word", 3), side="before"),),
        unless=(Condition(find=phrases("freely"), name="a caveat"), Condition(meta="naming_cleared")),
        needs=(Condition(find=phrases("slept"), within=Window("sentence", 2), name="sleep"),),
    )

    assert told(rule, drafted(TEXT, mark("conflict", at(TEXT, TEXT)))) == [
        ("its gate “conflict” is open", True, False),
        ("is what it looks for", True, True),
        ("concerns one of those it asks for (of)", False, False),
        ("stands where it looks (in, not_in)", True, False),
        ("when: prisoner within 3 words, before: 1 found", True, False),
        ("unless: a caveat within sentence: none found", True, False),
        ("unless: the metadata does not say naming_cleared", True, False),
        ("needs: sleep within 2 sentences: 1 found", False, False),
    ]


def test_a_draft_without_the_words_is_told():
    assert told(check("parade"), drafted(TEXT)) == [
        ("the draft holds none of the words it cannot do without", False, False)
    ]
    assert told(check("<prisoner>"), drafted(TEXT)) == [("nothing that it looks for stands in the draft", False, False)]


def test_checks_in_python_tell_what_they_find():
    inner = check("confessed")

    class Own:
        rule, literals, layers = inner.rule, None, frozenset()
        find = staticmethod(inner.find)

    assert told(Own(), drafted(TEXT)) == [("found", True, True)]
