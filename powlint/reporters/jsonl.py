"""For programs that read line by line: JSON Lines, a record each for findings, remarks and faults, a summary last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TextIO

from powlint.model.report import FileReport, Report
from powlint.model.reporting import ReportOptions
from powlint.reporters.json_text import write_json_line
from powlint.reporters.records import Record, fault_record, finding_record, remark_record, summary_record
from powlint.reporters.shown import Shown, listed, path_from


class JsonLinesReporter:
    """Writes records as in the report of `json`, each with its `kind`; silenced findings always."""

    name = "jsonl"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the records of a run, files in order."""
        everything = replace(options, show_silenced=True)
        entries: list[Shown] = []
        for file in report.files:
            said = listed(file, everything)
            for record in _records(file, said, options):
                path = path_from(options.root, str(record["path"]))
                write_json_line({**record, "path": path}, stream)
            entries += said
        write_json_line({"kind": "summary", **summary_record(report, entries)}, stream)


def _records(file: FileReport, entries: tuple[Shown, ...], options: ReportOptions) -> Iterator[Record]:
    for fault in file.faults:
        yield {"kind": "fault", **fault_record(fault, fault.message if options.masks else fault.whole)}
    for entry in entries:
        if entry.finding is None:
            yield {"kind": "remark", **remark_record(entry)}
        else:
            kind = "finding" if entry.silence is None else "silenced"
            yield {"kind": kind, "path": entry.path, **finding_record(entry, entry.finding)}
