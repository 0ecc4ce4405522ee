"""The settings for editors start the server that there is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from powlint.doors.lsp.actions import FIX_ALL

EDITORS = Path(__file__).parents[2] / "editors"
STAND_INS = """
const { LanguageClient } = { LanguageClient: class {
  constructor(name, server, client) { this.said = { name, server, client }; }
  start() { console.log(JSON.stringify(this.said)); }
  stop() {}
} };
const vscode = { workspace: { getConfiguration: (name) => ({ get: (key) => `${name}.${key}` }) } };
const load = require("module")._load;
require("module")._load = (name, ...more) =>
  name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...more);
const extension = require("./extension.js");
extension.activate();
extension.deactivate();
"""


def test_helix_runs_it_for_every_language_it_names():
    settings = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text(encoding="utf-8"))

    assert settings["language-server"]["powlint"] == {"command": "powlint", "args": ["lsp"]}
    assert all(language["language-servers"] == ["powlint"] for language in settings["language"])


def test_sublime_runs_it_and_asks_for_the_fixes_by_the_name_that_the_server_announces():
    text = (EDITORS / "sublime" / "LSP.sublime-settings").read_text(encoding="utf-8")
    settings = json.loads(re.sub(r"//.*", "", text))

    assert settings["clients"]["powlint"]["command"] == ["powlint", "lsp"]
    assert list(settings["lsp_code_actions_on_save"]) == [FIX_ALL]


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not on PATH")
def test_the_extension_for_vs_code_runs_the_command_that_is_set_for_every_language_it_wakes_up_for():
    manifest = json.loads((EDITORS / "vscode" / "package.json").read_text(encoding="utf-8"))
    ended = subprocess.run(
        ["node", "-e", STAND_INS], cwd=EDITORS / "vscode", capture_output=True, timeout=60, check=False
    )

    assert ended.returncode == 0, ended.stderr
    said = json.loads(ended.stdout)
    assert said["server"] == {"command": "powlint.command", "args": ["lsp"]}
    assert "powlint.command" in manifest["contributes"]["configuration"]["properties"]
    woken = {event.removeprefix("onLanguage:") for event in manifest["activationEvents"]}
    assert {each["language"] for each in said["client"]["documentSelector"]} == woken
