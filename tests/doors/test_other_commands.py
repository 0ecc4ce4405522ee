from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from powlint import __version__
from powlint.settings import load


def test_rules_are_listed_with_severity_and_title(powlint) -> None:
    assert powlint("rules").stdout.decode() == (
        "begging-men  warning     dignity.curiosity     “begged” exhibits people\n"
        "paraded-men  error       dignity.curiosity     “paraded” exhibits people\n"
        "2 rules\n"
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["begged"], ["begging-men"]),
        (["--severity", "error"], ["paraded-men"]),
        (["--category", "dignity"], ["begging-men", "paraded-men"]),
        (["--category", "dignity.curiosity", "PARADED"], ["paraded-men"]),
        (["--family", "words", "--pack", "desk"], ["begging-men", "paraded-men"]),
        (["nothing", "like", "it"], []),
    ],
)
def test_rules_are_filtered(powlint, words: list[str], ids: list[str]) -> None:
    report = json.loads(powlint("rules", "--format", "json", *words).stdout)

    assert [rule["id"] for rule in report["rules"]] == ids


def test_a_category_without_rules_is_told(powlint) -> None:
    ran = powlint("rules", "--category", "dignty")

    assert (ran.returncode, ran.stderr.decode()) == (
        2,
        "powlint rules: no rule is of the category “dignty” — did you mean “dignity”?\n",
    )


def test_rules_that_are_off_are_marked(powlint, desk: Path) -> None:
    (desk / "powlint.yaml").write_text("packs: [desk]\nrules: {off: [begging-men]}\n")

    assert "exhibits people (off)\n" in powlint("rules", "begging").stdout.decode()


def test_a_rule_is_explained_on_one_page(powlint) -> None:
    page = powlint("explain", "paraded-men").stdout.decode()

    assert page.startswith("paraded-men: “paraded” exhibits people\nerror · dignity.curiosity · pack desk\n")
    assert "[house] House rules, page 4: no trophies · house, binds this newsroom · checked on 2026-11-01" in page
    assert "  They [[paraded]] the men.\n" in page


def test_a_line_is_explained_by_layers_and_rules(powlint) -> None:
    page = powlint("explain", "bad.md:3").stdout.decode()

    assert page.startswith("bad.md:3\n  They paraded the men, who begged.\n\nlayers\n")
    assert "  sentence · 3:1 “They paraded the men, who begged.”" in page
    assert "  paraded-men: error at 3:6 “paraded”\n" in page


def test_a_rule_is_followed_step_by_step(powlint, desk: Path) -> None:
    path = desk / "desk" / "rules" / "words" / "paraded-men.yaml"
    unless = "unless:\n  - {find: allegedly, within: sentence}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("instead:", f"{unless}instead:"), encoding="utf-8")
    (desk / "two.md").write_text("They paraded men.\n\nThey allegedly paraded men.\n")

    fired = powlint("explain", "two.md:1", "--rule", "paraded-men").stdout.decode()
    silent = powlint("explain", "two.md:3", "--rule", "paraded-men").stdout.decode()

    assert "paraded-men fired here\n" in fired
    assert "✓ 1:6 “paraded”: unless: allegedly within sentence: none found\n" in fired
    assert "paraded-men stayed silent here\n" in silent
    assert "✗ 3:16 “paraded”: unless: allegedly within sentence: 1 found\n" in silent


def test_a_rule_that_is_off_is_explained_as_off(powlint, desk: Path) -> None:
    (desk / "powlint.yaml").write_text("packs: [desk]\nrules: {off: [paraded-men]}\n")

    assert b"the settings switch it off" in powlint("explain", "bad.md:3", "--rule", "paraded-men").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["paraded-man"], "there is no rule “paraded-man” — did you mean “paraded-men”?"),
        (["bad.md"], "name a line of the draft, such as bad.md:1"),
        (["bad.md:99"], "bad.md: has 4 lines; there is no line 99"),
        (["gone.md:1"], "gone.md: cannot be read: No such file or directory"),
        (["bad.md:3", "--rule", "x"], "there is no rule “x”"),
    ],
)
def test_what_cannot_be_explained_is_told(powlint, words: list[str], told: str) -> None:
    ran = powlint("explain", *words)

    assert (ran.returncode, told in ran.stderr.decode(), ran.stderr.count(b"Traceback")) == (2, True, 0)


def test_good_examples_pass(powlint) -> None:
    ran = powlint("test")

    assert (ran.returncode, ran.stdout) == (0, b"8 examples of 2 rules: 0 rules fail, 0 untested\n")


def test_a_rule_that_fails_its_examples_is_named(powlint, desk: Path) -> None:
    path = desk / "desk" / "rules" / "words" / "paraded-men.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("They held", "They paraded"), encoding="utf-8")

    ran = powlint("test")

    assert ran.returncode == 1
    assert "paraded-men, passes 1: “paraded” is found and not marked" in ran.stdout.decode()
    assert ran.stdout.endswith(b"8 examples of 2 rules: 1 rule fails, 0 untested\n")


def test_packs_are_tested_by_folder_or_name(powlint, desk: Path) -> None:
    (desk / "powlint.yaml").write_text("")

    assert powlint("test", "desk").returncode == 0
    assert powlint("test", "desc").stderr.startswith("command line: there is no pack “desc”".encode())


def test_a_runaway_pattern_is_found_by_the_test(powlint, write_rule) -> None:
    write_rule("runaway", "x", find='{regex: "(a|aa)+$", literals: [a]}')

    ran = powlint("test")

    assert (ran.returncode, b"can run for minutes" in ran.stderr) == (2, True)


def test_init_writes_settings_that_load_and_a_hook(powlint, desk: Path) -> None:
    (desk / "news").mkdir()

    ran = powlint("init", "--folder", "news")

    assert ran.returncode == 0
    assert load(desk / "news").packs == ("pow",)
    hook = yaml.safe_load((desk / "news" / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert hook["repos"][0]["hooks"][0]["id"] == "powlint"
    assert hook["repos"][0]["hooks"][0]["entry"] == "powlint check"
    assert re.search(hook["repos"][0]["hooks"][0]["files"], "drafts/a.DOCX")


def test_init_writes_over_nothing(powlint, desk: Path) -> None:
    ran = powlint("init")

    assert (ran.returncode, ran.stderr.decode()) == (
        2,
        "powlint init: powlint.yaml is there already; nothing was written\n",
    )
    assert (desk / "powlint.yaml").read_text() == "packs: [desk]\n"
    assert not (desk / ".pre-commit-config.yaml").exists()


def test_init_shows_the_hook_to_those_who_have_hooks(powlint, desk: Path) -> None:
    (desk / ".pre-commit-config.yaml").write_text("repos: []\n")

    ran = powlint("init", "--changed")

    assert ran.returncode == 2
    assert b"      - id: powlint\n" in ran.stderr
    assert b"entry: powlint check --changed\n" in ran.stderr


def test_version_and_help(powlint) -> None:
    assert powlint("--version").stdout == f"powlint {__version__}\n".encode()
    assert powlint("help").stdout == powlint("--help").stdout
    assert powlint("help", "check").stdout.startswith(b"usage: powlint check ")
    assert (powlint().returncode, powlint().stdout) == (2, b"")


def test_a_breakdown_is_one_line_and_status_2(powlint, desk: Path) -> None:
    (desk / "sitecustomize.py").write_text("import powlint.settings as s\ns.load = lambda *a, **k: 1 / 0\n")

    ran = powlint("rules", env={"PYTHONPATH": f"{desk}:{Path(__file__).parents[2]}"})

    assert (ran.returncode, ran.stderr.count(b"\n")) == (2, 1)
    assert b"powlint: broke down: ZeroDivisionError" in ran.stderr
