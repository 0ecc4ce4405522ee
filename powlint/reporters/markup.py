"""Texts made safe to stand in XML, in Markdown and in messages of SARIF."""

from __future__ import annotations

import re
from html import escape
from typing import TextIO

from powlint.reporters.printable import one_line

# The two characters left that XML 1.0 forbids: `one_line` writes controls and half characters as escapes.
_FORBIDDEN = re.compile("[\ufffe\uffff]")
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
_BRACKETS = re.compile(r"([\\\[\]])")


def attribute(text: str) -> str:
    """The text in one line, for XML: as a value between double quotes, or between tags."""
    return escape(_FORBIDDEN.sub("\ufffd", one_line(text)))


def write_xml(document: str, stream: TextIO) -> None:
    """Write a document and its declaration. What the stream cannot encode is a reference, so that it stays XML."""
    wide = "utf" in (getattr(stream, "encoding", None) or "utf-8").casefold()
    text = document if wide else document.encode("ascii", "xmlcharrefreplace").decode()
    stream.write(f'<?xml version="1.0"?>\n{text}')


def markdown(text: str) -> str:
    """The text in one line, for Markdown, with nothing in it that could be a link, a tag or emphasis."""
    return _MARKS.sub(r"\\\1", one_line(text))


def sarif_message(text: str) -> str:
    """The text in one line, for a message of SARIF, in which brackets make links."""
    return _BRACKETS.sub(r"\\\1", one_line(text))
