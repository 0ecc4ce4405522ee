"""Reads OpenDocument text (.odt): what stands in it when all tracked changes are accepted, a line a paragraph."""

from __future__ import annotations

from powlint.model.document import BlockKind, Document, Source
from powlint.readers.manuscript import Manuscript, Stretch, margins
from powlint.readers.odt_body import Body, Marginal
from powlint.readers.packed import Package, Shortened, parse
from powlint.readers.styles import Family
from powlint.values import dataclass

CONTENT = "content.xml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {f"{_OASIS}:{name}:1.0": name for name in ("office", "text", "table", "style", "draw", "manifest")} | {
    f"{_OASIS}:svg-compatible:1.0": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
}


@dataclass(frozen=True, slots=True)
class Anchored:
    """A document, and where its text and the comments in it stand in the part with the text, in bytes."""

    document: Document
    content: bytes
    stretches: tuple[Stretch, ...]
    marginals: tuple[Marginal, ...]


class OdtReader:
    """OpenDocument text files."""

    name = "odt"
    suffixes: tuple[str, ...] = (".odt", ".ott")

    def read(self, source: Source) -> Document:
        """The document; ReadError for what is no such file, is locked, damaged or made to swell."""
        return anchored(source).document


def anchored(source: Source) -> Anchored:
    """The document and where its text stands. Raises ReadError."""
    package = Package(source, "OpenDocument text (.odt)")
    shortened = Shortened(_PREFIXES)
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise package.error("is locked with a password; save it without one")
    family = Family()
    styles, content = package.part("styles.xml"), package.part(CONTENT)
    page, body = Body(family, BlockKind.META), Body(family)
    if styles is not None:
        parse(styles, page, shortened, source.name)
    if content is not None:
        parse(content, body, shortened, source.name)
    if content is None or not body.has_text:
        raise package.error("this is no OpenDocument text (.odt): there is no text in the zip; is it .docx or .ods?")
    comments = [marginal.comment for marginal in body.marginals]
    manuscript = Manuscript(source, [*body.lines, *body.notes, *margins(page.lines)], comments)
    return Anchored(manuscript.document(), content, manuscript.stretches, tuple(body.marginals))
