"""Neovim's own client, with the settings that we hand out: it shows the marks and does what is offered."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = Path(__file__).parents[3] / "editors" / "neovim" / "powlint.lua"
STEPS = """
local function until_marked(wanted)
  vim.wait(30000, function()
    local codes = vim.tbl_map(function(mark) return mark.code end, vim.diagnostic.get(0))
    table.sort(codes)
    return vim.deep_equal(codes, wanted)
  end, 20)
end
local said = {}
local function edit()
  until_marked({ "begging-men", "paraded-men" })
  for _, mark in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, mark.lnum, mark.lnum + 1, true)[1]
    said[mark.code] = { message = mark.message, words = line:sub(mark.col + 1, mark.end_col) }
  end
  vim.fn.cursor(1, 1)
  local asked = vim.lsp.util.make_given_range_params({ 1, 0 }, { 1, 40 }, 0, "utf-16")
  asked.context = { diagnostics = {} }
  for id, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, 60000)) do
    for _, action in ipairs(answer.result) do
      if action.title == "Write “led”" then
        vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
      end
    end
  end
  until_marked({ "begging-men" })
  said.after = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  vim.api.nvim_buf_set_lines(0, -1, -1, true, { "", "They grabbed 🎖 and grabbed him." })
  until_marked({ "begging-men", "grabbed-men", "grabbed-men" })
  vim.api.nvim_create_autocmd("BufWritePre", { callback = require("powlint").fix_all })
  vim.cmd("write")
  until_marked({ "begging-men" })
  said.saved = vim.fn.readfile("draft.md")
  said.left = vim.tbl_map(function(mark) return mark.code end, vim.diagnostic.get(0))
end
local ok, trouble = pcall(edit)
if not ok then
  io.stderr:write(trouble)
  vim.cmd("cquit")
end
vim.fn.writefile({ vim.fn.json_encode(said) }, "said.json")
vim.cmd("qa!")
"""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim (nvim) is not on PATH")
def test_neovim_shows_the_marks_and_a_code_action_changes_the_draft(office, environment, tmp_path):
    command = tmp_path / "powlint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m powlint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "steps.lua").write_text(STEPS, encoding="utf-8")
    (office / "draft.md").write_text("“🎖 Žan” was paraded.\n\nThey begged.\n", encoding="utf-8")
    env = {**environment, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}
    env |= {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "CACHE", "STATE", "DATA")}

    lua = tmp_path / "CONFIG" / "nvim" / "lua"
    lua.mkdir(parents=True)
    shutil.copy(SETTINGS, lua)
    (lua.parent / "init.lua").write_text('require("powlint")\n', encoding="utf-8")

    words = ["nvim", "--headless", "-i", "NONE", "draft.md", "-S", str(tmp_path / "steps.lua")]
    ended = subprocess.run(words, cwd=office, env=env, capture_output=True, timeout=120, check=False)

    assert ended.returncode == 0, ended.stderr
    said = json.loads((office / "said.json").read_text(encoding="utf-8"))
    assert said["paraded-men"] == {"message": "“paraded”: find a plainer word.", "words": "paraded"}
    assert said["begging-men"]["words"] == "begged"
    assert said["after"] == ["“🎖 Žan” was led.", "", "They begged."]
    assert said["saved"] == [*said["after"], "", "They captured 🎖 and captured him."]
    assert said["left"] == ["begging-men"]
    logs = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*lsp*.log")]
    assert not any("paraded" in log for log in logs), logs
