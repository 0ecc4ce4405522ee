"""Several reports of one run, each whole in its place, and no report that is linted or written over a draft."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from powlint.plugins.builtin import REPORTERS

NAMES = [reporter.name for reporter in REPORTERS]


def test_one_run_writes_several_reports(powlint, desk: Path) -> None:
    wanted = [word for name in NAMES for word in ("--output", f"{name}:out.{name}")]

    ran = powlint("check", "bad.md", "--format", "line", *wanted)

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout == (desk / "out.line").read_bytes() == (desk / "out.gcc").read_bytes()
    assert all(b"paraded" in (desk / f"out.{name}").read_bytes() for name in NAMES)
    assert {path.name for path in desk.glob("*out.*")} == {f"out.{name}" for name in NAMES}


def test_a_dash_is_standard_output_and_takes_the_place_of_the_usual_report(powlint, desk: Path) -> None:
    ran = powlint("check", "bad.md", "-o", "gitlab:-", "-o", "line:kept.log")

    assert json.loads(ran.stdout)[0]["check_name"] == "paraded-men"
    assert (desk / "kept.log").read_bytes().startswith(b"bad.md:3:6: error: ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-o", "srif:x"], "there is no format “srif” — did you mean “sarif”?"),
        (["-o", "sarif:no/such/x"], "no/such/x: cannot be written: there is no folder no/such; make it first"),
        (["-o", "sarif:bad.md"], "bad.md: is one of the drafts"),
        (["-o", "text:report.md"], "report.md: would be one of the drafts of the next run"),
        (["-o", "line:x", "-o", "sarif:./x"], "x: two reports are to go there"),
        (["-o", "line:-", "-o", "sarif:-"], "standard output: two reports are to go there"),
        (["-o", "sarif:-", "--format", "line"], "--output sarif:-: --format line goes to standard output already"),
    ],
)
def test_a_report_that_has_no_place_is_told_before_anything_is_linted(powlint, desk: Path, words, told) -> None:
    ran = powlint("check", ".", *words)

    assert (ran.returncode, ran.stdout) == (2, b"")
    assert told in ran.stderr.decode()
    assert (desk / "bad.md").read_bytes().startswith(b"# Front")


def test_one_report_that_cannot_be_written_does_not_cost_the_others(powlint, desk: Path) -> None:
    (desk / "taken").mkdir()

    ran = powlint("check", "bad.md", "--format", "line", "-o", "sarif:taken", "-o", "json:kept.json")

    assert (ran.returncode, ran.stderr) == (2, b"taken: cannot be written: Is a directory\n")
    assert ran.stdout.startswith(b"bad.md:3:6: ")
    assert json.loads((desk / "kept.json").read_bytes())["files"]
    assert not list(desk.glob(".taken*"))


@pytest.mark.skipif(sys.platform == "win32", reason="no links and devices here")
def test_links_stay_links_devices_stay_devices_and_rights_stay_rights(powlint, desk: Path) -> None:
    (desk / "real.log").write_bytes(b"old")
    (desk / "real.log").chmod(0o600)
    (desk / "link.log").symlink_to("real.log")

    ran = powlint("check", "bad.md", "-o", "line:link.log", "-o", f"csv:{os.devnull}")

    assert ran.returncode == 1
    assert (desk / "link.log").is_symlink()
    assert (desk / "real.log").read_bytes().startswith(b"bad.md")
    assert (desk / "real.log").stat().st_mode & 0o777 == 0o600
    assert Path(os.devnull).is_char_device()


def test_a_report_without_a_draft_s_name_may_stand_among_drafts(powlint, desk: Path) -> None:
    for _ in range(2):
        assert powlint("check", ".", "-o", "sarif:out.sarif").returncode == 1

    places = json.loads((desk / "out.sarif").read_bytes())["runs"][0]["results"][0]["locations"]
    assert places[0]["physicalLocation"]["artifactLocation"]["uri"] == "bad.md"


def test_paths_of_services_are_counted_from_the_working_folder(powlint, desk: Path) -> None:
    ran = powlint("check", str(desk / "bad.md"), "--format", "github")

    assert ran.stdout.startswith(b"::error file=bad.md,line=3,")


def test_no_reporter_is_imported_but_the_chosen(desk: Path, environment: dict[str, str]) -> None:
    script = (
        "import sys; from powlint.doors.cli import main; main(['check', 'bad.md'])\n"
        "print(sorted(name for name in sys.modules if name.startswith('powlint.reporters.')))"
    )

    ran = subprocess.run([sys.executable, "-c", script], cwd=desk, env=environment, capture_output=True, check=True)

    loaded = ran.stdout.decode().splitlines()[-1]
    ours = ("columns", "printable", "secrets", "shown", "text")
    assert loaded == str([f"powlint.reporters.{name}" for name in ours])


def test_help_and_page_list_every_format(powlint) -> None:
    page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
    listed = ", ".join(NAMES)

    assert listed in " ".join(powlint("check", "--help").stdout.decode().split())
    assert ", ".join(f"`{name}`" for name in NAMES) in page
