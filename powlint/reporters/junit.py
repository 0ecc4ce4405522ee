"""For CI services that read JUnit's XML: a suite for each draft; what makes a run fail is a failure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from powlint.model.report import FileReport, Report
from powlint.model.reporting import FAULT_ID, ReportOptions
from powlint.reporters.markup import attribute, write_xml
from powlint.reporters.shown import Shown, from_root, path_from
from powlint.values import dataclass

FAILURE, ERROR, SKIPPED, PASSED = "failure", "error", "skipped", "passed"


@dataclass(frozen=True, slots=True)
class _Case:
    """A test case: what came of it, and as XML."""

    outcome: str
    xml: str


class JunitReporter:
    """Writes the suites. A draft of which nothing is said has one case, which passes."""

    name = "junit"

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write the suites of a run, files in order."""
        suites = [(path_from(options.root, file.path), [*_cases(report, file, options)]) for file in report.files]
        whole = _counts([case for _, cases in suites for case in cases])
        body = "".join(_suite(path, cases) for path, cases in suites)
        write_xml(f'<testsuites name="powlint" {whole}>\n{body}</testsuites>\n', stream)


def _suite(path: str, cases: list[_Case]) -> str:
    body = "".join(case.xml for case in cases)
    return f'<testsuite name="{attribute(path)}" {_counts(cases)}>\n{body}</testsuite>\n'


def _counts(cases: list[_Case]) -> str:
    outcomes = Counter(case.outcome for case in cases)
    counts = [("tests", len(cases)), ("failures", outcomes[FAILURE]), ("errors", outcomes[ERROR])]
    return " ".join(f'{name}="{count}"' for name, count in counts)


def _cases(report: Report, file: FileReport, options: ReportOptions) -> Iterator[_Case]:
    entries = from_root(file, options)
    seen: Counter[str] = Counter()
    for entry in entries:
        name = f"{entry.rule_id}:{entry.place.line}:{entry.place.column}"
        seen[name] += 1
        yield _case(entry, name if seen[name] == 1 else f"{name} ({seen[name]})", _outcome(entry, report))
    if not entries:
        path = attribute(path_from(options.root, file.path))
        yield _Case(PASSED, f'<testcase classname="{path}" name="powlint"/>\n')


def _outcome(entry: Shown, report: Report) -> str:
    if entry.rule_id == FAULT_ID:
        return ERROR
    if entry.silence is not None:
        return SKIPPED
    blocks = entry.finding is None or entry.finding.blocks
    return FAILURE if blocks and entry.severity.rank <= report.fail_on.rank else PASSED


def _case(entry: Shown, name: str, outcome: str) -> _Case:
    said, level = attribute(entry.said), entry.severity.value
    place = f"{attribute(entry.path)}, line {entry.place.line}, column {entry.place.column}"
    inside = {
        FAILURE: f'<failure type="{level}" message="{said}">{place}</failure>',
        ERROR: f'<error type="{entry.rule_id}" message="{said}">{attribute(entry.path)}</error>',
        SKIPPED: f'<skipped message="{said}"/>',
        PASSED: f"<system-out>{level}: {said} ({place})</system-out>",
    }
    head = f'<testcase classname="{attribute(entry.path)}" name="{attribute(name)}">'
    return _Case(outcome, f"{head}{inside[outcome]}</testcase>\n")
