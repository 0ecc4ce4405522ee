"""Looks words of the lexicon up in a text, token by token, so that a grammar can be written over kinds of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from powlint.model.rule import Lexicon
from powlint.patterns import fold
from powlint.values import dataclass

# The lexicon entries that the grammar of the annotators is written in.
TERMS = (
    "office", "rank", "address", "office-apposition", "kin", "particle", "not-a-name", "country", "known-place", "nationality",
    "abbreviation", "custody-noun", "custody-adjective", "fighter-noun", "person-noun", "capture-participle",
    "surrender-verb", "release-participle", "trial-participle", "captivity-noun", "speech-verb", "recording-noun",
    "source-kind", "civil-word", "military-word", "number-word", "detention-facility", "source-phrase", "display-verb",
)  # fmt: skip

# A word may hold apostrophes, hyphens and inner stops (don't, al-Kasasbeh, U.S.); anything else is a mark.
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\w+(?:[-’'.]\w+)*(?:(?<=\b[A-Za-z])\.(?!\w)|(?<=\.[A-Za-z])\.)?|[^\w\s]")
_POSSESSIVE = re.compile(r"[’']s?$", re.IGNORECASE)
_CHOICE = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its place (code points of clean text), its folded form, and its kinds."""

    text: str
    fold: str
    start: int
    end: int
    tags: frozenset[str]

    def is_a(self, *tags: str) -> bool:
        """Whether the word is of one of these kinds (`entry` or `entry.label`)."""
        return bool(self.tags) and not self.tags.isdisjoint(tags)

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


class Terms:
    """The plain words and phrases of some lexicon entries, ready to be recognised in text.

    Only phrases without gaps and references take part; a phrase in several words tags each of its tokens
    with its kind, so that "prime minister" is an office as a whole.
    """

    def __init__(self, lexicon: Lexicon, entries: Iterable[str] = TERMS) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]] = {}
        for name in entries:
            entry = lexicon.get(name)
            if entry is None:
                continue
            for label, queries in entry.phrases.items():
                tags = frozenset({name, f"{name}.{label}"} if label else {name})
                for query in queries:
                    for plain in expansions(query.phrase):
                        keys = _keys(plain)
                        if keys:
                            exact = plain if query.exact or entry.case == "exact" else ""
                            self._by_first.setdefault(keys[0], []).append((keys, exact, tags))
        for options in self._by_first.values():
            if len(options) > 1:
                options.sort(key=lambda option: -len(option[0]))
        self._latest: tuple[str, tuple[Token, ...]] = ("", ())

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_latest": ("", ())}  # what is kept between runs holds no draft

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Every word and mark of the text, tagged; those of the last text are remembered, since several layers ask."""
        if self._latest[0] is not text:
            self._latest = (text, self._tokenise(text))
        return self._latest[1]

    def _tokenise(self, text: str) -> tuple[Token, ...]:
        bare = list(_bare_tokens(text))
        folded_text = fold(text)
        folds = [_stem(folded_text[start:end]) for _, start, end in bare]
        tags: list[frozenset[str]] = [frozenset()] * len(bare)
        for index, first in enumerate(folds):
            for keys, exact, kinds in self._by_first.get(first, ()):
                end = index + len(keys)
                if len(keys) > 1 and tuple(folds[index:end]) != keys:
                    continue
                if exact and text[bare[index][1] : bare[end - 1][2]] != exact:
                    continue
                for place in range(index, end):
                    tags[place] = tags[place] | kinds if tags[place] else kinds
        return tuple(
            Token(word, folded, start, end, kinds)
            for (word, start, end), folded, kinds in zip(bare, folds, tags, strict=True)
        )


def labels_of(lexicon: Lexicon, name: str) -> tuple[str, ...]:
    """The labels of a lexicon entry; none if there is no such entry."""
    return tuple(lexicon[name].phrases) if name in lexicon else ()


def _stem(word: str) -> str:
    """The word without the mark of possession."""
    return _POSSESSIVE.sub("", word) or word if "'" in word or "’" in word else word


def _keys(plain: str) -> tuple[str, ...]:
    if plain.isascii() and plain.isalnum():
        return (plain.lower(),)
    return tuple(fold(word) for word in _TOKEN.findall(plain))


def _bare_tokens(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _TOKEN.finditer(text):
        yield found[0], found.start(), found.end()


def expansions(phrase: str) -> list[str]:
    """Every plain form of a phrase: `soldier(s)` gives two, `say/says` two; none if it has gaps, names or `*`."""
    if not phrase or "<" in phrase or "*" in phrase:
        return []
    if "/" not in phrase and "(" not in phrase:
        return [" ".join(word for word in phrase.split(" ") if word).strip()]
    forms = [""]
    for word in phrase.split(" "):
        options = [option for choice in _slashes(word) for option in _optional(choice)]
        forms = [f"{form} {option}".strip() for form in forms for option in options]
    return forms


def _slashes(word: str) -> list[str]:
    """`say/says` apart; a slash within parentheses belongs to `_optional`."""
    parts, depth, current = [], 0, ""
    for char in word:
        depth += (char == "(") - (char == ")")
        if char == "/" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return [*parts, current]


def _optional(word: str) -> list[str]:
    found = _CHOICE.search(word)
    if not found:
        return [word]
    inside = found[1].split("/") if "/" in found[1] else ["", found[1]]
    return [form for choice in inside for form in _optional(word[: found.start()] + choice + word[found.end() :])]
