"""`powlint init`: settings and a pre-commit hook for a newsroom, written once and never over anything."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from powlint import __version__
from powlint.doors.cli.options import Parser
from powlint.doors.cli.streams import written
from powlint.errors import EXIT_CLEAN, UsageError

SETTINGS = """\
# Settings of powlint, for all drafts in this folder and below. Every line may be left out.
# `powlint rules` lists the rules, `powlint explain RULE` shows one.

# Which packs of rules: names of those that come with powlint or a plugin, or folders of your own.
packs: [pow]

# Files that change single keys of rules, each with a reason.
# overlays: [house-rules.yaml]

# Rules or categories switched off, and draft rules switched on.
rules:
  on: []
  off: []

# How grave a rule is here: error, warning or suggestion.
severities: {}
#   a-rule: warning

# From which severity on a run fails (exit status 1): error, warning or suggestion.
fail_on: error

# Which names in a folder are drafts, and what to pass over.
files: ["*.txt", "*.text", "*.md", "*.markdown", "*.mdown", "*.rst", "*.docx", "*.odt", "*.rtf"]
exclude: []

# Plugins to load; they must be installed beside powlint.
plugins: []

# The format of reports on standard output: text, line, json or another that docs/output-formats.md lists.
format: text

# What an archive holds already, written by `powlint baseline create`, and a log of what was decided of each finding.
# baseline: powlint-baseline.json
# duty_log: duty.jsonl
"""

HOOK = """\
# What git runs before a commit. To switch it on: pip install pre-commit, then pre-commit install.
# docs/ci.md tells of hooks that make the fixes, and that lint the messages of commits.
repos:
  - repo: local
    hooks:
      - id: powlint
        name: powlint
        # With --changed it reports on the paragraphs that a commit changes, without it on whole drafts.
        entry: {entry}
        language: python
        additional_dependencies: ["powlint=={version}"]
        files: '(?i)\\.(txt|text|md|markdown|mdown|rst|html?|xhtml|nitf|newsml|ninjs|srt|vtt|eml|docx|odt|rtf)$'
        require_serial: true
"""

_HOOKS = ".pre-commit-config.yaml"


def run(words: Sequence[str]) -> int:
    """Write both files; raises UsageError, having written nothing, if either is there already."""
    asked = parser().parse_args(words)
    folder: Path = asked.folder
    files = {"powlint.yaml": SETTINGS, _HOOKS: HOOK.format(version=__version__, entry=asked.entry)}
    there = [name for name in files if os.path.lexists(folder / name)]
    if there:
        raise UsageError(_advice(folder, there, files[_HOOKS]))
    for name, text in files.items():
        _write(folder / name, text)
    made = "".join(f"wrote {(folder / name).as_posix()}\n" for name in files)
    written(lambda stream: stream.write(f"{made}next: powlint check {folder.as_posix()}\n"))
    return EXIT_CLEAN


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = Parser(
        prog="powlint init",
        allow_abbrev=False,
        description="Write settings (powlint.yaml) and a pre-commit hook (.pre-commit-config.yaml) for a newsroom.",
    )
    made.add_argument("--folder", type=Path, metavar="FOLDER", default=Path(), help="where to write (default: here)")
    made.add_argument(
        "--changed",
        dest="entry",
        action="store_const",
        const="powlint check --changed",
        default="powlint check",
        help="let the hook report on the paragraphs that a commit changes, and not on whole drafts",
    )
    return made


def _advice(folder: Path, there: Sequence[str], hook: str) -> str:
    names = " and ".join((folder / name).as_posix() for name in there)
    lines = [f"powlint init: {names} {'is' if len(there) == 1 else 'are'} there already; nothing was written"]
    if _HOOKS in there:
        entry = hook.partition("repos:\n")[2]
        lines.append(f"to have the hook, add this under `repos:` yourself:\n{entry.rstrip()}")
    return "\n".join(lines)


def _write(path: Path, text: str) -> None:
    try:
        # "x": a file that came to be since we looked is not written over either.
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: cannot be written: {error.strerror or error}") from None
