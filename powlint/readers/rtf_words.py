"""The words of the RTF language: a file as a stream of braces, control words and letters."""

from __future__ import annotations

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

SIGNS = {
    b"tab": "\t", b"line": " ", b"page": " ", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": "\u2003", b"enspace": "\u2002",
    b"zwj": "\u200d", b"zwnj": "\u200c", b"ltrmark": "\u200e", b"rtlmark": "\u200f", b"softline": " ",
}  # fmt: skip
MARKS = {b"~": "\u00a0", b"_": "-", b"-": "\u00ad", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"}
ENDS = frozenset({b"par", b"sect", b"cell", b"nestcell", b"row"})
PASSED_OVER = frozenset({
    b"colortbl", b"info", b"pict", b"object", b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl",
    b"footerr", b"footerf", b"pntext", b"pntxta", b"pntxtb", b"listtext", b"nonshppict", b"shprslt", b"xe", b"tc",
    b"rxe", b"bkmkstart", b"bkmkend", b"ftnsep", b"ftnsepc", b"aftnsep", b"aftnsepc", b"filetbl", b"revtbl",
    b"nonesttables", b"private", b"template", b"mmathPict", b"ftncn", b"aftncn", b"do",
})  # fmt: skip
# Groups that older programs are told to pass over, and whose text is text all the same.
STARRED = frozenset({b"shpinst", b"shppict", b"ud", b"fldinst", b"annotation", b"atrfstart", b"atrfend", b"picprop"})
# Groups whose letters are not text but say something about it.
ROLES = frozenset({b"fonttbl", b"stylesheet", b"fldinst", b"sv", b"atrfstart", b"atrfend", b"atnref"})


class Token(NamedTuple):
    """One piece: its kind (open, close, word, sign, text), what it says, its number, its place in bytes."""

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
        if kind == "byte":
            yield Token("text", bytes.fromhex(found["byte"].decode("ascii")), None, found.start())
        elif kind and kind != "rest":
            yield Token(kind, found[kind], number, found.start())
