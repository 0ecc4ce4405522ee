"""Packs written into a folder, for the tests of rules/."""

from __future__ import annotations

from pathlib import Path

HEAD = """\
id: desk
title: A desk's own rules
version: "1"
languages: [en]
maintainers: [The desk]
gate: ""
categories: [status.term, identity.birth]
sources:
  house-1:
    kind: house
    title: Our stylebook
    reference: page 3
    binds: our desk
    checked: "2026-11-21"
"""

RULE = """\
id: status-hostage
category: status.term
title: A prisoner of war is called a hostage
severity: warning
message: "“{match}”: say prisoner of war, or quote who says it."
why: A hostage is held to compel somebody else.
sources: [house-1]
find: hostage(s)
unless:
  - {find: said, within: sentence}
instead: [Write prisoner of war.]
examples:
  flags:
    - "The [[hostages]] were soldiers."
    - "He is a [[hostage]]."
  passes:
    - "They were hostages, he said."
    - "They were prisoners."
"""


def write(root: Path, files: dict[str, str]) -> Path:
    """The folder `root` with these files in it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def pack(root: Path, *, rule: str = RULE, head: str = HEAD, lexicon: str = "", name: str = "status-hostage") -> Path:
    """A pack with one rule."""
    files = {"ruleset.yaml": head, f"rules/status/{name}.yaml": rule}
    if lexicon:
        files["lexicon/words.yaml"] = lexicon
    return write(root, files)
