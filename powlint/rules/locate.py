"""Where the rulesets that come with powlint lie: inside the installed package, or beside it in a clone."""

from __future__ import annotations

from pathlib import Path

from powlint.errors import Problem, RulesetError

_PACKAGE = Path(__file__).resolve().parents[1]


def builtin_rulesets(package: Path = _PACKAGE) -> Path:
    """The folder that holds our own packs, each in a folder of its name."""
    for folder in (package / "rulesets", package.parent / "rulesets"):
        if (folder / "pow" / "ruleset.yaml").is_file():
            return folder
    message = "the rulesets that belong to powlint are missing; install powlint again, or name a folder with --ruleset"
    raise RulesetError([Problem((package / "rulesets").as_posix(), 0, 0, message)])
