"""Phrases of plain words, looked up in a table of the text's words: no regex to compile, and no text to scan."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

import regex

from powlint.model.chunks import BLANK_LINE
from powlint.model.draft import Draft
from powlint.model.rule import Spot
from powlint.patterns.focus import MARGIN
from powlint.patterns.folding import fold
from powlint.patterns.pattern import Pattern, folded, longest, worded
from powlint.patterns.phrase import Choice, Ending, Node, Seq, Space, Text
from powlint.patterns.sleeper import Sleeper
from powlint.patterns.source import WIDEST_BLANK, fewest
from powlint.values import dataclass

_WORD = regex.compile(r"\w+", regex.V0)

# Phrases with none of these need no parser; most of a vocabulary is like that.
_SPECIAL = re.compile(r"[()/*<>\\]")
_ANY_ENDING = "\0"
_MOST_FORMS = 32

_HYPHENS = "-‐‑–"
_ALIKE = str.maketrans(dict.fromkeys("‘’‛ʼ", "'") | dict.fromkeys("“”„‟", '"') | dict.fromkeys("‐‑–", "-"))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a phrase: folded words, and the marks after each (a space stands for any white space).

    `open` tells which words may have any ending; `exact` is the whole as written, or "" if case does not matter.
    """

    words: tuple[str, ...]
    marks: tuple[str, ...]
    open: tuple[bool, ...]
    exact: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether it is one word and nothing else, so that every token of that word is a match."""
        return self.marks == ("",) and not self.open[0] and not self.exact

    @property
    def reach(self) -> int:
        """How many characters it can take at most, blanks of `WIDEST_BLANK` counted."""
        return MARGIN if any(self.open) else sum(map(len, self.words)) + WIDEST_BLANK * sum(map(len, self.marks))


class Tokens:
    """Where the words of a text stand: `places` leads from a folded word to the numbers of its tokens."""

    __slots__ = ("_sorted", "ends", "places", "starts")

    def __init__(self, text: str) -> None:
        folded = fold(text)
        # Arrays, because 20 MB of text have three million words.
        self.starts = array("l")
        self.ends = array("l")
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(_WORD.finditer(text)):
            start, end = word.span()
            self.starts.append(start)
            self.ends.append(end)
            places[folded[start:end]].append(number)
        self.places: dict[str, list[int]] = dict(places)
        self._sorted: list[str] | None = None

    def beginning(self, stem: str) -> Iterator[int]:
        """Numbers of the tokens that begin with a stem."""
        if self._sorted is None:
            self._sorted = sorted(self.places)
        for at in range(bisect_left(self._sorted, stem), len(self._sorted)):
            if not self._sorted[at].startswith(stem):
                return
            yield from self.places[self._sorted[at]]


def tokens(draft: Draft) -> Tokens:
    """The table of a draft's words; many patterns ask for the same."""
    return draft.once(Tokens, lambda: Tokens(draft.text))


def is_simple(phrase: str) -> bool:
    """Whether a phrase has none of the grammar's special marks."""
    return not _SPECIAL.search(phrase)


def forms_of(phrase: str, *, exact: bool) -> tuple[Form, ...] | None:
    """The one form of a simple phrase; None if it does not begin with a word."""
    form = _form(" ".join(phrase.split()), exact)
    return (form,) if form else None


def forms_in(seq: Seq, *, exact: bool) -> tuple[Form, ...] | None:
    """All forms of a parsed phrase; None if it is more than words, or has very many forms."""
    written = _written(seq)
    if written is None:
        return None
    forms = [_form(each, exact) for each in written]
    whole = [form for form in forms if form is not None]
    return tuple(whole) if len(whole) == len(forms) else None


def _written(seq: Seq) -> list[str] | None:
    ways: list[list[str]] = []
    for node in seq:
        way = _ways(node)
        if way is None:
            return None
        ways.append(way)
        count = 1
        for each in ways:
            count *= len(each)
        if count > _MOST_FORMS:
            return None
    return ["".join(parts) for parts in product(*ways)]


def _ways(node: Node) -> list[str] | None:
    match node:
        case Text(text):
            return [text]
        case Space():
            return [" "]
        case Ending():
            return [_ANY_ENDING]
        case Choice(options):
            found = [_written(option) for option in options]
            return None if None in found else [way for ways in found for way in ways or ()]
    return None


def _form(written: str, exact: bool) -> Form | None:
    # Half of a vocabulary is ASCII words and spaces: a tenth of the time.
    if written.isascii() and written.replace(" ", "").isalnum():
        spelt = tuple(written.split())
        spaces = (" ",) * (len(spelt) - 1)
        if " ".join(spelt) == written:
            return Form(tuple(written.lower().split()), (*spaces, ""), (False,) * len(spelt), spelt if exact else ())
    whole = written if written.isascii() else unicodedata.normalize("NFC", written)
    words = list(_WORD.finditer(whole))
    if not words or words[0].start() > 0:
        return None
    marks: list[str] = []
    may_go_on: list[bool] = []
    for number, word in enumerate(words):
        between = whole[word.end() : words[number + 1].start() if number + 1 < len(words) else len(whole)]
        may_go_on.append(between.startswith(_ANY_ENDING))
        marks.append(between.removeprefix(_ANY_ENDING).translate(_ALIKE))
    if marks[-1].endswith(" ") or any(_ANY_ENDING in mark for mark in marks):
        return None
    found = tuple(word[0] for word in words)
    return Form(tuple(map(fold, found)), tuple(marks), tuple(may_go_on), found if exact else ())


class Vocabulary(Sleeper, Pattern):
    """Phrases of plain words, many or one."""

    def __init__(self, phrases: Iterable[tuple[Form, ...]]) -> None:
        self._forms = tuple(phrases)
        self._by_word: dict[str, list[Form]] = {}
        self._by_stem: dict[str, list[Form]] = {}
        for forms in self._forms:
            for form in forms:
                table = self._by_stem if form.open[0] else self._by_word
                table.setdefault(form.words[0], []).append(form)
        literals = _literals(form for forms in self._forms for form in forms)
        super().__init__(literals, frozenset(), None if self._by_stem else frozenset(self._by_word))
        self.is_narrow = not self._by_stem and all(form.reach < MARGIN for forms in self._forms for form in forms)

    def may_match(self, draft: Draft) -> bool:
        """Whether one of its first words is there: the table of words answers sooner than a search for literals."""
        return self.words is None or not tokens(draft).places.keys().isdisjoint(self.words)

    def _found(self, draft: Draft) -> Sequence[Spot]:
        return tuple(self._search(draft)) if self.is_worth_it(draft) else ()

    def _search(self, draft: Draft) -> Iterator[Spot]:
        """All that stand in no other: where “prisoner of war” stands, “prisoner” does not stand as well."""
        reach = 0
        for spot in worded(longest(self._everywhere(draft)), draft.document):
            if spot.end > reach:
                reach = spot.end
                yield spot

    def _everywhere(self, draft: Draft) -> Iterator[Spot]:
        table, text, folded_text = tokens(draft), draft.text, folded(draft)
        # The shorter of the two tables leads.
        if len(self._by_word) < len(table.places):
            common = [word for word in self._by_word if word in table.places]
        else:
            common = [word for word in table.places if word in self._by_word]
        for word in common:
            yield from _spots(self._by_word[word], table.places[word], table, text, folded_text)
        for stem, forms in self._by_stem.items():
            yield from _spots(forms, list(table.beginning(stem)), table, text, folded_text)


class Phrases(Vocabulary):
    """The same, but each phrase for itself: “prisoner” stands in “prisoner of war” too."""

    def _search(self, draft: Draft) -> Iterator[Spot]:
        return worded(longest(self._everywhere(draft)), draft.document)


def _spots(forms: list[Form], numbers: list[int], table: Tokens, text: str, folded: str) -> Iterator[Spot]:
    for form in forms:
        if form.is_word:
            for number in numbers:
                yield Spot(table.starts[number], table.ends[number])
            continue
        if not form.open[-1] and form.words[-1] not in table.places:
            continue
        for number in numbers:
            end = _end(form, number, table, text, folded)
            if end:
                yield Spot(table.starts[number], end)


def _end(form: Form, first: int, table: Tokens, text: str, folded: str) -> int:  # noqa: PLR0911 - each a way to fail
    """Where the form ends that begins at a token; 0 if another text stands there."""
    last = len(form.words) - 1
    if first + last >= len(table.starts):
        return 0
    for place, word in enumerate(form.words):
        start, end = table.starts[first + place], table.ends[first + place]
        if form.open[place]:
            if not folded.startswith(word, start, end):
                return 0
        elif folded[start:end] != word:
            return 0
        if form.exact and not text.startswith(form.exact[place], start, end):
            return 0
        mark = form.marks[place]
        if place == last:
            return end + len(mark) if text[end : end + len(mark)].translate(_ALIKE) == mark else 0
        between = text[end : table.starts[first + place + 1]]
        if between != mark and not _means(between, mark):
            return 0
    return 0


@lru_cache(maxsize=1024)
def _means(between: str, mark: str) -> bool:
    """Whether what stands between two words is what the phrase has there, give or take spacing and hyphens."""
    if BLANK_LINE in between:
        return False
    pattern = "".join(r"(?:\s+|-)" if letter in " -" else re.escape(letter) for letter in mark)
    return re.fullmatch(pattern, between.translate(_ALIKE)) is not None


def _literals(forms: Iterable[Form]) -> frozenset[str]:
    return fewest(frozenset(max(form.words, key=len) for form in forms))
