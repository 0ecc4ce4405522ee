from powlint.model.draft import Annotation
from powlint.model.rule import Query, Spot
from powlint.model.span import Span
from powlint.patterns import any_of

from .drafts import at, drafted, entry, pattern, prisoner, words


def found(phrase, text, *annotations, entries=()):
    return [text[s.start : s.end] for s in pattern(phrase, *entries).spots(drafted(text, *annotations))]


def test_a_lone_layer_gives_its_annotations():
    text = "Ivan and Pavel"
    draft = drafted(text, prisoner(text, "Ivan"), prisoner(text, "Pavel", "p2", "dead"))

    assert [(s.start, s.end, s.about, s.label) for s in pattern("<prisoner>").spots(draft)] == [
        (0, 4, "p1", "held"),
        (9, 14, "p2", "dead"),
    ]
    assert [s.about for s in pattern("<prisoner.dead>").spots(draft)] == ["p2"]
    assert [s.about for s in pattern("<prisoner.dead/held>").spots(draft)] == ["p1", "p2"]


def test_a_part_may_stand_for_a_label():
    text = "A video released by the ministry"
    shown = Annotation("recording", at(text, "A video"), "video", parts={"maker": at(text, "the ministry")})

    assert found("<recording.maker>", text, shown) == ["the ministry"]
    assert found("<recording.video>", text, shown) == ["A video"]


def test_text_before_and_after_a_layer():
    text = "captured Ivan Petrov in Kursk, recaptured Ivan"
    ivan = prisoner(text, "Ivan Petrov")

    assert found("captured <prisoner> in", text, ivan) == ["captured Ivan Petrov in"]
    assert found("captured <prisoner> at", text, ivan) == []
    assert found("capture <prisoner>", text, ivan) == []
    assert found("<prisoner>'s", "Ivan’s", prisoner("Ivan’s", "Ivan")) == ["Ivan’s"]


def test_a_gap_round_a_layer_stays_in_the_sentence():
    text = "The soldier, 22, was captured. He wept. Captured men saw him."
    draft = (prisoner(text, "The soldier"), prisoner(text, "him"))

    assert found("<prisoner> <0-3 words> captured", text, *draft) == ["The soldier, 22, was captured"]
    assert found("captured <0-3 words> <prisoner>", text, *draft) == ["Captured men saw him"]
    assert found("<prisoner> <0-6 words> wept", text, *draft) == []


def test_two_layers_and_the_same_person_again():
    text = "Ivan saw Pavel before he slept"
    draft = (prisoner(text, "Ivan"), prisoner(text, "Pavel", "p2"), prisoner(text, "he slept"))

    assert found("<who=prisoner> <0-6 words> <=who>", text, *draft) == ["Ivan saw Pavel before he slept"]
    assert found("<prisoner> saw <prisoner>", text, *draft) == ["Ivan saw Pavel"]


def test_the_same_words_again_where_nobody_knows_who():
    text = "a man saw a man and a boy"
    people = [Annotation("prisoner", span) for span in (Span(0, 5), Span(10, 15), at(text, "a boy"))]

    assert found("<who=prisoner> saw <=who>", text, *people) == ["a man saw a man"]


def test_remembered_words_beside_a_layer():
    text = "major Ivan met Major Pavel"
    rank = entry("rank", "major", "captain")

    spots = pattern("<what=rank> <prisoner> met <=what>", rank).spots(drafted(text, prisoner(text, "Ivan")))

    assert [(s.start, s.end, s.captures) for s in spots] == [(0, 20, {"what": "major"})]


def test_a_sequence_is_about_its_person():
    text = "captured Ivan"
    (spot,) = pattern("captured <who=prisoner>").spots(drafted(text, prisoner(text, "Ivan", "p7")))

    assert (spot.about, spot.captures) == ("p7", {"who": "Ivan"})


def test_layers_and_words_as_alternatives():
    text = "Ivan wept. The guard wept."

    assert found("<prisoner>/guard wept", text, prisoner(text, "Ivan")) == ["Ivan wept", "guard wept"]
    assert found("(young) <prisoner>", "young Ivan", prisoner("young Ivan", "Ivan")) == ["young Ivan"]


def test_an_entry_with_a_layer_inside_serves_as_a_place():
    text = "They showed the weeping Ivan again"
    sad = entry("sad", "weeping <prisoner>")

    assert found("the <sad> again", text, prisoner(text, "Ivan"), entries=[sad]) == ["the weeping Ivan again"]
    assert pattern("the <sad> again", sad).layers == {"prisoner"}
    assert words(sad).source("sad") == "(?!)"


def test_literals_of_a_phrase_with_layers_come_from_its_words():
    assert pattern("<prisoner> confess*").literals == {"confess"}
    assert pattern("<prisoner>").literals is None


class Shouts:
    name = "shouts"
    layers = frozenset({"quotation"})

    def spots(self, draft):
        return [Spot(i, i + 5) for i in range(len(draft.text)) if draft.text[i : i + 5] == "STOP!"]


def test_a_finder_is_a_query_and_a_word():
    known = words(finders={"shouts": Shouts()})
    text = "He said STOP! twice"

    for query in (Query(finder="shouts"), Query(phrase="<shouts>")):
        assert [(s.start, s.end) for s in known.compiled(query).spots(drafted(text))] == [(8, 13)]
    (spot,) = known.compiled(Query(phrase="said <shouts> twice")).spots(drafted(text))
    assert (spot.start, spot.end) == (3, 19)
    assert known.compiled(Query(finder="shouts")).layers == {"quotation"}


def test_any_of_nothing_matches_nothing():
    assert list(any_of([]).spots(drafted("text"))) == []


def test_a_pattern_without_layers_answers_anew_for_another_document():
    captive = pattern("captive")

    assert len(captive.spots(drafted("a captive"))) == 1
    assert len(captive.spots(drafted("nobody"))) == 0
