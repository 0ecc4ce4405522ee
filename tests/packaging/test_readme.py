"""What the README says is so: its two commands, and what it shows of the sample draft."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLE = "examples/sample-draft.md"
SHOWN = "statement-confession"


def blocks(language: str) -> list[str]:
    """The README's blocks of code in a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def reports() -> list[str]:
    """The two reports that the README shows: every finding in a line, and one finding as people see it."""
    lines = check("--format", "line")
    (whole,) = (part for part in check().split("\n\n") if f"[{SHOWN}]" in part.partition("\n")[0])
    return [f"$ powlint check --format line {SAMPLE}\n{lines}", f"{whole}\n"]


def check(*words: str) -> str:
    """What `powlint check` prints on the sample draft."""
    command = [sys.executable, "-X", "utf8", "-m", "powlint", "check", *words, SAMPLE]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (1, "")
    return ended.stdout


def test_the_readme_shows_the_sample_draft():
    sample = (ROOT / SAMPLE).read_text(encoding="utf-8")

    assert blocks("markdown")[0] == sample
    assert len(sample.splitlines()) == 10


def test_the_readme_shows_what_powlint_finds_there():
    # `python tests/packaging/test_readme.py` puts the new reports into the README.
    assert blocks("text") == reports()


def test_ci_runs_what_the_readme_tells_a_newcomer_to_run():
    _, tests = blocks("sh")[:2]
    steps = [shlex.split(step) for step in tests.split("&&")]

    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace('"$environment"', ".venv").splitlines()

    assert len(steps) == 3
    assert [line for line in lines if ".venv" in line] == [shlex.join(step) for step in steps]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the README's commands are for a POSIX shell")
def test_one_line_of_the_readme_installs_powlint_and_lints_the_sample_draft(clone):
    install, _ = blocks("sh")[:2]
    environ = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    environ.pop("VIRTUAL_ENV", None)

    ended = subprocess.run(
        install, shell=True, cwd=clone, env=environ, capture_output=True, encoding="utf-8", check=False
    )

    assert "\n" not in install.strip()
    assert ended.returncode == 1, ended.stderr  # findings, as the README says
    assert ended.stdout.endswith(check())


if __name__ == "__main__":
    for old, new in zip(blocks("text"), reports(), strict=True):
        README = README.replace(old, new)
    (ROOT / "README.md").write_text(README, encoding="utf-8")
