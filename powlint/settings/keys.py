"""The words of a settings file, checked key by key; every complaint of a file at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from powlint.errors import Problem, SettingsError, did_you_mean
from powlint.model.finding import Severity
from powlint.settings.values import Settings
from powlint.settings.written import Written, strings

_LEVELS = tuple(level.value for level in Severity)


class _Reading:
    """The settings of one file while its keys are read."""

    def __init__(self, path: Path) -> None:
        self.folder = path.absolute().parent
        self.problems: list[Problem] = []
        self.places: dict[str, Problem] = {}
        self.found: dict[str, object] = {}

    def complain(self, written: Written, message: str) -> None:
        self.problems.append(written.problem(message))

    def words(self, key: str, written: Written) -> tuple[str, ...]:
        """A list of words, each remembered with its place."""
        if written.items is None:
            self.complain(written, f"“{key}” takes a list; write {key}: [{_shown(written, 'a')}, …]")
            return ()
        for item in written.items:
            if not isinstance(item.value, str) or not item.value.strip():
                self.complain(item, f"“{key}” takes words; put this one in quotation marks")
        for word, item in strings(written):
            self.places.setdefault(word, item.problem(""))
        return tuple(word for word, _ in strings(written))

    def level(self, written: Written) -> Severity | None:
        if isinstance(written.value, str) and written.value in _LEVELS:
            return Severity(written.value)
        word = _shown(written)
        self.complain(written, f"“{word}” is no severity{did_you_mean(word, _LEVELS)}; take {', '.join(_LEVELS)}")
        return None


def settings_of(tree: Written | None, path: Path) -> Settings:
    """The settings a file holds. Raises SettingsError with all that is wrong in it."""
    reading = _Reading(path)
    if tree is not None and not tree.is_mapping:
        reading.complain(tree, "settings are keys and values, such as packs: [pow]")
    _each(reading, tree, _KEYS, "key")
    if reading.problems:
        raise SettingsError(reading.problems)
    return Settings(folder=reading.folder, path=path, places=reading.places, **reading.found)  # type: ignore[arg-type]


_Taken = Callable[[_Reading, str, Written], None]


def _each(reading: _Reading, tree: Written | None, known: dict[str, _Taken], noun: str) -> None:
    seen: set[str] = set()
    for key, value in (tree.pairs or ()) if tree is not None else ():
        word = str(key.value)
        if word not in known:
            hint = did_you_mean(word, known) or f"; known are {', '.join(known)}"
            reading.complain(key, f"unknown {noun} “{word}”{hint}")
        elif word in seen:
            reading.complain(key, f"“{word}” stands twice; keep one")
        elif value.value is not None or value.is_mapping:
            known[word](reading, word, value)
        seen.add(word)


def _words(reading: _Reading, key: str, written: Written) -> None:
    reading.found[key] = reading.words(key, written)


def _packs(reading: _Reading, key: str, written: Written) -> None:
    _words(reading, key, written)
    if written.items == ():
        reading.complain(
            written, "“packs” is empty: no rule would run; leave it out for the pack that comes with powlint"
        )


def _overlays(reading: _Reading, key: str, written: Written) -> None:
    reading.words(key, written)
    paths = []
    for word, item in strings(written):
        paths.append(reading.folder / word)
        if not paths[-1].exists():
            reading.complain(item, f"no such file: {word} (looked in {reading.folder.as_posix()})")
    reading.found[key] = tuple(paths)


def _rules(reading: _Reading, _key: str, written: Written) -> None:
    if not written.is_mapping:
        reading.complain(written, "“rules” takes on and off; write rules: {off: [a-rule]}")
    _each(reading, written, {"on": _words, "off": _words}, "key of rules")
    lists = {key.value: dict(strings(value)) for key, value in written.pairs or ()}
    for word, item in lists.get("off", {}).items():
        if word in lists.get("on", {}):
            reading.complain(item, f"“{word}” is both on and off; keep one")


def _severities(reading: _Reading, key: str, written: Written) -> None:
    if not written.is_mapping:
        reading.complain(written, "“severities” takes rules and levels; write severities: {a-rule: warning}")
    levels: dict[str, Severity] = {}
    for rule, value in written.pairs or ():
        word = str(rule.value)
        if word in levels:
            reading.complain(rule, f"“{word}” stands twice; keep one")
        reading.places.setdefault(word, rule.problem(""))
        level = reading.level(value)
        if level is not None:
            levels[word] = level
    reading.found[key] = levels


def _fail_on(reading: _Reading, key: str, written: Written) -> None:
    level = reading.level(written)
    if level is not None:
        reading.found[key] = level


def _jobs(reading: _Reading, key: str, written: Written) -> None:
    value = written.value
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        reading.complain(written, "“jobs” takes a number of processes, 1 or more; leave it out to let powlint choose")
    else:
        reading.found[key] = value


def _format(reading: _Reading, key: str, written: Written) -> None:
    if isinstance(written.value, str) and written.value:
        reading.found[key] = written.value
        reading.places.setdefault(written.value, written.problem(""))
    else:
        reading.complain(written, "“format” takes the name of a format, such as text, line or json")


def _path(reading: _Reading, key: str, written: Written) -> None:
    if isinstance(written.value, str) and written.value.strip():
        reading.found[key] = reading.folder / written.value
    else:
        reading.complain(written, f"“{key}” takes the path of a file")


def _by(reading: _Reading, key: str, written: Written) -> None:
    if isinstance(written.value, str) and written.value.strip():
        reading.found[key] = " ".join(written.value.split())
    else:
        reading.complain(written, "“by” takes a name, or the name of a desk")


def _shown(written: Written, default: str = "this") -> str:
    value = written.value
    if value is True or value is False:
        return "yes" if value else "no"
    return default if value is None or isinstance(value, tuple) else str(value)


_KEYS: dict[str, _Taken] = {
    "packs": _packs,
    "overlays": _overlays,
    "rules": _rules,
    "severities": _severities,
    "fail_on": _fail_on,
    "files": _words,
    "exclude": _words,
    "plugins": _words,
    "jobs": _jobs,
    "format": _format,
    "baseline": _path,
    "duty_log": _path,
    "salt_file": _path,
    "by": _by,
}
