import pytest

from powlint.errors import CheckError, PatternError
from powlint.model.rule import Query
from powlint.patterns import LazyRegex, lazy

from .drafts import drafted, words


def spots(query, text):
    return [text[s.start : s.end] for s in words().compiled(query).spots(drafted(text))]


def test_a_regex_ignores_case_unless_it_is_exact():
    assert spots(Query(regex=r"\bGRU\b"), "the gru and the GRU") == ["gru", "GRU"]
    assert spots(Query(regex=r"\bGRU\b", exact=True), "the gru and the GRU") == ["GRU"]


def test_only_matches_that_hold_a_literal_count():
    query = Query(regex=r"\w+ (?:camp|cell)", literals=("Prison", "holding"))

    assert spots(query, "summer camp, PRISON camp, prison cell") == ["PRISON camp", "prison cell"]
    assert words().compiled(query).literals == {"prison", "holding"}


def test_a_regex_without_literals_cannot_be_prefiltered():
    assert words().compiled(Query(regex="a")).literals is None


def test_named_groups_are_remembered():
    (spot,) = words().compiled(Query(regex=r"born in (?P<year>\d{4})")).spots(drafted("He was born in 1991."))

    assert spot.captures == {"year": "1991"}


def test_an_empty_match_is_no_spot():
    assert spots(Query(regex="x*"), "abc") == []


def test_a_malformed_regex_says_where():
    pattern = words().compiled(Query(regex="ab(c"))

    with pytest.raises(PatternError) as error:
        pattern.verify()

    assert error.value.offset == 4


def test_a_runaway_is_stopped_and_named(monkeypatch):
    monkeypatch.setattr(lazy, "TIME_LIMIT", 0.05)
    runaway = LazyRegex(r"(?:a|aa|aaa)+(?:a|aa)+(?=b)c")

    with pytest.raises(CheckError, match="ran out of its time"):
        runaway.finditer("a" * 3000 + "b")


def test_calls_stay_between_their_bounds():
    word = LazyRegex(r"\w+")

    assert [m[0] for m in word.finditer("ab cd ef", 3, 5)] == ["cd"]
    assert word.match("ab cd", 1, 2)[0] == "b"
    assert word.search("ab cd", 2)[0] == "cd"
    assert word.fullmatch("ab cd", 0, 3) is None
