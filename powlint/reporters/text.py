"""For people at a terminal: the place, the words marked in their line, why, on what ground, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from powlint.model.document import Document
from powlint.model.finding import Severity
from powlint.model.report import FileReport, Report
from powlint.model.reporting import ReportOptions
from powlint.model.span import Span
from powlint.reporters.printable import WIDTH, excerpt, one_line
from powlint.reporters.shown import Secrets, Shown, level_counts, shown, source_place

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.SUGGESTION: "1;36"}
_BOLD, _FAINT = "1", "2"


class TextReporter:
    """Writes each finding as a small paragraph, and a summary at the end."""

    name = "text"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the findings of a run, files in order."""
        counts, touched = dict.fromkeys(Severity, 0), 0
        for file in report.files:
            page = _Page(file, options)
            entries = shown(file, page.secrets, silenced=options.show_silenced)
            for entry in entries:
                stream.writelines(f"{line}\n" for line in page.paragraph(entry))
            for severity, count in level_counts(entries).items():
                counts[severity] += count
            touched += any(entry.silence is None for entry in entries)
        stream.write(f"{_summary(report, counts, touched)}\n")


class _Page:
    """One file's findings as paragraphs."""

    def __init__(self, file: FileReport, options: ReportOptions) -> None:
        self.secrets = Secrets(file)
        self._document = file.document
        self._options = options

    def paragraph(self, entry: Shown) -> Iterator[str]:
        """The lines of one finding, an empty one last."""
        yield self._head(entry)
        if entry.finding is not None and self._document is not None:
            yield from self._marked(entry, self._document)
            yield from self._reasons(entry)
        if entry.silence is not None:
            yield self._item("silenced", f"by {entry.silence.by}: {entry.silence.reason}")
        yield ""

    def _head(self, entry: Shown) -> str:
        place = self._in(_BOLD, f"{one_line(entry.path)}:{entry.place.line}:{entry.place.column}:")
        pilot = " (pilot)" if entry.finding is not None and not entry.finding.blocks else ""
        level = self._in(_COLORS[entry.severity], f"{entry.severity}:")
        return f"{place} {level} {one_line(entry.message)} {self._in(_FAINT, f'[{entry.rule_id}]{pilot}')}"

    def _marked(self, entry: Shown, document: Document) -> Iterator[str]:
        source, column = entry.source, entry.place.column
        # A window of the text, masked, so that a line of 50 MB is never copied.
        first = max(0, source.start - WIDTH)
        window = self.secrets.cut(document.source_text, Span(first, source.start + 3 * WIDTH))
        line, marks = excerpt(window, source.start - first, source.end - first, column=column)
        indent, carets = len(marks) - len(marks.lstrip()), marks.strip()
        yield f"{self._gutter(str(entry.place.line))}{line}"
        yield f"{self._gutter('')}{' ' * indent}{self._in(_COLORS[entry.severity], carets)}"

    def _gutter(self, number: str) -> str:
        return self._in(_FAINT, f"{number:>5} | ")

    def _reasons(self, entry: Shown) -> Iterator[str]:
        finding = entry.finding
        if finding is None:
            return
        for related in finding.related:
            place = source_place(self._document, related.span)[1]
            yield self._item("see", f"{place.line}:{place.column}: {related.message}")
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
        return f"        {self._in(_FAINT, f'{word}:')} {one_line(self.secrets.masked(text))}"

    def _in(self, color: str, text: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self._options.color else text


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
