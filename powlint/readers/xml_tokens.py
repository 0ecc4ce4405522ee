"""XML cut into tags and text, each with its place, by expat; whatever could make it fetch or grow is refused."""

from __future__ import annotations

from xml.parsers import expat

from powlint.errors import ReadError
from powlint.readers.html_tokens import Kind, Token

# News items nest about fifteen deep.
_DEEPEST = 200
_LARGEST = 32 << 20


def xml_tokens(text: str, name: str) -> tuple[Token, ...]:
    """The tags and texts of an XML source; names are local and in lower case. ReadError if it is none, or a risk."""
    if len(text) > _LARGEST:
        raise ReadError(f"{name}: is larger than {_LARGEST >> 20} MB, too large for a news item; lint its parts")
    return _Listener(text, name).tokens()


class _Listener:
    """Notes where expat says that something begins; each thing ends where the next begins."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._content = text.encode("utf-8")
        self._begun: list[tuple[int, Kind | None, str]] = []
        self._depth = 0
        self._quoted = False
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = self._start_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._nothing
        parser.DefaultHandler = self._other

    def tokens(self) -> tuple[Token, ...]:
        try:
            self._parser.Parse(self._content, True)
        except expat.ExpatError as error:
            said = expat.ErrorString(error.code)
            raise ReadError(
                f"{self._name}:{error.lineno}: this is not well-formed XML ({said}); mend it there"
            ) from None
        return tuple(self._cut())

    def _cut(self) -> list[Token]:
        found: list[Token] = []
        starts = [*self._places(), len(self._text)]
        for index, (_, kind, name) in enumerate(self._begun):
            start, end = starts[index], starts[index + 1]
            before = found[-1] if found else None
            if kind is None or (kind is Kind.END and start == end):
                # The end of a tag that closes itself.
                continue
            if before and before.kind is kind and before.end == start and kind in (Kind.TEXT, Kind.VERBATIM):
                found[-1] = before._replace(end=end)
            else:
                found.append(Token(kind, start, end, name))
        return found

    def _places(self) -> list[int]:
        """The offsets in code points of what began."""
        if len(self._content) == len(self._text):
            return [at for at, _, _ in self._begun]
        found: list[int] = []
        before = place = 0
        for at, _, _ in self._begun:
            place += len(self._content[before:at].decode("utf-8"))
            before = at
            found.append(place)
        return found

    def _note(self, kind: Kind | None, name: str = "") -> None:
        self._begun.append((self._parser.CurrentByteIndex, kind, name))

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refused("it is nested more than", f"{_DEEPEST} deep; a news item is not")
        self._note(Kind.START, _local(name))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._note(Kind.END, _local(name))

    def _characters(self, _: str) -> None:
        self._note(Kind.VERBATIM if self._quoted else Kind.TEXT)

    def _start_cdata(self) -> None:
        self._quoted = True
        self._note(None)

    def _end_cdata(self) -> None:
        self._quoted = False
        self._note(None)

    def _comment(self, _: str) -> None:
        self._note(Kind.COMMENT)

    def _nothing(self, *_: str) -> None:
        self._note(None)

    def _other(self, said: str) -> None:
        # A name that only a DTD could explain; most are HTML's.
        self._note(Kind.TEXT if said.startswith("&") else None)

    def _doctype(self, _: str, __: str | None, ___: str | None, has_subset: int) -> None:
        # One that only names a DTD is passed over: it is never fetched.
        if has_subset:
            raise self._refused("it brings", "its own DTD; take the “[ … ]” out of its DOCTYPE")
        self._note(None)

    def _entity(self, *_: object) -> None:
        raise self._refused("it declares", "entities; take them out")

    def _refused(self, what: str, rest: str) -> ReadError:
        return ReadError(f"{self._name}:{self._parser.CurrentLineNumber}: {what} {rest}")


def _local(name: str) -> str:
    return name.rpartition(" ")[2].lower()
