"""Reads the text of PDF files, page by page, a line for each line of the page; needs pypdfium2, which is an extra."""

from __future__ import annotations

from itertools import accumulate

from powlint.errors import ReadError
from powlint.model.document import Document, Landmark, Source
from powlint.readers.page import Page
from powlint.readers.plain import write_plain

_MISSING = "reading PDF needs powlint[pdf]; pip install 'powlint[pdf]'"
_MOST_PAGES = 2_000
_LONGEST = 32 << 20


class PdfReader:
    """PDF files with text in them; a scanned page has none."""

    name = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def read(self, source: Source) -> Document:
        """The document; ReadError for what is no PDF, is locked or damaged, or holds no text."""
        pages = _pages(source)
        text = "".join(pages)
        page = Page(source, text, text)
        starts = accumulate((len(each) for each in pages[:-1]), initial=0)
        page.landmarks += [Landmark(start, f"page {number}") for number, start in enumerate(starts, start=1)]
        write_plain(page, 0)
        return page.document((), {}, "en")


def _pages(source: Source) -> list[str]:
    """The text of each page, to be put one below the other: a sentence may go on over the page."""
    if b"%PDF-" not in source.content[:1024]:
        raise ReadError(f"{source.name}: this is no PDF; give it its own ending")
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError:
        raise ReadError(f"{source.name}: {_MISSING}") from None
    try:
        with pypdfium2.PdfDocument(source.content) as document:
            if len(document) > _MOST_PAGES:
                raise ReadError(f"{source.name}: has {len(document)} pages, too many for a draft")
            pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        said = "is locked with a password" if "password" in str(error).casefold() else "is damaged"
        raise ReadError(f"{source.name}: {said}; save it anew, or lint the text it was made from") from None
    if sum(map(len, pages)) > _LONGEST:
        raise ReadError(f"{source.name}: holds more than {_LONGEST >> 20} MB of text, too much for a draft")
    if not any(map(str.strip, pages)):
        raise ReadError(f"{source.name}: has no text, only pictures of it perhaps; lint the text it was made from")
    return pages


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    words = page.get_textpage()
    try:
        # A word broken at the end of a line has U+FFFE for its hyphen.
        said: str = words.get_text_range().replace("\ufffe\r\n", "").replace("\ufffe", "").replace("\r\n", "\n")
    finally:
        words.close()
        page.close()
    return said + "\n"
