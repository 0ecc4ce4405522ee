"""Drafts that are text: only the words that a fix changes change; byte-order mark, encoding and line ends stay."""

from __future__ import annotations

import html
from collections.abc import Sequence

from powlint.model.document import Source
from powlint.model.span import Edit, edited
from powlint.readers.charset import declared_in_html
from powlint.readers.decode import decoded, encoding_of


class TextFile:
    """Plain text and Markdown. `declared` is the codec that the file itself names. Raises ReadError."""

    def __init__(self, source: Source, *, declared: str = "") -> None:
        self.text = decoded(source, declared=declared)
        self._codec, skip = encoding_of(source.content, declared=declared)
        self._mark = source.content[:skip]
        # Some old codecs write a letter in several ways: nobody could tell which of them stood there.
        self._is_exact = self.written(()) == source.content

    def holds(self, edit: Edit) -> bool:
        """Whether the words of an edit can be written in the file's encoding."""
        try:
            self.spelt(edit).text.encode(self._codec)
        except UnicodeEncodeError:
            return False
        return self._is_exact

    def written(self, edits: Sequence[Edit]) -> bytes:
        """The file with some edits made."""
        return self._mark + edited(self.text, map(self.spelt, edits)).encode(self._codec)

    def spelt(self, edit: Edit) -> Edit:
        """The edit as it is."""
        return edit


class HtmlFile(TextFile):
    """Web pages."""

    def __init__(self, source: Source) -> None:
        super().__init__(source, declared=declared_in_html(source.content, source.name))

    def spelt(self, edit: Edit) -> Edit:
        """The edit with what would be markup escaped."""
        return Edit(edit.span, html.escape(edit.text))
