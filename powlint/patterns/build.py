"""From looked-up nodes to a pattern: text alone becomes one regex, text round places a sequence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, product

from powlint.errors import PatternError
from powlint.patterns.lazy import LazyRegex
from powlint.patterns.pattern import Pattern
from powlint.patterns.phrase import Again, Choice, Node, Seq
from powlint.patterns.sequence import Place, Recall, SequencePattern
from powlint.patterns.several import any_of
from powlint.patterns.source import Needs, Raw, best, certain, edged, has_gap, reach_of, short, source_of, whole_words
from powlint.patterns.text import TextPattern

# Alternatives with a layer inside are written out one by one.
_MOST_VARIANTS = 32


def built(seq: Seq, *, exact: bool) -> Pattern:
    """Pattern of a looked-up phrase."""
    variants = list(islice(_variants(seq), _MOST_VARIANTS + 1))
    if len(variants) > _MOST_VARIANTS:
        raise PatternError("too many alternatives round layers; write several phrases")
    whole = [variant for variant in variants if variant and _recalls_what_it_knows(variant)]
    return any_of(_one(variant, exact) for variant in whole)


def is_plain(seq: Iterable[Node]) -> bool:
    """Whether nodes are text alone, with nothing remembered: they can stand inside any regex."""
    return not any(
        isinstance(node, Place | Again)
        or (isinstance(node, Raw) and node.remember)
        or (isinstance(node, Choice) and not all(is_plain(option) for option in node.options))
        for node in seq
    )


def _has_place(seq: Iterable[Node]) -> bool:
    return any(
        isinstance(node, Place) or (isinstance(node, Choice) and any(_has_place(option) for option in node.options))
        for node in seq
    )


def _variants(seq: Seq) -> Iterator[Seq]:
    """Sequence with every choice that has a place in it decided, in all ways."""
    ways: list[list[Seq]] = []
    for node in seq:
        if isinstance(node, Choice) and _has_place([node]):
            ways.append([variant for option in node.options for variant in islice(_variants(option), _MOST_VARIANTS)])
        else:
            ways.append([(node,)])
    for way in product(*ways):
        yield tuple(node for part in way for node in part)


def _recalls_what_it_knows(seq: Seq) -> bool:
    known: set[str] = set()
    for node in seq:
        if isinstance(node, Again) and node.name not in known:
            return False
        known |= _names([node])
    return True


def _names(seq: Iterable[Node]) -> set[str]:
    names: set[str] = set()
    for node in seq:
        if isinstance(node, Raw | Place) and node.remember:
            names.add(node.remember)
        elif isinstance(node, Choice):
            names |= {name for option in node.options for name in _names(option)}
    return names


def _one(seq: Seq, exact: bool) -> Pattern:
    gaps = has_gap(seq)
    if not _has_place(seq):
        regex = LazyRegex(edged(seq, source_of(seq)), exact=exact)
        needs = certain(seq)[1]
        return TextPattern(regex, Needs(best(needs), short(needs), whole_words(seq)), gaps=gaps, reach=reach_of(seq))
    chunks: list[list[Node]] = [[]]
    places: list[Place | Recall] = []
    for node in seq:
        if isinstance(node, Place | Again):
            places.append(node if isinstance(node, Place) else Recall(node.name))
            chunks.append([])
        else:
            chunks[-1].append(node)
    needs = [need for chunk in chunks for need in certain(chunk)[1]]
    asked = short(needs)
    needs += [place.pattern.literals for place in places if isinstance(place, Place) and place.pattern.literals]
    regexes = _regexes([tuple(c) for c in chunks], exact)
    last = len(chunks) - 1
    words = [
        word for at, chunk in enumerate(chunks) for word in whole_words(chunk, left=at == 0, right=at == last) if chunk
    ]
    return SequencePattern(regexes, places, Needs(best(needs), asked, tuple(words)), gaps=gaps)


def _regexes(chunks: list[Seq], exact: bool) -> list[LazyRegex | None]:
    sources = [source_of(chunk) for chunk in chunks]
    sources[0] = edged(chunks[0], sources[0], right=False) + r"\Z"
    sources[-1] = edged(chunks[-1], sources[-1], left=False)
    return [LazyRegex(source, exact=exact) if chunk else None for chunk, source in zip(chunks, sources, strict=True)]
