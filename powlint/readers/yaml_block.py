"""What the YAML at the top of a draft says; imported only by drafts that have some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeGuard

import yaml

from powlint.errors import ReadError
from powlint.model.document import BlockKind
from powlint.model.span import Span
from powlint.values import dataclass

# What the parser quotes is the draft's: an alias that is none, for example, as `*Name*` reads.
_QUOTED = re.compile(r" ?'\w[^']*'")
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
# What speaks to powlint and the desk: it is published nowhere.
_UNPRINTED = ("lang", "language")
_CLEARANCE = "_cleared"
_FILE = re.compile(
    r"(?:https?://|\.{0,2}/)\S+|\S+\.[A-Za-z]\w{1,4}|[^\n]{1,200}\.(?:jpe?g|png|webp|gif|tiff?|heic|avif|mp4|mov)",
    re.IGNORECASE,
)
# When a draft was filed is no date of the story.
_DAY = re.compile(r"\d{4}-\d\d-\d\d\b.*")
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
    **dict.fromkeys(("null", "~", ""), None),
}
# A mapping of clearances is three deep; more is an attack on the stack.
_DEEPEST = 50
_NO_KEY = yaml.ScalarNode("", "")
_Entry = tuple[yaml.Node, yaml.Node]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A key or value, and where it stands in the source; `before` parts it from the one before in its block."""

    text: str
    style: str
    span: Span
    before: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A block of what goes out with the story: a value that readers see, a file, or metadata with its keys."""

    kind: BlockKind
    scalars: tuple[Scalar, ...]


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
        return cls(meta, next(languages, ""), tuple(_printed(root, span.start)))


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
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        problem = _QUOTED.sub("", said)
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


def _printed(root: yaml.MappingNode, shift: int) -> Iterator[Printed]:
    """What is published, in order: each value of a known key, each file, and the rest of each entry of the block."""
    seen: set[int] = set()
    for entry in root.value:
        keys: list[Scalar] = []
        rest: list[Scalar] = []
        for part, node in _parts(entry, seen):
            # The C loader calls plain style "", the Python one None.
            span = Span(node.start_mark.index + shift, node.end_mark.index + shift)
            scalar = Scalar(str(node.value), node.style or "", span)
            if part is None:
                keys.append(scalar)
            elif part is BlockKind.META and (keys or rest):
                rest += [*_apart(keys, ", " if rest else ""), replace(scalar, before=": " if keys else ", ")]
                keys = []
            else:
                yield from _metadata(rest)
                yield Printed(part, (scalar,))
                keys, rest = [], []
        yield from _metadata(rest)


def _apart(keys: list[Scalar], first: str) -> Iterator[Scalar]:
    for index, key in enumerate(keys):
        yield replace(key, before=": " if index else first)


def _metadata(scalars: list[Scalar]) -> Iterator[Printed]:
    if scalars:
        yield Printed(BlockKind.META, tuple(scalars))


def _parts(entry: _Entry, seen: set[int]) -> Iterator[tuple[BlockKind | None, yaml.ScalarNode]]:
    """The scalars of an entry at any depth (a cover image has its caption), each once; None is the kind of a key."""
    key, value = entry
    name = str(key.value).lower()
    if id(value) in seen or name in _UNPRINTED or name.endswith(_CLEARANCE):
        return
    seen.add(id(value))
    if isinstance(value, yaml.ScalarNode):
        kind = _kind(name, value)
        if kind is BlockKind.META and name not in _KINDS and _is_name(key, seen):
            yield None, key
        if kind:
            yield kind, value
        return
    if _is_name(key, seen):
        yield None, key
    for item in value.value:
        yield from _parts(item if isinstance(value, yaml.MappingNode) else (_NO_KEY, item), seen)


def _is_name(key: yaml.Node, seen: set[int]) -> TypeGuard[yaml.ScalarNode]:
    """Whether a key is written out here; "<<" only fetches another entry's values."""
    if not isinstance(key, yaml.ScalarNode) or key is _NO_KEY or key.value == "<<" or id(key) in seen:
        return False
    seen.add(id(key))
    return bool(key.value)


def _kind(name: str, value: yaml.ScalarNode) -> BlockKind | None:
    """The block that a value makes; None if it has nothing to read."""
    text = str(value.value)
    if name in _KINDS:
        return _KINDS[name]
    if not value.style and (text.lower() in _WORDS or _DAY.fullmatch(text)):
        return None
    return BlockKind.LINK if _FILE.fullmatch(text) else BlockKind.META
