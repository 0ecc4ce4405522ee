"""The newsroom with a draft that is hard to count in, and a `powlint` on the path of editors."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# An emoji, a letter and its accent, a tab and wide letters before the words; CR LF as line ends; a byte-order mark.
DRAFT = "\ufeffThe men rested.\r\n🎖 Z\u030can\t捕虜 paraded them.\r\nThey begged.\r\n"


@pytest.fixture
def newsroom(desk: Path, write_rule: Callable[..., None]) -> Path:
    """The desk, with the draft."""
    write_rule("begging-men", "begged", severity="suggestion")
    (desk / "draft.md").write_bytes(DRAFT.encode())
    return desk


@pytest.fixture
def editor(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of an editor that finds this powlint as `powlint`."""
    home = tmp_path_factory.mktemp("home")
    command = home / "powlint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -X utf8 -m powlint "$@"\n', encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    path = os.pathsep.join([str(home), os.environ["PATH"]])
    return {**environment, "PATH": path, "HOME": str(home), "LC_ALL": "C.UTF-8"}
