"""The tokens of a page as turbohtml cuts them: what our own are held against."""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbohtml import TokenType, tokenize

from powlint.readers.html_tokens import RAW, Kind, Token, _comment_end, _lower, _tag_end, raw_end, tokens

_ESCAPABLE = ("title", "textarea")
_LINE_END = re.compile(r"\r\n|\n|\r")


def turbo_tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The tokens of a page as turbohtml cuts them. Each ends where the next begins."""
    kinds = {
        TokenType.TEXT: Kind.TEXT,
        TokenType.CHARACTER_REFERENCE: Kind.TEXT,
        TokenType.START_TAG: Kind.START,
        TokenType.END_TAG: Kind.END,
        TokenType.COMMENT: Kind.COMMENT,
    }
    lines = [start, *(end.end() for end in _LINE_END.finditer(text, start))]
    before: Token | None = None
    inside = ""
    for found in tokenize(text[start:] if start else text, resolve_references=False, capture_attributes=False):
        here = lines[found.line - 1] + found.col
        if before and inside and before.kind is Kind.TEXT:
            yield before._replace(end=here)
        elif before:
            yield from _ended(text, before, here)
        kind = kinds.get(found.type)
        name = ""
        if kind in (Kind.START, Kind.END):
            name = _lower(found.tag or "")
            inside = name if kind is Kind.START and (name in RAW or name in _ESCAPABLE) else ""
        elif kind is Kind.TEXT and inside in RAW:
            kind = Kind.VERBATIM
        elif kind is Kind.COMMENT and not text.startswith("<!--", here):
            kind = None
        before = Token(kind, here, len(text), name) if kind else None
    if before and inside and before.kind is not Kind.START:
        yield before._replace(end=raw_end(text, before.start, inside))
    elif before:
        # After a text a tag may follow that is never closed, of which turbohtml says nothing.
        yield from tokens(text, before.start)


def _ended(text: str, token: Token, end: int) -> Iterator[Token]:
    """A token that ends where the next begins; turbohtml passes over "</>" without a word."""
    at = token.start
    if token.kind is Kind.TEXT:
        while (empty := text.find("</>", at, end)) >= 0:
            if at < empty:
                yield Token(Kind.TEXT, at, empty)
            at = empty + 3
    elif token.kind is Kind.COMMENT:
        end = _comment_end(text, at + 4)
    elif token.kind is not Kind.VERBATIM and text.startswith("</>", end - 3):
        end = _tag_end(text, at + 1 + (token.kind is Kind.END) + len(token.name))
    if at < end:
        yield Token(token.kind, at, end, token.name)
