"""How words get their kinds."""

import ast
from pathlib import Path

import pytest

import powlint.annotators
from powlint.annotators import builtin_annotators
from powlint.annotators.expansions import expansions
from powlint.annotators.kinds import KINDS
from powlint.annotators.line import NOTHING
from powlint.annotators.terms import Terms, labels_of, regexes_of, words_of
from powlint.linter.layering import Layering
from powlint.model.document import Block, BlockKind, Document
from powlint.model.draft import Draft
from powlint.model.rule import Entry, Query
from powlint.model.span import OffsetMap, Piece, Span
from powlint.patterns import Words

FOLDER = Path(powlint.annotators.__file__).parent
# Entries that are patterns rather than kinds of words.
PATTERNS = {"claim-word", "detail", "age-after-name", "home-after-name", "one-letter-word", "history"}


def entry(name, *phrases, label="", **fields):
    return {name: Entry(name, {label: tuple(Query(phrase=phrase) for phrase in phrases)}, **fields)}


def drafted(text):
    whole = Span(0, len(text))
    return Draft(Document("draft", text, text, OffsetMap([Piece(whole, whole)]), (), meta={}))


def kinds(lexicon, text):
    line = Terms(lexicon, lexicon).tokens(drafted(text)).line(Span(0, len(text)))
    return {token.text: set(token.kinds) for token in line.between(line.start, line.stop)}


def test_a_word_is_of_the_kind_of_its_entry_and_label():
    assert kinds(entry("rank", "sergeant", label="low"), "the Sergeant") == {
        "the": set(),
        "Sergeant": {"rank", "rank.low"},
    }


def test_every_word_of_a_phrase_is_of_its_kind():
    assert kinds(entry("office", "prime minister"), "a Prime Minister") == {
        "a": set(),
        "Prime": {"office"},
        "Minister": {"office"},
    }


def test_a_word_may_be_of_several_kinds():
    assert kinds({**entry("kin", "father"), **entry("office", "Father")}, "father") == {"father": {"kin", "office"}}


def test_an_exact_entry_minds_capitals():
    lexicon = entry("abbreviation", "US", case="exact")

    assert kinds(lexicon, "US us") == {"US": {"abbreviation"}, "us": set()}


def test_a_regex_is_tried_on_whole_words():
    lexicon = {"adverb": Entry("adverb", {"": (Query(regex=".+ly"),)})}

    assert kinds(lexicon, "badly lying") == {"badly": {"adverb"}, "lying": set()}


def test_possession_does_not_hide_a_kind():
    assert kinds(entry("kin", "father"), "father's father’s") == {"father's": {"kin"}, "father’s": {"kin"}}


def test_phrases_with_gaps_and_references_take_no_part():
    assert kinds(entry("rank", "staff <1 word> sergeant", "<grade> sergeant", "serg*"), "sergeant") == {
        "sergeant": set()
    }


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("soldier(s)", ["soldier", "soldiers"]),
        ("say/says", ["say", "says"]),
        ("withh(o/e)ld", ["withhold", "withheld"]),
        ("prime minister", ["prime minister"]),
        ("the <name>", []),
        ("captur*", []),
        ("", []),
    ],
)
def test_a_phrase_has_all_its_plain_forms(phrase, forms):
    assert expansions(phrase) == forms


def test_an_entry_that_is_missing_is_empty():
    assert (labels_of({}, "rank"), words_of({}, "rank"), regexes_of({}, "rank")) == ((), frozenset(), ())


def test_beyond_a_sentence_stands_nothing():
    line = Terms({}).tokens(drafted("One two. Three.")).line(Span(0, 8))

    assert [token.text for token in (line[0], line[2], line[3], line[-1])] == ["One", ".", "", ""]
    assert not NOTHING.is_word


def test_the_tokens_of_a_draft_are_remembered():
    terms, draft = Terms({}), drafted("One two.")

    assert terms.tokens(draft) is terms.tokens(draft)


def test_every_kind_that_the_grammar_asks_for_is_in_the_lexicon(lexicon):
    known = {name: {label for label in found.phrases if label} for name, found in lexicon.items()}
    missing = {kind for kind in _asked() if not _is_known(kind, known)}

    assert missing == set()


def test_every_kind_that_the_grammar_asks_for_is_tagged():
    assert {kind.partition(".")[0] for kind in _asked()} - set(KINDS) == set()


def test_every_kind_that_is_tagged_is_asked_for(lexicon):
    asked = {kind.partition(".")[0] for kind in _strings()}

    assert set(KINDS) - asked == set()
    assert set(KINDS) <= set(lexicon)


def test_a_pack_without_words_makes_no_annotator_raise():
    text = "Ivan Koval, 24, was captured, the army said. “He is from Stara Reka.”\n\nThe video shows two prisoners."
    whole = Span(0, len(text))
    blocks = (Block(BlockKind.BODY, Span(0, 69)), Block(BlockKind.BODY, Span(71, len(text))))
    draft = Draft(Document("draft", text, text, OffsetMap([Piece(whole, whole)]), blocks, meta={}))

    for annotator in builtin_annotators(Words({})):
        found = list(annotator.annotate(draft.adding(annotator.needs, ())))
        assert {annotation.layer for annotation in found} <= set(annotator.gives)


def test_without_words_of_history_only_the_gate_is_lost():
    layering = Layering(builtin_annotators(Words({})))

    assert "conflict" not in layering.layers
    assert {"sentence", "person", "prisoner", "sourced", "identifier"} <= layering.layers


def _strings():
    """All texts in the annotators' code."""
    for path in FOLDER.glob("*.py"):
        if path.name != "kinds.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def _asked():
    """The kinds with which tokens are asked: arguments of `is_a`, `has`, `before`, and the tuples they are kept in."""
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                if node.func.attr in ("is_a", "has", "before"):
                    yield from (
                        arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                    )
            elif isinstance(node, ast.Tuple) and path.name != "kinds.py":
                texts = [
                    each.value for each in node.elts if isinstance(each, ast.Constant) and isinstance(each.value, str)
                ]
                yield from (
                    text for text in texts if "." in text[1:] and text.replace(".", "").replace("-", "").isalpha()
                )


def _is_known(kind, known):
    name, _, label = kind.partition(".")
    return name in known and (not label or label in known[name])
