"""Every name that a rule or an entry uses must stand for something: layers, entries, finders, what was remembered.

Cheap enough for every start: a rule whose words are unknown would find nothing and nobody would know.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from powlint.errors import Problem
from powlint.model.document import BlockKind
from powlint.model.rule import Condition, Mark, Query, Rule, Ruleset
from powlint.patterns.source import BUILTIN
from powlint.rules.nearest import meant
from powlint.rules.syntax import excerpted
from powlint.rules.tree import Items, Node, Table, Text, read_sheet
from powlint.values import dataclass

_SLOT = re.compile(
    r"(?<!\\)<\s*(?:(?P<remember>\w+)=)?(?P<again>=)?(?P<name>[A-Za-z_][\w-]*)(?:\.(?P<labels>[\w/-]+))?\s*>"
)
_BLOCKS = frozenset(kind.value for kind in BlockKind)


@dataclass(frozen=True, slots=True)
class Names:
    """What a name may stand for."""

    ruleset: Ruleset
    layers: frozenset[str]
    finders: Collection[str]

    @property
    def spots(self) -> set[str]:
        """The names that may stand in `< >`."""
        return {*self.ruleset.lexicon, *self.layers, *self.finders, *BUILTIN}

    @property
    def all_layers(self) -> set[str]:
        """The layers, with those that the vocabularies make."""
        return {*self.layers, *(name for name, entry in self.ruleset.lexicon.items() if entry.layer)}


def dangling(names: Names) -> Iterator[Problem]:
    """All uses of names that stand for nothing, each at its place."""
    spots, layers = names.spots, names.all_layers
    for rule in names.ruleset.rules:
        for query in queries_in(rule):
            yield from _in_query(query, names, spots)
        for word in _zones(rule):
            if word not in _BLOCKS and not _is_layer(word, layers, names):
                hint = meant(word, {*_BLOCKS, *layers}, list_up_to=0)
                yield _somewhere(rule.mark, word, f'no kind of block and no layer is called "{word}"{hint}')
        for word in rule.gather.kinds if rule.gather else ():
            for found in _in_query(Query(phrase=f"<{word}>"), names, spots):
                yield _somewhere(rule.mark, word, found.message.partition(" (in: ")[0])
    for entry in names.ruleset.lexicon.values():
        for queries in entry.phrases.values():
            for query in queries:
                yield from _in_query(query, names, spots)
    yield from _closed_gates(names.ruleset, layers)
    yield from _rings(names.ruleset)


def queries_in(rule: Rule) -> Iterator[Query]:
    """All queries of a rule."""
    yield from rule.find
    yield from rule.of
    for condition in _conditions(rule):
        yield from condition.find


def at_offset(mark: Mark | None, text: str, offset: int, message: str, width: int = 0) -> Problem:
    """A complaint about what stands `offset` into an author's pattern, with the line it stands in."""
    if mark is None:
        return Problem("", 0, 0, f"{message} (in: {text})")
    before = text[:offset].split("\n")
    column = mark.column + len(before[-1])
    width = width or max(1, len(text[offset:].partition("\n")[0]))
    return shown(Problem(mark.path, mark.line + len(before) - 1, column, message, "", width))


def shown(found: Problem) -> Problem:
    """The complaint with its author's line, read once more from the file."""
    try:
        return excerpted(found, Path(found.path).read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return found


def _in_query(query: Query, names: Names, spots: set[str]) -> Iterator[Problem]:
    if query.finder and query.finder not in names.finders:
        message = f'no finder is called "{query.finder}"{meant(query.finder, names.finders)}'
        yield at_offset(query.mark, query.finder, 0, message)
    if "<" not in query.phrase:
        return
    remembered: set[str] = set()
    for slot in _SLOT.finditer(query.phrase):
        name = slot["name"]
        message = ""
        if slot["again"]:
            if name not in remembered:
                message = f'nothing is remembered as "{name}" before; write <{name}=…> first'
        elif name not in spots:
            message = f'no entry, layer or finder is called "{name}"{meant(name, spots, list_up_to=0)}'
        elif slot["labels"]:
            message = _label_trouble(name, slot["labels"].split("/"), names)
        if message:
            yield at_offset(query.mark, query.phrase, slot.start(), message, len(slot[0]))
        if slot["remember"]:
            remembered.add(slot["remember"])


def _label_trouble(name: str, labels: Iterable[str], names: Names) -> str:
    """What is wrong with the labels of an entry; those of a layer are only known when it is made."""
    entry = names.ruleset.lexicon.get(name)
    if entry is None:
        return f'"{name}" has no labels' if name in BUILTIN and name not in names.layers else ""
    known = [label for label in entry.phrases if label]
    for label in labels:
        if label not in known:
            return f'"{name}" has no label "{label}"{meant(label, known)}'
    return ""


def _conditions(rule: Rule) -> tuple[Condition, ...]:
    return (*rule.when, *rule.unless, *rule.needs, *rule.graver)


def _zones(rule: Rule) -> Iterator[str]:
    yield from rule.zones
    yield from rule.not_zones
    for condition in _conditions(rule):
        yield from condition.zones
        yield from condition.not_zones


def _is_layer(word: str, layers: Collection[str], names: Names) -> bool:
    layer, _, label = word.partition(".")
    return layer in layers and not (label and _label_trouble(layer, label.split("/"), names))


def _closed_gates(ruleset: Ruleset, layers: Collection[str]) -> Iterator[Problem]:
    """A gate that no layer can open would switch a whole pack off."""
    told: set[str] = set()
    for rule in ruleset.rules:
        if rule.gate and rule.gate not in layers and rule.gate not in told:
            told.add(rule.gate)
            hint = meant(rule.gate, layers, list_up_to=0)
            message = f'the gate of the pack "{rule.pack}" is no layer: "{rule.gate}"{hint}'
            yield Problem(rule.mark.path if rule.mark else rule.id, 0, 0, message)


def _rings(ruleset: Ruleset) -> Iterator[Problem]:
    """Entries that stand for each other."""
    uses = {name: _used(name, ruleset) for name in ruleset.lexicon}
    done: set[str] = set()
    for start in uses:
        path: list[str] = []
        trail = [iter((start,))]
        while trail:
            name = next(trail[-1], None)
            if name is None:
                trail.pop()
                if path:
                    done.add(path.pop())
            elif name in path:
                mark = ruleset.lexicon[name].mark
                ring = " → ".join((*path[path.index(name) :], name))
                yield at_offset(mark, name, 0, f"these entries stand for each other: {ring}; take one out", len(name))
            elif name not in done:
                path.append(name)
                trail.append(iter(uses[name]))


def _used(name: str, ruleset: Ruleset) -> tuple[str, ...]:
    """The other entries that an entry's phrases name."""
    phrases = [query.phrase for queries in ruleset.lexicon[name].phrases.values() for query in queries]
    slots = [slot for phrase in phrases if "<" in phrase for slot in _SLOT.finditer(phrase)]
    return tuple(dict.fromkeys(s["name"] for s in slots if not s["again"] and s["name"] in ruleset.lexicon))


def _somewhere(mark: Mark | None, word: str, message: str) -> Problem:
    """A complaint about a word that the model keeps without its place: looked up in the file again."""
    if mark is None:
        return Problem("", 0, 0, message)
    try:
        root = read_sheet(mark.path, Path(mark.path).read_bytes()).root
    except OSError:
        root = None
    for text in _texts(root):
        if text.value == word:
            return shown(Problem(text.path, text.line, text.column, message, "", text.width))
    return shown(Problem(mark.path, mark.line, mark.column, message, "", 0))


def _texts(node: Node | None) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _texts(item)
    elif isinstance(node, Table):
        for key, value in node.pairs.values():
            yield key
            yield from _texts(value)
