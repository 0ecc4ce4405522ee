"""Phrases of plain words take a way without regexes; it must find what the regex finds."""

from hypothesis import given
from hypothesis import strategies as st

from powlint.model.document import Block, BlockKind, Document
from powlint.model.draft import Draft
from powlint.model.rule import Query
from powlint.model.span import OffsetMap, Piece, Span
from powlint.patterns.lazy import LazyRegex
from powlint.patterns.phrase import parse
from powlint.patterns.plain import forms_in, forms_of
from powlint.patterns.source import edged, source_of

from .drafts import drafted, entry, found, pattern, words

PHRASES = (
    "prisoner(s) of war", "captur*", "soldiers/troops fled", "can't", "ill-treated", "Lt. col", "U.S.", "a b",
    "prisoner (of war) camp", "apologi(s/z)ed", "(the) camp", "x* y", "x, y", "naïve İstanbul", "Straße*", "ı",
    "no. 2", "x — y", "o'clock-s", "x\\*", "(a/b c) d",
)  # fmt: skip
PIECES = (
    "prisoner", "prisoners", "of", "war", "captured", "soldiers", "troops", "fled", "can", "'t",
    "’t", "ill", "treated", "lt.", "col", "u.s.", "a", "b", "camp", "apologised", "the", "x", "y", "naïve", "istanbul",
    "straße", "strasse", "I", "no", "2", "o’clock", "s", "*", ".", ",",
    "c", "d", " ", "  ", "\n", "\n\n", "-", "–", "—", "‑", "\u00a0", "_", "'",
)  # fmt: skip


def by_regex(phrase, text, exact):
    seq = parse(phrase)
    regex = LazyRegex(edged(seq, source_of(seq)), exact=exact)
    return regex, [m for m in regex.finditer(text) if "\n\n" not in m[0]]


@given(st.sampled_from(PHRASES), st.lists(st.sampled_from(PIECES), max_size=12), st.booleans(), st.integers(0, 2))
def test_both_ways_find_the_same(phrase, pieces, exact, case):
    text = (str, str.upper, str.title)[case](" ".join(pieces) if len(pieces) % 2 else "".join(pieces))

    regex, matches = by_regex(phrase, text, exact)
    spots = pattern(phrase, exact=exact).spots(drafted(text))

    assert [spot for spot in spots if not regex.fullmatch(text, spot.start, spot.end)] == []
    assert [m[0] for m in matches if not any(s.start <= m.start() and m.end() <= s.end for s in spots)] == []


def test_phrases_of_plain_words_take_the_short_way():
    assert all(forms_in(parse(phrase), exact=False) for phrase in PHRASES)
    assert forms_of("prisoner of war", exact=False)


def test_other_phrases_do_not():
    assert forms_of("’s army", exact=False) is None
    assert forms_in(parse("(a/b/c/d) (a/b/c/d) (a/b/c/d)"), exact=False) is None


def test_a_word_inside_a_longer_phrase_of_the_vocabulary_is_no_match_of_its_own():
    captive = words(entry("captive", "prisoner", "prisoner of war", "war crime")).pattern("captive")
    text = "A prisoner of war crime"

    assert [text[s.start : s.end] for s in captive.spots(drafted(text))] == ["prisoner of war", "war crime"]


def test_mixed_entries_find_words_and_regexes():
    mixed = entry("mixed", "captive", "held <0-2 words> camp")
    mixed.phrases[""] = (*mixed.phrases[""], Query(regex=r"POW #\d+"))  # type: ignore[index]

    assert found("<mixed>", "A captive, POW #12, held in a camp", mixed) == ["captive", "POW #12", "held in a camp"]


def test_words_are_not_looked_for_in_an_address_that_stands_alone_but_regexes_are():
    text = "The hostages left.\n\nhostage-video.jpg\n\nNo hostages."
    whole = Span(0, len(text))
    blocks = (
        Block(BlockKind.BODY, Span(0, 18)),
        Block(BlockKind.LINK, Span(4, 12), "u"),
        Block(BlockKind.LINK, Span(20, 37), "hostage-video.jpg"),
        Block(BlockKind.BODY, Span(39, 51)),
    )
    draft = Draft(Document("draft", text, text, OffsetMap([Piece(whole, whole)]), blocks))
    known = words()

    starts = [
        [spot.start for spot in known.compiled(query).spots(draft)]
        for query in (Query(phrase="hostage(s)"), Query(phrase="hostage <0-1 words> jpg"), Query(regex="hostage"))
    ]
    assert starts == [[4, 42], [], [4, 20, 42]]
