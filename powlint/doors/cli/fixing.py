"""`powlint check --fix` and `--diff`: fixes made in the drafts, or only shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from powlint.doors.cli import files
from powlint.doors.cli.streams import written
from powlint.errors import UsageError
from powlint.fixes.diff import diff
from powlint.fixes.fixed import Fixed, fixable, fixed
from powlint.linter import Linter
from powlint.model.document import Reader, Source
from powlint.model.finding import Finding
from powlint.model.report import Fault, FileReport, Report
from powlint.model.reporting import ReportOptions
from powlint.reporters.printable import printable
from powlint.reporters.secrets import NO_SECRETS, secrets
from powlint.values import dataclass

_COLORS = {"-": "31", "+": "32", "@": "36"}


@dataclass(frozen=True, slots=True)
class Fixing:
    """A report, and of each of its files the fixed draft, or None if there is nothing to fix.

    `stdin` is the draft on standard input and `piped` its report, if there is one: that is nowhere to be written.
    """

    report: Report
    fixes: tuple[Fixed | None, ...]
    stdin: Source | None
    piped: FileReport | None
    is_made: bool = False

    @property
    def waiting(self) -> int:
        """How many fixes wait to be made."""
        return 0 if self.is_made else self._count

    @property
    def mended(self) -> tuple[Finding, ...]:
        """The findings whose fixes are made."""
        return tuple(finding for each in self.fixes if each and self.is_made for finding in each.mended)

    @property
    def summary(self) -> str:
        """How many fixes are made, or wait to be, why others are not among them, and how much no fix mends."""
        touched = sum(bool(each and each.edits) for each in self.fixes)
        said = f"{_many(self._count, 'fix', 'fixes')} {'made' if self.is_made else 'to make'}"
        if touched:
            said += f" in {_many(touched, 'file', 'files')}"
        left = Counter(reason for each in self.fixes if each for reason in each.left)
        if left:
            said += f"; left: {', '.join(f'{number} {reason}' for reason, number in left.items())}"
        others = sum(len(file.verdict.reported) - len(fixable(file)) for file in self.report.files)
        if others and not self.is_made:
            said += f"; {_many(others, 'finding', 'findings')} without a fix, which powlint check shows"
        return said

    def write_diff(self, stream: TextIO, options: ReportOptions) -> None:
        """Write a unified diff of all files."""
        for file, found in self._pairs:
            hidden = secrets(file) if options.masks and found else NO_SECRETS
            for line in diff(file.path, found, hidden) if found else ():
                color = _COLORS.get(line[0]) if options.color else None
                stream.write(f"\x1b[{color}m{printable(line)}\x1b[0m\n" if color else f"{printable(line)}\n")

    def made(self, linter: Linter) -> Fixing:
        """The fixes, written into the files, and the report on what remains. What cannot be written is a fault."""
        after = [self._written(file, found, linter) for file, found in self._pairs]
        report = replace(self.report, files=tuple(file for file, _ in after))
        stdin = next((found.source for file, found in self._pairs if file is self.piped and found), self.stdin)
        piped = next((new for old, (new, _) in zip(self.report.files, after, strict=True) if old is self.piped), None)
        fixes = tuple(found for _, found in after)
        return Fixing(report, fixes, stdin, piped, is_made=True)

    def among(self, again: Iterable[FileReport]) -> Report:
        """The report on drafts that were linted once more, with what went wrong when they were written."""
        failed = {file.path: file for file in self.report.files if file.faults}
        return replace(self.report, files=tuple(failed.get(file.path, file) for file in again))

    def bring_out(self) -> None:
        """Write the draft on standard input to standard output, fixed or as it came."""
        if self.stdin is not None:
            content = self.stdin.content
            written(lambda out: out.buffer.write(content))

    def _written(self, file: FileReport, found: Fixed | None, linter: Linter) -> tuple[FileReport, Fixed | None]:
        if found is None or not found.edits:
            return file, found
        try:
            if file is not self.piped:
                files.write(Path(file.path), found.source.content)
        except UsageError as error:
            return replace(file, faults=(Fault(file.path, str(error)),)), None
        return linter.lint(found.source), found

    @property
    def _pairs(self) -> Iterator[tuple[FileReport, Fixed | None]]:
        return zip(self.report.files, self.fixes, strict=True)

    @property
    def _count(self) -> int:
        return sum(len(each.edits) for each in self.fixes if each)


def fixing(
    report: Report, reader: Callable[[Source], Reader], stdin: Source | None, piped: FileReport | None
) -> Fixing:
    """The fixes that the findings of a report bring; nothing is written."""

    def found(file: FileReport) -> Fixed | None:
        if not fixable(file):
            return None
        source = stdin if file is piped and stdin else files.read(Path(file.path))
        return fixed(file, source, reader(source)) if isinstance(source, Source) else None

    return Fixing(report, tuple(map(found, report.files)), stdin, piped)


def _many(count: int, one: str, more: str) -> str:
    return f"{count or 'no'} {one if count == 1 else more}"
