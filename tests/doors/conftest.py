from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pack import PACK

Ran = subprocess.CompletedProcess[bytes]
Powlint = Callable[..., Ran]

RULE = """\
id: {id}
category: {category}
title: {title}
severity: {severity}
message: "“{{match}}”: find a plainer word."
why: Readers take it for ours.
sources: [house]
find: [{find}]
sensitive: {sensitive}
instead: [Say what happened.]
examples:
  flags:
    - "They [[{word}]] the men."
    - "The men were [[{word}]] again."
  passes:
    - "They held the men."
    - "The men rested."
"""


def _write(folder: Path, rule_id: str, word: str, **keys: str) -> None:
    given = {
        "category": "dignity.curiosity",
        "title": f"“{word}” exhibits people",
        "severity": "error",
        "find": word,
        "sensitive": "false",
    }
    text = RULE.format(id=rule_id, word=word, **(given | keys))
    (folder / "desk" / "rules" / "words").mkdir(parents=True, exist_ok=True)
    (folder / "desk" / "rules" / "words" / f"{rule_id}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A newsroom's folder: settings, and a pack of two rules."""
    (tmp_path / "desk" / "lexicon").mkdir(parents=True)
    (tmp_path / "desk" / "ruleset.yaml").write_text(PACK, encoding="utf-8")
    _write(tmp_path, "paraded-men", "paraded")
    _write(tmp_path, "begging-men", "begged", severity="warning")
    (tmp_path / "powlint.yaml").write_text("packs: [desk]\n", encoding="utf-8")
    (tmp_path / "bad.md").write_text("# Front\n\nThey paraded the men, who begged.\n", encoding="utf-8")
    (tmp_path / "fair.md").write_text("They begged for water.\n", encoding="utf-8")
    (tmp_path / "good.txt").write_text("The men rested.\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def write_rule(desk: Path) -> Callable[..., None]:
    """Writes one more rule into the desk's pack."""
    return partial(_write, desk)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Ours, in which the powlint of this clone is found, installed or not, and compiled once for all tests."""
    root = str(Path(__file__).parents[2])
    paths = [root, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    cache = str(tmp_path_factory.mktemp("cache"))
    return {**kept, "PYTHONPATH": os.pathsep.join(path for path in paths if path), "PYTHONPYCACHEPREFIX": cache}


@pytest.fixture
def powlint(desk: Path, environment: dict[str, str]) -> Powlint:
    """The real command, in the newsroom's folder."""

    def run(*words: str, **options: object) -> Ran:
        given_env = {**environment, **options.pop("env", {})}  # type: ignore[dict-item]
        command = [sys.executable, "-X", "utf8", "-m", "powlint", *words]
        given = {"cwd": desk, "env": given_env, "timeout": 120, "capture_output": True, **options}
        return subprocess.run(command, check=False, **given)  # type: ignore[call-overload, no-any-return]

    return run
