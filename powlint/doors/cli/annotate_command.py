"""`powlint annotate`: a copy of a draft with what was found written beside the words."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from powlint.assemble import Parts
from powlint.doors.cli import DEBUG, files, linting, options
from powlint.doors.cli.streams import complain, written
from powlint.errors import EXIT_CLEAN, EXIT_TROUBLE, ReadError, UsageError
from powlint.model.document import Source
from powlint.model.finding import Severity
from powlint.model.report import FileReport, Report
from powlint.reviews.docx import DocxReviewer
from powlint.reviews.html import HtmlReviewer
from powlint.reviews.markdown import MarkdownReviewer
from powlint.reviews.odt import OdtReviewer
from powlint.reviews.review import Reviewed, Reviewer, comments

_REVIEWERS: tuple[Reviewer, ...] = (DocxReviewer(), OdtReviewer(), MarkdownReviewer(), HtmlReviewer())
_LEAST = {"errors": Severity.ERROR, "warnings": Severity.WARNING}


def run(words: Sequence[str]) -> int:
    """Write the reviewed copy of the draft that the command line names; the exit status."""
    asked = parser().parse_args(words)
    output: Path = asked.output
    reviewer = _reviewer(asked.draft)
    _refuse_overwriting(asked.draft, output, force=asked.force)
    read = files.read(asked.draft)
    if isinstance(read, FileReport):
        raise ReadError("; ".join(f"{fault.path}: {fault.message}" for fault in read.faults))
    source = reviewer.bare(read)
    parts = Parts(options.settings(asked.config), date.today(), options.cache(False))
    file = parts.linter(debug=bool(os.environ.get(DEBUG))).lint(source)
    if file.document is None:
        raise ReadError("; ".join(fault.message for fault in file.faults))
    least = _LEAST.get(asked.only, Severity.SUGGESTION)
    findings = [finding for finding in file.verdict.reported if finding.severity.rank <= least.rank]
    reviewed = reviewer.reviewed(source, comments(file, findings, parts.sources))
    files.write(output, reviewed.content)
    parts.keep()
    _tell(output, reviewed, file, source)
    return EXIT_TROUBLE if file.faults else EXIT_CLEAN


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = options.parser(
        "annotate", "Write a copy of a draft (.docx, .odt, .md, .html) with a comment at the words of each finding."
    )
    add = made.add_argument
    add("draft", type=Path, metavar="DRAFT", help="the draft: a Word or OpenDocument file, Markdown or a web page")
    add("-o", "--output", type=Path, metavar="FILE", required=True, help="where to write the reviewed copy")
    add("--only", choices=tuple(_LEAST), help="comment on errors only, or on errors and warnings")
    add("--force", action="store_true", help="write over a file that is there, be it the draft itself")
    return made


def _reviewer(draft: Path) -> Reviewer:
    name = draft.name.casefold()
    for reviewer in _REVIEWERS:
        if name.endswith(reviewer.suffixes):
            return reviewer
    known = ", ".join(suffix for reviewer in _REVIEWERS for suffix in reviewer.suffixes)
    raise UsageError(
        f"{draft.as_posix()}: annotate cannot write comments into this format, but into {known}; "
        "powlint check reports on it"
    )


def _refuse_overwriting(draft: Path, output: Path, *, force: bool) -> None:
    if output.suffix.casefold() != draft.suffix.casefold():
        raise UsageError(
            f"{output.as_posix()}: the reviewed copy has the format of the draft; end it in {draft.suffix}"
        )
    if force or not os.path.lexists(output):
        return
    is_draft = os.path.realpath(output) == os.path.realpath(draft)
    which = "is the draft itself" if is_draft else "is there already"
    raise UsageError(f"{output.as_posix()}: {which}; write somewhere else, or over it with --force")


def _tell(output: Path, reviewed: Reviewed, file: FileReport, source: Source) -> None:
    linting.complain_of(Report((file,)), files.Given())
    document = file.document
    if reviewed.unplaced and document is not None:
        found = [document.place(span).line for span in reviewed.unplaced]
        places = "; ".join(document.whereabouts(line) or f"line {line}" for line in found)
        complain(f"{source.name}: no comment can be set where these findings stand: {places}; see powlint check")
    count = f"{reviewed.comments} comment{'' if reviewed.comments == 1 else 's'}"
    aside = f", {reviewed.aside} of them beside words that cannot bear one" if reviewed.aside else ""
    written(lambda stream: stream.write(f"wrote {output.as_posix()}: {count}{aside}\n"))
