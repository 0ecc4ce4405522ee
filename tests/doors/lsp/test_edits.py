"""Hundreds of edits in a row: what is told stays what a fresh run says, and the memory stays flat."""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path

import pytest

from powlint import Source
from powlint.assemble import assemble
from powlint.settings import load

WORDS = (
    *("paraded", " begged ", "grabbed", "They rested. ", " ", "\t", "\n", "\n\n", "\r\n", "\r", "\f", "\u2028"),
    *("# ", "- ", "“", "”", "🎖", "é", "\u0301", "**", "`", "---\n", "<!--", "-->"),
    "<!-- powlint: ignore paraded-men: agreed -->",
)


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def place(text, offset):
    """Where a code point stands, as the protocol counts."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = before.rpartition("\n")[2]
    return {"line": before.count("\n"), "character": utf16(line)}


def expected(linter, text):
    """What a linter that never saw the draft before says of it."""
    report = linter.lint(Source("draft.md", text.encode()))
    assert not report.faults
    found = []
    for finding in report.verdict.reported:
        span = report.document.offsets.to_source(finding.span)
        found.append((finding.rule_id, finding.message, place(text, span.start), place(text, span.end)))
    return found, sorted(remark.message for remark in report.verdict.remarks)


def told(marks):
    found = [(m["code"], m["message"], m["range"]["start"], m["range"]["end"]) for m in marks]
    notes = sorted(message for code, message, *_ in found if code == "powlint-note")
    return [each for each in found if each[0] != "powlint-note"], notes


def typed(text, chance):
    """A random edit, as the protocol tells it, and the text after it."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((0, 0, 0, 1, 3, 12)))
    if "\r\n" in (text[start - 1 : start + 1], text[end - 1 : end + 1]):
        start = end = 0
    words = "".join(chance.choices(WORDS, k=chance.randrange(3)))
    return {"range": {"start": place(text, start), "end": place(text, end)}, "text": words}, text[
        :start
    ] + words + text[end:]


@pytest.mark.parametrize("seed", [1, 2])
def test_after_hundreds_of_random_edits_the_marks_are_those_of_a_fresh_lint(editor, office, seed):
    linter = assemble(load(office), today=date.today())
    chance = random.Random(seed)
    text = "# They paraded men\n\nThe “🎖 men” begged, and were grabbed.\r\n\r\nThey rested.\n" * 3
    uri = editor.open(f"{seed}.md", text)
    version = 1
    for _ in range(15):
        for _ in range(20):
            changes = []
            for _ in range(chance.randrange(1, 3)):
                change, text = typed(text, chance)
                changes.append(change)
            version += 1
            editor.change(uri, version, *changes)

        assert told(editor.marks(uri, version)) == expected(linter, text)


def resident(pid):
    """The memory of a process, in kB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0])


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")


@linux
def test_thousands_of_keystrokes_leave_nothing_in_memory(editor):
    text = "They paraded men, who begged.\n" * 50
    uri = editor.open("flat.md", text)

    def type_and_delete(version, times):
        at, after = {"line": 10, "character": 5}, {"line": 10, "character": 6}
        for _ in range(times):
            editor.change(uri, version + 1, {"range": {"start": at, "end": at}, "text": "x"})
            editor.change(uri, version + 2, {"range": {"start": at, "end": after}, "text": ""})
            version += 2
        return version, editor.marks(uri, version)

    version, before = type_and_delete(1, 500)
    used = resident(editor.process.pid)
    version, after = type_and_delete(version, 1_500)

    assert after == before
    assert resident(editor.process.pid) - used < 2_000


@linux
def test_a_hundred_lints_leave_nothing_in_memory(editor):
    text = "They *paraded* **men**, who begged.\n\n" * 60

    def linted(times):
        for version in range(times):
            uri = editor.open("often.md", text, version=version)
            assert len(editor.marks(uri, version)) == 120

    linted(20)
    used = resident(editor.process.pid)
    linted(100)

    assert resident(editor.process.pid) - used < 2_000
