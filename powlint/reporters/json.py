"""For programs: one JSON object, described in docs/schema/report.schema.json; offsets are code points of the source.

What a program is told is cut from the source, so words are masked only on demand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from powlint.model.report import FileReport, Report
from powlint.model.reporting import Masking, ReportOptions
from powlint.reporters.json_text import write_json
from powlint.reporters.records import Record, fault_record, finding_record, remark_record, summary_record
from powlint.reporters.secrets import NO_SECRETS, Secrets, secrets
from powlint.reporters.shown import Shown, shown

VERSION = 1
"""Goes up when a field changes its meaning or goes away; new fields may come without."""

_SOURCE_FIELDS = ("kind", "title", "reference", "binds", "address", "checked")


class JsonReporter:
    """Writes the whole report as one JSON object."""

    name = "json"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the report."""
        masks = options.masking is Masking.MASK
        hidden = [secrets(file) if masks else NO_SECRETS for file in report.files]
        entries = [shown(file, each, silenced=True) for file, each in zip(report.files, hidden, strict=True)]
        said = {
            "version": VERSION,
            "files": [_file(*each, masks) for each in zip(report.files, entries, hidden, strict=True)],
            "sources": _sources(report, options),
            "summary": summary_record(report, (entry for each in entries for entry in each)),
        }
        write_json(said, stream)


def _file(file: FileReport, entries: tuple[Shown, ...], hidden: Secrets, masks: bool) -> Record:
    findings = [(entry, finding_record(entry, entry.finding)) for entry in entries if entry.finding is not None]
    return {
        "path": hidden.path(file),
        "findings": [said for entry, said in findings if entry.silence is None],
        "silenced": [said for entry, said in findings if entry.silence is not None],
        "remarks": [remark_record(entry) for entry in entries if entry.finding is None],
        "faults": [fault_record(fault, fault.message if masks else fault.whole) for fault in file.faults],
    }


def _sources(report: Report, options: ReportOptions) -> Mapping[str, object]:
    """What the findings cite, by key."""
    verdicts = [file.verdict for file in report.files]
    cited = {key for v in verdicts for f in (*v.reported, *(s.finding for s in v.silenced)) for key in f.sources}
    known = options.sources
    return {key: {name: getattr(known[key], name) for name in _SOURCE_FIELDS} for key in sorted(cited & known.keys())}
