"""Bytes become text, or one clear sentence about why they cannot."""

from __future__ import annotations

import re

from powlint.errors import ReadError
from powlint.model.document import Source

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# People rename or misname these; the general message ("binary") would not tell them what to do.
_KNOWN = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich text (RTF) file"),
)

_CONTROLS = bytes([*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F])
_FIRST_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_SAMPLE = 8192


def decoded(source: Source, *, declared: str = "") -> str:
    """The text of a source, without its byte-order mark; line ends stay as they are.

    `declared` is the codec that the source itself names, if it does; a byte-order mark overrules it.
    """
    content = source.content
    kind = known_kind(content)
    if kind:
        raise ReadError(f"{source.name}: this is {kind}; give it its own ending, or save it as text in UTF-8")
    encoding, skip = encoding_of(content, declared=declared)
    try:
        text = content[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(_undecodable(source, encoding, skip + error.start)) from None
    _refuse_binary(source, text)
    return text


def encoding_of(content: bytes, *, declared: str = "") -> tuple[str, int]:
    """The codec that a text is decoded with, and how many bytes its byte-order mark takes."""
    encoding, skip = _seen_encoding(content)
    return (declared if declared and not skip and encoding == "utf-8" else encoding), skip


def known_kind(content: bytes) -> str:
    """What a file is by its first bytes, if it is no text: “a PDF file”; empty if nothing is known of it."""
    return next((kind for magic, kind in _KNOWN if content.startswith(magic)), "")


def _seen_encoding(content: bytes) -> tuple[str, int]:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name, len(mark)
    head = content[:_SAMPLE]
    if b"\x00" in head and len(content) % 2 == 0:
        # Spaces, line ends and Latin letters have an empty half in UTF-16, always the same one.
        even, odd = head[::2].count(0), head[1::2].count(0)
        name = "utf-16-be" if even else "utf-16-le"
        # A program has zeros in odd places too, but then control characters beside them.
        if not (even and odd) and not _FIRST_CONTROL.search(head.decode(name, "ignore")):
            return name, 0
    return "utf-8", 0


def _undecodable(source: Source, encoding: str, offset: int) -> str:
    nul = source.content.find(0, 0, _SAMPLE)
    if nul >= 0 and encoding == "utf-8":
        return _binary(source, nul)
    if encoding == "utf-8":
        head = source.content[:offset]
        # A lone CR ends a line too, as in Document.place.
        line = head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n") + 1
        byte = source.content[offset]
        return f"{source.name}:{line}: byte {offset} (0x{byte:02x}) is not UTF-8; save the file as UTF-8"
    return f"{source.name}: byte {offset} is not {encoding.upper()}; save the file as UTF-8"


def _refuse_binary(source: Source, text: str) -> None:
    nul = text.find("\x00")
    if nul >= 0:
        raise ReadError(_binary(source, source.content.find(0)))
    # Counted in bytes: a pattern takes twenty times as long, and there is nothing to find in most files.
    raw = text.encode("utf-8")
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    # A stray escape or bell is a slip of the keyboard; one in ten is no text.
    if controls * 10 > len(raw):
        found = _FIRST_CONTROL.search(text)
        raise ReadError(_binary(source, len(text[: found.start() if found else 0].encode("utf-8"))))


def _binary(source: Source, offset: int) -> str:
    return f"{source.name}: byte {offset} is a control character: not a text file; save it as text in UTF-8"
