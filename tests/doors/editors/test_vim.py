"""Vim and Neovim fill the quickfix list from `--format vim`, and go to the very words."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

EDITORS = Path(__file__).parents[3] / "editors"
RUNS = [["vim", "-Nu", "NONE", "-es"], ["nvim", "--clean", "--headless", "-es"]]
SCRIPT = """\
set nocompatible encoding=utf-8 fileencodings=ucs-bom,utf-8
set runtimepath^={editors}
edit draft.md
compiler powlint
silent make!
let found = []
for item in getqflist()
  if item.valid
    execute 'cc' (index(getqflist(), item) + 1)
    let rest = strpart(getline('.'), col('.') - 1, item.end_col - item.col)
    call add(found, [bufname(item.bufnr), item.lnum, item.col, item.end_lnum, item.end_col, item.type, item.text, rest])
  endif
endfor
call writefile([json_encode(found)], 'found.json')
qall!
"""


@pytest.mark.parametrize("command", RUNS, ids=lambda e: e[0])
def test_the_quickfix_list_leads_to_the_words(newsroom: Path, editor: dict[str, str], command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    (newsroom / "look.vim").write_text(SCRIPT.format(editors=EDITORS / "vim"), encoding="utf-8")

    subprocess.run([*command, "-S", "look.vim"], cwd=newsroom, env=editor, timeout=60, check=False, input=b"")

    found = json.loads((newsroom / "found.json").read_text(encoding="utf-8"))
    assert found == [
        ["draft.md", 2, 19, 2, 26, "e", "“paraded”: find a plainer word. [paraded-men]", "paraded"],
        ["draft.md", 3, 6, 3, 12, "n", "“begged”: find a plainer word. [begging-men]", "begged"],
    ]
