"""Folders of YAML become one Ruleset, or one error that holds every complaint about every file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from powlint.errors import Problem, RulesetError
from powlint.model.rule import Entry, Ruleset, SourceRef
from powlint.rules.build import Home, entry_of, rule_of, source_of, text_of, texts_of
from powlint.rules.files import Desk, Pack
from powlint.rules.overlay import Written, extended, with_changes, with_words
from powlint.rules.proofread import Known, proofread
from powlint.rules.tree import Pair, Table, problem


def load_ruleset(folders: Sequence[Path]) -> Ruleset:
    """The packs in `folders`, stacked; a path that is a YAML file is an overlay over what stands before it.

    Raises RulesetError with all that is wrong in all of their files.
    """
    stack = _Stack()
    for path in folders:
        if path.suffix in (".yaml", ".yml") and not path.is_dir():
            stack.lay_over(path)
        else:
            stack.put(path)
    return stack.ruleset()


class _Stack:
    """The packs and overlays that have been laid on each other so far."""

    def __init__(self) -> None:
        self._desk = Desk()
        self._packs: dict[str, str] = {}
        self._categories: set[str] = set()
        self._lexicon: dict[str, Entry] = {}
        self._sources: dict[str, SourceRef] = {}
        self._rules: dict[str, Written] = {}

    def put(self, folder: Path) -> None:
        """Add a pack."""
        pack = self._desk.pack(folder)
        home = self._take_head(pack.head, folder)
        for table in pack.lexicon:
            for name, (key, node) in table.pairs.items():
                if name in self._lexicon:
                    self._desk.note(problem(key, _entry_twice(name, self._lexicon[name])))
                else:
                    self._lexicon[name] = entry_of(key, node)
        self._take_rules(pack, home)

    def lay_over(self, path: Path) -> None:
        """Apply an overlay."""
        overlay = self._desk.read(path, "overlay")
        if overlay is None:
            return
        for rule in list(with_changes(overlay, self._rules, self._desk.broken)):
            if isinstance(rule, Problem):
                self._desk.note(rule)
            else:
                self._rules[rule[0]] = rule[1]
        for entry in list(with_words(overlay, self._lexicon, self._desk.broken)):
            if isinstance(entry, Problem):
                self._desk.note(entry)
            else:
                self._lexicon[entry[0]] = entry[1]

    def ruleset(self) -> Ruleset:
        """All of it, proofread."""
        known = Known(self._sources, self._categories)
        if not self._heads_broken:
            for table in (*(written.table for written in self._rules.values()), *self._desk.halves):
                self._desk.note(*proofread(table, known))
        if self._desk.problems:
            raise RulesetError(self._desk.problems)
        rules = sorted((rule_of(w.table, w.home) for w in self._rules.values()), key=lambda rule: rule.id)
        return Ruleset(tuple(rules), self._lexicon, self._sources, self._packs)

    @property
    def _heads_broken(self) -> bool:
        """Whether a ruleset.yaml could not be used: then no source or category is known, and no rule is to blame."""
        return "ruleset" in self._desk.broken

    def _take_head(self, head: Table | None, folder: Path) -> Home:
        if head is None:
            return Home(folder.name, "")
        name = text_of(head, "id")
        self._packs[name] = text_of(head, "version")
        self._categories.update(texts_of(head.get("categories")))
        sources = head.get("sources")
        for key, (at, node) in sources.pairs.items() if isinstance(sources, Table) else ():
            if key in self._sources:
                self._desk.note(problem(at, f'the source "{key}" is defined by an earlier pack; give it another key'))
            elif isinstance(node, Table):
                self._sources[key] = source_of(key, node)
        return Home(name, text_of(head, "gate"))

    def _take_rules(self, pack: Pack, home: Home) -> None:
        fresh: dict[str, Written] = {}
        for table in pack.rules:
            name, rule = text_of(table, "id"), Written(table, home)
            replaces = rule.base is not None and rule.base.value == name
            earlier = fresh.get(name) or (None if replaces else self._rules.get(name))
            if earlier:
                self._twice_rule(table.pairs["id"], name, earlier.table.pairs["id"])
            else:
                fresh[name] = rule
        for made in extended(fresh, self._rules, self._desk.broken):
            if isinstance(made, Problem):
                self._desk.note(made)
            else:
                self._rules[made[0]] = made[1]

    def _twice_rule(self, pair: Pair, name: str, earlier: Pair) -> None:
        at = f"{earlier.value.path}:{earlier.value.line}"
        message = f'the rule "{name}" is there already, in {at}; give it another id, or write `extends: {name}`'
        self._desk.note(problem(pair.value, message))


def _entry_twice(name: str, earlier: Entry) -> str:
    at = f", in {earlier.mark.path}:{earlier.mark.line}" if earlier.mark else ""
    return f'the entry "{name}" is there already{at}; add to it there, or with an overlay'
