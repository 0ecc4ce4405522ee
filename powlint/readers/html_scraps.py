"""Scraps of HTML in Markdown: tags go, their words stay; captions, embeds and alternative texts are kept apart."""

from __future__ import annotations

import html
import re

from powlint.model.document import BlockKind
from powlint.readers.page import Page
from powlint.values import dataclass

# No ">" inside quoted attributes: allowing for it makes unclosed quotes quadratic, and nobody writes it.
_TOKEN = re.compile(
    r"(?is)(?P<skip><!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|<[!?][^>]*>)"
    r"|<(?P<close>/?)(?P<tag>[a-z][a-z0-9-]*)(?P<attributes>[^<>]*)>"
)
_ATTRIBUTE = re.compile(r"(?i)\b(href|src|alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_EDGES = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t>]*")

_IMAGE_WORDS = {"alt": BlockKind.ALT, "title": BlockKind.CAPTION}
_EMBEDS = frozenset({"iframe", "embed", "video", "audio", "source"})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_KINDS = {
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.LIST,
    "td": BlockKind.TABLE,
    "th": BlockKind.TABLE,
    "pre": BlockKind.CODE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag, and where its attributes' values stand in the source."""

    name: str
    closes: bool
    values: dict[str, tuple[int, int]]


def tag_at(text: str, start: int, end: int) -> Tag | None:
    """The tag that fills the range, if it is one."""
    found = _TOKEN.fullmatch(text, start, end)
    return _tag(text, found) if found and found["tag"] else None


def take_words(page: Page, start: int, end: int) -> None:
    """Cut a source range into the page, its entities spelt out, each line end a space."""
    text = page.masked_text
    at = start
    for line_end in _EDGES.finditer(text, start, end):
        _take_line(page, at, line_end.start())
        page.put(" ", *line_end.span())
        at = line_end.end()
    _take_line(page, at, end)


def _take_line(page: Page, start: int, end: int) -> None:
    at = start
    for entity in _ENTITY.finditer(page.masked_text, start, end):
        said = html.unescape(entity[0])
        if said != entity[0]:
            page.take(at, entity.start())
            page.put(said, *entity.span())
            at = entity.end()
    page.take(at, end)


def write_tag(page: Page, tag: Tag, *, again: BlockKind) -> None:
    """What a tag does to the page: links open and close, embeds and images give blocks, the rest is dropped."""
    if tag.name == "a":
        page.close_link() if tag.closes else page.open_link(_value(page, tag, "href"))
    elif tag.name in _EMBEDS and "src" in tag.values:
        # The address is the only thing of an embed that stands in the file: it is what a finding can point to.
        page.write_address(_value(page, tag, "src"), *tag.values["src"])
        page.open(again)
    elif tag.name == "img":
        _write_image(page, tag)
        page.open(again)
    elif tag.name == "br":
        page.put(" ", page.source_end, page.source_end)


def _write_image(page: Page, tag: Tag) -> None:
    """The file, the alternative text and the title, in the order of the source."""
    for name, span in sorted(tag.values.items(), key=lambda value: value[1]):
        if name == "src":
            page.write_address(_value(page, tag, name), *span)
        elif name in _IMAGE_WORDS:
            page.open(_IMAGE_WORDS[name])
            take_words(page, *span)


def write_html(page: Page, start: int, end: int, *, kind: BlockKind) -> None:
    """Put a block of HTML on the page."""
    text = page.masked_text
    kinds = [kind]
    page.open(kind)
    at = start
    for found in _TOKEN.finditer(text, start, end):
        take_words(page, at, found.start())
        at = found.end()
        if found["tag"]:
            tag = _tag(text, found)
            _turn(page, tag, kinds)
            write_tag(page, tag, again=kinds[-1])
    take_words(page, at, end)
    page.close()


def _turn(page: Page, tag: Tag, kinds: list[BlockKind]) -> None:
    """A block-level tag ends a block; some name the kind of the next."""
    if tag.name in _INLINE or tag.name in _EMBEDS or tag.name in ("img", "br"):
        return
    if tag.name in _KINDS:
        if not tag.closes:
            kinds.append(_KINDS[tag.name])
        elif len(kinds) > 1:
            kinds.pop()
    page.open(kinds[-1])


def _tag(text: str, found: re.Match[str]) -> Tag:
    values: dict[str, tuple[int, int]] = {}
    for attribute in _ATTRIBUTE.finditer(text, *found.span("attributes")):
        values.setdefault(attribute[1].lower(), attribute.span(attribute.lastindex or 1))
    return Tag(found["tag"].lower(), bool(found["close"]), values)


def _value(page: Page, tag: Tag, name: str) -> str:
    start, end = tag.values.get(name, (0, 0))
    return html.unescape(page.masked_text[start:end]).strip()
