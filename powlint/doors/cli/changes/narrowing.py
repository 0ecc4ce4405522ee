"""Of all drafts those that are changed, and of their findings those that the changes concern."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from powlint.doors.cli.changes.paragraphs import touched
from powlint.doors.cli.changes.patch import Hunks
from powlint.doors.cli.files import Given, read
from powlint.errors import ReadError, UsageError
from powlint.model.document import Document, Source
from powlint.model.finding import Finding
from powlint.model.report import FileReport, Report
from powlint.model.rule import Check, Count
from powlint.model.span import Span
from powlint.readers.decode import decoded
from powlint.triage.waivers import waiver_path
from powlint.values import dataclass

# One letter says nothing: an initial, or the end of “Horlenko's”.
_WORD = re.compile(r"\w{2,}")

Paragraphs = tuple[Span, ...] | None
"""Those of a draft that are changed; None if all of it counts."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is changed in a repository: its top folder, and the changes of each file that has any, by its real path."""

    root: Path
    files: Mapping[str, Hunks]

    def among(self, given: Given) -> Given:
        """The drafts that are changed, or whose waivers are, and the stories of which a part is. Raises UsageError."""
        if given.stdin:
            raise UsageError("powlint check --changed: standard input is in no repository; name files or folders")
        for path in given.paths:
            if not Path(os.path.realpath(path)).is_relative_to(self.root):
                raise UsageError(
                    f"{path.as_posix()}: lies outside the repository {self.root.as_posix()}; lint it apart"
                )
        stories = tuple(story for story in given.stories if any(map(self._concern, story.files)))
        return replace(given, drafts=tuple(filter(self._concern, given.drafts)), stories=stories)

    def narrowed(self, report: Report, checks: Iterable[Check]) -> Report:
        """The report without findings in unchanged paragraphs.

        A finding stays if it, or a place that belongs to it, stands in a changed paragraph, or if its rule is one of
        the whole draft. What is told once of a person, at the first place, stays if a changed paragraph repeats a word
        of it. Remarks on notes and waivers stay: a note is idle because words elsewhere are gone.
        """
        counts = {check.rule.id: Count.DRAFT if check.rule.is_of_draft else check.rule.count for check in checks}
        paragraphs = {file.path: self._paragraphs(file) for file in report.files}

        def stays(file: FileReport, finding: Finding) -> bool:
            count = counts.get(finding.rule_id, Count.DRAFT)  # a plugin may name its findings as it likes
            if count is Count.PERSON and _repeats(file, paragraphs[file.path], finding):
                return True
            places = [(file.path, finding.span), *((each.path or file.path, each.span) for each in finding.related)]
            return count is Count.DRAFT or any(_holds(paragraphs.get(path), span) for path, span in places)

        def of(file: FileReport) -> FileReport:
            verdict = file.verdict
            reported = tuple(finding for finding in verdict.reported if stays(file, finding))
            silenced = tuple(each for each in verdict.silenced if stays(file, each.finding))
            return replace(file, verdict=replace(verdict, reported=reported, silenced=silenced))

        return replace(report, files=tuple(map(of, report.files)))

    def _concern(self, path: Path) -> bool:
        return any(os.path.realpath(each) in self.files for each in (path, waiver_path(path)))

    def _paragraphs(self, file: FileReport) -> Paragraphs:
        path = Path(file.path)
        real = os.path.realpath(path)
        if file.document is None or os.path.realpath(waiver_path(path)) in self.files:
            return None
        if real not in self.files:
            return ()
        hunks = self.files[real]
        return touched(file.document, hunks) if hunks is not None and _has_lines(path, file.document) else None


def _holds(paragraphs: Paragraphs, span: Span) -> bool:
    return paragraphs is None or any(each.overlaps(span) or each.covers(span) for each in paragraphs)


def _repeats(file: FileReport, paragraphs: Paragraphs, finding: Finding) -> bool:
    """Whether a word that a finding matched stands in a changed paragraph, too."""
    if file.document is None or not paragraphs:
        return False
    changed = {word for each in paragraphs for word in _words(each.cut(file.document.text))}
    return not changed.isdisjoint(_words(finding.matched))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _has_lines(path: Path, document: Document) -> bool:
    """Whether the lines that git compares are those of the document: not in what is packed, or coded in its own way."""
    source = read(path)
    try:
        return isinstance(source, Source) and decoded(source) == document.source_text
    except ReadError:
        return False
