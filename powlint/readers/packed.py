"""XML in a zip (Word, OpenDocument): opened and parsed within limits, and nothing that it names is followed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy
from xml.parsers import expat

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.readers.decode import known_kind

# A book of 300,000 words has parts of some 30 MB that are packed to a tenth or, if much is repeated, a fiftieth.
_LARGEST_PART = 64 << 20
_LARGEST_WHOLE = 256 << 20
_SMALL_PART = 1 << 20
_HIGHEST_RATIO = 250
_MOST_PARTS = 5_000
# Word nests some thirty deep, a table in a table in a text box sixty; libxml2 gives up at 256.
_DEEPEST = 250
# Some ten seconds of parsing on a busy machine; a book of 100,000 words, each a run of its own, has 400,000.
_MOST_ELEMENTS = 1_000_000

_DAMAGED = "is damaged or cut short; get it anew, or open it and save it again"

_Failures = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
    UnicodeDecodeError,
)


class Handler:
    """Takes the events of an XML part: whatever is of interest to nobody is passed over."""

    at = 0
    """The byte of the part at which the event in hand begins."""

    def start(self, name: str, attributes: Mapping[str, str], number: int) -> None:
        """An element begins; `name` and the names of attributes have the prefixes that `parse` was given.

        Elements are counted from 0 in the order in which they begin.
        """

    def end(self, name: str) -> None:
        """An element ends: with its end tag, or behind its only tag, if that closes itself."""

    def text(self, said: str) -> None:
        """Characters as they stand in the part, or a single one that it spells otherwise (“&amp;”)."""


class Package:
    """The parts of a zip, read one at a time. Raises ReadError for what is no zip, is locked or would swell.

    `wanted` says what the file should be, to follow “this is no …”.
    """

    def __init__(self, source: Source, wanted: str) -> None:
        self.name = source.name
        content = source.content
        if not content.startswith(b"PK"):
            kind = known_kind(content)
            if kind == "an old Word file":
                kind = "an old Word file, or one with a password"
            said = f"this is {kind}" if kind else "no zip is in it"
            raise ReadError(f"{self.name}: this is no {wanted}: {said}; give it its own ending, or save it as {wanted}")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self._members = {info.filename: info for info in self._archive.infolist()}
        except _Failures:
            raise self.error(_DAMAGED) from None
        self._refuse_swelling()

    def error(self, reason: str) -> ReadError:
        """A complaint about this file."""
        return ReadError(f"{self.name}: {reason}")

    def part(self, name: str) -> bytes | None:
        """A part, unpacked; None if there is none of this name."""
        info = self._members.get(name.removeprefix("/"))
        if info is None:
            return None
        if info.file_size > _LARGEST_PART:
            raise self.error(f"holds {info.file_size >> 20} MB of text in one part, too much for a draft")
        try:
            # zipfile gives no more than the size that was declared, and then compares the checksum.
            with self._archive.open(info) as part:
                return part.read()
        except _Failures:
            raise self.error(_DAMAGED) from None

    def _refuse_swelling(self) -> None:
        members = sorted(self._archive.infolist(), key=lambda info: info.header_offset)
        if len(members) > _MOST_PARTS:
            raise self.error(f"holds {len(members)} parts, too many for a draft")
        if sum(info.file_size for info in members) > _LARGEST_WHOLE:
            raise self.error(f"would unpack to more than {_LARGEST_WHOLE >> 20} MB, too large for a draft")
        end = 0
        for info in members:
            if info.flag_bits & 1:
                raise self.error("is locked with a password; save it without one")
            swells = info.file_size > _SMALL_PART and info.file_size > _HIGHEST_RATIO * max(1, info.compress_size)
            # Parts that share their bytes are no accident: each byte would be unpacked many times.
            if swells or info.header_offset < end:
                raise self.error("is packed so that it would swell beyond measure; it is no draft")
            end = info.header_offset + info.compress_size


class Shortened(dict[str, str]):
    """Names as expat gives them (“address name”) to names with a prefix; those of unknown addresses to “”."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, name: str) -> str:
        address, _, local = name.rpartition(" ")
        prefix = self._prefixes.get(address)
        self[name] = found = local if not address else f"{prefix}:{local}" if prefix else ""
        return found


def parse(xml: bytes, handler: Handler, shortened: Shortened, name: str) -> None:
    """Tell a handler what an XML part holds. Raises ReadError, naming the file, for what is no plain XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    number = depth = 0

    def start(full: str, attributes: dict[str, str]) -> None:
        nonlocal number, depth
        depth += 1
        if depth > _DEEPEST or number > _MOST_ELEMENTS:
            raise ReadError(f"{name}: is nested too deep, or of too many pieces, for a draft")
        handler.at = parser.CurrentByteIndex
        handler.start(shortened[full], {shortened[key]: value for key, value in attributes.items()}, number)
        number += 1

    def end(full: str) -> None:
        nonlocal depth
        depth -= 1
        handler.at = parser.CurrentByteIndex
        handler.end(shortened[full])

    def text(said: str) -> None:
        handler.at = parser.CurrentByteIndex
        handler.text(said)

    def refuse(*_: object) -> None:
        # Entities that grow, or that stand for other files, are declared there; no office program writes any.
        raise ReadError(f"{name}: declares a document type of its own, which no draft needs; save it anew")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        said = re.sub(r":? line \d+.*", "", str(error))
        raise ReadError(f"{name}: {_DAMAGED} (its XML is broken: {said})") from None


def repacked(source: Source, part: str, content: bytes) -> bytes:
    """A zip with another content of one part; the others are packed as they were, in their order. Raises ReadError."""
    file = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as before, zipfile.ZipFile(file, "w") as after:
            after.comment = before.comment
            for member in before.infolist():
                after.writestr(copy(member), content if member.filename == part else before.read(member))
    except Exception as error:  # whatever zipfile makes of a part that no reader unpacks
        raise ReadError(f"{source.name}: a part of the file cannot be packed again") from error
    return file.getvalue()
