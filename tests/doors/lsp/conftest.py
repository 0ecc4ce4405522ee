from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from editor import Editor
from pack import PACK

# Without the extra there is no server to speak to.
collect_ignore_glob = [] if find_spec("pygls") else ["test_*.py"]

WITH_CODE = f"""\
{PACK}  code:
    kind: code
    title: A code [of] conduct
    reference: paragraph 2
    binds: its members
    address: example.org/code
    checked: "2026-11-01"
"""

RULE = """\
id: {id}
category: dignity.curiosity
title: “{word}” exhibits people
severity: {severity}
message: "“{{match}}”: find a plainer word."
why: Readers take it for ours.
sources: [house, code]
find: [{word}]
instead: [Say what happened.]
{more}
examples:
  flags:
    - "They [[{word}]] the men."
    - "The men were [[{word}]] again."
  passes:
    - "They held the men."
    - "The men rested."
"""

RULES = {
    "paraded-men": ("paraded", "error", "suggest: [shown, led]"),
    "begging-men": ("begged", "warning", ""),
    "grabbed-men": ("grabbed", "suggestion", "fix: captured"),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """A newsroom's folder: settings, and a pack of three rules, of which one has a fix and one has suggestions."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "desk" / "rules").mkdir(parents=True)
    (folder / "desk" / "lexicon").mkdir()
    (folder / "desk" / "ruleset.yaml").write_text(WITH_CODE, encoding="utf-8")
    for rule_id, (word, severity, more) in RULES.items():
        text = RULE.format(id=rule_id, word=word, severity=severity, more=more)
        (folder / "desk" / "rules" / f"{rule_id}.yaml").write_text(text, encoding="utf-8")
    (folder / "powlint.yaml").write_text("packs: [desk]\n", encoding="utf-8")
    return folder


CAN = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}},
}


@pytest.fixture(scope="module")
def editor(office, environment):
    """An editor on that folder, with a server for all tests of a module; it has nothing to log at the end."""
    made = Editor(office, environment, **CAN)
    yield made
    assert made.close() == ""
