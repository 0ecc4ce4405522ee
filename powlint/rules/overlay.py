"""Rules built on rules: `extends` in a file, and a newsroom's overlay that changes single keys and words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from powlint.errors import Problem
from powlint.model.rule import Entry, Query
from powlint.rules.build import Home, queries_of, text_nodes
from powlint.rules.checker import complaints
from powlint.rules.nearest import meant
from powlint.rules.schema import PLAIN_RULE
from powlint.rules.tree import Items, Node, Pair, Table, Text, problem
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A rule as it is written so far, and the pack it belongs to."""

    table: Table
    home: Home

    @property
    def base(self) -> Text | None:
        """The id of the rule that this one extends."""
        node = self.table.get("extends")
        return node if isinstance(node, Text) else None


def changed(table: Table, change: Table) -> Table:
    """The rule with the keys of `change` in place of its own."""
    pairs = {**table.pairs, **{word: pair for word, pair in change.pairs.items() if word not in ("extends", "reason")}}
    return change._replace(pairs=pairs)


def extended(
    fresh: Mapping[str, Written], shelf: Mapping[str, Written], broken: Collection[str]
) -> Iterator[tuple[str, Written] | Problem]:
    """The rules of one pack made whole: those that extend others hold the others' keys too.

    `shelf` has the rules of earlier packs; a rule may extend the one of its own name there.
    """
    for name in fresh:
        made = _whole(name, fresh, shelf, broken)
        if isinstance(made, Problem):
            yield made
        elif made is not None:
            wrong = list(complaints(made.table, PLAIN_RULE, "the rule")) if fresh[name].base else []
            yield from wrong
            if not wrong:
                yield name, made


def _whole(
    name: str, fresh: Mapping[str, Written], shelf: Mapping[str, Written], broken: Collection[str]
) -> Written | Problem | None:
    """The rule with all it inherits; None if what it extends is broken and complained of elsewhere."""
    chain: list[Written] = []
    passed: set[str] = set()
    rule: Written | None = fresh[name]
    while rule is not None and (base := rule.base) is not None:
        chain.append(rule)
        passed.add(own := _own(rule))
        if base.value in passed - {own}:
            return problem(base, f'"{base.value}" and this rule extend each other; let one of them be whole')
        if base.value in fresh and base.value != own:
            rule = fresh[base.value]
        elif base.value in shelf:
            rule = shelf[base.value]
        elif base.value in broken and base.value != own:
            return None
        else:
            return problem(base, f'no rule is called "{base.value}"{meant(base.value, {*fresh, *shelf} - {own})}')
    if rule is None:
        return None
    table, gate = rule.table, rule.home.gate
    for link in reversed(chain):
        table, gate = changed(table, link.table), link.home.gate or gate
    return Written(table, Home(fresh[name].home.pack, gate))


def _own(rule: Written) -> str:
    node = rule.table.get("id")
    return node.value if isinstance(node, Text) else ""


def with_changes(
    overlay: Table, shelf: Mapping[str, Written], broken: Collection[str]
) -> Iterator[tuple[str, Written] | Problem]:
    """The rules that an overlay changes, changed."""
    changes = overlay.get("changes")
    for name, (key, change) in changes.pairs.items() if isinstance(changes, Table) else ():
        if name not in shelf:
            if name not in broken:
                yield problem(key, f'no rule is called "{name}"{meant(name, shelf, list_up_to=0)}')
        elif isinstance(change, Table):
            made = changed(shelf[name].table, change)
            wrong = list(complaints(made, PLAIN_RULE, "the rule"))
            yield from wrong
            if not wrong:
                yield name, Written(made, shelf[name].home)


def with_words(
    overlay: Table, lexicon: Mapping[str, Entry], broken: Collection[str]
) -> Iterator[tuple[str, Entry] | Problem]:
    """The vocabulary entries that an overlay changes, changed."""
    changes = overlay.get("lexicon")
    for name, (key, change) in changes.pairs.items() if isinstance(changes, Table) else ():
        if name not in lexicon:
            if name not in broken:
                hint = meant(name, lexicon, list_up_to=0)
                yield problem(key, f'no vocabulary entry is called "{name}"{hint}')
        elif isinstance(change, Table):
            phrases = dict(lexicon[name].phrases)
            yield from _removed(phrases, change.pairs.get("remove"))
            yield from _added(phrases, change.pairs.get("add"), lexicon[name])
            yield name, replace(lexicon[name], phrases=phrases)


def _removed(phrases: dict[str, tuple[Query, ...]], pair: Pair | None) -> Iterator[Problem]:
    for text in text_nodes(pair.value) if pair else ():
        written = {query.phrase or query.regex or query.finder for queries in phrases.values() for query in queries}
        if text.value not in written:
            yield problem(text, f'the entry has no "{text.value}" to remove{meant(text.value, written, list_up_to=0)}')
        for label, queries in phrases.items():
            phrases[label] = tuple(q for q in queries if text.value not in (q.phrase, q.regex, q.finder))


def _added(phrases: dict[str, tuple[Query, ...]], pair: Pair | None, entry: Entry) -> Iterator[Problem]:
    if pair is None:
        return
    if isinstance(pair.value, Items | Text):
        if "" not in phrases:
            yield problem(pair.key, f"the entry has labels; say under which to add: {', '.join(phrases)}")
        else:
            phrases[""] += queries_of(pair.value, entry.case)
        return
    for label, (key, value) in _labels(pair.value):
        if label not in phrases:
            known = [name for name in phrases if name]
            yield problem(key, f'the entry has no label "{label}"{meant(label, known)}')
        else:
            phrases[label] += queries_of(value, entry.case)


def _labels(node: Node) -> Iterator[tuple[str, Pair]]:
    if isinstance(node, Table):
        yield from node.pairs.items()
