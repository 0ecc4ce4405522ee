"""The words of the rule language: what a name in angle brackets stands for, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from powlint.errors import PatternError, did_you_mean
from powlint.model.rule import Entry, Finder, Lexicon, Query
from powlint.patterns.build import built, is_plain
from powlint.patterns.lazy import LazyRegex
from powlint.patterns.pattern import FinderPattern, LayerPattern, Pattern, RegexPattern
from powlint.patterns.phrase import Choice, Node, Seq, Slot, parse
from powlint.patterns.plain import Form, Phrases, Vocabulary, forms_in, forms_of, is_simple
from powlint.patterns.sequence import Place
from powlint.patterns.several import any_of
from powlint.patterns.sleeper import Sleeper
from powlint.patterns.source import (
    BUILTIN,
    Literals,
    Raw,
    either,
    has_gap,
    literals_of,
    reach_of,
    source_of,
    whole_words,
)

_OPEN = Literals(None, None)

# A regex with groups of its own cannot stand inside another: numbers and names would shift.
_GROUP = re.compile(r"(?<!\\)\((?!\?)|\(\?P?<[^=!]|\(\?\|")


class _RingError(PatternError):
    """An entry that refers to itself."""


class Words(Sleeper):
    """Looks up names: a lexicon entry first, then a layer, a finder, a built-in.

    Compiled patterns are kept, so that rules which ask for the same words share them.
    """

    sleeping = ("lexicon",)  # most of it has become patterns

    def __init__(
        self,
        lexicon: Lexicon,
        layers: frozenset[str] = frozenset(),
        finders: Mapping[str, Finder] | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.layers = layers
        self.finders = dict(finders or {})
        self._patterns: dict[object, Pattern] = {}
        self._by_query: dict[object, Pattern] = {}
        self._inlined: dict[tuple[str, ...], Raw | None] = {}
        self._open: list[str] = []

    def __getstate__(self) -> dict[str, object]:
        # What each query was made into is of use while rules are compiled, and no more.
        return {**super().__getstate__(), "_by_query": {}, "_inlined": {}}

    def knowing(self, layers: frozenset[str]) -> Words:
        """The same words and more layers. What is compiled is shared, if no layer takes a name that has a meaning."""
        wider = Words(self.lexicon, self.layers | layers, self.finders)
        if (layers - self.layers).isdisjoint({*self.finders, *BUILTIN}):
            wider._patterns = self._patterns
            wider._by_query = self._by_query
            wider._inlined = self._inlined
        return wider

    def source(self, name: str, *labels: str) -> str:
        """Regex of an entry's phrases, to stand inside another regex: one group, longest first, no word edges.

        Phrases that are more than text (layers, finders, regexes with literals or groups) are left out; gaps do not
        end at a sentence's end, so run it sentence by sentence.
        """
        raws = [raw for query in self._queries(name, labels) if (raw := self._raw(query, name)) is not None]
        return _alternation(raws).source if raws else "(?!)"

    def pattern(self, name: str, *labels: str) -> Pattern:
        """All phrases of a lexicon entry (those with one of the labels) as one pattern."""
        key = ("entry", name, *labels)
        if key not in self._patterns:
            queries = self._queries(name, labels)
            with self._opening(name):
                self._patterns[key] = self._joined(queries, Vocabulary)
        return self._patterns[key]

    def compiled(self, query: Query) -> Pattern:
        """Pattern of a query; regexes compile at first use, or by `verify`."""
        key = _key(query)
        if key not in self._by_query:
            self._by_query[key] = self._compiled(query)
        return self._by_query[key]

    def several(self, queries: Iterable[Query]) -> Pattern:
        """Pattern of several queries, each for itself: one may match inside another."""
        several = tuple(queries)
        # Many rules ask for the same, or for nothing: a draft is then searched once for all of them.
        key = tuple(map(_key, several))
        if key not in self._by_query:
            self._by_query[key] = self._joined(several, Phrases)
        return self._by_query[key]

    def _joined(self, queries: Iterable[Query], made_of: Callable[[list[tuple[Form, ...]]], Pattern]) -> Pattern:
        """Plain words go into one table, whatever else there is stands beside it."""
        plain: list[tuple[Form, ...]] = []
        others: list[Pattern] = []
        for query in queries:
            forms = self._forms(query)
            if forms is not None:
                plain.append(forms)
            else:
                others.append(self.compiled(query))
        return any_of([*([made_of(plain)] if plain else ()), *others])

    def _forms(self, query: Query) -> tuple[Form, ...] | None:
        if not query.phrase.strip():
            return None
        if is_simple(query.phrase):
            return forms_of(query.phrase, exact=query.exact)
        return None if "<" in query.phrase else forms_in(parse(query.phrase), exact=query.exact)

    def _compiled(self, query: Query) -> Pattern:
        forms = self._forms(query)
        if forms is not None:
            return Vocabulary([forms])
        if query.regex:
            return RegexPattern(LazyRegex(query.regex, exact=query.exact), query.literals)
        if query.finder:
            return self._finder(query.finder, 0)
        parsed = parse(query.phrase)
        if len(parsed) == 1 and isinstance(parsed[0], Slot) and not parsed[0].remember:
            return self._alone(parsed[0])
        return built(self._resolved(parsed), exact=query.exact)

    def _alone(self, slot: Slot) -> Pattern:
        if slot.name in self.lexicon:
            with self._pointing_at(slot):
                return self.pattern(slot.name, *slot.labels)
        node = self._node(slot)
        return node.pattern if isinstance(node, Place) else built((node,), exact=False)

    def _resolved(self, seq: Seq) -> Seq:
        """Nodes with every name looked up."""
        nodes: list[Node] = []
        for node in seq:
            if isinstance(node, Slot):
                nodes.append(self._node(node))
            elif isinstance(node, Choice):
                nodes.append(Choice(tuple(self._resolved(option) for option in node.options)))
            else:
                nodes.append(node)
        return tuple(nodes)

    def _node(self, slot: Slot) -> Raw | Place:
        if slot.name in self.lexicon:
            with self._pointing_at(slot):
                raw = self._inline(slot.name, slot.labels)
                if raw is not None:
                    return replace(raw, remember=slot.remember)
                return Place(self.pattern(slot.name, *slot.labels), slot.remember)
        if slot.name in self.layers:
            key = ("layer", slot.name, *slot.labels)
            if key not in self._patterns:
                self._patterns[key] = LayerPattern(slot.name, slot.labels)
            return Place(self._patterns[key], slot.remember)
        if slot.labels and (slot.name in self.finders or slot.name in BUILTIN):
            raise PatternError(f"<{slot.name}> has no labels", slot.offset)
        if slot.name in BUILTIN and slot.name not in self.finders:
            return Raw(BUILTIN[slot.name], _OPEN, remember=slot.remember)
        return Place(self._finder(slot.name, slot.offset), slot.remember)

    def _finder(self, name: str, offset: int) -> Pattern:
        if name not in self.finders:
            known = [*self.lexicon, *self.layers, *self.finders, *BUILTIN]
            raise PatternError(f"unknown word <{name}>{did_you_mean(name, known)}", offset)
        key = ("finder", name)
        if key not in self._patterns:
            self._patterns[key] = FinderPattern(self.finders[name])
        return self._patterns[key]

    def _inline(self, name: str, labels: tuple[str, ...]) -> Raw | None:
        """Join an entry into one piece of regex; None if some of it is more than text."""
        key = (name, *labels)
        if key not in self._inlined:
            raws = [self._raw(query, name) for query in self._queries(name, labels)]
            whole = [raw for raw in raws if raw is not None]
            self._inlined[key] = _alternation(whole) if len(whole) == len(raws) else None
        return self._inlined[key]

    def _raw(self, query: Query, name: str) -> Raw | None:
        if query.finder or query.literals or (query.regex and _GROUP.search(query.regex)):
            return None
        if query.regex:
            return Raw(_cased(f"(?:{query.regex})", query.exact), _OPEN)
        with self._opening(name):
            nodes = self._resolved(parse(query.phrase))
        if not is_plain(nodes):
            return None
        return Raw(
            _cased(source_of(nodes), query.exact),
            literals_of(nodes),
            gaps=has_gap(nodes),
            reach=reach_of(nodes),
            words=next(iter(whole_words(nodes)), None),
        )

    def _queries(self, name: str, labels: Sequence[str]) -> list[Query]:
        if name not in self.lexicon:
            raise PatternError(f"unknown lexicon entry “{name}”{did_you_mean(name, self.lexicon)}")
        entry = self.lexicon[name]
        for label in labels:
            if label not in entry.phrases:
                known = [known for known in entry.phrases if known]
                raise PatternError(f"<{name}> has no label “{label}”{did_you_mean(label, known)}")
        queries = [query for label in labels or entry.phrases for query in entry.phrases[label]]
        return [_with_case(query, entry) for query in queries]

    @contextmanager
    def _opening(self, name: str) -> Iterator[None]:
        """Note that an entry is being read; a ring is an error."""
        if name in self._open:
            ring = " → ".join([*self._open[self._open.index(name) :], name])
            raise _RingError(f"<{name}> refers to itself: {ring}")
        self._open.append(name)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def _pointing_at(self, slot: Slot) -> Iterator[None]:
        """Errors inside an entry point at the place in the phrase that refers to it."""
        try:
            yield
        except _RingError as error:
            raise _RingError(str(error), slot.offset) from error
        except PatternError as error:
            told = str(error) if f"<{slot.name}>" in str(error) else f"in <{slot.name}>: {error}"
            raise PatternError(told, slot.offset) from error


def compile_query(query: Query, words: Words) -> Pattern:
    """Pattern of a query; raises PatternError. Regexes compile at first use, or by `Pattern.verify`."""
    return words.compiled(query)


def _with_case(query: Query, entry: Entry) -> Query:
    return replace(query, exact=True) if entry.case == "exact" else query


def _cased(source: str, exact: bool) -> str:
    return f"(?-i:{source})" if exact else source


def _alternation(raws: list[Raw]) -> Raw:
    ordered = sorted(raws, key=_weight, reverse=True)
    source = "|".join(dict.fromkeys(raw.source for raw in ordered))
    gaps = any(raw.gaps for raw in raws)
    reaches = [raw.reach for raw in raws]
    reach = None if None in reaches else max((each for each in reaches if each is not None), default=0)
    sure = [raw.words for raw in raws if raw.words is not None]
    words = frozenset[str]().union(*sure) if len(sure) == len(raws) else None
    return Raw(f"(?i:{source})", either(raw.literals for raw in raws), gaps=gaps, reach=reach, words=words)


def _weight(raw: Raw) -> int:
    strings = raw.literals.strings
    return max(map(len, strings), default=0) if strings else len(raw.source)


def _key(query: Query) -> tuple[object, ...]:
    """What a query looks for, wherever it is written."""
    return query.phrase, query.regex, query.finder, query.exact, query.literals
