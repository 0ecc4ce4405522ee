"""For people at a terminal: the place, the words marked in their line, why, on what ground, and what to do instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from powlint.model.document import Document
from powlint.model.finding import Finding, Severity
from powlint.model.report import FileReport, Report
from powlint.model.reporting import ReportOptions
from powlint.model.span import Span
from powlint.reporters.printable import WIDTH, excerpt, one_line
from powlint.reporters.secrets import NO_SECRETS, Secrets, secrets
from powlint.reporters.shown import Shown, level_counts, shown, source_place

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.SUGGESTION: "1;36"}
_LINE_END = re.compile(r"[\r\n]")
_BOLD, _FAINT = "1", "2"
_MASKED = "; sensitive words are masked, --reveal shows them"


class TextReporter:
    """Writes each finding as a small paragraph, and a summary at the end."""

    name = "text"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the findings of a run, files in order."""
        counts, touched, masked = dict.fromkeys(Severity, 0), 0, False
        for file in report.files:
            hidden = secrets(file) if options.masks else NO_SECRETS
            page = _Page(file, hidden, options)
            entries = shown(file, hidden, silenced=options.show_silenced)
            for entry in entries:
                stream.writelines(f"{line}\n" for line in page.paragraph(entry))
            for severity, count in level_counts(entries).items():
                counts[severity] += count
            touched += any(entry.silence is None for entry in entries)
            masked = masked or any(entry.masked for entry in entries)
        stream.write(f"{_summary(report, counts, touched)}{_MASKED if masked else ''}\n")


class _Page:
    """One file's findings as paragraphs."""

    def __init__(self, file: FileReport, hidden: Secrets, options: ReportOptions) -> None:
        self._hidden = hidden
        self._file, self._path, self._document = file, file.path, file.document
        self._options = options

    def paragraph(self, entry: Shown) -> Iterator[str]:
        """The lines of one finding, an empty one last."""
        yield self._head(entry)
        if entry.finding is not None and self._document is not None:
            if not entry.masked and not self._hidden.stand_in(_line_round(entry, self._document)):
                yield from self._marked(entry, self._document)
            yield from self._reasons(entry.finding)
        if entry.silence is not None:
            yield self._item("silenced", f"by {entry.silence.by}: {entry.silence.reason}")
        yield ""

    def _head(self, entry: Shown) -> str:
        place = f"{one_line(entry.path)}:{entry.place.line}:{entry.place.column}{self._known_as(entry)}:"
        pilot = " (pilot)" if entry.finding is not None and not entry.finding.blocks else ""
        level = self._in(_COLORS[entry.severity], f"{entry.severity}:")
        rule = self._in(_FAINT, f"[{entry.rule_id}]{pilot}")
        return f"{self._in(_BOLD, place)} {level} {one_line(entry.message)} {rule}"

    def _known_as(self, entry: Shown) -> str:
        """What people call the place, if that is no line; not of a remark on another file."""
        known = entry.path == self._path and self._document and self._document.whereabouts(entry.place.line)
        return f" ({known})" if known else ""

    def _marked(self, entry: Shown, document: Document) -> Iterator[str]:
        source, column = entry.source, entry.place.column
        line, marks = excerpt(document.source_text, source.start, source.end, column=column)
        indent, carets = len(marks) - len(marks.lstrip()), marks.strip()
        yield f"{self._gutter(str(entry.place.line))}{line}"
        yield f"{self._gutter('')}{' ' * indent}{self._in(_COLORS[entry.severity], carets)}"

    def _gutter(self, number: str) -> str:
        return self._in(_FAINT, f"{number:>5} | ")

    def _reasons(self, finding: Finding) -> Iterator[str]:
        for related in finding.related:
            place = source_place(self._file.document_of(related), related.span)[1]
            path = f"{related.path}:" if related.path else ""
            yield self._item("see", f"{path}{place.line}:{place.column}: {related.message}")
        if finding.why:
            yield self._item("why", finding.why)
        if finding.sources:
            yield self._item("sources", "; ".join(self._source(key) for key in finding.sources))
        for way in finding.instead:
            yield self._item("instead", way)
        if finding.suggestions:
            yield self._item("suggest", " / ".join(f"“{words}”" for words in finding.suggestions))

    def _source(self, key: str) -> str:
        source = self._options.sources.get(key)
        return source.title if source else key

    def _item(self, word: str, text: str) -> str:
        return f"        {self._in(_FAINT, f'{word}:')} {one_line(text)}"

    def _in(self, color: str, text: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self._options.color else text


def _line_round(entry: Shown, document: Document) -> Span:
    """The line that a finding begins in, or as much of it as could be shown of a very long one."""
    source = entry.source
    begin = max(source.start - entry.place.column + 1, source.start - 2 * WIDTH)
    end = _LINE_END.search(document.source_text, source.start, source.start + 4 * WIDTH)
    return Span(begin, end.start() if end else source.start + 4 * WIDTH)


def _summary(report: Report, counts: dict[Severity, int], touched: int) -> str:
    found = ", ".join(_many(count, severity.value) for severity, count in counts.items() if count)
    total = _many(len(report.files), "file")
    said = f"{found} in {_many(touched, 'file')}" if found else f"no findings in {total}"
    hidden = sum(len(file.verdict.silenced) for file in report.files)
    silenced = f"; {hidden} silenced" if hidden else ""
    unsure = sum(bool(file.faults) for file in report.files)
    faults = f"; {_many(unsure, 'file')} could not be fully checked" if unsure else ""
    return f"{said}{silenced}{faults}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
