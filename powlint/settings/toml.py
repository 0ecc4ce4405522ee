"""The table [tool.powlint] of a pyproject.toml. The TOML reader tells no places, so words are looked up in the text."""

from __future__ import annotations

import re

from powlint.errors import Problem, SettingsError
from powlint.settings.written import Page, Scalar, Written

_HEADER = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*powlint\b|^[ \t]*tool[ \t]*\.[ \t]*powlint\b", re.M)
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def toml_tree(page: Page) -> Written | None:
    """What [tool.powlint] says; None if the file has no such table."""
    if "powlint" not in page.text:
        return None
    import tomllib  # noqa: PLC0415 - only when there is something to read

    try:
        tree: object = tomllib.loads(page.text)
    except tomllib.TOMLDecodeError as error:
        if not _HEADER.search(page.text):
            return None  # somebody else's broken file
        raise SettingsError([_syntax(page, str(error))]) from None
    for key in ("tool", "powlint"):
        tree = tree.get(key) if isinstance(tree, dict) else None
    if tree is None:
        return None
    header = _HEADER.search(page.text)
    return _from_value(tree, page, header.start() if header else 0, "tool.powlint")


def _syntax(page: Page, text: str) -> Problem:
    place = _PLACE.search(text)
    message = f"not TOML: {_PLACE.sub('', text)}"
    if place and place[1]:
        return page.problem(message, int(place[1]), int(place[2]))
    return Problem(page.path, 0, 0, message)


def _from_value(value: object, page: Page, at: int, word: str) -> Written:
    if isinstance(value, dict):
        pairs = []
        for key, inner in value.items():
            found = _key_at(page.text, key, at)
            pairs.append((_placed(key, page, found, key), _from_value(inner, page, found, key)))
        return _placed(None, page, at, word, pairs=tuple(pairs))
    if isinstance(value, list):
        return _placed(tuple(_from_value(item, page, at, word) for item in value), page, at, word)
    if isinstance(value, str):
        found = page.text.find(value, at) if value else -1
        return _placed(value, page, found if found >= 0 else at, value if found >= 0 else word)
    known = value if isinstance(value, bool | int | float) else str(value)
    return _placed(known, page, at, word)


def _placed(
    value: Scalar | tuple[Written, ...],
    page: Page,
    at: int,
    word: str,
    *,
    pairs: tuple[tuple[Written, Written], ...] | None = None,
) -> Written:
    problem = page.problem_at(at, "")
    return Written(value, page, problem.line, problem.column, max(1, len(word)), pairs)


def _key_at(text: str, key: str, at: int) -> int:
    """Where a key stands: before its `=`, or in a table's header."""
    word = rf"(?<![\w-]){re.escape(key)}(?![\w-])"
    for after in (r"(?=[\"']?[ \t]*=)", r"(?=[\"']?[ \t]*[\].])"):
        found = re.compile(word + after).search(text, at)
        if found:
            return found.start()
    return at
