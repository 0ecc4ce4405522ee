"""What the YAML at the top of a draft says; imported only by drafts that have some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from powlint.errors import ReadError
from powlint.model.document import BlockKind
from powlint.model.span import Span
from powlint.values import dataclass

_KINDS = {
    "title": BlockKind.HEADLINE,
    "headline": BlockKind.HEADLINE,
    "description": BlockKind.STANDFIRST,
    "standfirst": BlockKind.STANDFIRST,
    "subtitle": BlockKind.STANDFIRST,
    "subheadline": BlockKind.STANDFIRST,
    "summary": BlockKind.STANDFIRST,
    "excerpt": BlockKind.STANDFIRST,
    "slug": BlockKind.META,
    "caption": BlockKind.CAPTION,
    "alt": BlockKind.ALT,
}
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
    **dict.fromkeys(("null", "~", ""), None),
}
# A mapping of clearances is three deep; more is an attack on the stack.
_DEEPEST = 50
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Printed:
    """A value that readers of the story will see, and where it stands in the source."""

    kind: BlockKind
    text: str
    style: str
    span: Span


@dataclass(frozen=True, slots=True)
class YamlBlock:
    """A mapping at the top of a draft."""

    meta: Mapping[str, object]
    language: str
    printed: tuple[Printed, ...]

    @classmethod
    def read(cls, text: str, span: Span, name: str) -> YamlBlock | None:
        """The block that fills the span; None if it is no mapping, ReadError if it is no YAML."""
        root = _composed(span.cut(text), name)
        if not isinstance(root, yaml.MappingNode):
            return None
        meta = _mapping(root, frozenset(), name)
        languages = (_first_tag(value) for key, value in _scalars(root) if key in ("lang", "language"))
        printed = sorted(_printed(root, span.start, set()), key=lambda value: value.span)
        return cls(meta, next(languages, ""), tuple(printed))


def _composed(block: str, name: str) -> yaml.Node | None:
    indent = max((len(line) - len(line.lstrip(" -?")) for line in block.splitlines()), default=0)
    if indent > 4 * _DEEPEST or block.count("[") + block.count("{") > 20 * _DEEPEST:
        raise ReadError(f"{name}:1: the front matter is nested too deeply; keep it to a few levels")
    try:
        return yaml.compose(block, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        # The first line of the block is the second of the file.
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        raise ReadError(
            f"{name}:{line}: the front matter is not valid YAML ({problem}); mend it, or put the value in quotes"
        ) from None


def _mapping(node: yaml.MappingNode, above: frozenset[int], name: str) -> dict[str, object]:
    # The key as it is written: YAML 1.1 takes "on" for true.
    return {str(key.value): _plain(value, above | {id(node)}, name) for key, value in node.value}


def _plain(node: yaml.Node, above: frozenset[int], name: str) -> object:
    """A value as rules see it: text as written (dates and numbers too), yes and no, nothing, lists, mappings."""
    if id(node) in above or len(above) > _DEEPEST:
        raise ReadError(f"{name}:1: the front matter refers to itself; write the value out")
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, above, name)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_plain(item, above | {id(node)}, name) for item in node.value)
    if isinstance(node, yaml.ScalarNode) and not node.style:
        return _WORDS.get(node.value.lower(), str(node.value))
    return str(node.value)


def _scalars(root: yaml.MappingNode) -> Iterator[tuple[str, str]]:
    for key, value in root.value:
        if isinstance(value, yaml.ScalarNode):
            yield str(key.value).lower(), str(value.value)


def _first_tag(language: str) -> str:
    return re.split(r"[-_]", language.strip().lower())[0]


def _printed(node: yaml.Node, shift: int, seen: set[int]) -> Iterator[Printed]:
    """The scalars under a key whose value is published, at any depth (a cover image has its caption)."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _printed(item, shift, seen)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            kind = _KINDS.get(str(key.value).lower())
            if kind and isinstance(value, yaml.ScalarNode) and id(value) not in seen:
                span = Span(value.start_mark.index + shift, value.end_mark.index + shift)
                # The C loader calls plain style "", the Python one None.
                yield Printed(kind, str(value.value), value.style or "", span)
            yield from _printed(value, shift, seen)
