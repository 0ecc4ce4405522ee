"""Marko's tree onto a page: each leaf is cut from where it stands in the source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from marko import block, element, inline
from marko.ext import footnote
from marko.ext.gfm import elements as gfm

from powlint.model.document import BlockKind
from powlint.readers.html_scraps import tag_at, take_words, write_html, write_tag
from powlint.readers.markdown_parser import parsed
from powlint.readers.markdown_parts import Part, is_image, parts_of
from powlint.readers.markdown_source import MarkdownSource
from powlint.readers.page import Page

_LINE = re.compile(r"[^\n]*\n?")
_TEXT_KINDS = frozenset({BlockKind.BODY, BlockKind.QUOTE, BlockKind.LIST, BlockKind.TABLE, BlockKind.HEADLINE})


class Tree:
    """One Markdown text on its way to the page."""

    def __init__(self, page: Page, start: int) -> None:
        self._page = page
        self._source = MarkdownSource(page.masked_text, start)
        self._after_image = False
        self._top = len(page.kinds)
        self._waiting: BlockKind | None = None
        self._begin = 0

    def write(self) -> None:
        """Put the whole text on the page."""
        self._blocks(parsed(self._source.text).children, BlockKind.BODY)
        self._page.close()

    def _blocks(self, nodes: Iterable[element.Element], kind: BlockKind) -> None:
        for node in nodes:
            self._block(node, kind)

    def _block(self, node: element.Element, kind: BlockKind) -> None:
        if not isinstance(node, (block.Paragraph, block.BlankLine)):
            self._waiting = None
        match node:
            case block.Heading() | block.SetextHeading():
                self._words(node, self._heading(node.level))
            case block.Paragraph():
                self._paragraph(node, kind)
            case block.Quote():
                self._blocks(node.children, BlockKind.QUOTE)
            case block.List() | block.ListItem():
                self._blocks(node.children, BlockKind.LIST if kind is BlockKind.BODY else kind)
            case footnote.FootnoteDef():
                self._blocks(node.children, BlockKind.FOOTNOTE)
            case gfm.Table() | gfm.TableRow():
                self._blocks(node.children, BlockKind.TABLE)
            case gfm.TableCell():
                self._words(node, BlockKind.TABLE)
            case block.FencedCode() | block.CodeBlock():
                self._code(node, fenced=isinstance(node, block.FencedCode))
            case block.HTMLBlock() if node.source_span:
                write_html(self._page, *self._span(node.source_span), kind=kind)
                self._after_image = self._page.kinds[-1:] == [BlockKind.ALT]

    def _heading(self, level: int) -> BlockKind:
        above = self._page.kinds[self._top :]
        at_top = level == 1 and BlockKind.HEADLINE not in above and not _TEXT_KINDS.intersection(above)
        return BlockKind.HEADLINE if at_top else BlockKind.HEADING

    def _paragraph(self, node: block.Paragraph, kind: BlockKind) -> None:
        own_image = any(is_image(child) for child in node.children)
        if (own_image or self._after_image) and _is_emphasis_only(node.children):
            kind = BlockKind.CAPTION
        if kind in (BlockKind.BODY, BlockKind.CAPTION):
            for part in parts_of(node.children):
                self._part(part, kind)
        else:
            self._words(node, kind)
        self._after_image = own_image and self._page.kinds[-1:] in ([BlockKind.ALT], [BlockKind.CAPTION])

    def _part(self, part: Part, kind: BlockKind) -> None:
        """A stretch of a paragraph, as what its label or credit says it is."""
        # "Image caption" on a line of its own names what comes next.
        waiting, self._waiting = self._waiting, part.kind if part.is_label else None
        kind = part.kind or waiting or kind
        self._begin = part.begin
        self._page.open(kind)
        for child in part.nodes:
            self._inline(child, kind)
        self._page.close()
        self._begin = 0

    def _words(self, node: element.Element, kind: BlockKind) -> None:
        self._after_image = False
        self._page.open(kind)
        self._inlines(node, kind)
        self._page.close()

    def _inlines(self, node: element.Element, kind: BlockKind) -> None:
        children = getattr(node, "children", ())
        for child in () if isinstance(children, str) else children:
            self._inline(child, kind)

    def _inline(self, node: element.Element, kind: BlockKind) -> None:
        match node:
            case inline.Image():
                self._image(node, kind)
            case inline.Link() | inline.AutoLink():
                self._page.open_link(html.unescape(node.dest))
                self._inlines(node, kind)
                self._page.close_link()
            case footnote.FootnoteRef():
                pass
            case inline.InlineHTML() if node.source_span:
                tag = tag_at(self._page.masked_text, *self._span(node.source_span))
                if tag:
                    write_tag(self._page, tag, again=kind)
            case inline.LineBreak() if node.source_span:
                self._page.put(" ", *self._span(node.source_span))
            case inline.Literal() if node.source_span:
                end = node.source_span[1]
                self._page.take(*self._span((end - 1, end)))
            case inline.CodeSpan() if node.source_span:
                self._code_span(node)
            case inline.RawText() if node.source_span:
                self._leaf(str(node.children), node.source_span)
            case _:
                self._inlines(node, kind)

    def _leaf(self, said: str, span: tuple[int, int]) -> None:
        """Raw text: as it stands, if it stands as marko says; otherwise its words lead to the whole of it."""
        if self._source.text[span[0] : span[1]] == said:
            start = max(span[0], self._begin)
            if start < span[1]:
                take_words(self._page, *self._span((start, span[1])))
        elif span[1] > self._begin:
            self._page.put(html.unescape(said).replace("\n", " "), *self._span(span))

    def _code_span(self, node: inline.CodeSpan) -> None:
        marks = node.syntax_spans
        if not marks or len(marks) != 2 or not node.source_span:
            return
        start, end = marks[0][1], marks[1][0]
        text = self._source.text
        if text[start + 1 : end - 1] == node.children:
            start, end = start + 1, end - 1
        if text[start:end] == node.children:
            self._page.take(*self._span((start, end)))
        else:
            self._page.put(str(node.children), *self._span((start, end)))

    def _image(self, node: inline.Image, kind: BlockKind) -> None:
        """The alternative text, the file and the title, each a block; the sentence round them goes on in a new one."""
        self._page.open(BlockKind.ALT)
        self._inlines(node, BlockKind.ALT)
        if not node.source_span:
            return
        # What a reference ("![a][b]") stands for is written elsewhere: it leads back to where the reference ends.
        end = node.source_span[1]
        if node.dest:
            self._page.write_address(html.unescape(node.dest), *self._span(node.dest_span or (end - 1, end)))
        if node.title:
            self._page.open(BlockKind.CAPTION)
            if node.title_span:
                take_words(self._page, *self._span((node.title_span[0] + 1, node.title_span[1] - 1)))
            else:
                self._page.put(" ".join(html.unescape(node.title).split()), *self._span((end, end)))
        self._page.open(kind)

    def _code(self, node: block.FencedCode | block.CodeBlock, *, fenced: bool) -> None:
        """Code line by line: each is the end of a source line, after the marks of quotes and lists."""
        self._after_image = False
        if not node.source_span:
            return
        start, end = node.source_span
        lines = [found.span() for found in _LINE.finditer(self._source.text, start, end) if found[0]]
        said = str(getattr(node.children[0], "children", "")).removesuffix("\n").split("\n")
        self._page.open(BlockKind.CODE)
        before = -1
        for (first, last), code in zip(lines[1:] if fenced else lines, said, strict=False):
            line = self._source.text[first:last].rstrip("\n")
            # A tab that marko spread out is not in the source as such: the line without its indent is.
            words = code if line.endswith(code) else code.lstrip()
            if not line.endswith(words):
                continue
            stop = first + len(line)
            if before >= 0:
                self._page.put("\n", *self._span((before, stop - len(words))))
            self._page.take(*self._span((stop - len(words), stop)))
            before = stop
        self._page.close()

    def _span(self, span: tuple[int, int]) -> tuple[int, int]:
        return self._source.source(span[0]), self._source.source(span[1])


def _is_emphasis_only(nodes: Iterable[element.Element]) -> bool:
    """Whether there is emphasis and, images and line ends aside, nothing else."""
    seen = False
    for node in nodes:
        if isinstance(node, (inline.Emphasis, inline.StrongEmphasis)):
            seen = True
        elif not (
            is_image(node)
            or isinstance(node, inline.LineBreak)
            or (isinstance(node, inline.RawText) and not node.children.strip())
        ):
            return False
    return seen
