"""The manifest of a story: which files are its parts, as its author wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from powlint.errors import Problem, SettingsError, did_you_mean
from powlint.model.span import Span
from powlint.model.story import PartKind
from powlint.settings.written import Page, Written, yaml_tree
from powlint.values import dataclass

# A mapping, its lists, their entries. No more is looked at: an alias could make it as large as it likes.
_DEEPEST = 2
_KEYS = tuple(kind.value for kind in PartKind)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a manifest: a path, a file's name or a slug, and where it stands."""

    kind: PartKind
    value: str
    written: Written

    @property
    def span(self) -> Span | None:
        """Where the value stands in the manifest's text; None if it is spelt there in another way."""
        lines = self.written.page.text.splitlines(keepends=True)
        start = sum(map(len, lines[: self.written.line - 1])) + self.written.column - 1
        for at in (start, start + 1):  # within quotation marks
            if self.written.page.text.startswith(self.value, at):
                return Span(at, at + len(self.value))
        return None

    def problem(self, message: str) -> Problem:
        """A complaint about this entry, in one line: its own may hold a name."""
        return bare(self.written.problem(message))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries of a manifest and what is wrong in it. `kinds` are the keys that it has, empty ones too."""

    entries: tuple[Entry, ...] = ()
    kinds: frozenset[PartKind] = frozenset()
    problems: tuple[Problem, ...] = ()


def manifest_in(page: Page) -> Manifest:
    """What a manifest says. Raises SettingsError if it is no YAML, or no mapping."""
    tree = yaml_tree(page, deepest=_DEEPEST)
    if tree is None:
        return Manifest()
    if not tree.is_mapping:
        raise SettingsError([tree.problem(f"a story is a mapping of {', '.join(_KEYS)}")])
    entries: list[Entry] = []
    problems: list[Problem] = []
    kinds: set[PartKind] = set()
    for key, value in tree.pairs or ():
        word = str(key.value)
        if word not in _KEYS:
            problems.append(key.problem(f"unknown key “{word}”{did_you_mean(word, _KEYS) or _known()}"))
        elif PartKind(word) in kinds:
            problems.append(key.problem(f"“{word}” stands twice; keep one"))
        else:
            kinds.add(PartKind(word))
            for item in _items(value):
                if isinstance(item.value, str) and item.value.strip():
                    entries.append(Entry(PartKind(word), item.value, item))
                else:
                    problems.append(item.problem(f"“{word}” takes {_takes(PartKind(word))}, or a list of them"))
    return Manifest(tuple(entries), frozenset(kinds), tuple(map(bare, problems)))


def bare(problem: Problem) -> Problem:
    """A complaint without the author's line."""
    return replace(problem, excerpt="")


def _items(value: Written) -> Iterator[Written]:
    if value.items is not None:
        yield from value.items
    elif value.value is not None or value.is_mapping:
        yield value


def _takes(kind: PartKind) -> str:
    return {PartKind.SLUG: "a slug", PartKind.IMAGES: "the name of a file"}.get(kind, "the path of a file")


def _known() -> str:
    return f"; known are {', '.join(_KEYS)}"
