"""Looks words of the lexicon up in a text, token by token, so that a grammar can be written over kinds of words."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import cast

from powlint.annotators.expansions import expansions
from powlint.annotators.kinds import KINDS
from powlint.annotators.line import Line, Token
from powlint.model.chunks import CHUNK
from powlint.model.draft import SENTENCE, Draft
from powlint.model.revision import spliced
from powlint.model.rule import Entry, Lexicon, Query
from powlint.model.span import Span
from powlint.patterns import LazyRegex, fold
from powlint.values import dataclass

# A word may hold apostrophes, hyphens and inner stops (don't, al-Kasasbeh, U.S.); anything else is a mark.
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\w+(?:[-’'.]\w+)*(?:(?<=\b[A-Za-z])\.(?!\w)|(?<=\.[A-Za-z])\.)?|[^\w\s]")
_POSSESSIVE = re.compile(r"[’']s?$", re.IGNORECASE)
# Words that are remembered with their kinds: the vocabulary of some dozens of drafts.
_MOST_WORDS = 20_000

Kinds = frozenset[str]
_NONE: Kinds = frozenset()
_NO_LINE = Line((), 0, 0, 0, {})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A term of several words, or one whose capitals count: `exact` is how it is written, "" if any way will do."""

    words: tuple[str, ...]
    exact: str
    kinds: Kinds


class Chunk:
    """The tokens of a text without blank lines in it, from `start` to `end`; the first has the number `start`."""

    __slots__ = ("_lines", "_starts", "end", "places", "start", "tokens")

    def __init__(self, start: int, end: int, tokens: tuple[Token, ...]) -> None:
        self.start = start
        self.end = end
        self.tokens = tokens
        self.places: dict[str, list[int]] = {}
        self._starts = [token.start for token in tokens]
        self._lines: dict[Span, Line] = {}
        for number, token in enumerate(tokens, start):
            for kind in token.kinds:
                self.places.setdefault(kind, []).append(number)

    def line(self, span: Span) -> Line:
        """The tokens that begin in `span`; the same line whenever it is asked for."""
        line = self._lines.get(span)
        if line is None:
            first, stop = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
            line = Line(self.tokens, self.start, self.start + first, self.start + stop, self.places)
            self._lines[span] = line
        return line


class Tokens:
    """The words and marks of a text, in order.

    The number of a token is the offset of its chunk and how many stand before it there: so numbers grow, but those of
    the first of a chunk does not hang on how many words the chunks before it have.
    """

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks
        self._bases = [chunk.start for chunk in chunks]

    def __len__(self) -> int:
        return sum(len(chunk.tokens) for chunk in self.chunks)

    @property
    def lines(self) -> Iterator[Line]:
        """Each stretch without a blank line, as one line."""
        return (chunk.line(Span(chunk.start, chunk.end)) for chunk in self.chunks)

    def line(self, span: Span) -> Line:
        """The tokens that begin in `span`, as far as no blank line ends it."""
        at = bisect_right(self._bases, span.start) - 1
        return self.chunks[at].line(span) if at >= 0 else _NO_LINE

    def of(self, kind: str) -> Iterator[Token]:
        """The tokens of a kind."""
        for chunk in self.chunks:
            if numbers := chunk.places.get(kind):
                yield from (chunk.tokens[number - chunk.start] for number in numbers)


class Terms:
    """The words and phrases of some lexicon entries, ready to be recognised in text.

    A phrase in several words tags each of its tokens with its kind, so that "prime minister" is an office as a
    whole; a regex is tried on single words. Phrases with gaps and references take no part. An entry that no pack
    has is empty.
    """

    def __init__(self, lexicon: Lexicon, kinds: Iterable[str] = KINDS) -> None:
        self._words: dict[str, Kinds] = {}
        self._phrases: dict[str, list[_Phrase]] = {}
        self._forms: list[tuple[LazyRegex, Kinds]] = []
        for entry in (lexicon[name] for name in kinds if name in lexicon):
            for label, queries in entry.phrases.items():
                for query in queries:
                    self._add(query, entry, frozenset({entry.name, f"{entry.name}.{label}"} if label else {entry.name}))
        self._seen: dict[str, Kinds] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_seen": {}}  # what is kept between runs holds no word of a draft

    def tokens(self, draft: Draft) -> Tokens:
        """Every word and mark of a draft, tagged; they are remembered, since several layers ask."""
        return draft.once(self, lambda: Tokens(self._renewed(draft)))

    def _renewed(self, draft: Draft) -> Sequence[Chunk]:
        """The chunks of a draft; those that are as in the draft before are the same."""
        before = draft.revision.before.answers.get(self) if draft.revision else None
        changed = draft.changed(()) if before is not None else None
        if changed is None:
            return list(self._chunks(draft.text))
        chunks = cast("Tokens", before).chunks
        for reach in changed:
            chunks = spliced(chunks, reach, list(self._chunks(draft.text, *reach)))
        return chunks

    def _chunks(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Chunk]:
        return (self._chunk(found.start(), found[0]) for found in CHUNK.finditer(text, start, end))

    def lines(self, draft: Draft) -> Sequence[tuple[Span, Line]]:
        """The sentences of a draft, each with its tokens; they are remembered as soon as there are sentences."""
        if SENTENCE not in draft.layers:
            return ()
        return draft.once((Terms.lines, self), lambda: tuple(self._lines(draft)))

    def _lines(self, draft: Draft) -> Iterator[tuple[Span, Line]]:
        tokens = self.tokens(draft)
        for sentence in draft.layer(SENTENCE):
            yield sentence.span, tokens.line(sentence.span)

    def parts(self, draft: Draft) -> Iterator[Sequence[tuple[Span, Line]]]:
        """The same, part by part of a story: whoever was spoken of last in one file is not meant in the next."""
        if not draft.document.parts:
            yield self.lines(draft)
            return
        for _, lines in groupby(self.lines(draft), key=lambda each: draft.document.part(each[0].start)):
            yield list(lines)

    def _add(self, query: Query, entry: Entry, kinds: Kinds) -> None:
        if query.regex:
            self._forms.append((LazyRegex(query.regex, exact=query.exact), kinds))
        exact = query.exact or entry.case == "exact"
        for plain in expansions(query.phrase):
            words = _words(plain)
            if len(words) == 1 and not exact:
                self._words[words[0]] = self._words.get(words[0], frozenset()) | kinds
            elif words:
                self._phrases.setdefault(words[0], []).append(_Phrase(words, plain if exact else "", kinds))

    def _kinds(self, word: str) -> Kinds:
        """The kinds of a single word, by the lists and by its form; the words of the drafts before are remembered."""
        kinds = self._seen.get(word)
        if kinds is None:
            shaped = [kinds for form, kinds in self._forms if form.fullmatch(word)]
            kinds = self._words.get(word, _NONE).union(*shaped)
            if len(self._seen) >= _MOST_WORDS:
                self._seen.clear()
            self._seen[word] = kinds
        return kinds

    def _chunk(self, base: int, text: str) -> Chunk:
        bare = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]
        folded_text = fold(text)
        folds = [_stem(folded_text[start:end]) for _, start, end in bare]
        kinds = [self._kinds(word) for word in folds]
        for index, first in enumerate(folds):
            for phrase in self._phrases.get(first, ()):
                end = index + len(phrase.words)
                if tuple(folds[index:end]) != phrase.words:
                    continue
                if phrase.exact and text[bare[index][1] : bare[end - 1][2]] != phrase.exact:
                    continue
                for place in range(index, end):
                    kinds[place] |= phrase.kinds
        tokens = (
            Token(word, folded, base + start, base + end, tags)
            for (word, start, end), folded, tags in zip(bare, folds, kinds, strict=True)
        )
        return Chunk(base, base + len(text), tuple(tokens))


def _stem(word: str) -> str:
    """The word without the mark of possession."""
    return _POSSESSIVE.sub("", word) or word if "'" in word or "’" in word else word


def _words(plain: str) -> tuple[str, ...]:
    """The folded words and marks of a phrase."""
    if plain.isascii() and plain.isalnum():
        return (plain.lower(),)
    return tuple(fold(word) for word in _TOKEN.findall(plain))


def labels_of(lexicon: Lexicon, name: str) -> tuple[str, ...]:
    """The labels of a lexicon entry; none if there is no such entry."""
    return tuple(lexicon[name].phrases) if name in lexicon else ()


def words_of(lexicon: Lexicon, name: str) -> frozenset[str]:
    """The plain forms of a lexicon entry as written; none if there is no such entry."""
    return frozenset(form for query in _queries(lexicon, name) for form in expansions(query.phrase))


def regexes_of(lexicon: Lexicon, name: str) -> tuple[LazyRegex, ...]:
    """The regular expressions of a lexicon entry; none if there is no such entry."""
    return tuple(LazyRegex(query.regex, exact=query.exact) for query in _queries(lexicon, name) if query.regex)


def _queries(lexicon: Lexicon, name: str) -> list[Query]:
    entry = lexicon.get(name)
    return [query for queries in entry.phrases.values() for query in queries] if entry else []
