"""The YAML block at the top of a draft: what it says about the draft, and the words in it that are published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powlint.errors import ReadError
from powlint.model.document import BlockKind
from powlint.readers.page import Page

if TYPE_CHECKING:
    from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

_BLOCK = re.compile(r"---[ \t]*(?P<open>\r\n|\n|\r)")
_CLOSE = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSE_AFTER_CR = re.compile(r"(?<=\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")

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
_ESCAPES = {"'": re.compile(r"'(?=')()"), '"': re.compile(r"\\(?=([\"\\/]))")}
_LINE = re.compile(r"[^\r\n]+")
# A mapping of clearances is three deep; more is an attack on the stack of the YAML parser.
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the top of a draft says, and where the draft itself begins."""

    body: int = 0
    meta: Mapping[str, object] = field(default_factory=dict)
    language: str = ""
    printed: tuple[tuple[BlockKind, ScalarNode], ...] = ()
    shift: int = 0

    def write(self, page: Page) -> None:
        """Put the published words (title, standfirst, captions) on the page, each a block."""
        for kind, node in self.printed:
            page.open(kind)
            _write(page, node, self.shift)
        page.close()


def front_matter(text: str, name: str) -> FrontMatter:
    """The front matter of a draft; an empty one if it has none. A broken one raises ReadError."""
    opening = _BLOCK.match(text)
    if not opening:
        return FrontMatter()
    start = opening.end()
    pattern = _CLOSE_AFTER_CR if opening["open"] == "\r" else _CLOSE
    closing = pattern.search(text, start)
    # A rule of three dashes may open a text too; without a second one it is no front matter.
    if not closing:
        return FrontMatter()
    root = _composed(text[start : closing.start()], name)
    if root is None:
        return FrontMatter()
    meta = _plain_mapping(root, set(), name)
    language = next((_first_tag(value) for key, value in _texts(root) if key in ("lang", "language")), "")
    printed = sorted(_printed(root, set()), key=lambda item: item[1].start_mark.index)
    return FrontMatter(closing.end(), meta, language, tuple(printed), start)


def _composed(block: str, name: str) -> MappingNode | None:
    """The root of the YAML, if it is a mapping."""
    # Only here: most drafts have no front matter, and PyYAML takes longer to import than they take to read.
    import yaml  # noqa: PLC0415

    depth = max((len(line) - len(line.lstrip(" -?")) for line in block.splitlines()), default=0)
    if depth > 4 * _DEEPEST or block.count("[") + block.count("{") > 20 * _DEEPEST:
        raise ReadError(f"{name}:1: the front matter is nested too deeply; keep it to a few levels")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(block, Loader=loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        raise ReadError(
            f"{name}:{line}: the front matter is not valid YAML ({problem}); mend it, or put the value in quotes"
        ) from None
    return root if isinstance(root, yaml.MappingNode) else None


def _plain_mapping(node: MappingNode, above: set[int], name: str) -> dict[str, object]:
    return {str(key.value): _plain(value, above | {id(node)}, name) for key, value in node.value}


def _plain(node: Node, above: set[int], name: str) -> object:
    """A value as rules see it: text as it is written (dates and numbers too), yes and no, nothing, lists, mappings."""
    if id(node) in above or len(above) > _DEEPEST:
        raise ReadError(f"{name}:1: the front matter refers to itself; write the value out")
    if node.id == "mapping":
        return _plain_mapping(node, above, name)
    if node.id == "sequence":
        return tuple(_plain(item, above | {id(node)}, name) for item in node.value)
    # The C loader calls plain style "", the Python one None.
    if not node.style:
        return _WORDS.get(node.value.lower(), str(node.value))
    return str(node.value)


def _texts(root: MappingNode) -> Iterator[tuple[str, str]]:
    for key, value in root.value:
        if value.id == "scalar":
            yield str(key.value).lower(), str(value.value)


def _first_tag(language: str) -> str:
    return re.split(r"[-_]", language.strip().lower())[0]


def _printed(node: Node, seen: set[int]) -> Iterator[tuple[BlockKind, ScalarNode]]:
    """The scalars under a key whose value is published, at any depth (a cover image has its caption)."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.id == "sequence":
        for item in node.value:
            yield from _printed(item, seen)
    elif node.id == "mapping":
        for key, value in node.value:
            kind = _KINDS.get(str(key.value).lower())
            if value.id == "scalar" and kind and id(value) not in seen:
                seen.add(id(value))
                yield kind, value
            yield from _printed(value, seen)


def _write(page: Page, node: ScalarNode, shift: int) -> None:
    """One value, line by line; each escape of a quoted one is a piece of its own."""
    start, end = node.start_mark.index + shift, node.end_mark.index + shift
    text = page.masked_text
    if node.style in ("|", ">"):
        start = text.find("\n", start, end) + 1 or end
    elif node.style in ("'", '"'):
        start, end = start + 1, end - 1
    escape = _ESCAPES.get(node.style or "")
    said = text[start:end] if escape is None else escape.sub("", text[start:end])
    if said.split() != str(node.value).split():
        # An escape that is not a plain character (\x41, \n): the words still lead to their value as a whole.
        page.put(" ".join(str(node.value).split()), start, end)
        return
    before = -1
    for line in _LINE.finditer(text, start, end):
        first, last = _stripped(text, *line.span())
        if first == last:
            continue
        if before >= 0:
            page.put(" ", before, first)
        at = first
        for found in escape.finditer(text, first, last) if escape else ():
            page.take(at, found.start())
            at = found.end()
        page.take(at, last)
        before = last


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())
