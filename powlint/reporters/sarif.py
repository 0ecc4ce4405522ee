"""For services and editors that read SARIF 2.1.0: columns from 1 in units of UTF-16, no snippet of any draft."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TextIO
from urllib.parse import quote

from powlint import __version__
from powlint.model.document import Place
from powlint.model.finding import Related
from powlint.model.report import Fault, Report, Silence
from powlint.model.reporting import FAULT_ID, ReportOptions
from powlint.reporters.columns import counted, utf16_units
from powlint.reporters.fingerprints import fingerprinted
from powlint.reporters.json_text import write_json
from powlint.reporters.markup import sarif_message
from powlint.reporters.sarif_rules import descriptors
from powlint.reporters.secrets import MASK
from powlint.reporters.shown import NOTE_LEVELS, Shown, path_from, source_place

_ROOT = "ROOT"
_Object = dict[str, object]


class SarifReporter:
    """Writes one run. Only fixes that a machine may make are `fixes`; what is silenced is `suppressed`."""

    name = "sarif"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the log of a run."""
        said = [(entry, mark) for entry, mark in fingerprinted(report, options) if entry.rule_id != FAULT_ID]
        rules = descriptors([entry for entry, _ in said], options)
        index = {rule["id"]: at for at, rule in enumerate(rules)}
        run: _Object = {
            "tool": {"driver": {"name": "powlint", "semanticVersion": __version__, "rules": rules}},
            "columnKind": "utf16CodeUnits",
            "automationDetails": {"id": "powlint/"},
            "originalUriBaseIds": {_ROOT: {"description": {"text": "the folder in which powlint ran"}}},
            "invocations": [_invocation(report, options)],
            "results": [_result(entry, mark) | {"ruleIndex": index[entry.rule_id]} for entry, mark in said],
        }
        if options.masks:
            run["redactionTokens"] = [MASK]
        write_json(
            {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}, stream
        )


def _invocation(report: Report, options: ReportOptions) -> _Object:
    notes = [_notification(fault, options) for fault in report.faults]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _notification(fault: Fault, options: ReportOptions) -> _Object:
    said = fault.message if options.masks else fault.whole
    place = {"physicalLocation": {"artifactLocation": _artifact(path_from(options.root, fault.path))}}
    return {"level": "error", "message": {"text": sarif_message(said)}, "locations": [place]}


def _result(entry: Shown, fingerprint: str) -> _Object:
    finding = entry.finding
    said: _Object = {
        "ruleId": entry.rule_id,
        "level": NOTE_LEVELS[entry.severity],
        "message": {"text": sarif_message(entry.message)},
        "locations": [_location(entry.path, entry.place_in(utf16_units))],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    if finding is not None and finding.related:
        said["relatedLocations"] = [*_related(entry, finding.related)]
    if finding is not None and finding.suggestions:
        said["properties"] = {"suggestions": list(finding.suggestions)}
    if entry.silence is not None:
        said["suppressions"] = [_suppression(entry.silence)]
    elif finding is not None and finding.fix is not None:
        said["fixes"] = [_fix(entry, finding.fix)]
    return said


def _related(entry: Shown, related: tuple[Related, ...]) -> Iterator[_Object]:
    above = entry.file.path.removesuffix(entry.path) if entry.file else ""
    for number, each in enumerate(related):
        document, path = entry.document_of(each), each.path.removeprefix(above) or entry.path
        place = counted(source_place(document, each.span)[1], document, utf16_units)
        yield {**_location(path, place), "id": number, "message": {"text": sarif_message(each.message)}}


def _suppression(silence: Silence) -> _Object:
    kind = "inSource" if silence.by.startswith("note") else "external"
    return {"kind": kind, "status": "accepted", "justification": f"{silence.by}: {silence.reason}"}


def _fix(entry: Shown, words: str) -> _Object:
    change = {"deletedRegion": _region(entry.place_in(utf16_units)), "insertedContent": {"text": words}}
    return {"artifactChanges": [{"artifactLocation": _artifact(entry.path), "replacements": [change]}]}


def _location(path: str, place: Place) -> _Object:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(place)}}


def _region(place: Place) -> _Object:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _artifact(path: str) -> _Object:
    undecodable = sys.getfilesystemencodeerrors()
    if path.startswith("/") or path[1:3] == ":/":
        return {"uri": f"file:///{quote(path.lstrip('/'), safe='/:', errors=undecodable)}"}
    return {"uri": quote(path, errors=undecodable), "uriBaseId": _ROOT}
