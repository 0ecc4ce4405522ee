import pytest
import regex

from powlint.errors import PatternError
from powlint.model.rule import Query
from powlint.patterns import compile_query

from .drafts import drafted, entry, found, pattern, prisoner, words


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("prisoner(s)", "a Prisoner, two PRISONERS, imprisonered", ["Prisoner", "PRISONERS"]),
        ("apologi(s/z)ed", "apologised, apologized, apologied", ["apologised", "apologized"]),
        ("captur*", "Captured, captures, recapture", ["Captured", "captures"]),
        ("soldiers/troops fled", "Troops fled, soldiers fled, men fled", ["Troops fled", "soldiers fled"]),
        (
            "prisoner (of war) camp",
            "a prisoner camp, a prisoner of war camp",
            ["prisoner camp", "prisoner of war camp"],
        ),
        ("(the) camp", "the camp, a camp", ["the camp", "camp"]),
        ("camp (guard)", "camp guard, camp", ["camp guard", "camp"]),
        ("and\\/or", "this and/or that", ["and/or"]),
        ("5\\*", "a 5* camp", ["5*"]),
        ("U.S.", "U.S. troops, UxSx", ["U.S."]),
        ("(a/b c) d", "a d, b c d, b d", ["a d", "b c d"]),
    ],
)
def test_the_grammar_of_words(phrase, text, expected):
    assert found(phrase, text) == expected


def test_any_white_space_or_one_hyphen_stands_for_a_space():
    text = "prisoner of war, prisoner\u00a0of  war, prisoner-of-war, prisoner of\nwar, prisoner -of war"

    assert len(found("prisoner of war", text)) == 4


def test_a_phrase_never_runs_over_a_blank_line():
    assert found("prisoner of war", "He is a prisoner\n\nof war") == []


def test_a_hyphen_matches_any_hyphen_or_white_space():
    assert found("ill-treated", "ill-treated, ill‑treated, ill treated, illtreated") == [
        "ill-treated",
        "ill‑treated",
        "ill treated",
    ]


def test_straight_marks_match_curly_ones_and_the_other_way_round():
    assert found("can't", "I can’t, I can't") == ["can’t", "can't"]
    assert found("“sorry”", 'He said "sorry".') == ['"sorry"']


def test_words_have_edges_but_marks_have_none():
    assert found("art", "art, start, arts, art_") == ["art"]
    assert found("\\(sic\\)", "word(sic)word") == ["(sic)"]


def test_an_exact_phrase_compares_case():
    assert found("US", "us and US", exact=True) == ["US"]


def test_an_exact_entry_stays_exact_inside_a_phrase():
    assert found("<agency> officer", "GRU officer, gru officer", entry("agency", "GRU", case="exact")) == [
        "GRU officer"
    ]


@pytest.mark.parametrize("text", ["captured two soldiers", "captured, two brave “soldiers”", "captured — “soldiers”"])
def test_a_gap_skips_words_and_marks(text):
    assert found("captured <0-2 words> soldiers", text) == [text.rstrip("”")]


def test_a_gap_counts_its_words():
    assert found("captured <0-2 words> soldiers", "captured three very brave soldiers") == []
    assert found("captured <1 word> soldiers", "captured soldiers, captured brave soldiers") == [
        "captured brave soldiers"
    ]


def test_a_gap_stays_in_the_sentence():
    assert found("captured <0-5 words> soldiers", "They were captured. The soldiers ate.") == []
    assert found("captured <0-5 words> soldiers", "captured\n\nThe soldiers") == []


def test_a_gap_asks_for_sentences():
    assert pattern("a <1 word> b").layers == {"sentence"}
    assert pattern("a b").layers == frozenset()


@pytest.mark.parametrize("number", ["12", "12,300", "1.5", "12 300", "twenty-five", "Three hundred", "dozens"])
def test_numbers(number):
    assert found("<number> prisoners", f"Some {number} prisoners") == [f"{number} prisoners"]


def test_names_are_capitalised():
    assert found("prisoner <name>", "prisoner Ivan Petrov, prisoner ivan") == ["prisoner Ivan"]
    assert found("Prisoner <names>", "prisoner Ivan P. O’Brien-Petrov’s shoe") == ["prisoner Ivan P. O’Brien-Petrov"]


def test_an_entry_is_inlined_by_its_labels():
    rank = entry("rank", army=("major", "major general"), navy=("captain",))

    assert found("<rank> Smith", "Major General Smith, captain Smith", rank) == ["Major General Smith", "captain Smith"]
    assert found("<rank.navy> Smith", "Major Smith, captain Smith", rank) == ["captain Smith"]
    assert found("<rank>", "a major general", rank) == ["major general"]


def test_an_entry_wins_over_a_layer_and_needs_none():
    assert pattern("<prisoner> spoke", entry("prisoner", "captive")).layers == frozenset()


def test_entries_may_hold_entries():
    head, rank = entry("head", "chief <rank>"), entry("rank", "major")

    assert found("<head> spoke", "The chief major spoke", head, rank) == ["chief major spoke"]


def test_remembered_words_stand_again():
    rank = entry("rank", "major", "captain")

    assert found("<who=rank> and <=who>", "Major and major, major and captain", rank) == ["Major and major"]
    (spot,) = pattern("<who=rank> and <=who>", rank).spots(drafted("Major and major"))
    assert spot.captures == {"who": "Major"}


def test_several_patterns_give_the_longest_at_each_place():
    both = words(entry("captive", "prisoner", "prisoner of war")).pattern("captive")
    text = "A prisoner of war and a prisoner"

    assert [text[s.start : s.end] for s in both.spots(drafted(text))] == ["prisoner of war", "prisoner"]


def test_spots_near_a_span_overlap_it():
    text = "one prisoner two prisoner"
    captive = pattern("prisoner")
    (spot,) = captive.spots(drafted(text), prisoner(text, "two prisoner").span)

    assert spot.start == 17


def test_source_stands_in_other_regexes():
    source = words(entry("rank", "major(s)", "major general", "<rank-x>"), entry("rank-x", "captain")).source("rank")

    assert regex.fullmatch(rf"the {source} said", "the Major general said")
    assert regex.fullmatch(rf"the {source} said", "the CAPTAIN said")
    assert not regex.fullmatch(rf"the {source} said", "The major said")


@pytest.mark.parametrize(
    ("phrase", "message", "offset"),
    [
        ("the <prisonr>", "did you mean “prisoner”", 4),
        ("x <rank.nav>", "did you mean “navy”", 2),
        ("<number.x>", "has no labels", 0),
        ("pri*er", "end of a word", 3),
        ("a *", "end of a word", 2),
        ("(x", "never closed", 0),
        ("<x", "never closed", 0),
        ("x)", "without", 1),
        ("x>", "without", 1),
        ("<0-3 words> x", "both sides", 0),
        ("x <3-2 words> y", "few to many", 2),
        ("a <=who>", "nothing is remembered", 2),
        ("x/ y", "both sides", 1),
        ("x \\", "escapes nothing", 2),
        ("<a b c>", "neither a name nor a gap", 0),
        ("see <ring>", "refers to itself: ring → round → ring", 4),
        ("", "empty", 0),
        ("()", "hold nothing", 0),
    ],
)
def test_a_faulty_phrase_says_what_and_where(phrase, message, offset):
    known = words(entry("rank", navy=("captain",)), entry("ring", "a <round>"), entry("round", "b <ring>"))

    with pytest.raises(PatternError, match=message) as error:
        compile_query(Query(phrase=phrase), known)

    assert error.value.offset == offset


def test_an_unknown_entry_is_named_with_its_neighbour():
    with pytest.raises(PatternError, match="did you mean “rank”"):
        words(entry("rank", "major")).pattern("ranks")
