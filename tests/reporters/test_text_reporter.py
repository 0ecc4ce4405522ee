from __future__ import annotations

from dataclasses import replace

import pytest

from powlint.model.document import Landmark
from powlint.model.finding import Related, Severity
from powlint.model.report import Fault, FileReport, Remark, Silence, Silenced, Verdict
from powlint.model.reporting import Masking
from powlint.model.rule import SourceRef
from powlint.model.span import Span
from powlint.reporters.text import TextReporter


def marked(text: str) -> list[str]:
    """The source line and the marks below, without the gutter."""
    return [line.partition("| ")[2] for line in text.split("\n")[1:3]]


def test_a_finding_shows_place_words_reason_ground_and_way_out(found, written) -> None:
    file = found("One\nThe captive Oleh Moroz spoke.\n", "Oleh Moroz", why="It\nmay harm.", instead=("Leave it out.",))
    file = replace(file, verdict=Verdict((replace(file.verdict.reported[0], sources=("gc3-13", "house")),)))
    gc3 = SourceRef("gc3-13", "treaty", "Third Geneva Convention, article 13", "", "States")

    assert written(TextReporter(), file, sources={"gc3-13": gc3}) == (
        "story.md:2:13: error: “Oleh Moroz”: take it out. [pow-name]\n"
        "    2 | The captive Oleh Moroz spoke.\n"
        "      |             ^^^^^^^^^^\n"
        "        why: It may harm.\n"
        "        sources: Third Geneva Convention, article 13; house\n"
        "        instead: Leave it out.\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_a_place_also_has_the_name_that_people_know_it_by(found, written) -> None:
    file = found("One\nOleh spoke.\nBoth\n", "One", "Oleh", "Both", path="a.pdf")
    landmarks = (Landmark(0, "page 1"), Landmark(len("One\nOleh spoke.\n"), "page 2"))
    remark = Remark("a.pdf.powlint.yaml", 1, 1, Severity.WARNING, "idle")
    file = replace(file, document=replace(file.document, landmarks=landmarks))
    file = replace(file, verdict=replace(file.verdict, remarks=(remark,)))

    assert [line.partition(" error")[0] for line in written(TextReporter(), file).splitlines() if "a.pdf" in line] == [
        "a.pdf:1:1 (page 1, line 1):",
        "a.pdf:2:1 (page 1, line 2):",
        "a.pdf:3:1 (page 2):",
        "a.pdf.powlint.yaml:1:1: warning: idle [powlint-note]",
    ]


@pytest.mark.parametrize(
    ("text", "words", "line", "marks"),
    [
        ("\tOleh spoke", "Oleh", "    Oleh spoke", "    ^^^^"),
        ("捕虜 Oleh spoke", "Oleh", "捕虜 Oleh spoke", "     ^^^^"),
        ("He saw 捕虜 there", "捕虜", "He saw 捕虜 there", "       ^^^^"),
        ("Zˇe and Z\u030can Orel", "Orel", "Zˇe and Z\u030can Orel", "            ^^^^"),
        ("\x1b[2JOleh", "Oleh", "\\x1b[2JOleh", "       ^^^^"),
        ("\u202eOleh", "Oleh", "\\u202eOleh", "      ^^^^"),
        ("\udc80Oleh", "Oleh", "\\udc80Oleh", "      ^^^^"),
        ("old\r\nOleh Moroz\r\nnew", "Oleh Moroz", "Oleh Moroz", "^^^^^^^^^^"),
        ("Oleh\nMoroz spoke", "Oleh\nMoroz", "Oleh…", "^^^^"),
    ],
)
def test_the_marks_stand_under_the_words(found, written, *, text: str, words: str, line: str, marks: str) -> None:
    assert marked(written(TextReporter(), found(text, words))) == [line, marks]


def test_a_long_line_is_cut_round_the_words(found, written) -> None:
    line, marks = marked(written(TextReporter(), found("a " * 200 + "Oleh Moroz" + " b" * 200, "Oleh Moroz")))

    assert len(line) == 102
    assert line[marks.index("^") : len(marks)] == "Oleh Moroz"
    assert (line[0], line[-1]) == ("…", "…")


def test_words_too_long_for_a_line_are_cut(found, written) -> None:
    line, marks = marked(written(TextReporter(), found("Oleh " * 60, "Oleh " * 60)))

    assert (line[-1], marks) == ("…", "^" * 100)


def test_a_huge_line_costs_no_more_than_its_window(found, written) -> None:
    text = "x" * 5_000_000 + " Oleh " + "y" * 5_000_000

    line, _ = marked(written(TextReporter(), found(text, *["Oleh"] * 200)))

    assert "Oleh" in line


def test_colours_are_written_only_if_asked_for(found, written) -> None:
    file = found("Oleh spoke", "Oleh")

    assert "\x1b" not in written(TextReporter(), file)
    assert "\x1b[1;31merror:\x1b[0m" in written(TextReporter(), file, color=True)


def test_a_message_cannot_hijack_the_terminal(found, written) -> None:
    assert "\x1b" not in written(TextReporter(), found("\x1b]0;x\x07", "\x1b]0;x\x07"), found("a", "a", path="\x1b.md"))


def test_sensitive_words_are_masked_unless_they_go_to_a_screen(found, written) -> None:
    file = found("The captive Oleh Moroz spoke.", "Oleh Moroz", sensitive=True)

    assert "Moroz" not in written(TextReporter(), file)
    assert marked(written(TextReporter(), file, on_screen=True))[0] == "The captive Oleh Moroz spoke."


def test_who_asks_for_a_mask_or_for_the_words_gets_them(found, written) -> None:
    file = found("The captive Oleh Moroz spoke.", "Oleh Moroz", sensitive=True)

    assert "Moroz" not in written(TextReporter(), file, on_screen=True, masking=Masking.MASK)
    assert "“Oleh Moroz”" in written(TextReporter(), file, masking=Masking.REVEAL)


def test_the_line_of_a_masked_finding_is_left_out(found, written) -> None:
    file = found("The captive Oleh Moroz, Oleh M, spoke.", "Oleh Moroz", sensitive=True, suggestions=("Oleh Moroz X",))

    assert written(TextReporter(), file) == (
        "story.md:1:13: error: “••••”: take it out. [pow-name]\n"
        "        suggest: “•••• X”\n"
        "\n"
        "1 error in 1 file; sensitive words are masked, --reveal shows them\n"
    )


def test_a_neighbours_finding_hides_sensitive_words_too(found, written) -> None:
    text = "The captive Oleh Moroz spoke.\nIn captivity **MO**ROZ wept, and the captive rested.\nA captive slept."
    secret = found(text, "Oleh Moroz", sensitive=True).verdict.reported
    words = ("captive Oleh", "**MO**ROZ wept", "captivity", "A captive")
    neighbours = found(text, *words)
    file = replace(neighbours, verdict=Verdict((*secret, *neighbours.verdict.reported)))

    said = written(TextReporter(), file)

    assert "oleh" not in said.casefold()
    assert "In captivity" in said, "a line in which no secret stands as powlint could know it"
    assert "| A captive slept." in said


def test_a_silenced_finding_hides_its_words_in_the_reason_too(found, written) -> None:
    file = found("Oleh Moroz spoke. The captive Oleh Moroz.", "Oleh Moroz", "captive", sensitive=True)
    name, captive = file.verdict.reported
    silence = Silence("note, line 3", "Oleh Moroz agreed")
    verdict = Verdict((replace(captive, sensitive=False),), (Silenced(name, silence),))

    said = written(TextReporter(), replace(file, verdict=verdict), show_silenced=True)

    assert "Moroz" not in said
    assert "silenced: by note, line 3: •••• agreed" in said


def test_silenced_findings_are_shown_if_asked_for(found, written) -> None:
    file = found("Oleh spoke", "Oleh")
    silenced = Silenced(file.verdict.reported[0], Silence("note, line 3", "released in 2024"))
    file = replace(file, verdict=Verdict(silenced=(silenced,)))

    assert written(TextReporter(), file) == "no findings in 1 file; 1 silenced\n"
    assert "silenced: by note, line 3: released in 2024" in written(TextReporter(), file, show_silenced=True)


def test_remarks_are_shown_like_findings(written) -> None:
    remark = Remark("story.md", 4, 1, Severity.WARNING, "expired")

    text = written(TextReporter(), FileReport("story.md", Verdict(remarks=(remark,))))

    assert text == "story.md:4:1: warning: expired [powlint-note]\n\n1 warning in 1 file\n"


def test_related_places_and_suggestions_are_shown(found, written) -> None:
    file = found("Oleh\nspoke", "Oleh", related=(Related(Span(5, 10), "said here"),), suggestions=("a man", "one"))

    text = written(TextReporter(), file)

    assert "        see: 2:1: said here\n" in text
    assert "        suggest: “a man” / “one”\n" in text


def test_the_summary_counts_files_that_could_not_be_checked(found, written) -> None:
    broken = FileReport("a.md", faults=(Fault("a.md", "cannot be read"),))

    assert written(TextReporter(), broken, found("Oleh", "Oleh", severity=Severity.SUGGESTION)).endswith(
        "1 suggestion in 1 file; 1 file could not be fully checked\n"
    )


def test_a_pilot_is_called_one(found, written) -> None:
    assert "[pow-name] (pilot)\n" in written(TextReporter(), found("Oleh", "Oleh", blocks=False))
