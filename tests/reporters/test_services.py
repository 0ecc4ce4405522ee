"""What services do with a report: know findings again, tell failures from advice, apply fixes, show annotations."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from powlint.model.finding import Related, Severity
from powlint.model.report import Fault, Remark, Silence, Silenced, Verdict
from powlint.model.reporting import Masking
from powlint.model.rule import Examples, Rule, SourceRef
from powlint.model.span import Span
from powlint.reporters.checkstyle import CheckstyleReporter
from powlint.reporters.csv import CsvReporter
from powlint.reporters.github import GithubReporter
from powlint.reporters.gitlab import GitlabReporter
from powlint.reporters.junit import JunitReporter
from powlint.reporters.rdjson import RdjsonReporter
from powlint.reporters.sarif import SarifReporter

TEXT = "The captive Oleh Moroz spoke. The captive wept.\n"


@pytest.fixture
def file(found):
    """A name that is sensitive, a word to be replaced, a word to think over; one of each level."""
    base = found(TEXT, "Oleh Moroz", "spoke", "wept")
    name, spoke, wept = base.verdict.reported
    spoke = replace(spoke, rule_id="verb", severity=Severity.WARNING, fix="said")
    wept = replace(wept, rule_id="tears", severity=Severity.SUGGESTION, suggestions=("was silent",))
    return replace(base, verdict=Verdict((replace(name, sensitive=True), spoke, wept)))


@pytest.fixture
def silenced(file):
    """The same file with the second finding silenced."""
    name, spoke, wept = file.verdict.reported
    return replace(file, verdict=Verdict((name, wept), (Silenced(spoke, Silence("note, line 9", "it is a quote")),)))


@pytest.fixture
def marks(written):
    """The fingerprints in a report."""

    def read(*files, **options) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(written(GitlabReporter(), *files, **options))]

    return read


def test_a_finding_is_known_again_when_lines_move_and_two_alike_are_told_apart(found, marks) -> None:
    twice, moved = (
        found(f"{lines}They paraded him, then her.", "him", "her", message="take it out") for lines in ("", "New.\n\n")
    )

    assert marks(twice) == marks(moved)
    assert len(set(marks(twice, replace(moved, path="b.md")))) == 4


def test_a_fingerprint_tells_nothing_of_a_name(found, marks) -> None:
    one, other = (found(f"The captive {name} spoke.", name, sensitive=True) for name in ("Oleh Moroz", "Ivan Kobza"))

    assert marks(one) == marks(other) == marks(one, masking=Masking.REVEAL)


def test_silencing_one_finding_changes_no_fingerprint(file, silenced, marks) -> None:
    first, second, third = marks(file)

    assert marks(silenced) == [first, third]
    assert marks(silenced, show_silenced=True) == [first, second, third]


def test_sarif_tells_rules_with_why_sources_and_ways_out(file, written) -> None:
    rule = Rule(
        *("verb", "statement.custody", "A verb says too much", Severity.WARNING, "m", "It is *their* claim."),
        *(("gc3-17", "lost"), ("Write “said”.",), Examples()),
    )
    source = SourceRef("gc3-17", "treaty", "Third Geneva Convention", "art. 17", "States", "icrc.org/x")

    text = written(SarifReporter(), file, rules={"verb": rule}, sources={"gc3-17": source})

    run = json.loads(text)["runs"][0]
    told = run["tool"]["driver"]["rules"][run["results"][1]["ruleIndex"]]
    assert (told["id"], told["shortDescription"]["text"]) == ("verb", "A verb says too much")
    assert told["help"]["text"].splitlines() == [
        "Why: It is *their* claim.",
        "Source: Third Geneva Convention; binds States; icrc.org/x",
        "Source: lost",
        "Instead: Write “said”.",
    ]
    assert told["help"]["markdown"].startswith("* **Why:** It is \\*their\\* claim.\n")
    assert told["properties"] == {"tags": ["statement.custody", "gc3-17", "lost"], "problem.severity": "warning"}
    assert (run["columnKind"], run["redactionTokens"]) == ("utf16CodeUnits", ["••••"])


def test_sarif_fixes_only_what_a_machine_may_fix(file, written) -> None:
    name, verb, tears = json.loads(written(SarifReporter(), file))["runs"][0]["results"]

    (fix,) = verb["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "said"}
    assert replacement["deletedRegion"] == {"startLine": 1, "startColumn": 24, "endLine": 1, "endColumn": 29}
    assert "fixes" not in name
    assert "fixes" not in tears
    assert tears["properties"] == {"suggestions": ["was silent"]}
    assert "snippet" not in written(SarifReporter(), file)


def test_sarif_says_what_is_suppressed_by_whom_and_why(silenced, written) -> None:
    _, verb, _ = json.loads(written(SarifReporter(), silenced, show_silenced=True))["runs"][0]["results"]

    assert verb["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "note, line 9: it is a quote"}
    ]
    assert "fixes" not in verb
    assert len(json.loads(written(SarifReporter(), silenced))["runs"][0]["results"]) == 2


def test_sarif_says_that_a_run_failed_and_where_related_words_stand(file, written) -> None:
    related = replace(file.verdict.reported[0], related=(Related(Span(34, 41), "who [is] meant"),))
    fault = Fault("/desk/a b.md", "cannot be read")
    file = replace(file, verdict=Verdict((related,)), faults=(fault,))

    run = json.loads(written(SarifReporter(), file))["runs"][0]

    (invocation,) = run["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert note["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///desk/a%20b.md"}
    (place,) = run["results"][0]["relatedLocations"]
    assert place["message"] == {"text": "who \\[is\\] meant"}
    assert place["physicalLocation"]["region"]["startColumn"] == 35


def test_junit_fails_what_makes_the_run_fail_and_passes_the_rest(file, silenced, found, written) -> None:
    pilot = found("Oleh", "Oleh", path="b.md", blocks=False)
    broken = replace(found("", path="c.md"), faults=(Fault("c.md", "cannot be read"),))

    suites = ElementTree.fromstring(written(JunitReporter(), file, pilot, broken, found("", path="d.md")))

    outcomes = [[[part.tag for part in case] for case in suite] for suite in suites]
    assert outcomes == [[["failure"], ["system-out"], ["system-out"]], [["system-out"]], [["error"]], [[]]]
    assert suites.attrib == {"name": "powlint", "tests": "6", "failures": "1", "errors": "1"}
    skipped = ElementTree.fromstring(written(JunitReporter(), silenced, show_silenced=True)).find(".//skipped")
    assert skipped is not None
    assert skipped.attrib["message"].startswith("silenced by note, line 9 (it is a quote): ")


def test_names_of_junit_cases_are_unique(found, written) -> None:
    suites = ElementTree.fromstring(written(JunitReporter(), found("Oleh", "Oleh", "Oleh", "Ole")))

    assert [case.attrib["name"] for case in suites[0]] == ["pow-name:1:1", "pow-name:1:1 (2)", "pow-name:1:1 (3)"]


def test_github_shows_the_gravest_first_and_the_total_before_advice(file, found, written) -> None:
    other = found("Oleh\nMoroz 100%", "Oleh\nMoroz", path="a,b:c.md", message="100%: two\nlines")

    lines = written(GithubReporter(), file, other).splitlines()

    assert [line.split()[0] for line in lines] == ["::error", "::error", "::warning", "::notice", "::notice"]
    assert lines[1] == "::error file=a%2Cb%3Ac.md,line=1,endLine=2,title=pow-name::100%25: two lines"
    assert lines[3] == "::notice title=powlint::errors: 2, warnings: 1, notices: 1. All are in the log of this step."
    assert written(GithubReporter(), found("")) == ""


def test_reviewdog_gets_fixes_to_click_and_messages_that_are_no_markdown(file, written) -> None:
    name, verb, tears = json.loads(written(RdjsonReporter(), file))["diagnostics"]

    place = {"start": {"line": 1, "column": 24}, "end": {"line": 1, "column": 29}}
    assert verb["suggestions"] == [{"range": place, "text": "said"}]
    assert "suggestions" not in name
    assert "suggestions" not in tears
    spoke = replace(file.verdict.reported[1], message="<b> [x](y) *z*")
    said = written(RdjsonReporter(), replace(file, verdict=Verdict((spoke,))))
    assert json.loads(said)["diagnostics"][0]["message"] == "\\<b\\> \\[x\\](y) \\*z\\*"


def test_no_cell_of_a_table_is_a_formula(found, written) -> None:
    file = found("=cmd() and @sum", "=cmd()", path="-a.md", message="=cmd()|x", why=" +1", instead=("@x",))

    (row,) = csv.DictReader(written(CsvReporter(), file).splitlines())

    assert (row["path"], row["message"], row["why"], row["instead"]) == ("'-a.md", "'=cmd()|x", "'+1", "'@x")


def test_a_remark_on_the_waiver_file_stands_under_its_own_name(file, written) -> None:
    remark = Remark("story.md.powlint.yaml", 3, 5, Severity.WARNING, "no reason is given")
    file = replace(file, verdict=replace(file.verdict, remarks=(remark,)))

    files = ElementTree.fromstring(written(CheckstyleReporter(), file))

    assert [each.attrib["name"] for each in files] == ["story.md", "story.md.powlint.yaml"]
    assert files[1][0].attrib["source"] == "powlint.powlint-note"
