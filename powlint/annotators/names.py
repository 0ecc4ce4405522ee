"""Finds personal names without a model: runs of capitalised words that no list of other capitalised words claims."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter

from powlint.annotators.terms import Token
from powlint.values import dataclass

_NO_NAME = ("not-a-name", "country", "known-place", "nationality", "abbreviation")
_PLACE_PREPOSITIONS = frozenset("in at near outside around across toward towards into via from to".split())
_PLACES_OF = frozenset(
    "native natives resident residents village town city settlement region province district suburb outskirts port".split()
)
_LONGEST = 5
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands: token indices `first`..`last` (inclusive), and the key of the person it means."""

    first: int
    last: int
    key: str
    full: bool


def sentence_tokens(tokens: Sequence[Token], start: int, end: int) -> range:
    """The indices of the tokens between two offsets."""
    first = bisect_left(tokens, start, key=_start)
    return range(first, bisect_left(tokens, end, first, key=_start) if end > start else first)


def find_names(tokens: Sequence[Token], sentences: Sequence[range]) -> list[Name]:
    """Every mention of a person, full or by one part of the name once the full name or a rank gave it."""
    full: list[Name] = []
    titled: list[Name] = []
    loose: list[Name] = []
    for sentence in sentences:
        heading = is_title_case(tokens, sentence)
        for first, last in _runs(tokens, sentence):
            titles = _titled(tokens, first, sentence)
            if not titles and _is_institution(tokens, first, last, sentence):
                continue
            if last > first and not (heading and not titles) and not _is_place(tokens, first, last, sentence):
                full.append(Name(first, last, tokens[last].fold, True))
            elif (titles and not heading) or (
                first == last and (_aged(tokens, last, sentence) or _apposed(tokens, first, sentence))
            ):
                titled.append(Name(first, last, tokens[last].fold, last > first))
            else:
                loose.append(Name(first, last, "", False))
    return _resolve(tokens, full, titled, loose)


def _resolve(tokens: Sequence[Token], full: list[Name], titled: list[Name], loose: list[Name]) -> list[Name]:
    """Later mentions by surname, or by a first name that only one person bears, get that person's key."""
    bearers = _bearers(tokens, full)
    full = [Name(n.first, n.last, _full_key(tokens, n, bearers), True) for n in full]
    surnames = {name.key: name.key for name in (*full, *titled)}
    for surname, firsts in bearers.items():
        surnames[surname] = surname if len(firsts) == 1 else f"{firsts[0]} {surname}"
    parts = {(tokens[i].fold, name.key) for name in full for i in range(name.first, name.last)}
    bearing = Counter(part for part, _ in parts)
    by_part = {part: key for part, key in parts if bearing[part] == 1}
    found = [*full, *(Name(n.first, n.last, surnames.get(n.key, n.key), n.full) for n in titled)]
    for name in loose:
        found.extend(_known(tokens, name, surnames, by_part))
    return sorted(found, key=lambda name: (name.first, name.last))


def _bearers(tokens: Sequence[Token], full: Sequence[Name]) -> dict[str, list[str]]:
    """For each surname the first names it goes with, in order: a father and a son have two."""
    found: dict[str, list[str]] = {}
    for name in full:
        firsts = found.setdefault(name.key, [])
        given = tokens[name.first].fold
        if given not in firsts and not any(given[:1] == other[:1] and len(given) <= 2 for other in firsts):
            firsts.append(given)
    return found


def _full_key(tokens: Sequence[Token], name: Name, bearers: dict[str, list[str]]) -> str:
    firsts = bearers[name.key]
    if len(firsts) == 1:
        return name.key
    given = tokens[name.first].fold
    return f"{given if given in firsts else firsts[0]} {name.key}"


def _known(tokens: Sequence[Token], name: Name, surnames: dict[str, str], by_part: dict[str, str]) -> Iterator[Name]:
    """The persons in a run of capitals that no title and no full form explains."""
    last, first = tokens[name.last].fold, tokens[name.first].fold
    known = surnames.get(last) or by_part.get(last) or by_part.get(first)
    if known is not None:
        yield Name(name.first, name.last, known, name.last > name.first)
        return
    # A headline's capitals hide the name's bounds: look for a known surname inside the run.
    for index in range(name.first, name.last + 1):
        if tokens[index].fold in surnames and name.last > name.first:
            start = index - 1 if index > name.first and tokens[index - 1].fold in by_part else index
            yield Name(start, index, surnames[tokens[index].fold], start < index)


def is_title_case(tokens: Sequence[Token], sentence: range) -> bool:
    """Whether the sentence is set in headline capitals, so that a capital says nothing."""
    long_words = [tokens[i] for i in sentence if tokens[i].is_word and len(tokens[i].text) > 3]
    capitals = sum(word.is_capitalised for word in long_words)
    return len(long_words) >= 4 and capitals >= 0.75 * len(long_words)


def _runs(tokens: Sequence[Token], sentence: range) -> Iterator[tuple[int, int]]:
    """Runs of words that may be one name: capitalised, not claimed by a list, only blanks between."""
    index, stop = sentence.start, sentence.stop
    while index < stop:
        if not _may_name(tokens[index]):
            index += 1
            continue
        last = index
        while last + 1 < stop and last - index < _LONGEST and _follows(tokens, last):
            if _may_name(tokens[last + 1]) and not _ends_name(tokens[last]):
                last += 1
            elif (
                tokens[last + 1].is_a("particle")
                and last + 2 < stop
                and _may_name(tokens[last + 2])
                and _follows(tokens, last + 1)
            ):
                last += 2
            else:
                break
        yield index, last
        index = last + 1


def _follows(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index + 1].start - tokens[index].end == 1


def _ends_name(token: Token) -> bool:
    return token.text.endswith(("'s", "’s"))


def _may_name(token: Token) -> bool:
    text = token.text
    if not text[0].isupper() and not (text[2:3] == "-" and text[:2].lower() in ("al", "el") and text[3:4].isupper()):
        return False
    if len(text) == 2 and text[1] == ".":
        return True
    if len(text) < 2 or (text.isupper() and len(text) > 1) or any(char.isdigit() for char in text):
        return False
    return not token.is_a(*_NO_NAME, "office", "rank", "address", "kin", "civil-word")


def _apposed(tokens: Sequence[Token], first: int, sentence: range) -> bool:
    """Whether a single word names the captive right before it: "A third captive, Mulugeta, showed …"."""
    before, after = first - 1, first + 1
    return (
        before - 1 >= sentence.start
        and after < sentence.stop
        and (tokens[before].text == "," and tokens[after].text == "," or tokens[before].fold in ("called", "named"))
        and tokens[before - 1].is_a("custody-noun.one", "fighter-noun.one", "person-noun.one", "kin")
    )


def _aged(tokens: Sequence[Token], last: int, sentence: range) -> bool:
    """Whether a single word is a first name after all: an age in years follows it."""
    after = last + 1
    return (
        after + 2 < sentence.stop
        and tokens[after].text == ","
        and any(
            tokens[i].fold.endswith("-year-old")
            or (tokens[i].text.isdigit() and len(tokens[i].text) == 2 and tokens[i + 1].text == ",")
            for i in range(after + 1, min(after + 4, sentence.stop - 1))
        )
    )


def _titled(tokens: Sequence[Token], first: int, sentence: range) -> bool:
    """Whether a rank, form of address or office stands right before."""
    before = first - 1
    return before >= sentence.start and tokens[before].is_a("rank", "address", "office")


def _is_institution(tokens: Sequence[Token], first: int, last: int, sentence: range) -> bool:
    """Whether the run is part of a longer name ("Motor Rifle Regiment") or carries an article, as people do not."""
    if (
        first > sentence.start
        and tokens[first - 1].fold in ("the", "a", "an")
        and not tokens[last].text.endswith(("'s", "’s"))
    ):
        return not any(tokens[i].is_a("rank", "address") for i in range(first, last + 1))
    after = last + 1
    return (
        after < sentence.stop
        and _follows(tokens, last)
        and tokens[after].is_capitalised
        and tokens[after].is_a("not-a-name")
        and len(tokens[after].text) > 3
        and not _ends_name(tokens[last])
    )


def _is_place(tokens: Sequence[Token], first: int, last: int, sentence: range) -> bool:
    """Whether a run looks like a place: after a preposition of place, or before a comma and a state or country."""
    before = first - 1
    if before >= sentence.start and tokens[before].fold in _PLACE_PREPOSITIONS:
        return True
    if before > sentence.start and tokens[before].fold == "of" and tokens[before - 1].fold in _PLACES_OF:
        return True
    after = last + 1
    return (
        after + 1 < sentence.stop
        and tokens[after].text == ","
        and tokens[after + 1].is_a("country", "known-place", "abbreviation")
        and not (
            after + 2 < sentence.stop and tokens[after + 2].is_word and tokens[after + 2].is_a("office-apposition")
        )
        and last - first == 1
        and before >= sentence.start
        and tokens[before].fold in ("from", "to", "of")
    )
