"""The message of a commit is read as git keeps it, and every place leads back to the file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powlint.model.document import Source
from powlint.readers.commit_message import CommitMessageReader

EDITED = """\
drafts: Two prisoners

They are named # nowhere.
# A thought for later

Bo
# Please enter the commit message for your changes.
#
#	new file:   horlenko.md
"""
SCISSORS = "# ------------------------ >8 ------------------------\n"


def words(text: str) -> str:
    return CommitMessageReader().read(Source(".git/COMMIT_EDITMSG", text.encode("utf-8"))).text


def test_comments_and_what_stands_below_the_scissors_are_left_out():
    assert words(EDITED + SCISSORS + "diff --git a/a b/a\n+They paraded.\n") == (
        "drafts: Two prisoners\n\nThey are named # nowhere.\n\nBo"
    )


def test_the_scissors_tell_another_sign_of_comments():
    assert words(EDITED.replace("\n#", "\n;") + SCISSORS.replace("#", ";")) == words(EDITED)


@pytest.mark.parametrize("text", ["# Danylo\n", "# Danylo\n\nThe story.\n", "fix: a\n\n#1 is done\nand more\n"])
def test_a_message_from_the_command_line_is_read_whole(text):
    assert words(text).split() == text.split()


def test_positions_are_those_of_the_file():
    document = CommitMessageReader().read(Source("COMMIT_EDITMSG", EDITED.encode("utf-8")))
    last = document.blocks[-1].span

    assert document.source_text == EDITED
    assert document.place(document.offsets.to_source(last)).line == 6


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_leaves_out_the_same(tmp_path: Path):
    done = subprocess.run(
        ["git", "stripspace", "-s"], input=EDITED, capture_output=True, encoding="utf-8", cwd=tmp_path, check=True
    )

    assert words(EDITED).split() == done.stdout.split()


@given(st.text(alphabet="a# \r\n>8-;\ufeff\u2060", max_size=80))
def test_no_message_makes_it_fail(text):
    words(text + SCISSORS)
    words(text)
