"""The directives of reStructuredText: what each is for, and which of its lines are words of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from powlint.model.document import BlockKind
from powlint.readers.rst_parts import Line, deeper, field_at

_DIRECTIVE = re.compile(r"(?P<name>[A-Za-z0-9](?:[-_.+:]?[A-Za-z0-9])*)[ \t]?::(?:[ \t]+|\Z)")


class Sort(Enum):
    """What a directive does with its arguments and its content."""

    IMAGE = "an address and a caption"
    EMBED = "the same of what is not in the text"
    CODE = "no words of the story"
    HTML = "a scrap of a page"
    TABLE = "a title and a table or list"
    CSV = "a title and rows"
    TITLED = "a heading and text"
    NAMED = "names for programs, and text"
    QUOTE = "somebody's words"
    META = "words about the story, or above and below each page"
    OTHER = "text"


_SORTS = {
    **dict.fromkeys(("image", "figure", "thumbnail"), Sort.IMAGE),
    **dict.fromkeys(("youtube", "vimeo", "video", "audio", "soundcloud", "peertube"), Sort.EMBED),
    **dict.fromkeys(
        ("code", "code-block", "sourcecode", "math", "parsed-literal", "highlight", "doctest", "testcode", "graphviz",
         "digraph", "toctree", "include", "literalinclude", "raw"), Sort.CODE),
    **dict.fromkeys(("table", "list-table"), Sort.TABLE),
    "csv-table": Sort.CSV,
    **dict.fromkeys(("admonition", "sidebar", "topic", "rubric", "contents"), Sort.TITLED),
    **dict.fromkeys(("container", "class", "cssclass", "compound", "role", "default-role", "only"), Sort.NAMED),
    **dict.fromkeys(("epigraph", "pull-quote", "highlights"), Sort.QUOTE),
    **dict.fromkeys(("meta", "header", "footer"), Sort.META),
}  # fmt: skip
_WORDS = {
    "alt": BlockKind.ALT,
    **dict.fromkeys(("caption", "title", "figcaption", "subtitle"), BlockKind.CAPTION),
    "header": BlockKind.TABLE,
}


class Directive(NamedTuple):
    """A directive. `words` are the options that readers see: the kind and the lines of each."""

    sort: Sort
    arguments: Sequence[Line]
    words: Sequence[tuple[BlockKind, Sequence[Line]]]
    content: Sequence[Line]


def directive(text: str, lines: Sequence[Line]) -> Directive | None:
    """The directive that some lines hold; None if it is none. The first line begins with its name."""
    first = lines[0]
    found = _DIRECTIVE.match(text[first.start : first.end])
    if not found:
        return None
    head = [first._replace(start=first.start + found.end()), *lines[1:]]
    blank = next((index for index, line in enumerate(head) if index and line.is_blank), len(head))
    options = next((index for index, line in enumerate(head[:blank]) if index and field_at(text, line)), blank)
    arguments = [line for line in head[:options] if not line.is_blank]
    sort = _SORTS.get(found["name"].casefold(), Sort.OTHER)
    if sort is Sort.CODE and [text[line.start : line.end] for line in arguments] == ["html"]:
        sort = Sort.HTML
    return Directive(sort, arguments, list(_words(text, head[options:blank])), head[blank:])


def _words(text: str, lines: Sequence[Line]) -> Iterator[tuple[BlockKind, Sequence[Line]]]:
    at = 0
    while at < len(lines):
        found = field_at(text, lines[at])
        end = deeper(lines, at + 1, lines[at].indent)
        if found and found[0].casefold() in _WORDS:
            yield _WORDS[found[0].casefold()], [found[1], *lines[at + 1 : end]]
        at = end
