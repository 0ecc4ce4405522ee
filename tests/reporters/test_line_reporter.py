from __future__ import annotations

from dataclasses import replace

from powlint.model.finding import Severity
from powlint.model.report import Remark, Silence, Silenced, Verdict
from powlint.reporters.line import LineReporter


def test_a_finding_is_one_line(found, written) -> None:
    file = found("The captive\nOleh Moroz", "Oleh Moroz", message="Take it out,\n please.\x1b[0m")

    assert written(LineReporter(), file) == "story.md:2:1: error: Take it out, please.\\x1b[0m [pow-name]\n"


def test_a_suggestion_is_a_note_as_gcc_has_it(found, written) -> None:
    file = found("Oleh", "Oleh", severity=Severity.SUGGESTION)

    assert written(LineReporter(), file).startswith("story.md:1:1: note: ")


def test_nothing_found_is_nothing_written(found, written) -> None:
    assert written(LineReporter(), found("Nobody is named.")) == ""


def test_columns_are_code_points_of_the_source(found, written) -> None:
    assert written(LineReporter(), found("“🎖 Žan\tOrel", "Orel")).startswith("story.md:1:8: ")


def test_remarks_and_silenced_ones_have_lines(found, written) -> None:
    file = found("Oleh", "Oleh")
    silenced = Silenced(file.verdict.reported[0], Silence("note", "he is free"))
    remark = Remark("story.md.powlint.yaml", 3, 5, Severity.ERROR, "no reason")
    file = replace(file, verdict=Verdict(silenced=(silenced,), remarks=(remark,)))

    assert written(LineReporter(), file, show_silenced=True).splitlines() == [
        "story.md:1:1: note: silenced by note (he is free): “Oleh”: take it out. [pow-name]",
        "story.md.powlint.yaml:3:5: error: no reason [powlint-note]",
    ]


def test_sensitive_words_are_masked_unless_they_go_to_a_screen(found, written) -> None:
    file = found("The captive\nOleh Moroz", "Oleh Moroz", sensitive=True)

    assert written(LineReporter(), file) == "story.md:2:1: error: “••••”: take it out. [pow-name]\n"
    assert "“Oleh Moroz”" in written(LineReporter(), file, on_screen=True)
