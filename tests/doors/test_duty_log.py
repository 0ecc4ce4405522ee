"""The duty log of `powlint check`: what was decided of each finding, by whom and when, and not a word of a draft."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

NAME = "Zorian Quixotenko"
DRAFT = f"""They paraded {NAME}.

<!-- powlint: ignore full-name: Zorian Quixotenko agreed -->

The mother of {NAME} begged.
"""


@pytest.fixture(autouse=True)
def log(desk: Path, write_rule) -> Path:
    """The log that the settings name, and a draft whose ignore note repeats a name."""
    write_rule("full-name", NAME, sensitive="true", title="The name stands here")
    (desk / "named.md").write_text(DRAFT, encoding="utf-8")
    (desk / "powlint.yaml").write_text("packs: [desk]\nduty_log: duty.jsonl\nby: night desk\n", encoding="utf-8")
    return desk / "duty.jsonl"


def lines(log: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def test_every_decision_is_a_line_and_none_holds_a_word_of_the_draft(powlint, desk: Path, log: Path) -> None:
    ran = powlint("check", "named.md")

    assert ran.returncode == 1
    assert ran.stderr.startswith(b"wrote .powlint-salt, the newsroom's salt")
    found = lines(log)
    assert [(line["rule"], line["decision"]) for line in found] == [
        ("paraded-men", "reported"),
        ("full-name", "reported"),
        ("begging-men", "reported"),
        ("full-name", "silenced"),
    ]
    assert found[-1]["silenced_by"] == "note, line 3"
    assert {(line["by"], line["pack"], line["version"]) for line in found} == {("night desk", "desk", "1")}
    assert len({line["finding"] for line in found}) == 4
    assert all(line["at"].endswith("+00:00") for line in found)
    text = log.read_text(encoding="utf-8").lower()
    assert not [word for word in ("zorian", "quixotenko", "agreed", "named.md", "mother") if word in text]
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_runs_are_added_and_know_a_finding_again(powlint, log: Path) -> None:
    powlint("check", "named.md")
    first = log.read_bytes()
    powlint("check", "named.md")

    assert log.read_bytes().startswith(first)
    found = [line["finding"] for line in lines(log)]
    assert found[: len(found) // 2] == found[len(found) // 2 :]


def test_what_is_fixed_is_told_from_what_remains(powlint, desk: Path, log: Path) -> None:
    rule = desk / "desk" / "rules" / "words" / "paraded-men.yaml"
    rule.write_text(f"{rule.read_text(encoding='utf-8')}fix: {{paraded: led}}\n", encoding="utf-8")

    powlint("check", "--fix", "bad.md")
    powlint("check", "--diff", "fair.md")

    assert [(line["rule"], line["decision"]) for line in lines(log)] == [
        ("paraded-men", "fixed"),
        ("begging-men", "reported"),
        ("begging-men", "reported"),
    ]


def test_by_default_and_for_clean_drafts_nothing_is_written(powlint, desk: Path, log: Path) -> None:
    powlint("check", "good.txt")
    assert not log.exists()

    (desk / "powlint.yaml").write_text("packs: [desk]\n", encoding="utf-8")
    powlint("check", "named.md")

    assert [path.name for path in desk.iterdir() if path.suffix == ".jsonl"] == []


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ("folder", "duty.jsonl: cannot be written: "),
        ("open", "duty.jsonl: everybody can read it; close it: chmod 600 duty.jsonl"),
    ],
)
def test_a_log_that_cannot_be_kept_is_told_and_the_report_comes_all_the_same(
    powlint, desk: Path, log: Path, there: str, told: str
) -> None:
    (desk / ".powlint-salt").write_text("0123456789abcdef" * 4, encoding="ascii")
    (desk / ".powlint-salt").chmod(0o600)
    if there == "folder":
        log.mkdir()
    else:
        log.write_text("{}\n", encoding="utf-8")
        log.chmod(0o644)

    ran = powlint("check", "bad.md", "--format", "line")

    assert ran.returncode == 2
    assert ran.stdout.count(b"bad.md:3:") == 2
    assert ran.stderr.decode().startswith(told)
    assert ran.stderr.count(b"\n") == 1
    if there == "open":
        assert log.read_bytes() == b"{}\n"


def test_a_log_whose_salt_is_lost_is_not_gone_on_with(powlint, desk: Path, log: Path) -> None:
    powlint("check", "bad.md")
    (desk / ".powlint-salt").unlink()

    ran = powlint("check", "bad.md")

    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.startswith(b".powlint-salt: there is no salt")


def test_a_draft_is_no_log(powlint, desk: Path) -> None:
    (desk / "powlint.yaml").write_text("packs: [desk]\nduty_log: bad.md\n", encoding="utf-8")
    before = (desk / "bad.md").read_bytes()

    ran = powlint("check", "bad.md")

    assert (ran.returncode, (desk / "bad.md").read_bytes()) == (2, before)


def test_several_processes_that_write_at_once_lose_no_line(tmp_path: Path, environment: dict[str, str]) -> None:
    script = (
        "import sys; from pathlib import Path; from powlint.doors.cli.private import append\n"
        "for number in range(50): append(Path('log'), f'{sys.argv[1]} {number} ' + 'x' * 5000 + '\\n')"
    )

    def write(number: int) -> None:
        subprocess.run([sys.executable, "-c", script, str(number)], cwd=tmp_path, env=environment, check=True)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(3)))

    found = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    assert sorted(line.split()[0] + " " + line.split()[1] for line in found) == sorted(
        f"{writer} {number}" for writer in range(3) for number in range(50)
    )
    assert {len(line.split()[2]) for line in found} == {5000}


@pytest.mark.skipif(not hasattr(os, "RLIMIT_FSIZE") and sys.platform != "linux", reason="needs a limit on files")
def test_of_lines_that_do_not_fit_none_is_left(tmp_path: Path, environment: dict[str, str]) -> None:
    script = (
        "import resource, signal; from pathlib import Path; from powlint.doors.cli.private import append\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "append(Path('log'), 'a' * 50 + '\\n')\n"
        "try: append(Path('log'), 'b' * 90 + '\\n')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )

    ran = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, check=True, capture_output=True)

    assert ran.stdout.decode().startswith("UsageError log: cannot be written: ")
    assert (tmp_path / "log").read_bytes() == b"a" * 50 + b"\n"
