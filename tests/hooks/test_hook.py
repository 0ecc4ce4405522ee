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
      - id: {hook}
"""
FIXABLE = MENDED + "For a week the captured soldiers had sat in jail cells, the army said.\n"

pytestmark = pytest.mark.usefixtures("compiled_once")


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate-config", ".pre-commit-config.yaml"), ("validate-manifest", ".pre-commit-hooks.yaml")],
)
def test_our_hook_files_are_well_formed(command, file):
    done = subprocess.run([sys.executable, "-m", "pre_commit", command, ROOT / file], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout


def test_the_hook_takes_every_format_that_needs_no_extra_and_is_nothing_else():
    hook, changed, *_ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    suffixes = {suffix for reader in READERS for suffix in reader.suffixes}

    assert {suffix for suffix in suffixes if not re.search(hook["files"], f"drafts/a{suffix}")} == {
        "", ".pdf", ".xml", ".json", "COMMIT_EDITMSG", "MERGE_MSG",
    }  # fmt: skip
    assert changed["files"] == hook["files"]
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


@pytest.fixture(scope="module")
def tagged(clone, tmp_path_factory) -> tuple[Path, Path]:
    """Our repository with a tag, and a folder where pre-commit keeps the environment that it makes of it."""
    cache = tmp_path_factory.mktemp("pre-commit")
    ours = Repository(clone, cache)
    ours.must("git", "add", "--all")
    ours.must("git", "commit", "--quiet", "--message", "powlint")
    ours.must("git", "tag", "v9.9")
    return clone, cache


def newsroom(folder: Path, tagged: tuple[Path, Path], hook: str, *, stage: str = "pre-commit") -> Repository:
    """A repository in which the hook is installed."""
    clone, cache = tagged
    made = Repository(folder / "newsroom", cache)
    config = CONFIG.format(address=clone.as_uri(), hook=hook)
    (made.folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    made.must("git", "add", ".pre-commit-config.yaml")
    made.must(sys.executable, "-m", "pre_commit", "install", "--hook-type", stage)
    return made


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_bad_draft_is_not_committed_and_a_mended_one_is(tagged, tmp_path):
    desk = newsroom(tmp_path, tagged, "powlint")

    stopped = desk.commit("draft.md", BAD)

    assert stopped.returncode == 1
    assert "draft.md:5:" in stopped.stdout + stopped.stderr
    assert "[pow-birth-detail]" in stopped.stdout + stopped.stderr
    assert desk.commits() == 0

    passed = desk.commit("draft.md", MENDED)

    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert desk.commits() == 1

    # Another kind of file is none of its business, whatever stands in it.
    other = desk.commit("notes.csv", BAD)

    assert other.returncode == 0, other.stdout + other.stderr


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_draft_that_was_fixed_is_committed_with_its_fixes(tagged, tmp_path):
    desk = newsroom(tmp_path, tagged, "powlint-fix")

    stopped = desk.commit("draft.md", FIXABLE)

    assert stopped.returncode == 1
    assert "files were modified by this hook" in stopped.stdout + stopped.stderr
    assert "1 fix made in 1 file" in stopped.stdout + stopped.stderr
    assert (desk.folder / "draft.md").read_text(encoding="utf-8") == FIXABLE.replace("jail cells", "cells")

    desk.must("git", "add", "draft.md")
    desk.must("git", "commit", "--message", "drafts: draft.md")

    assert desk.run("git", "show", "HEAD:draft.md").stdout == FIXABLE.replace("jail cells", "cells")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_only_what_a_commit_changes_stops_it(tagged, tmp_path):
    desk = newsroom(tmp_path, tagged, "powlint-changed")
    old = "Nobody knew.\n\nThe captive Danylo Horlenko was born on 3 March 2001, the army said.\n\n" + MENDED
    (desk.folder / "draft.md").write_text(old, encoding="utf-8")
    desk.must("git", "add", "draft.md")
    desk.must("git", "commit", "--no-verify", "--message", "drafts: an old one")

    passed = desk.commit("draft.md", old.replace("Nobody knew.", "Nobody knew it."))

    assert passed.returncode == 0, passed.stdout + passed.stderr

    # Half of a draft is staged: what is not is none of the commit's business.
    (desk.folder / "draft.md").write_text(old.replace("3 March", "4 March"), encoding="utf-8")
    aside = desk.commit("other.md", MENDED)

    assert aside.returncode == 0, aside.stdout + aside.stderr

    # `git commit --all` has an index of its own for the time of the hook.
    stopped = desk.run("git", "commit", "--all", "--message", "drafts: draft.md")

    assert stopped.returncode == 1
    assert "draft.md:3:" in stopped.stdout + stopped.stderr
    assert "[pow-birth-detail]" in stopped.stdout + stopped.stderr


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_message_that_tells_of_a_captive_is_not_committed(tagged, tmp_path):
    desk = newsroom(tmp_path, tagged, "powlint-message", stage="commit-msg")
    (desk.folder / "draft.md").write_text(MENDED, encoding="utf-8")
    desk.must("git", "add", "draft.md")

    stopped = desk.run(
        *("git", "commit", "--message", "drafts: Prisoners of war", "--message"),
        "The captive Danylo Horlenko was born on 3 March 2001, the army said.",
    )

    assert stopped.returncode == 1
    assert "COMMIT_EDITMSG:3:33: error:" in stopped.stdout + stopped.stderr
    assert "Horlenko" not in stopped.stdout + stopped.stderr

    passed = desk.run("git", "commit", "--message", "drafts: Prisoners of war")

    assert passed.returncode == 0, passed.stdout + passed.stderr


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_hooks_can_be_tried_without_a_tag(tagged, tmp_path):
    clone, cache = tagged
    desk = Repository(tmp_path / "newsroom", cache)
    (desk.folder / "draft.md").write_text(BAD, encoding="utf-8")
    desk.must("git", "add", "draft.md")

    tried = desk.run(
        *(sys.executable, "-m", "pre_commit", "try-repo", clone.as_posix(), "powlint-changed"), "--all-files"
    )

    assert tried.returncode == 1
    assert "draft.md:5:" in tried.stdout
