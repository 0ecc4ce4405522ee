"""The diff shows the lines that change, with a line round them, and no secret words unasked."""

from __future__ import annotations

from dataclasses import replace

from linted import findings, linted, reader_of

from powlint.fixes.diff import diff
from powlint.fixes.fixed import fixed
from powlint.model.document import Source
from powlint.model.finding import Finding
from powlint.model.report import FileReport, Verdict
from powlint.reporters.secrets import NO_SECRETS, secrets

PARADED = ("paraded", "led")


def lines(file: FileReport, source: Source, *, masked: bool = False) -> list[str]:
    found = fixed(file, source, reader_of(source.name))
    assert found is not None
    return list(diff(source.name, found, secrets(file) if masked else NO_SECRETS))


def shown(text: str, *fixes: tuple[str, str]) -> list[str]:
    source = Source("d.txt", text.encode())
    return lines(linted(source, *fixes), source)


def test_a_line_round_each_change_is_shown_and_lines_that_touch_share_a_hunk():
    text = "one\nthey paraded\nthree\nparaded, paraded\nfive\nsix\nseven\neight\nparaded"

    assert shown(text, PARADED) == [
        "--- d.txt",
        "+++ d.txt",
        "@@ -1,5 +1,5 @@",
        " one",
        "-they paraded",
        "+they led",
        " three",
        "-paraded, paraded",
        "+led, led",
        " five",
        "@@ -8,2 +8,2 @@",
        " eight",
        "-paraded",
        "+led",
    ]


def test_a_fix_over_a_line_end_shows_both_lines_and_later_lines_are_counted_anew():
    source = Source("d.md", b"```\ndriven\nin the square\n```\n\nx\n\nparaded\n")

    assert lines(linted(source, ("driven\nin", "led to"), PARADED), source)[2:] == [
        "@@ -1,4 +1,3 @@",
        " ```",
        "-driven",
        "-in the square",
        "+led to the square",
        " ```",
        "@@ -7,2 +6,2 @@",
        " ",
        "-paraded",
        "+led",
    ]


def test_nothing_is_shown_where_nothing_changes():
    assert shown("They para\u00added him.", PARADED) == []


def secret(file: FileReport, *words: str) -> FileReport:
    found: list[Finding] = [*file.verdict.reported]
    for each in words:
        found += (replace(it, sensitive=True) for it in findings(file.document, each, each, "name"))  # type: ignore[arg-type]
    return replace(file, verdict=Verdict(tuple(found)))


def test_secret_words_are_masked_in_every_line_however_they_are_spelt():
    text = "See OLEH’s house.\nThey paraded **Ole**h Moroz\nof Rudka, and Moroz wept.\n\nOleh.\n"
    source = Source("d.md", text.encode())

    file = secret(linted(source, PARADED), "Oleh Moroz of Rudka")

    assert lines(file, source, masked=True)[2:] == [
        "@@ -1,3 +1,3 @@",
        " See ••••’s house.",
        "-They paraded **••••",
        "+They led **••••",
        " ••••, and •••• wept.",
    ]
    assert "**Ole**h Moroz" in lines(file, source)[4]


def test_a_fix_within_secret_words_shows_neither_the_old_nor_the_new():
    source = Source("d.txt", b"They paraded Oleh.\n")

    file = secret(linted(source, ("paraded", "led")), "paraded Oleh")

    assert lines(file, source, masked=True)[2:] == ["@@ -1,1 +1,1 @@", "-They ••••.", "+They ••••••••."]
