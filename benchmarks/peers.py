"""Other linters of prose, where they are on PATH."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.commands import ROOT, Command
from powlint.patterns.plain import is_simple
from powlint.rules.load import load_ruleset

_RULES = 30
_PHRASES = 10


def peers(folder: Path) -> dict[str, Command]:
    """Those that are installed, by name. What they need to be told is written into a folder."""
    known = {
        "Vale": Command(("vale", f"--config={folder / 'vale.ini'}", "--no-exit", "--output=line")),
        "proselint": Command(("proselint", "check"), (0, 1)),
        "codespell": Command(("codespell",), (0, 65)),
    }
    installed = {name: command for name, command in known.items() if shutil.which(command.words[0])}
    if "Vale" in installed:
        _write_style(folder)
    return installed


def _write_style(folder: Path) -> None:
    """Rules for Vale: as many as newsrooms have of their own, with phrases of our vocabularies."""
    style = folder / "styles" / "Desk"
    style.mkdir(parents=True, exist_ok=True)
    text = "StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.md]\nBasedOnStyles = Desk\n"
    (folder / "vale.ini").write_text(text, encoding="utf-8")
    for name, phrases in islice(_phrases(), _RULES):
        tokens = "".join(f'  - "{phrase}"\n' for phrase in phrases)
        rule = f"extends: existence\nmessage: \"Think of '%s'.\"\nlevel: warning\nignorecase: true\ntokens:\n{tokens}"
        (style / f"{name}.yml").write_text(rule, encoding="utf-8")


def _phrases() -> Iterator[tuple[str, list[str]]]:
    """Vocabularies, each with phrases of plain letters."""
    for name, entry in sorted(load_ruleset([ROOT / "rulesets" / "pow"]).lexicon.items()):
        queries = (query for queries in entry.phrases.values() for query in queries)
        plain = [q.phrase for q in queries if is_simple(q.phrase) and q.phrase.replace(" ", "").isalpha()]
        if len(plain) >= _PHRASES:
            yield name, plain[:_PHRASES]
