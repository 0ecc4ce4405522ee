from powlint.checks import candidates
from powlint.model.rule import Condition

from .drafts import check, drafted, phrases


def test_only_checks_whose_literals_stand_in_the_text_are_candidates():
    confession, parade, anything = check("confess*"), check("parade(d)", "march*"), check("<prisoner>")

    assert candidates([confession, parade, anything], drafted("They MARCHED.")) == [parade, anything]
    assert candidates([confession, parade, anything], drafted("He confessed.")) == [confession, anything]


def test_one_query_without_literals_opens_a_check():
    assert check("confess*", "<prisoner>").literals is None


def test_what_must_be_near_serves_where_the_find_has_no_literals():
    near = Condition(find=phrases("confess*"))

    assert check("<prisoner>", when=(near,)).literals == {"confess"}
    assert check("<prisoner>", unless=(near,)).literals is None
    assert check("<prisoner>", needs=(near,)).literals is None
    assert check("<prisoner>", when=(Condition(meta="x"),)).literals is None


def test_a_check_that_is_no_candidate_finds_nothing():
    rule = check("<prisoner>", when=(Condition(find=phrases("confess*")),))

    assert candidates([rule], drafted("a text")) == []
    assert list(rule.find(drafted("a text"))) == []
