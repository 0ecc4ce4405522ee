"""One sentence, token by token: what the grammar of the annotators looks at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from powlint.model.span import Span
from powlint.values import dataclass

# Whoever stands in possession: "Orton's". The mark is no part of the name.
_POSSESSED = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its place (code points of clean text), its folded form, and its kinds."""

    text: str
    fold: str
    start: int
    end: int
    kinds: frozenset[str]

    def is_a(self, *kinds: str) -> bool:
        """Whether the word is of one of these kinds (`entry` or `entry.label`)."""
        return not self.kinds.isdisjoint(kinds)

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return self.text[:1].isalnum()

    @property
    def is_number(self) -> bool:
        """Whether it is a number in digits alone."""
        return self.text.isdecimal()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()

    @property
    def is_possessive(self) -> bool:
        """Whether an apostrophe and s end it."""
        return self.text.endswith(_POSSESSED)

    @property
    def bare_end(self) -> int:
        """Where the word ends without its apostrophe and s."""
        return self.end - 2 if self.is_possessive else self.end


# What stands before the first token of a sentence and after its last: of no kind, so that nobody asks for bounds.
NOTHING = Token("", "", -1, -1, frozenset())


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one sentence, under their numbers in the draft; outside it stands NOTHING.

    `tokens` are those of its block, the first of which has the number `base`; `places` leads from a kind to the
    numbers of all those that are of it, in order. `known` is what `remembered` questions were answered.
    """

    tokens: tuple[Token, ...]
    base: int
    start: int
    stop: int
    places: Mapping[str, Sequence[int]]
    known: dict[object, object] = field(default_factory=dict)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index - self.base] if self.start <= index < self.stop else NOTHING

    def __len__(self) -> int:
        return self.stop - self.start

    @property
    def numbers(self) -> range:
        """The numbers of its tokens."""
        return range(self.start, self.stop)

    def of(self, *kinds: str) -> list[int]:
        """The numbers of its tokens that are of one of these kinds, in order."""
        # Most kinds have no token in most sentences: to ask the index is much cheaper than to look at each token.
        found: list[int] = []
        for kind in kinds:
            if numbers := self.places.get(kind):
                found += numbers[bisect_left(numbers, self.start) : bisect_left(numbers, self.stop)]
        return found if len(kinds) == 1 or not found else sorted(set(found))

    def between(self, first: int, stop: int) -> Iterator[Token]:
        """The tokens from `first` up to `stop`, as far as they are in the sentence."""
        base = self.base
        return iter(self.tokens[max(first, self.start) - base : max(0, min(stop, self.stop) - base)])

    def has(self, first: int, stop: int, *kinds: str) -> bool:
        """Whether a token from `first` up to `stop` is of one of these kinds."""
        first, stop = max(first, self.start), min(stop, self.stop)
        for kind in kinds:
            if numbers := self.places.get(kind):
                at = bisect_left(numbers, first)
                if at < len(numbers) and numbers[at] < stop:
                    return True
        return False

    def place(self, first: int, last: int) -> Span:
        """Where in the text the tokens `first` to `last` stand."""
        return Span(self.tokens[first - self.base].start, self.tokens[last - self.base].end)

    def before(self, index: int, *kinds: str) -> int:
        """The number of the last token before `index` that is of none of these kinds."""
        index -= 1
        while index >= self.start and self.tokens[index - self.base].is_a(*kinds):
            index -= 1
        return index

    def skip(self, index: int, *kinds: str) -> int:
        """The number of the first token from `index` on that is of none of these kinds."""
        while index < self.stop and self[index].is_a(*kinds):
            index += 1
        return index

    @property
    def is_title_case(self) -> bool:
        """Whether it is set in headline capitals, so that a capital says nothing."""
        words = [token for token in self.between(self.start, self.stop) if token.is_word and len(token.text) > 3]
        capitals = sum(word.is_capitalised for word in words)
        # "Ivan Koval was freed on Friday." has few small words too, but a headline has no full stop.
        share = 1.0 if self[self.stop - 1].text == "." else 0.75
        return len(words) >= 4 and capitals >= share * len(words)


Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")


def remembered(
    question: Callable[Concatenate[Line, Rest], Answer],
) -> Callable[Concatenate[Line, Rest], Answer]:
    """A question about a line whose answer hangs on nothing else: it is asked once, however often a draft is linted.

    What follows the line must be hashable, and nobody may change the answer.
    """

    @wraps(question)
    def answered(line: Line, /, *rest: Rest.args, **named: Rest.kwargs) -> Answer:
        key = (question, *rest)
        if key not in line.known:
            line.known[key] = question(line, *rest, **named)
        return cast("Answer", line.known[key])

    return answered
