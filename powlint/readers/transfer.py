"""Text as mail carries it (quoted-printable, base64, old character sets), with the way back for each character."""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterator

from powlint.readers.charset import codec
from powlint.readers.strand import Spelling, Strand
from powlint.values import dataclass

_QUOTED = re.compile(r"=(?P<code>[0-9A-Fa-f]{2})|=[ \t]*+(?:\r\n|\n|\r|\Z)|(?P<plain>[^=]++|=)")
_ALPHABET = re.compile(r"[A-Za-z0-9+/]++")
_WORD = re.compile(r"=\?(?P<charset>[^?\s]{1,40})\?(?P<how>[bBqQ])\?(?P<said>[^?\s]*+)\?=")
# Which of the four letters of base64 say the first, second and third byte; each letter is given to one byte.
_FIRST, _LAST = (0, 2, 3), (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Octets:
    """Bytes, and for each of them the source range that says it; the ranges follow each other."""

    content: bytes
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def unquoted(text: str, start: int, end: int, *, written: str) -> Octets:
    """The bytes of quoted-printable text; what stands there as it is, is in the codec `written`."""
    content = bytearray()
    places: list[tuple[int, int]] = []
    for found in _QUOTED.finditer(text, start, end):
        if found["code"]:
            content.append(int(found["code"], 16))
            places.append(found.span())
        elif found["plain"]:
            for at, char in enumerate(found[0], found.start()):
                octets = char.encode(written)
                content += octets
                places += [(at, at + 1), *[(at + 1, at + 1)] * (len(octets) - 1)]
    return Octets(bytes(content), tuple(place[0] for place in places), tuple(place[1] for place in places))


def unbased(text: str, start: int, end: int) -> Octets:
    """The bytes of base64 text up to its padding; what is not base64 is passed over."""
    stop = text.find("=", start, end)
    letters = [at for run in _ALPHABET.finditer(text, start, stop if stop >= 0 else end) for at in range(*run.span())]
    # A single letter too many says nothing.
    size = len(letters) * 3 // 4 if len(letters) % 4 != 1 else (len(letters) - 1) * 3 // 4
    said = "".join(text[at] for at in letters)[: (size * 4 + 2) // 3]
    content = binascii.a2b_base64(said + "=" * (-len(said) % 4))
    starts = tuple(letters[byte // 3 * 4 + _FIRST[byte % 3]] for byte in range(len(content)))
    ends = tuple(letters[min(byte // 3 * 4 + _LAST[byte % 3], len(letters) - 1)] + 1 for byte in range(len(content)))
    return Octets(content, starts, ends)


def as_they_stand(text: str, start: int, end: int, *, written: str) -> Octets:
    """The bytes of text that is not encoded for its journey."""
    content = bytearray()
    places: list[tuple[int, int]] = []
    for at in range(start, end):
        octets = text[at].encode(written)
        content += octets
        places += [(at, at + 1), *[(at + 1, at + 1)] * (len(octets) - 1)]
    return Octets(bytes(content), tuple(place[0] for place in places), tuple(place[1] for place in places))


def characters(octets: Octets, charset: str) -> Strand:
    """What the bytes say in a codec; each character leads to the bytes that say it."""
    spelling = Spelling()
    decoder = codecs.getincrementaldecoder(charset)("replace")
    first = 0
    for at in range(len(octets.content)):
        said = decoder.decode(octets.content[at : at + 1])
        if said:
            spelling.append(said, octets.starts[first], octets.ends[at])
            first = at + 1
    if first < len(octets.content):
        spelling.append(decoder.decode(b"", final=True), octets.starts[first], octets.ends[-1])
    return spelling.strand()


def header_words(strand: Strand, start: int, end: int) -> Strand:
    """A line of a message's head, its encoded words spelt out."""
    spelling = Spelling()
    for part in _header_parts(strand, start, end):
        spelling.extend(part)
    return spelling.strand()


def _header_parts(strand: Strand, start: int, end: int) -> Iterator[Strand]:
    text = strand.text
    at = start
    after_word = False
    for word in _WORD.finditer(text, start, end):
        charset = codec(word["charset"].partition("*")[0])
        if not charset:
            continue
        # Blanks between two encoded words only part the lines of the head.
        if not (after_word and text[at : word.start()].isspace()):
            yield strand.part(at, word.start())
        yield characters(_octets(text, word), charset)
        at = word.end()
        after_word = True
    yield strand.part(at, end)


def _octets(text: str, word: re.Match[str]) -> Octets:
    if word["how"] in "bB":
        return unbased(text, *word.span("said"))
    octets = unquoted(text, *word.span("said"), written="utf-8")
    # In a head an underscore is a space; a written-out one is "=5F".
    blank = bytes(
        0x20 if byte == 0x5F and last - first == 1 else byte
        for byte, first, last in zip(octets.content, octets.starts, octets.ends, strict=True)
    )
    return Octets(blank, octets.starts, octets.ends)
