"""A newsroom with a draft that is hard to count in, and a `powlint` on the path of editors."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# An emoji, a letter and its accent, a tab and wide letters before the words; CR LF as line ends; a byte-order mark.
DRAFT = "\ufeffThe men rested.\r\n🎖 Z\u030can\t捕虜 paraded them.\r\nThey begged.\r\n"
PACK = """\
id: desk
title: Rules of a small desk
version: "1"
languages: [en]
maintainers: [The desk]
categories: [dignity.curiosity]
sources:
  house: {kind: house, title: House rules, reference: p. 4, binds: this newsroom, address: "", checked: "2026-11-01"}
"""
RULE = """\
id: %s
category: dignity.curiosity
title: People are exhibited
severity: %s
message: "“{match}”: find a plainer word."
why: Readers take it for ours.
sources: [house]
find: [%s]
instead: [Say what happened.]
examples:
  flags: ["They [[%s]] here.", "There [[%s]] they."]
  passes: ["They rested.", "They slept."]
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder with settings, a pack of two rules, and the draft."""
    (tmp_path / "desk" / "rules" / "words").mkdir(parents=True)
    (tmp_path / "desk" / "ruleset.yaml").write_text(PACK, encoding="utf-8")
    for word, severity in (("paraded", "error"), ("begged", "suggestion")):
        text = RULE % (f"{word}-men", severity, *[word] * 3)
        (tmp_path / "desk" / "rules" / "words" / f"{word}-men.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "powlint.yaml").write_text("packs: [desk]\n", encoding="utf-8")
    (tmp_path / "draft.md").write_bytes(DRAFT.encode())
    return tmp_path


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of an editor that finds this powlint as `powlint`."""
    home = tmp_path_factory.mktemp("home")
    command = home / "powlint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -X utf8 -m powlint "$@"\n', encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    path = os.pathsep.join([str(home), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "HOME": str(home), "LC_ALL": "C.UTF-8"}
