"""The ways into GitHub and GitLab: the files are what the services know, and their scripts do what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from powlint import __version__

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "ci" / "github" / "action.yml").read_text(encoding="utf-8"))
JOB = yaml.safe_load((ROOT / "ci" / "gitlab" / "powlint.yml").read_text(encoding="utf-8"))["powlint"]
BAD = (ROOT / "examples" / "sample-draft.md").read_text(encoding="utf-8")
CHECK = ACTION["runs"]["steps"][1]
GITHUB = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
GITLAB = ["sh", "-e", "-c"]

pytestmark = [
    pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed"),
    pytest.mark.usefixtures("compiled_once"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with drafts in odd places, and a powlint where the jobs put theirs."""
    drafts = tmp_path / "the drafts"
    drafts.mkdir()
    (drafts / "a *.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "other.md").write_text(BAD, encoding="utf-8")
    command = tmp_path / "powlint" / "bin" / "powlint"
    command.parent.mkdir(parents=True)
    python = shlex.quote(sys.executable)
    command.write_text(f'#!/bin/sh\nexec {python} -X utf8 -m powlint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def run(shell: list[str], script: str, desk: Path, **given: str) -> subprocess.CompletedProcess[str]:
    # In a hook git sets GIT_DIR and more, and in CI a job has what is to be tested here.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "CI", "POWLINT_S"))}
    environ = {**kept, "PYTHONPATH": str(ROOT), "RUNNER_TEMP": str(desk), "CI_BUILDS_DIR": str(desk), **given}
    return subprocess.run(
        [*shell, script], cwd=desk, env=environ, capture_output=True, encoding="utf-8", check=False, timeout=600
    )


@pytest.mark.parametrize(
    ("schema", "file", "more"),
    [
        ("github-actions", "github/action.yml", ()),
        ("gitlab-ci", "gitlab/powlint.yml", ("--data-transform", "gitlab-ci")),
    ],
)
def test_both_are_valid_by_the_published_schemas(schema, file, more):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *more]

    ran = subprocess.run([*command, str(ROOT / "ci" / file)], capture_output=True, check=False, timeout=60)

    assert ran.returncode == 0, ran.stdout.decode()


def test_the_action_is_what_github_reads():
    assert set(ACTION) == {"name", "description", "inputs", "outputs", "runs"}
    assert all(set(given) == {"description", "default"} for given in ACTION["inputs"].values())
    assert all(isinstance(given["default"], str) for given in ACTION["inputs"].values())
    assert all(set(given) == {"description", "value"} for given in ACTION["outputs"].values())
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert set(step) <= {"name", "shell", "env", "run"}
        assert step["shell"] == "bash"
        # An input in a script would be code of whoever names a branch.
        assert "${{" not in step["run"]
    used = re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", (ROOT / "ci" / "github" / "action.yml").read_text())
    assert set(used) == set(ACTION["inputs"])


def test_the_job_is_what_gitlab_reads():
    assert set(JOB) == {"stage", "image", "variables", "before_script", "script", "artifacts"}
    assert all(isinstance(value, str) for value in JOB["variables"].values())
    assert all(isinstance(line, str) for line in (*JOB["before_script"], *JOB["script"]))
    assert JOB["artifacts"]["when"] == "always"
    assert JOB["artifacts"]["reports"]["codequality"] in JOB["script"][0]
    assert JOB["variables"]["POWLINT_PACKAGE"] == f"powlint=={__version__}"


def test_github_gets_annotations_and_sarif_without_a_name(desk):
    given = {"POWLINT_PATHS": "the drafts\n", "POWLINT_SINCE": "", "POWLINT_SARIF": "out file.sarif"}

    ran = run(GITHUB, CHECK["run"], desk, **given)

    assert ran.returncode == 1, ran.stderr
    assert "::error file=the drafts/a *.md,line=5," in ran.stdout
    assert "other.md" not in ran.stdout
    sarif = (desk / "out file.sarif").read_text(encoding="utf-8")
    assert json.loads(sarif)["version"] == "2.1.0"
    assert "Horlenko" not in ran.stdout + ran.stderr + sarif


def test_gitlab_gets_a_log_and_a_report_on_quality_without_a_name(desk):
    ran = run(GITLAB, JOB["script"][0], desk, **JOB["variables"] | {"POWLINT_PATHS": "the drafts\nother.md"})

    assert ran.returncode == 1, ran.stderr
    quality = (desk / JOB["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8")
    assert {each["location"]["path"] for each in json.loads(quality)} == {"the drafts/a *.md", "other.md"}
    assert "the drafts/a *.md:5:13: error:" in ran.stdout
    assert "Horlenko" not in ran.stdout + ran.stderr + quality


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_both_report_on_what_is_new_since_a_commit(desk):
    commit = "git init -q && git add other.md && git -c user.name=a -c user.email=a@example.org commit -qm drafts"
    assert run(GITHUB, commit, desk).returncode == 0
    given = {"POWLINT_PATHS": ".", "POWLINT_SINCE": "HEAD", "POWLINT_SARIF": "powlint.sarif"}

    github, gitlab = run(GITHUB, CHECK["run"], desk, **given), run(GITLAB, JOB["script"][0], desk, **given)

    for ran in (github, gitlab):
        assert ran.returncode == 1, ran.stderr
        assert "a *.md" in ran.stdout
        assert "other.md" not in ran.stdout


@pytest.mark.slow
def test_both_install_the_powlint_that_they_name(clone, tmp_path):
    (tmp_path / "draft.md").write_text(BAD, encoding="utf-8")
    place = {"GITHUB_ACTION_PATH": str(clone / "ci" / "github"), "POWLINT_PACKAGE": str(clone), "PYTHONPATH": ""}
    version = '\n"$RUNNER_TEMP/powlint/bin/powlint" --version'

    github = run(GITHUB, ACTION["runs"]["steps"][0]["run"] + version, tmp_path, **place)
    gitlab = run(GITLAB, "\n".join(JOB["before_script"]) + version, tmp_path, **place)

    for ran in (github, gitlab):
        assert (ran.returncode, ran.stdout.strip()) == (0, f"powlint {__version__}"), ran.stderr
