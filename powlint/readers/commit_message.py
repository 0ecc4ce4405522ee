"""Reads the message of a commit while it is written: what git leaves out of it, powlint leaves out too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from powlint.model.document import Document, Source
from powlint.model.span import Span
from powlint.readers.decode import decoded
from powlint.readers.notes import holed, masked, notes_in
from powlint.readers.page import Page
from powlint.readers.plain import write_plain

# Git's own line; what stands before the dashes opens a comment here.
_SCISSORS = re.compile(r"(?m)^(?P<mark>\S+) -{24} >8 -{24}\r?$")
_LINE = re.compile(r"(?m)^[^\n]*\S[^\n]*$")
_MARK = "#"


class CommitMessageReader:
    """The file in which git keeps a message, by its name."""

    name = "commit-message"
    suffixes: tuple[str, ...] = ("COMMIT_EDITMSG", "MERGE_MSG")

    def read(self, source: Source) -> Document:
        """The document; ReadError if the source is no text."""
        text = decoded(source)
        notes = notes_in(text)
        page = Page(source, text, holed(masked(text, notes), _left_out(text)))
        write_plain(page, 0)
        return page.document(notes, {}, "en")


def _left_out(text: str) -> Iterator[Span]:
    """Comments, and the patch that `git commit --verbose` shows below its scissors.

    Git's own comments are the last lines of a message that was written in an editor. One that does not end so was given
    on the command line, where git keeps what begins like a comment: it is read whole.
    """
    scissors = _SCISSORS.search(text)
    end = scissors.start() if scissors else len(text)
    mark = scissors["mark"] if scissors else _MARK
    lines = list(_LINE.finditer(text, 0, end))
    comments = [Span(*line.span()) for line in lines if line[0].startswith(mark)]
    if comments and len(comments) < len(lines) and lines[-1][0].startswith(mark):
        yield from comments
    yield Span(end, len(text))
