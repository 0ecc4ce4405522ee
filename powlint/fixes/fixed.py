"""A draft with its fixes made: written in its own format, and read again before anybody else gets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Protocol, cast

from powlint.errors import ReadError
from powlint.fixes.plan import Change, Reason, plan
from powlint.model.document import Document, Reader, Source
from powlint.model.finding import Finding
from powlint.model.report import FileReport
from powlint.model.span import Edit, edited
from powlint.values import dataclass

_FILES = {
    "text": "powlint.fixes.text:TextFile",
    "markdown": "powlint.fixes.text:TextFile",
    "html": "powlint.fixes.text:HtmlFile",
    "docx": "powlint.fixes.docx:DocxFile",
}
"""By the name of the reader that reads the format."""

Made = tuple[list[Change], bytes]
"""Changes, and the file with them."""


class File(Protocol):
    """A draft that can be written. Made of a source; raises ReadError."""

    text: str
    """The source text of the draft."""

    def spelt(self, edit: Edit) -> Edit:
        """An edit with its words as the source text spells them."""
        ...

    def holds(self, edit: Edit) -> bool:
        """Whether an edit of the source text can be made in the file."""
        ...

    def written(self, edits: Sequence[Edit]) -> bytes:
        """The file with some edits made, in order. Raises ReadError."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft with its fixes made: what was linted, the edits of its source text, the draft with these, why other
    fixes are not made, and the findings that the edits mend.
    """

    document: Document
    edits: tuple[Edit, ...]
    source: Source
    left: tuple[Reason, ...]
    mended: tuple[Finding, ...] = ()


def fixable(file: FileReport) -> tuple[Finding, ...]:
    """The reported findings that bring a fix."""
    return tuple(each for each in file.verdict.reported if each.fix is not None and each.fix != each.matched)


def fixed(file: FileReport, source: Source, reader: Reader) -> Fixed | None:
    """The draft with the fixes of its reported findings; None if it could not be read.

    A file that is not what was linted, has faults or cannot be written stays as it is.
    """
    document = file.document
    if document is None:
        return None
    findings = fixable(file)
    opened = Reason.FAULTS if file.faults else _opened(source, reader, document)
    if isinstance(opened, Reason):
        return Fixed(document, (), source, (opened,) * len(findings))
    planned = plan(document, findings)
    draft = opened

    def content(changes: Sequence[Change]) -> bytes | None:
        """The file with some changes; None if it would be read otherwise than with these words changed."""
        try:
            made = draft.written([change.edit for change in changes])
            after = reader.read(replace(source, content=made))
        except ReadError:
            return None
        return made if _reads_alike(document, after, changes) else None

    held = [change for change in planned.changes if draft.holds(change.edit)]
    changes, made = _sound(held, ([], source.content), content)
    lost = len(planned.changes) - len(changes)
    edits = tuple(draft.spelt(change.edit) for change in changes)
    left = (*planned.left, *(Reason.PLACE,) * lost)
    mended = tuple(change.finding for change in changes)
    return Fixed(document, edits, replace(source, content=made), left, mended)


def _opened(source: Source, reader: Reader, document: Document) -> File | Reason:
    if reader.name not in _FILES:
        return Reason.FORMAT
    module, _, name = _FILES[reader.name].partition(":")
    try:
        file = cast(Callable[[Source], File], getattr(import_module(module), name))(source)
    except ReadError:
        return Reason.FORMAT
    return file if file.text == document.source_text else Reason.CHANGED


def _sound(changes: list[Change], taken: Made, content: Callable[[Sequence[Change]], bytes | None]) -> Made:
    """As many changes as can be made together with those taken; halves are tried apart if the whole cannot."""
    if not changes:
        return taken
    together = [*taken[0], *changes]
    made = content(together)
    if made is not None:
        return together, made
    half = len(changes) // 2
    return _sound(changes[half:], _sound(changes[:half], taken, content), content) if half else taken


def _reads_alike(before: Document, after: Document, changes: Sequence[Change]) -> bool:
    """Whether the draft has the words that the changes should make, and the same links and notes."""
    edits = sorted((Edit(change.clean, change.edit.text) for change in changes), key=lambda edit: edit.span)
    words = edited(before.text, edits).split()
    return (words, _rest(before)) == (after.text.split(), _rest(after))


def _rest(document: Document) -> tuple[list[str], list[str]]:
    return [block.target for block in document.blocks if block.target], [note.text for note in document.notes]
