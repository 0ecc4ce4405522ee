"""Reads messages (EML): the subject, the text as a mail program shows it, and the names of what is attached."""

from __future__ import annotations

from powlint.errors import ReadError
from powlint.model.document import BlockKind, Document, Source
from powlint.readers.charset import codec
from powlint.readers.decode import decoded
from powlint.readers.flow import Flow
from powlint.readers.html_story import HtmlStory
from powlint.readers.html_tokens import tokens
from powlint.readers.mime import Part, message
from powlint.readers.notes import FoundNote
from powlint.readers.page import Page, SpeltPage
from powlint.readers.running import write_text
from powlint.readers.strand import Strand
from powlint.readers.transfer import Octets, as_they_stand, characters, header_words, unbased, unquoted


class MailReader:
    """Messages as mail programs save them."""

    name = "mail"
    suffixes: tuple[str, ...] = (".eml",)

    def read(self, source: Source) -> Document:
        """The document; ReadError if the source is no message."""
        written = _written(source.content)
        text = decoded(source, declared=written)
        found = message(text, 0, len(text))
        if not found.head:
            raise ReadError(f"{source.name}: no message: it has no head (Subject, From …); save the text itself")
        page = SpeltPage(source, text, text)
        mail = _Mail(page, written)
        mail.write(found, BlockKind.HEADLINE)
        return page.document(tuple(mail.notes), {}, "en")


def _written(content: bytes) -> str:
    """The codec to read the file in: UTF-8, or that of its parts; if nothing fits all, each byte is a character."""
    if _fits(content, "utf-8"):
        return "utf-8"
    plain = content.decode("latin-1")
    for part in message(plain, 0, len(plain)).leaves():
        named = codec(part.charset) if part.charset else ""
        if named and _fits(content, named):
            return named
    return "latin-1"


def _fits(content: bytes, named: str) -> bool:
    try:
        content.decode(named)
    except UnicodeDecodeError:
        return False
    return True


class _Mail:
    """One message on its way to the page."""

    def __init__(self, page: Page, written: str) -> None:
        self.notes: list[FoundNote] = []
        self._page = page
        self._text = page.source_text
        self._whole = Strand.whole(self._text)
        self._written = written

    def write(self, part: Part, subject: BlockKind) -> None:
        """Put a message on the page; its subject is a block of a kind."""
        field = part.head.get("subject")
        body = part.head.get("content-type")
        named = part.file_name(self._text)
        if field and body and named and named[1] < field.start:
            # The head may name the file first: places must follow each other.
            self._write_name(part)
        if field:
            said = header_words(self._whole, field.start, field.end)
            flow = Flow(self._page, said)
            flow.open(subject)
            flow.verbatim(0, len(said.text))
            self._page.close()
        self._write_part(part)

    def _write_part(self, part: Part) -> None:
        if named := part.file_name(self._text):
            if named[1] >= self._page.source_end:
                self._write_name(part)
            if part.is_attached:
                return
        kind = part.content_type
        if kind == "multipart/alternative" and part.inner:
            self._write_part(_shown(part.inner))
        elif kind == "message/rfc822" and part.inner:
            self.write(part.inner[0], BlockKind.HEADING)
        elif part.inner:
            for inner in part.inner:
                self._write_part(inner)
        elif kind in ("text/html", "application/xhtml+xml"):
            said = self._said(part)
            story = HtmlStory(self._page, said)
            story.write(tokens(said.text))
            self.notes += story.notes
        elif kind.startswith("text/"):
            write_text(self._page, self._said(part))

    def _write_name(self, part: Part) -> None:
        named = part.file_name(self._text)
        if named:
            self._page.write_address(*named)

    def _said(self, part: Part) -> Strand:
        """What the content of a part says."""
        charset = codec(part.charset) if part.charset else ("utf-8" if self._written == "utf-8" else "cp1252")
        if not charset:
            raise ReadError(f"{self._page.source.name}: its encoding “{part.charset}” is not known; save it as UTF-8")
        octets: Octets
        if part.encoding == "quoted-printable":
            octets = unquoted(self._text, part.start, part.end, written=self._written)
        elif part.encoding == "base64":
            octets = unbased(self._text, part.start, part.end)
        elif self._written in ("utf-8", charset):
            return self._whole.part(part.start, part.end)
        else:
            octets = as_they_stand(self._text, part.start, part.end, written=self._written)
        return characters(octets, charset)


def _shown(alternatives: tuple[Part, ...]) -> Part:
    """The alternative that a mail program shows: the last that is a text, or holds one."""
    readable = ("text/plain", "text/html", "multipart/related", "multipart/mixed", "multipart/alternative")
    fitting = [part for part in alternatives if part.content_type in readable]
    return (fitting or list(alternatives))[-1]
