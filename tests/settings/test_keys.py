from __future__ import annotations

from pathlib import Path

import pytest

from powlint.errors import SettingsError
from powlint.model.finding import Severity
from powlint.settings import Settings, load


def settings(folder: Path, text: str, name: str = "powlint.yaml") -> Settings:
    (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


def complaints(folder: Path, text: str, name: str = "powlint.yaml") -> list[str]:
    with pytest.raises(SettingsError) as raised:
        settings(folder, text, name)
    return [f"{p.line}:{p.column}: {p.message}" for p in raised.value.problems]


def test_every_key_is_understood(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        "packs: [pow, ours]\nrules: {on: [a], off: [b]}\nseverities: {c: warning}\nfail_on: suggestion\n"
        "files: ['*.rst']\nexclude: [archive]\nplugins: [desk]\njobs: 2\nformat: line\n"
        "baseline: b.json\nduty_log: /var/log/duty\nsalt_file: salt\nby: night  desk\n",
    )

    assert (found.packs, found.on, found.off) == (("pow", "ours"), ("a",), ("b",))
    assert (found.severities, found.fail_on) == ({"c": Severity.WARNING}, Severity.SUGGESTION)
    assert (found.files, found.exclude, found.plugins) == (("*.rst",), ("archive",), ("desk",))
    assert (found.jobs, found.format) == (2, "line")
    assert (found.baseline, found.salt_file) == (tmp_path / "b.json", tmp_path / "salt")
    assert (found.duty_log, found.by) == (Path("/var/log/duty"), "night desk")


@pytest.mark.parametrize("key", ["baseline", "duty_log", "salt_file", "by"])
def test_a_path_or_name_that_is_none_is_told(tmp_path: Path, key: str) -> None:
    assert complaints(tmp_path, f"{key}: [a]\n")[0].startswith(f"1:{len(key) + 3}: “{key}” takes ")


def test_the_salt_lies_beside_the_settings_and_is_wanted_only_where_something_is_remembered(tmp_path: Path) -> None:
    assert settings(tmp_path, "packs: [pow]\n").salted is None
    assert settings(tmp_path, "duty_log: log\n").salted == tmp_path / ".powlint-salt"
    assert settings(tmp_path, "baseline: b.json\nsalt_file: ../salt\n").salted == tmp_path / "../salt"


def test_on_and_off_are_keys_though_yaml_takes_them_for_booleans(tmp_path: Path) -> None:
    found = settings(tmp_path, "rules:\n  off:\n    - a-rule\n")

    assert found.off == ("a-rule",)


def test_all_unknown_keys_are_told_at_once_with_the_nearest(tmp_path: Path) -> None:
    told = complaints(tmp_path, "pack: [pow]\nfail_at: error\nrules: {of: []}\n")

    assert told == [
        "1:1: unknown key “pack” — did you mean “packs”?",
        "2:1: unknown key “fail_at” — did you mean “fail_on”?",
        "3:9: unknown key of rules “of” — did you mean “off”?",
    ]


def test_a_complaint_shows_the_authors_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as raised:
        settings(tmp_path, "# house\nwher: x\n")

    assert str(raised.value).splitlines()[1:] == ["    2 | wher: x", "      | ^^^^"]


def test_a_key_like_none_gets_the_list_of_keys(tmp_path: Path) -> None:
    assert complaints(tmp_path, "zzz: 1\n")[0].startswith("1:1: unknown key “zzz”; known are packs, overlays, ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("packs: pow\n", "1:8: “packs” takes a list; write packs: [pow, …]"),
        ("packs: []\n", "1:8: “packs” is empty"),
        ("exclude: [NO]\n", "1:11: “exclude” takes words; put this one in quotation marks"),
        ("fail_on: eror\n", "1:10: “eror” is no severity — did you mean “error”?"),
        ("severities: {a: off}\n", "1:17: “no” is no severity"),
        ("severities: [a]\n", "1:13: “severities” takes rules and levels"),
        ("severities: {a: error, a: warning}\n", "1:24: “a” stands twice"),
        ("jobs: 0\n", "1:7: “jobs” takes a number of processes"),
        ("jobs: yes\n", "1:7: “jobs” takes a number of processes"),
        ("fail_on: error\nfail_on: warning\n", "2:1: “fail_on” stands twice"),
        ("rules: {on: [a], off: [a]}\n", "1:24: “a” is both on and off"),
        ("rules: [a]\n", "1:8: “rules” takes on and off"),
        ("- a\n", "1:1: settings are keys and values"),
        ("overlays: [gone.yaml]\n", "1:12: no such file: gone.yaml"),
        ("a: [\n", "2:1: not YAML: "),
        ("a: &a [*a]\n", "nested too deep"),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, text: str, told: str) -> None:
    assert told in complaints(tmp_path, text)[0]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "powlint.yaml").write_bytes(b"packs: [\xff]")

    with pytest.raises(SettingsError, match=r"powlint\.yaml: is not UTF-8 \(byte 9\)"):
        load(tmp_path)


def test_toml_complaints_have_places_too(tmp_path: Path) -> None:
    text = '[project]\nname = "packs"\n\n[tool.powlint]\npacks = ["pow"]\nfail_at = "error"\nformat = 3\n'

    told = complaints(tmp_path, text, "pyproject.toml")

    assert told == [
        "6:1: unknown key “fail_at” — did you mean “fail_on”?",
        "7:1: “format” takes the name of a format, such as text, line or json",
    ]


def test_a_toml_subtable_has_places(tmp_path: Path) -> None:
    text = '[tool.powlint.severities]\na-rule = "grave"\n'

    assert complaints(tmp_path, text, "pyproject.toml")[0].startswith("2:11: “grave” is no severity")


def test_broken_toml_with_our_table_is_an_error(tmp_path: Path) -> None:
    told = complaints(tmp_path, "[tool.powlint]\npacks = [\n", "pyproject.toml")

    assert told[0].partition(": ")[2].startswith("not TOML: ")


def test_the_command_line_overrules_the_file(tmp_path: Path) -> None:
    found = settings(tmp_path, "fail_on: warning\nformat: line\n").overruled(fail_on=Severity.ERROR, jobs=3)

    assert (found.fail_on, found.format, found.jobs) == (Severity.ERROR, "line", 3)
