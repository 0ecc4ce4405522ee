"""A place counted as its reader counts: a column is a code point to one, a UTF-16 unit or a UTF-8 byte to another."""

from __future__ import annotations

from collections.abc import Callable

from powlint.model.document import Document, Place

Length = Callable[[str], int]
"""How long a text is in some unit."""


def utf16_units(text: str) -> int:
    """How long a text is for JavaScript, VS Code and most readers of SARIF."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """How long a text is for Vim and for tools in Go."""
    return len(text.encode("utf-8", "surrogatepass"))


def counted(place: Place, document: Document | None, length: Length) -> Place:
    """The place with its columns in another unit; as it is if there is no text to count in."""
    if document is None:
        return place

    def column(line: int, code_points: int) -> int:
        start = document.line_span(line).start
        return length(document.source_text[start : start + code_points - 1]) + 1

    return Place(place.line, column(place.line, place.column), place.end_line, column(place.end_line, place.end_column))
