"""A settings file as its author wrote it: values that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from powlint.errors import Problem, SettingsError
from powlint.values import dataclass

if TYPE_CHECKING:
    import yaml

Scalar = str | int | float | bool | None

_LINE_END = re.compile(r"\r\n|\n|\r")
_DEEP = 20  # settings are three deep; deeper is a mistake, or an alias that holds itself


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a settings file, to show complaints in."""

    path: str
    text: str

    def problem(self, message: str, line: int, column: int, width: int = 1) -> Problem:
        """A complaint about a place; lines and columns count from 1."""
        lines = _LINE_END.split(self.text)
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        return Problem(self.path, line, column, message, excerpt, width)

    def problem_at(self, offset: int, message: str, width: int = 1) -> Problem:
        """A complaint about a code point of the text."""
        before = _LINE_END.split(self.text[:offset])
        return self.problem(message, len(before), len(before[-1]) + 1, width)


@dataclass(frozen=True, slots=True)
class Written:
    """A value and where it stands: a scalar, a list of values, or pairs of key and value."""

    value: Scalar | tuple[Written, ...]
    page: Page
    line: int = 1
    column: int = 1
    width: int = 1
    pairs: tuple[tuple[Written, Written], ...] | None = None

    @property
    def is_mapping(self) -> bool:
        """Whether keys and values stand here."""
        return self.pairs is not None

    @property
    def items(self) -> tuple[Written, ...] | None:
        """The values of a list; None if this is no list."""
        return self.value if isinstance(self.value, tuple) and self.pairs is None else None

    def problem(self, message: str) -> Problem:
        """A complaint about this value."""
        return self.page.problem(message, self.line, self.column, self.width)


def yaml_tree(page: Page, *, deepest: int = _DEEP) -> Written | None:
    """What a YAML file says; None if it says nothing. Raises SettingsError, also for what is nested too deep."""
    import yaml  # noqa: PLC0415 - costs 9 ms: only when there is a file

    loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(page.text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise SettingsError([_syntax(page, error)]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise SettingsError([Problem(page.path, 0, 0, f"not YAML: {_one_line(error)}")]) from None
    return None if node is None else _from_node(node, page, deepest)


def _syntax(page: Page, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    message = f"not YAML: {error.problem or error.context or 'cannot be read'}"
    return page.problem(message, mark.line + 1, mark.column + 1) if mark else Problem(page.path, 0, 0, message)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _from_node(node: yaml.Node, page: Page, deepest: int) -> Written:
    import yaml  # noqa: PLC0415 - only when there is a file to read

    start, end = node.start_mark, node.end_mark
    width = end.column - start.column if end.line == start.line else 1
    place = (page, start.line + 1, start.column + 1, max(1, width))
    if deepest < 0:
        raise SettingsError([page.problem("nested too deep", *place[1:])])
    if isinstance(node, yaml.MappingNode):
        pairs = tuple((_key(key, page), _from_node(value, page, deepest - 1)) for key, value in node.value)
        return Written(None, *place, pairs=pairs)
    if isinstance(node, yaml.SequenceNode):
        return Written(tuple(_from_node(item, page, deepest - 1) for item in node.value), *place)
    return Written(_scalar(node.tag.rpartition(":")[2], str(node.value)), *place)


def _key(node: yaml.Node, page: Page) -> Written:
    # YAML 1.1 takes the keys `on` and `off` for booleans: what is written counts.
    start, end = node.start_mark, node.end_mark
    width = end.column - start.column if end.line == start.line else 1
    word = node.value if isinstance(node.value, str) else "?"
    return Written(word, page, start.line + 1, start.column + 1, max(1, width))


def _scalar(tag: str, value: str) -> Scalar:
    if tag == "null":
        return None
    if tag == "bool":
        return value.casefold() in ("yes", "true", "on")
    if tag == "int":
        try:
            return int(value.replace("_", ""), 0)
        except ValueError:
            return value
    return value


def strings(written: Written) -> Iterator[tuple[str, Written]]:
    """The strings of a list, each with its place; other values are passed over."""
    for item in written.items or ():
        if isinstance(item.value, str):
            yield item.value, item
