"""`powlint rules`: the rules there are, filtered."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath
from typing import TextIO

from powlint.assemble import Parts
from powlint.doors.cli import options
from powlint.doors.cli.streams import written
from powlint.errors import EXIT_CLEAN, UsageError, did_you_mean
from powlint.model.rule import Rule, Status
from powlint.settings import chosen


def run(words: Sequence[str]) -> int:
    """List the rules that fit the filters."""
    asked = parser().parse_args(words)
    parts = Parts(options.settings(asked.config), date.today())
    running = {rule.id: rule for rule in chosen(parts.rules, parts.settings)}
    rules = [running.get(rule.id, rule) for rule in parts.rules]
    _known(asked.category, "category", (word for rule in rules for word in _categories(rule)))
    _known(asked.family, "family", (family(rule) for rule in rules))
    _known(asked.pack, "pack", (rule.pack for rule in rules))
    found = [rule for rule in rules if _fits(rule, asked)]
    if asked.format == "json":
        written(lambda stream: _write_json(found, running, stream))
    else:
        written(lambda stream: _write_text(found, running, stream))
    return EXIT_CLEAN


def family(rule: Rule) -> str:
    """The folder a rule stands in, or the first word of its category."""
    folder = PurePath(rule.mark.path).parent.name if rule.mark else ""
    return folder if folder not in ("", "rules") else rule.category.partition(".")[0]


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = options.parser("rules", "List the rules, all or those that fit.")
    made.add_argument("words", nargs="*", metavar="WORD", help="words that must stand in its id, title or reason")
    made.add_argument("--category", metavar="NAME", help="such as identity.name, or identity for all of these")
    made.add_argument("--severity", choices=options.LEVELS, help="only rules this grave")
    made.add_argument("--family", metavar="NAME", help="the folder that the rules stand in")
    made.add_argument("--pack", metavar="NAME", help="only rules of one pack")
    made.add_argument("--format", choices=("text", "json"), default="text")
    return made


def _known(word: str | None, noun: str, words: Iterator[str]) -> None:
    known = {each for each in words if each}
    if word is not None and word not in known:
        hint = did_you_mean(word, known) or f"; there are {', '.join(sorted(known))}"
        raise UsageError(f"powlint rules: no rule is of the {noun} “{word}”{hint}")


def _categories(rule: Rule) -> tuple[str, str]:
    return rule.category, rule.category.partition(".")[0]


def _fits(rule: Rule, asked: argparse.Namespace) -> bool:
    text = " ".join((rule.id, rule.category, rule.title, rule.message, rule.why)).casefold()
    return (
        (asked.category is None or asked.category in _categories(rule))
        and (asked.severity is None or asked.severity == rule.severity.value)
        and (asked.family is None or asked.family == family(rule))
        and (asked.pack is None or asked.pack == rule.pack)
        and all(word.casefold() in text for word in asked.words)
    )


def _write_text(rules: Sequence[Rule], running: dict[str, Rule], stream: TextIO) -> None:
    width = max((len(rule.id) for rule in rules), default=0)
    for rule in rules:
        state = _state(rule, running)
        stream.write(f"{rule.id:<{width}}  {rule.severity.value:<10}  {rule.category:<20}  {rule.title}{state}\n")
    off = sum(rule.id not in running for rule in rules)
    stream.write(f"{len(rules)} rules{f', {off} of them off' if off else ''}\n")


def _state(rule: Rule, running: dict[str, Rule]) -> str:
    said = [] if rule.status is Status.LIVE else [rule.status.value]
    if rule.id not in running and rule.status is not Status.RETIRED:
        said.append("off")
    return f" ({', '.join(said)})" if said else ""


def _write_json(rules: Sequence[Rule], running: dict[str, Rule], stream: TextIO) -> None:
    import json  # noqa: PLC0415 - only for this format

    said = [
        {
            "id": rule.id,
            "category": rule.category,
            "family": family(rule),
            "pack": rule.pack,
            "title": rule.title,
            "severity": rule.severity.value,
            "status": rule.status.value,
            "runs": rule.id in running,
            "message": rule.message,
            "why": rule.why,
            "sources": list(rule.sources),
            "instead": list(rule.instead),
            "path": rule.mark.path if rule.mark else None,
        }
        for rule in rules
    ]
    stream.write(json.dumps({"version": 1, "rules": said}, indent=1) + "\n")
