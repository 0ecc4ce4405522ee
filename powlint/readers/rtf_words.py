"""The words of the RTF language: a file as a stream of braces, control words and letters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n]+|(?P<rest>.)",
    re.DOTALL,
)

CODE_PAGES = {
    0: "", 1: "", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Python's names of the character sets that a table of fonts numbers; empty for the file's own."""


class Token(NamedTuple):
    """One piece: its kind (open, close, word, byte, sign, text), what it says, its number, its place in bytes."""

    kind: str
    said: bytes
    number: int | None
    offset: int


def tokens(content: bytes) -> Iterator[Token]:
    """All pieces of a file, in order; the bytes of pictures that are not written out as text are passed over."""
    at = 0
    while found := _TOKEN.match(content, at):
        at = found.end()
        kind = found.lastgroup or ""
        number = None
        if found["word"] is not None:
            kind = "word"
            number = int(found["number"]) if found["number"] else None
            if found["word"] == b"bin" and number and number > 0:
                at += number
                continue
        if kind and kind != "rest":
            yield Token(kind, found[kind], number, found.start())


def is_encoding(name: str) -> bool:
    """Whether Python knows a code page."""
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
