"""HTML cut into tags, comments and text, as browsers cut it; words and attributes are read from the source itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"})
"""Elements whose content is no markup and has no character references."""
_NO_MARKUP = RAW | {"title", "textarea"}

# "</" at the very end is text.
_MARKUP = re.compile(r"(?s)<(?=[A-Za-z!?]|/.)")
# Most tags are written as they should be: one pattern spares the walk through their attributes. It never looks at
# anything twice, and where it gives up the walk goes on from the tag's name.
_NEAT_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)"
    r"(?:[ \t\n\f\r]++[^ \t\n\f\r/>=\"'<]++(?:=(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\f\r>\"'=]++)|(?=[ \t\n\f\r/>])))*+"
    r"[ \t\n\f\r]*+/?>"
)
_NAME = re.compile(r"[^ \t\n\f\r/>]+")
_PLAIN_REST = re.compile(r"[^>\"'=]*+>")
_BEFORE_NAME = re.compile(r"[ \t\n\f\r/]*+")
_ATTRIBUTE_NAME = re.compile(r"=?[^ \t\n\f\r/>=]*+")
_EQUALS = re.compile(r"[ \t\n\f\r]*+=[ \t\n\f\r]*+")
_UNQUOTED = re.compile(r"[^ \t\n\f\r>]*+")
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT_MARKS = re.compile(r"(?i)<!--|-->|<(?P<close>/?)script(?=[ \t\n\f\r/>])")
_CDATA = "<![CDATA["


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    VERBATIM = "verbatim"
    """Text without character references: the content of a script, a CDATA section."""
    START = "start"
    END = "end"
    COMMENT = "comment"


class Token(NamedTuple):
    """A stretch of the page; `name` is that of a tag, in lower case."""

    kind: Kind
    start: int
    end: int
    name: str = ""


class Value(NamedTuple):
    """Where an attribute's value stands, quotes left out."""

    start: int
    end: int


def attributes(text: str, token: Token) -> dict[str, Value]:
    """The attributes of a tag by their names in lower case; of two with one name the first counts."""
    found: dict[str, Value] = {}
    at = token.start + 1 + len(token.name)
    for name, value, after in _attributes(text, at, token.end):
        if after >= 0:
            found.setdefault(name, value)
    return found


def closes_itself(text: str, token: Token) -> bool:
    """Whether a tag ends with “/>”."""
    return text.startswith("/>", token.end - 2)


def tokens(text: str, start: int = 0, *, xhtml: bool = False) -> Iterator[Token]:
    """The tokens of a page as the HTML standard cuts them, in linear time.

    In XHTML every tag can close itself, and CDATA is text. A tag that is never closed swallows the rest, as in a
    browser.
    """
    at = start
    while opening := _MARKUP.search(text, at):
        here = opening.start()
        tag = _NEAT_TAG.match(text, here)
        if tag is None and text[here + 1] in "!?":
            found, end = _declaration(text, here, xhtml=xhtml), _declaration_end(text, here, xhtml=xhtml)
        else:
            found = _neat(tag) if tag else _tag(text, here)
            end = found.end if found else _after(text, ">", here)
        if here > at:
            yield Token(Kind.TEXT, at, here)
        if end < 0:
            return
        at = end
        if found is None:
            continue
        yield found
        if found.kind is Kind.START and found.name in _NO_MARKUP and not (xhtml and closes_itself(text, found)):
            at = raw_end(text, end, found.name)
            if at > end:
                yield Token(Kind.VERBATIM if found.name in RAW else Kind.TEXT, end, at)
    if at < len(text):
        yield Token(Kind.TEXT, at, len(text))


def raw_end(text: str, start: int, name: str) -> int:
    """Where the content of an element ends that has no markup in it."""
    if name == "plaintext":
        return len(text)
    if name == "script":
        return _script_end(text, start)
    closing = _closing(name).search(text, start)
    return closing.start() if closing else len(text)


def _neat(tag: re.Match[str]) -> Token:
    return Token(Kind.END if tag["close"] else Kind.START, *tag.span(), tag["name"].lower())


def _tag(text: str, here: int) -> Token | None:
    """The tag that begins at a “<”, its end -1 if it has none; None if it is no tag ("</>")."""
    kind, first = (Kind.END, here + 2) if text[here + 1] == "/" else (Kind.START, here + 1)
    if not (text[first].isascii() and text[first].isalpha()):
        return None
    named = _NAME.match(text, first)
    last = named.end() if named else first
    return Token(kind, here, _tag_end(text, last), _lower(text[first:last]))


def _lower(name: str) -> str:
    # Only ASCII: "İ" would become two letters, and the name would be longer than it stands.
    return name.lower() if name.isascii() else re.sub("[A-Z]+", lambda letters: letters[0].lower(), name)


def _declaration(text: str, here: int, *, xhtml: bool) -> Token | None:
    """The comment or CDATA section that begins at a “<”; None for a doctype or instruction."""
    if text.startswith("<!--", here):
        return Token(Kind.COMMENT, here, _comment_end(text, here + 4))
    if xhtml and text.startswith(_CDATA, here):
        start = here + len(_CDATA)
        closing = text.find("]]>", start)
        return Token(Kind.VERBATIM, start, closing if closing >= 0 else len(text))
    return None


def _declaration_end(text: str, here: int, *, xhtml: bool) -> int:
    if text.startswith("<!--", here):
        return _comment_end(text, here + 4)
    if xhtml and text.startswith(_CDATA, here):
        return _after(text, "]]>", here)
    return _after(text, "?>" if xhtml and text[here + 1] == "?" else ">", here)


def _tag_end(text: str, at: int) -> int:
    """Where a tag ends whose name ends at an offset; -1 if it never does."""
    plain = _PLAIN_REST.match(text, at)
    if plain:
        return plain.end()
    for _, _, after in _attributes(text, at, len(text)):
        if after < 0:
            return -1
        at = after
    at = _blank_end(text, at)
    return at + 1 if at < len(text) else -1


def _blank_end(text: str, at: int) -> int:
    found = _BEFORE_NAME.match(text, at)
    return found.end() if found else at


def _attributes(text: str, at: int, end: int) -> Iterator[tuple[str, Value, int]]:
    """Names, values and what comes after them, up to the end of the tag; -1 after a quotation never closed."""
    while True:
        at = _blank_end(text, at)
        if at >= end or text[at] == ">":
            return
        named = _ATTRIBUTE_NAME.match(text, at, end)
        name = named[0].lower() if named else ""
        at = named.end() if named else end
        value = Value(at, at)
        if equals := _EQUALS.match(text, at, end):
            at = equals.end()
            quote = text[at : at + 1]
            if quote and quote in "\"'":
                close = text.find(quote, at + 1, end)
                value = Value(at + 1, close)
                at = close + 1 or -1
            else:
                unquoted = _UNQUOTED.match(text, at, end)
                value = Value(at, unquoted.end() if unquoted else at)
                at = value.end
        yield name, value, at
        if at < 0:
            return


def _comment_end(text: str, at: int) -> int:
    for short in (">", "->"):
        if text.startswith(short, at):
            return at + len(short)
    closing = _COMMENT_END.search(text, at)
    return closing.end() if closing else len(text)


def _script_end(text: str, start: int) -> int:
    """A script may write a script: between “<!--” and “-->” a closing tag belongs to the last opening one."""
    escaped = inner = False
    at = start
    while mark := _SCRIPT_MARKS.search(text, at):
        at = mark.end()
        if mark[0] == "<!--":
            # The dashes may be those of "-->" too.
            at, escaped = at - 2, True
        elif mark[0] == "-->":
            escaped = inner = False
        elif not mark["close"]:
            inner = escaped
        elif inner:
            inner = False
        else:
            return mark.start()
    return len(text)


_CLOSINGS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?i)</{name}(?=[ \t\n\f\r/>])") for name in sorted(_NO_MARKUP - {"script", "plaintext"})
}


def _closing(name: str) -> re.Pattern[str]:
    return _CLOSINGS[name]


def _after(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return found + len(mark) if found >= 0 else len(text)
