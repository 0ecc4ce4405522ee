"""A YAML file as a tree that knows where each key and value stands; nothing is guessed from how a word looks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import yaml

from powlint.errors import Problem
from powlint.model.rule import Mark
from powlint.rules.syntax import UNPRINTABLE, excerpted, lines_of, syntax_problem

DEEPEST = 12
"""No file needs more levels; deeper ones are refused before they cost anything."""


# The C parser is about six times faster; without it everything works the same.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVERS: Mapping[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers
_TYPES = {
    "bool": "yes or no",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "null": "nothing",
    "merge": "a merge key",
    "value": "a default key",
}


class Text(NamedTuple):
    """A scalar, as its author wrote it. `width` 0 means: to the end of its line."""

    value: str
    path: str
    line: int
    column: int
    width: int
    inside: tuple[int, int]
    """Line and column of its first character, past the quotation mark or the `|`."""
    plain: bool

    @property
    def mark(self) -> Mark:
        """Where its first character stands."""
        return Mark(self.path, *self.inside)

    @property
    def mistyped(self) -> str:
        """What YAML 1.1 would take it for instead of text, in words; "" if it stays text."""
        if self.plain:
            for tag, form in _RESOLVERS.get(self.value[:1], ()):
                if form.match(self.value):
                    return _TYPES[tag.rpartition(":")[2]]
        return ""


class Items(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    path: str
    line: int
    column: int
    width: int


class Pair(NamedTuple):
    """A key and what stands under it."""

    key: Text
    value: Node


class Table(NamedTuple):
    """A mapping, in the order it was written."""

    pairs: Mapping[str, Pair]
    path: str
    line: int
    column: int
    width: int

    def get(self, key: str) -> Node | None:
        """What stands under `key`, if it is there."""
        pair = self.pairs.get(key)
        return pair.value if pair else None


Node: TypeAlias = Text | Items | Table


@dataclass(slots=True)
class Sheet:
    """One file: its text, its tree if it could be read, and what is wrong with the YAML itself."""

    path: str
    text: str = ""
    root: Table | None = None
    problems: list[Problem] = field(default_factory=list)


def problem(at: Node, message: str) -> Problem:
    """A complaint about a node; its excerpt is filled in by `excerpted`."""
    return Problem(at.path, at.line, at.column, message, "", at.width)


def read_sheet(path: str, content: bytes) -> Sheet:
    """The tree of a file whose top is a mapping; what is wrong stands in `problems`."""
    sheet = Sheet(path)
    try:
        sheet.text = content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = content.count(b"\n", 0, trouble.start) + 1
        sheet.problems.append(Problem(path, line, 1, "is not UTF-8; save it as UTF-8"))
        return sheet
    if odd := UNPRINTABLE.search(sheet.text):
        message = f"the character U+{ord(odd[0]):04X} is not allowed; delete it"
        sheet.problems.append(Problem(path, *_place(sheet.text, odd.start()), message))
    else:
        _grow(sheet)
    sheet.problems = [excerpted(found, sheet.text) for found in sheet.problems]
    return sheet


def _place(text: str, offset: int) -> tuple[int, int]:
    before = lines_of(text[:offset])
    return len(before), len(before[-1]) + 1


def _grow(sheet: Sheet) -> None:
    grower = _Grower(sheet)
    try:
        next_event = _Loader(sheet.text).get_event
        while grower.takes(next_event()):
            pass
    except yaml.MarkedYAMLError as trouble:
        sheet.problems.append(syntax_problem(sheet.path, sheet.text, trouble))
        return
    except yaml.YAMLError as trouble:
        sheet.problems.append(Problem(sheet.path, 0, 0, f"YAML cannot read this: {' '.join(str(trouble).split())}"))
        return
    except _TooDeepError as trouble:
        sheet.problems.append(Problem(sheet.path, trouble.line, trouble.column, "nests too deep; no rule needs that"))
        return
    root = grower.root
    if isinstance(root, Table):
        sheet.root = root
    elif root is None or (isinstance(root, Text) and not root.value):
        sheet.problems.append(Problem(sheet.path, 0, 0, "is empty; write keys and values, or delete the file"))
    else:
        sheet.problems.append(problem(root, "a file must hold keys and values (`key: value`), not a list or a text"))


class _TooDeepError(Exception):
    """More levels than any file needs."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line, self.column = line, column


@dataclass(slots=True)
class _Open:
    """A list or mapping that has not ended yet."""

    event: yaml.CollectionStartEvent
    items: list[Node] = field(default_factory=list)
    pairs: dict[str, Pair] | None = None
    key: Text | None = None


class _Grower:
    """Builds the tree from the parser's events: no recursion, so no depth can hurt."""

    def __init__(self, sheet: Sheet) -> None:
        self.root: Node | None = None
        self._sheet = sheet
        self._open: list[_Open] = []
        self._documents = 0
        self._lines: list[str] = []

    def takes(self, event: yaml.Event) -> bool:
        """Grow by one event; False after the last."""
        if event.__class__ is yaml.ScalarEvent:  # most events are
            if event.anchor or event.tag:
                self._refuse_marks(event)
            self._place(self._text(event))
            return True
        if isinstance(event, yaml.CollectionStartEvent):
            self._refuse_marks(event)
            if len(self._open) >= DEEPEST:
                raise _TooDeepError(*_start(event))
            self._open.append(_Open(event, pairs={} if isinstance(event, yaml.MappingStartEvent) else None))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            alias = self._alias(event)
            self._complain(alias, 'YAML takes a word with "*" before it for an alias; write it in quotes')
            self._place(alias)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                message = 'a second document ("---"); use a file each'
                self._sheet.problems.append(Problem(self._sheet.path, *_start(event), message))
        return not isinstance(event, yaml.StreamEndEvent)

    def _close(self, event: yaml.Event) -> None:
        opened = self._open.pop()
        place = (self._sheet.path, *_start(opened.event), _width(opened.event, event))
        self._place(Items(tuple(opened.items), *place) if opened.pairs is None else Table(opened.pairs, *place))

    def _place(self, node: Node) -> None:
        """Put a node where it belongs: as root, item, key or value."""
        if not self._open:
            if self._documents == 1:
                self.root = node
            return
        parent = self._open[-1]
        if parent.pairs is None:
            parent.items.append(node)
        elif parent.key is None:
            if not isinstance(node, Text):
                self._complain(node, "a key must be a word")
                node = Text("", node.path, node.line, node.column, node.width, (node.line, node.column), False)
            parent.key = node
        else:
            key, parent.key = parent.key, None
            if first := parent.pairs.get(key.value):
                again = f'"{key.value}" stands twice, first in line {first.key.line}; keep one'
                self._complain(key, again)
            else:
                parent.pairs[key.value] = Pair(key, node)

    def _text(self, event: yaml.ScalarEvent) -> Text:
        # Most of a ruleset is texts, so this one does without helpers.
        start: yaml.Mark = event.start_mark  # type: ignore[assignment]  # only made-up events have none
        end: yaml.Mark = event.end_mark  # type: ignore[assignment]
        style = event.style
        line, column = start.line + 1, start.column + 1
        if style == "|" or style == ">":  # noqa: PLR1714
            return Text(event.value, self._sheet.path, line, column, 0, self._block_inside(line), False)
        width = end.column - start.column if end.line == start.line else 0
        inside = column + 1 if style else column
        return Text(event.value, self._sheet.path, line, column, width, (line, inside), not style)

    def _block_inside(self, line: int) -> tuple[int, int]:
        self._lines = self._lines or lines_of(self._sheet.text)
        first = self._lines[line] if line < len(self._lines) else ""
        return line + 1, len(first) - len(first.lstrip(" ")) + 1

    def _alias(self, event: yaml.AliasEvent) -> Text:
        start = _start(event)
        return Text(f"*{event.anchor}", self._sheet.path, *start, _width(event, event), start, False)

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        """Anchors and tags have no meaning here; most are text that wanted quotes."""
        tag = getattr(event, "tag", None)
        for sign, name in (("&", event.anchor), ("!", tag)):
            if name:
                kind = "an anchor" if sign == "&" else "a tag"
                message = f'YAML takes a word with "{sign}" before it for {kind}; write the text in quotes'
                self._sheet.problems.append(Problem(self._sheet.path, *_start(event), message, "", 0))

    def _complain(self, at: Node, message: str) -> None:
        self._sheet.problems.append(problem(at, message))


def _start(event: yaml.Event) -> tuple[int, int]:
    """Line and column, from 1, where an event starts; the parser always knows."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _width(first: yaml.Event, last: yaml.Event) -> int:
    """How wide a node is that stands in one line, else 0."""
    start, end = first.start_mark, last.end_mark
    return end.column - start.column if start and end and start.line == end.line else 0
