"""powlint from Python: what docs/python.md shows, run, and what it promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from powlint import PowlintError, lint_file, lint_text, linter_for

PAGE = Path(__file__).parents[1] / "docs" / "python.md"
EXAMPLE = re.compile(r"```python\n(?P<program>.*?)```(?:\n\n```text\n(?P<said>.*?)```)?", re.DOTALL)
DRAFT = "# Two soldiers captured\n\nThe captive Danylo Horlenko was born on 3 March 2001, the army said.\n"
ONLY = ("pow-birth-detail",)


@pytest.fixture
def drafts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "drafts" / "b.md").write_bytes(b"\xff\xff")
    return tmp_path / "drafts"


@pytest.mark.parametrize("example", [*EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))], ids=lambda m: str(m.start()))
def test_every_example_of_the_page_runs_and_says_what_the_page_shows(example, drafts, capsys):
    exec(compile(example["program"], str(PAGE), "exec"), {})

    said = capsys.readouterr().out
    assert example["said"] is None or said == example["said"]


def test_a_file_is_linted_by_the_settings_of_its_folder_and_heard_with_its_waivers(drafts):
    (drafts / "powlint.yaml").write_text("severities: {pow-birth-detail: warning}\n", encoding="utf-8")
    (drafts / "a.md.powlint.yaml").write_text(
        "waivers: [{rule: pow-name, reason: agreed to be named}]\n", encoding="utf-8"
    )

    verdict = lint_file(drafts / "a.md").verdict

    assert {f.rule_id: f.severity for f in verdict.reported}["pow-birth-detail"] == "warning"
    assert [each.finding.rule_id for each in verdict.silenced] == ["pow-name"]


def test_one_linter_says_the_same_of_a_text_and_of_its_file(drafts):
    linter = linter_for(drafts, select=ONLY)

    from_file = lint_file(str(drafts / "a.md"), linter=linter).verdict
    from_text = lint_text(DRAFT, name="a.md", linter=linter).verdict

    assert [f.matched for f in from_file.reported] == ["born on 3 March 2001"]
    assert from_text == from_file


def test_what_cannot_be_read_is_a_fault_and_never_clean(drafts):
    linter = linter_for(drafts, select=ONLY)

    for lost in (drafts / "b.md", drafts / "none.md", drafts):
        report = lint_file(lost, linter=linter)
        assert report.document is None
        assert len(report.faults) == 1


def test_settings_that_cannot_be_used_raise_what_the_command_line_would_print(drafts):
    (drafts / "mine.yaml").write_text("pack: [pow]\n", encoding="utf-8")

    with pytest.raises(PowlintError, match="did you mean “packs”"):
        linter_for(drafts, config=drafts / "mine.yaml")


NAMING_ANOTHER = {
    "a.html": '<meta charset="windows-1251">\n<p>Žan “🎖” \ud83c.</p>\n',
    "a.nitf": '<?xml version="1.0" encoding="windows-1251"?>\n<nitf><body><p>Žan “🎖”.</p></body></nitf>\n',
    "a.eml": "Subject: x\nContent-Type: text/plain; charset=windows-1251\n\nŽan “🎖”.\n",
    "a.md": "\ufeffŽan “🎖” \ud83c.\r\n",
}


@pytest.mark.parametrize("name", NAMING_ANOTHER)
def test_a_text_is_read_as_it_is_whatever_encoding_it_names(name):
    text = NAMING_ANOTHER[name]

    document = lint_text(text, name=name, linter=linter_for(".", select=ONLY)).document

    assert document.source_text == text.replace("\ud83c", "?")
    assert "Žan “🎖”" in document.text
