"""Which names in a folder are drafts: patterns as in .gitignore, without its exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|\[[!^]?[^\]/]+\]|[^*?\[]+|\[")
_MEANINGS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


class Globs:
    """Some patterns. One with a slash counts from the settings' folder, one without for names at any depth."""

    def __init__(self, patterns: Iterable[str]) -> None:
        listed = [pattern.rstrip("/") for pattern in patterns if pattern.rstrip("/")]
        self._names = _either(pattern for pattern in listed if "/" not in pattern)
        self._paths = _either(pattern.removeprefix("/").removeprefix("./") for pattern in listed if "/" in pattern)

    def match(self, path: str) -> bool:
        """Whether a path, from the settings' folder and with forward slashes, is meant."""
        return bool(self._names.fullmatch(path.rpartition("/")[2]) or self._paths.fullmatch(path))


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(_regex(pattern) for pattern in patterns) or r"(?!)", re.DOTALL)


def _regex(pattern: str) -> str:
    return "".join(_part(part) for part in _PARTS.findall(pattern))


def _part(part: str) -> str:
    if part in _MEANINGS:
        return _MEANINGS[part]
    if part.startswith("[") and len(part) > 1:
        negated = part[1] in "!^"
        return f"[{'^' if negated else ''}{re.escape(part[1 + negated : -1]).replace(chr(92) + '-', '-')}]"
    return re.escape(part)
