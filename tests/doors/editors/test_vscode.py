"""VS Code: the problem matcher takes every line apart; the extension and its client show marks and make fixes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

VSCODE = Path(__file__).parents[3] / "editors" / "vscode"
TASKS = VSCODE / "tasks.json"
STAND_IN = Path(__file__).parent / "vscode.js"
NEEDED = ("vscode-languageclient", "jest-mock-vscode")
NAMES = ("file", "line", "column", "endLine", "endColumn", "severity", "message", "code")
MATCH = """\
const [pattern, names, output, draft] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const lines = draft.replace(/^\\ufeff/, "").split(/\\r\\n|\\n|\\r/);
const found = output.trimEnd().split("\\n").map((line) => {
  const match = new RegExp(pattern.regexp).exec(line);
  return names.map((name) => match[pattern[name]]);
});
console.log(JSON.stringify(found.map((each) => [...each, lines[each[1] - 1].slice(each[2] - 1, each[4] - 1)])));
"""


def matched(pattern: dict[str, object], output: str, draft: str) -> list[list[str]]:
    """What the pattern makes of each line, and the words of the draft that it points to."""
    if node := shutil.which("node"):
        asked = json.dumps([pattern, NAMES, output, draft])
        return json.loads(
            subprocess.run([node, "-e", MATCH], input=asked.encode(), capture_output=True, check=True).stdout
        )
    lines = [line.encode("utf-16-le") for line in re.split("\r\n|\n|\r", draft.removeprefix("\ufeff"))]
    found = []
    for line in output.splitlines():
        match = re.search(str(pattern["regexp"]), line)
        assert match
        each = [match[int(str(pattern[name]))] for name in NAMES]
        words = lines[int(each[1]) - 1][2 * int(each[2]) - 2 : 2 * int(each[4]) - 2].decode("utf-16-le")
        found.append([*each, words])
    return found


@pytest.mark.parametrize("path", ["draft.md", "of 12:30:45 (new).md"])
def test_the_problem_matcher_leads_to_the_words(newsroom: Path, editor: dict[str, str], path: str) -> None:
    pattern = json.loads(TASKS.read_text(encoding="utf-8"))["tasks"][0]["problemMatcher"]["pattern"]
    draft = (newsroom / "draft.md").read_bytes()
    (newsroom / path).write_bytes(draft)
    command = [sys.executable, "-X", "utf8", "-m", "powlint", "check", "--format", "vscode", path]

    ran = subprocess.run(command, cwd=newsroom, env=editor, capture_output=True, check=False, encoding="utf-8")

    assert matched(pattern, ran.stdout, draft.decode()) == [
        [path, "2", "12", "2", "19", "error", "“paraded”: find a plainer word.", "paraded-men", "paraded"],
        [path, "3", "6", "3", "12", "note", "“begged”: find a plainer word.", "begging-men", "begged"],
    ]


def brought(name: str) -> bool:
    """Whether node finds a package."""
    return any((Path(folder) / name).is_dir() for folder in os.environ.get("NODE_PATH", "").split(os.pathsep) if folder)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not on PATH")
@pytest.mark.skipif(not all(map(brought, NEEDED)), reason=f"{' and '.join(NEEDED)} are not in NODE_PATH")
def test_the_extension_shows_marks_says_why_and_makes_fixes_on_saving(newsroom: Path, editor: dict[str, str]) -> None:
    with (newsroom / "desk" / "rules" / "words" / "begging-men.yaml").open("a", encoding="utf-8") as rule:
        rule.write("fix: asked\n")
    draft = shutil.copy(newsroom / "draft.md", newsroom / "draft.txt")
    command = ["node", str(STAND_IN), str(VSCODE / "extension.js"), "powlint", str(draft)]

    ran = subprocess.run(command, cwd=newsroom, env=editor, capture_output=True, timeout=60, check=False)

    assert ran.returncode == 0, ran.stderr.decode()
    said = json.loads(ran.stdout)
    assert said["marks"] == [
        ["paraded-men", "paraded", "Error", "“paraded”: find a plainer word."],
        ["begging-men", "begged", "Information", "“begged”: find a plainer word."],
    ]
    assert "Why: Readers take it for ours." in said["hover"][0]
    assert said["kinds"] == ["quickfix", "source.fixAll.powlint"]
    assert said["saving"] == [["source.fixAll.powlint", ["begged", "asked"]]]
