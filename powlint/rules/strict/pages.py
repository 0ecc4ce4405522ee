"""Where in the authors' files something stands that the model keeps without its place: the files, read once more."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from powlint.errors import Problem
from powlint.model.rule import Check, Rule
from powlint.rules.build import text_nodes
from powlint.rules.tree import Table, Text, read_sheet

_HEAD = "ruleset.yaml"


class Pages:
    """The files of some rules, each read when it is first asked for."""

    def __init__(self, checks: Iterable[Check]) -> None:
        paths = (Path(check.rule.mark.path) for check in checks if check.rule.mark)
        folders = dict.fromkeys(folder for path in paths for folder in path.parents)
        self._heads = [head for folder in folders if (head := folder / _HEAD).is_file()]
        self._roots: dict[str, Table | None] = {}

    def at_key(self, rule: Rule, message: str, *keys: str) -> Problem:
        """A complaint at a key of a rule, one inside the other; at its id, if the rule has the key from elsewhere."""
        node = self._root(rule.mark.path) if rule.mark else None
        found: Text | None = None
        for key in keys:
            pair = node.pairs.get(key) if isinstance(node, Table) else None
            if pair is None:
                return _about(rule, message)
            found, node = pair.key, pair.value if isinstance(pair.value, Table) else None
        return _at(found, message) if found else _about(rule, message)

    def at_text(self, rule: Rule, message: str, key: str, value: str) -> Problem:
        """A complaint at one of the texts under a key of a rule; at its id, if the rule has the text from elsewhere."""
        root = self._root(rule.mark.path) if rule.mark else None
        texts = text_nodes(root.get(key)) if root else ()
        found = next((text for text in texts if " ".join(text.value.split()) == value), None)
        return _at(found, message) if found else _about(rule, message)

    def at_source(self, rule: Rule, message: str, key: str) -> Problem:
        """A complaint at a source in the head of its pack; where a rule names it, if no head has it."""
        for head in self._heads:
            root = self._root(head.as_posix())
            sources = root.get("sources") if root else None
            if isinstance(sources, Table) and key in sources.pairs:
                return _at(sources.pairs[key].key, message)
        return self.at_text(rule, message, "sources", key)

    def _root(self, path: str) -> Table | None:
        if path not in self._roots:
            self._roots[path] = _read(path)
        return self._roots[path]


def _read(path: str) -> Table | None:
    try:
        return read_sheet(path, Path(path).read_bytes()).root
    except OSError:  # gone since it was loaded
        return None


def _at(text: Text, message: str) -> Problem:
    return Problem(text.path, text.line, text.column, message)


def _about(rule: Rule, message: str) -> Problem:
    """A complaint at a rule's id; a rule written in Python has no place but its name."""
    if rule.mark is None:
        return Problem(rule.id, 0, 0, message)
    return Problem(rule.mark.path, rule.mark.line, rule.mark.column, message)
