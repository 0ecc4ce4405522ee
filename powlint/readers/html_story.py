"""A page of HTML onto our page: which element is what part of a story, and what of it is passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from powlint.model.document import BlockKind
from powlint.readers.flow import Flow
from powlint.readers.html_elements import (
    ADDRESSES,
    BLOCKS,
    CAPTION,
    EMBEDS,
    ENDED_BY,
    HINTED,
    INLINE,
    ITEMPROPS,
    KINDS,
    META,
    NOT_IN_P,
    PASSED_OVER,
    PASSED_OVER_ROLES,
    STANDFIRST,
    VOID,
)
from powlint.readers.html_tokens import Kind, Token, Value, attributes, closes_itself
from powlint.readers.linked_data import write_linked_data
from powlint.readers.notes import FoundNote, note_in_comment
from powlint.readers.page import Page
from powlint.readers.references import unreferenced
from powlint.readers.strand import Strand

# The depth up to which elements are told apart; a browser stops at 512 too.
_DEEPEST = 1000


class _Element(NamedTuple):
    name: str
    kind: BlockKind
    passed_over: bool


class HtmlStory:
    """One strand of HTML on its way to the page."""

    def __init__(self, page: Page, strand: Strand, *, xhtml: bool = False, kind: BlockKind = BlockKind.BODY) -> None:
        self.notes: list[FoundNote] = []
        self.language = ""
        self._flow = Flow(page, strand)
        self._strand = strand
        self._text = strand.text
        self._xhtml = xhtml
        self._root = _Element("", kind, passed_over=False)
        self._open: list[_Element] = []
        self._counts: dict[str, int] = {}
        self._linked_data = False
        self._special: dict[str, Callable[[Token], None]] = {
            "a": self._link,
            "area": self._image,
            "br": lambda token: self._flow.line_break(token.start, token.end),
            **dict.fromkeys(("html", "nitf"), self._set_language),
            "keyword": self._write_keyword,
            "media-reference": self._image,
            "meta": self._write_meta,
            "q": lambda token: self._flow.open_quote(token.start, token.end),
            "script": self._begin_script,
            **dict.fromkeys(EMBEDS, self._image),
        }

    def write(self, found: Iterable[Token]) -> None:
        """Put what the tokens say on the page."""
        self._flow.open(self._root.kind)
        for token in found:
            match token.kind:
                case Kind.START:
                    self._start(token)
                case Kind.END:
                    self._end(token)
                case Kind.COMMENT:
                    self._comment(token)
                case _:
                    self._say(token)
        self._flow.close_link()
        self._flow.page.close()

    @property
    def _here(self) -> _Element:
        return self._open[-1] if self._open else self._root

    def _say(self, token: Token) -> None:
        here = self._here
        if here.passed_over:
            if self._linked_data:
                write_linked_data(self._flow.page, self._strand.part(token.start, token.end))
                self._flow.open(here.kind)
        elif token.kind is Kind.VERBATIM:
            self._flow.verbatim(token.start, token.end)
        elif here.kind is BlockKind.CODE and "pre" in self._counts:
            self._flow.lines(token.start, token.end)
        else:
            self._flow.words(token.start, token.end)

    def _comment(self, token: Token) -> None:
        note = note_in_comment(self._text, token.start, token.end)
        if note:
            source = self._strand.source(token.start, token.end)
            self.notes.append(FoundNote(note.text, type(note.span)(*source)))

    def _start(self, token: Token) -> None:
        name = token.name
        self._imply_ends(name)
        here = self._here
        if name in self._special and (not here.passed_over or name == "script"):
            self._special[name](token)
        if name in VOID or (self._xhtml and closes_itself(self._text, token)):
            if name == "hr":
                self._flow.open(here.kind)
            return
        kind = self._kind(token, here)
        opens_block = self._is_block(name)
        self._push(_Element(name, kind, here.passed_over or self._is_passed_over(token)))
        if opens_block and not here.passed_over:
            self._flow.open(kind)

    def _end(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._flow.line_break(token.start, token.end)
        if not self._counts.get(name):
            # "</p>" without a beginning still ends what stands before it.
            if name == "p":
                self._flow.open(self._here.kind)
            return
        passed_over = self._here.passed_over
        if not passed_over:
            if name == "a":
                self._flow.close_link()
            elif name == "q":
                self._flow.close_quote(token.start, token.end)
        ends_block = self._is_block(name)
        if not ends_block and name not in PASSED_OVER and self._is_block(self._here.name):
            # "<b><p>x</b>y</p>": what only marks words does not end a block in which it did not begin.
            return
        self._pop_to(name)
        if name == "script":
            self._linked_data = False
        if ends_block and not (passed_over and self._here.passed_over):
            self._flow.open(self._here.kind)

    def _imply_ends(self, name: str) -> None:
        if name in ("main", "article") and self._counts.get("nav"):
            # A menu that nobody closed must not hide the story.
            self._pop_to("nav")
        if name in NOT_IN_P and self._counts.get("p"):
            # As browsers do: a paragraph ends where a block begins.
            self._pop_to("p")
            self._flow.open(self._here.kind)
        if name not in ENDED_BY:
            return
        ended, beyond = ENDED_BY[name]
        if not any(self._counts.get(each) for each in ended):
            return
        for element in reversed(self._open[-_DEEPEST:]):
            if element.name in beyond:
                return
            if element.name in ended:
                self._pop_to(element.name)
                self._flow.open(self._here.kind)
                return

    def _push(self, element: _Element) -> None:
        if len(self._open) >= _DEEPEST and not element.passed_over:
            return
        self._open.append(element)
        self._counts[element.name] = self._counts.get(element.name, 0) + 1

    def _pop_to(self, name: str) -> None:
        while self._open:
            element = self._open.pop()
            count = self._counts[element.name] - 1
            if count:
                self._counts[element.name] = count
            else:
                del self._counts[element.name]
            if element.name == name:
                return

    def _is_block(self, name: str) -> bool:
        return name in BLOCKS or (name not in INLINE and name not in EMBEDS and self._is_loose)

    @property
    def _is_loose(self) -> bool:
        """Whether no paragraph is open, in which an element that is not known would only mark words."""
        return not any(self._counts.get(name) for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"))

    def _kind(self, token: Token, here: _Element) -> BlockKind:
        name = token.name
        if name == "svg" or (name == "title" and self._counts.get("svg")):
            return BlockKind.ALT
        if name in KINDS:
            kind = KINDS[name]
        elif name in INLINE or here.kind is not BlockKind.BODY:
            return here.kind
        else:
            kind = here.kind
        return self._hinted(token) or kind if name in HINTED else kind

    def _hinted(self, token: Token) -> BlockKind | None:
        """The kind that an element's own words give it: its class, its name among the properties of a story."""
        if token.end - token.start < 8:
            return None
        values = attributes(self._text, token)
        prop = ITEMPROPS.get(self._value(values, "itemprop").lower())
        if prop and token.name != "figure":
            return prop
        names = self._value(values, "class")
        if STANDFIRST.search(names) and token.name != "figure":
            return BlockKind.STANDFIRST
        return BlockKind.CAPTION if CAPTION.search(names) and token.name in ("p", "div") else None

    def _is_passed_over(self, token: Token) -> bool:
        if token.name in PASSED_OVER:
            return True
        if self._text.find("role", token.start, token.end) < 0:
            return False
        return self._value(attributes(self._text, token), "role").lower() in PASSED_OVER_ROLES

    def _link(self, token: Token) -> None:
        target = self._value(attributes(self._text, token), "href")
        if target:
            self._flow.open_link(target)
        else:
            self._flow.close_link()

    def _image(self, token: Token) -> None:
        """What an image or embed says and where it comes from, in the order of the source."""
        values = attributes(self._text, token)
        kind = self._here.kind
        for name, value in sorted(values.items(), key=lambda each: each[1].start):
            if name in ADDRESSES and token.name != "area":
                self._flow.address(self._value(values, name), *value)
            elif name in ("alt", "alternate-text"):
                self._flow.value(BlockKind.ALT, *value)
            elif name == "title":
                self._flow.value(BlockKind.CAPTION if token.name == "img" else BlockKind.ALT, *value)
        if {"alt", "alternate-text", "title", *ADDRESSES} & set(values):
            self._flow.open(kind)

    def _write_meta(self, token: Token) -> None:
        values = attributes(self._text, token)
        names = (self._value(values, name).lower() for name in ("property", "name", "itemprop"))
        kind = next((META[name] for name in names if name in META), None)
        content = values.get("content")
        if kind is None or content is None:
            return
        if kind is BlockKind.LINK:
            self._flow.address(self._value(values, "content"), *content)
        else:
            self._flow.value(kind, *content)
        self._flow.open(self._here.kind)

    def _write_keyword(self, token: Token) -> None:
        key = attributes(self._text, token).get("key")
        if key:
            self._flow.value(BlockKind.META, *key)
            self._flow.open(self._here.kind)

    def _begin_script(self, token: Token) -> None:
        kind = self._value(attributes(self._text, token), "type").lower()
        self._linked_data = kind.partition(";")[0].strip() == "application/ld+json"

    def _set_language(self, token: Token) -> None:
        values = attributes(self._text, token)
        language = self._value(values, "lang") or self._value(values, "xml:lang")
        self.language = self.language or re.split(r"[-_]", language.lower())[0]

    def _value(self, values: dict[str, Value], name: str) -> str:
        value = values.get(name)
        return unreferenced(self._text[value.start : value.end]).strip() if value else ""
