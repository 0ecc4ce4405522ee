"""A newsroom takes the hook from a tagged repository: a bad draft is stopped, a mended one goes through."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from powlint.plugins.builtin import READERS

ROOT = Path(__file__).parents[2]
PERSON = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
BAD = (ROOT / "examples" / "sample-draft.md").read_text(encoding="utf-8")
MENDED = "The army said that it was holding two prisoners of war. Its claim could not be independently verified.\n"
CONFIG = """\
repos:
  - repo: {address}
    rev: v9.9
    hooks:
      - id: powlint
"""


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate-config", ".pre-commit-config.yaml"), ("validate-manifest", ".pre-commit-hooks.yaml")],
)
def test_our_hook_files_are_well_formed(command, file):
    done = subprocess.run([sys.executable, "-m", "pre_commit", command, ROOT / file], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout


def test_the_hook_takes_every_format_that_needs_no_extra_and_is_nothing_else():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    suffixes = {suffix for reader in READERS for suffix in reader.suffixes}

    assert {suffix for suffix in suffixes if not re.search(hook["files"], f"drafts/a{suffix}")} == {
        "", ".pdf", ".xml", ".json",
    }  # fmt: skip
    assert re.search(hook["files"], "drafts/STORY.DOCX")
    assert not any(re.search(hook["files"], name) for name in ("a.py", "docx", "a.docx.powlint.yaml", "a.txt/b.png"))


class Repository:
    """A git repository that knows nothing of the settings of whoever runs the test."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        # In a hook git sets GIT_DIR and more: with those, the commands would go to the outer repository.
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
        desk = dict.fromkeys(PERSON, "desk@example.org")
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_HOME": str(cache)}
        self.environ = {**environ, **desk, **nobody}
        folder.mkdir(exist_ok=True)
        self.must("git", "init", "--quiet")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.environ, capture_output=True, encoding="utf-8", check=False
        )

    def must(self, *command: str) -> None:
        done = self.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr

    def commit(self, name: str, text: str) -> subprocess.CompletedProcess[str]:
        (self.folder / name).write_text(text, encoding="utf-8")
        self.must("git", "add", name)
        return self.run("git", "commit", "--message", f"drafts: {name}")

    def commits(self) -> int:
        return int(self.run("git", "rev-list", "--all", "--count").stdout)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_bad_draft_is_not_committed_and_a_mended_one_is(clone, tmp_path):
    ours = Repository(clone, tmp_path / "cache")
    ours.must("git", "add", "--all")
    ours.must("git", "commit", "--quiet", "--message", "powlint")
    ours.must("git", "tag", "v9.9")
    newsroom = Repository(tmp_path / "newsroom", tmp_path / "cache")
    (newsroom.folder / ".pre-commit-config.yaml").write_text(CONFIG.format(address=clone.as_uri()), encoding="utf-8")
    newsroom.must("git", "add", ".pre-commit-config.yaml")
    newsroom.must(sys.executable, "-m", "pre_commit", "install")

    stopped = newsroom.commit("draft.md", BAD)

    assert stopped.returncode == 1
    assert "draft.md:5:" in stopped.stdout + stopped.stderr
    assert "[pow-birth-detail]" in stopped.stdout + stopped.stderr
    assert newsroom.commits() == 0

    passed = newsroom.commit("draft.md", MENDED)

    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert newsroom.commits() == 1

    # Another kind of file is none of its business, whatever stands in it.
    other = newsroom.commit("notes.csv", BAD)

    assert other.returncode == 0, other.stdout + other.stderr
