"""The YAML block at the top of a draft: what it says about the draft, and the words in it that are published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from powlint.model.document import BlockKind
from powlint.model.span import Span
from powlint.readers.page import Page
from powlint.values import dataclass

if TYPE_CHECKING:
    from powlint.readers.yaml_block import Printed, Scalar

_BLOCK = re.compile(r"---[ \t]*(?P<open>\r\n|\n|\r)")
_CLOSE = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSE_AFTER_CR = re.compile(r"(?<=\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")

_ESCAPES = {"'": re.compile(r"'(?=')()"), '"': re.compile(r"\\(?=([\"\\/]))")}
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the top of a draft says, and where the draft itself begins."""

    body: int = 0
    meta: Mapping[str, object] = field(default_factory=dict)
    language: str = ""
    printed: tuple[Printed, ...] = ()

    def write(self, page: Page) -> None:
        """Put what is published (title, standfirst, captions, files, metadata) on the page, each a block."""
        for block in self.printed:
            if block.kind is BlockKind.LINK:
                _write_file(page, block.scalars[0])
                continue
            page.open(block.kind)
            before = 0
            for scalar in block.scalars:
                if scalar.before:
                    page.put(scalar.before, before, scalar.span.start)
                _write(page, scalar)
                before = scalar.span.end
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
    # Only here: most drafts have no front matter, and PyYAML takes longer to import than they take to read.
    from powlint.readers.yaml_block import YamlBlock  # noqa: PLC0415

    block = YamlBlock.read(text, Span(start, closing.start()), name)
    if block is None:
        return FrontMatter()
    return FrontMatter(closing.end(), block.meta, block.language, block.printed)


def _write_file(page: Page, value: Scalar) -> None:
    quotes = int(value.style in ("'", '"'))
    page.write_address(value.text, value.span.start + quotes, value.span.end - quotes)


def _write(page: Page, value: Scalar) -> None:
    """One value, line by line, the escapes of a quoted one cut away."""
    start, end = value.span.start, value.span.end
    text = page.masked_text
    if value.style in ("|", ">"):
        start = text.find("\n", start, end) + 1 or end
    elif value.style in ("'", '"'):
        start, end = start + 1, end - 1
    escape = _ESCAPES.get(value.style)
    said = text[start:end] if escape is None else escape.sub("", text[start:end])
    if said.split() != value.text.split():
        # An escape that is not a plain character (\x41, \n): the words still lead to their value as a whole.
        page.put(" ".join(value.text.split()), start, end)
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
