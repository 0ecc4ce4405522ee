"""`powlint explain`: the page of a rule, or what was seen at a line of a draft."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from powlint.assemble import Parts
from powlint.doors.cli import options
from powlint.doors.cli.streams import written
from powlint.errors import EXIT_CLEAN, UsageError, did_you_mean
from powlint.model.rule import Rule, SourceRef, Status
from powlint.reporters.printable import printable

_PLACE = re.compile(r"(?P<draft>.+?):(?P<line>[0-9]+)(?::[0-9]+)?:?", re.DOTALL)


def run(words: Sequence[str]) -> int:
    """Explain a rule, or a line of a draft."""
    asked = parser().parse_args(words)
    parts = Parts(options.settings(asked.config), date.today())
    place = _PLACE.fullmatch(asked.subject)
    if place:
        from powlint.doors.cli.explain_place import explained  # noqa: PLC0415 - rules have no need of it

        rule = None if asked.rule is None else _rule(parts, asked.rule)
        lines = explained(parts, Path(place["draft"]), int(place["line"]), rule)
    elif asked.rule is not None or Path(asked.subject).is_file():
        raise UsageError(f"powlint explain: name a line of the draft, such as {asked.subject}:1")
    else:
        lines = page(_rule(parts, asked.subject), parts)
    text = "".join(f"{printable(line)}\n" for line in lines)
    written(lambda stream: stream.write(text))
    return EXIT_CLEAN


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = options.parser("explain", "Show a rule's page, or what the layers and rules saw at a line of a draft.")
    made.add_argument("subject", metavar="RULE|DRAFT:LINE", help="a rule's id, or a line such as story.md:12")
    made.add_argument("--rule", metavar="RULE", help="with DRAFT:LINE: why this rule fired there or stayed silent")
    return made


def page(rule: Rule, parts: Parts) -> Iterator[str]:
    """All that a rule says of itself, line by line."""
    yield f"{rule.id}: {rule.title}"
    state = "" if rule.status is Status.LIVE else f" · {_STATES[rule.status]}"
    yield f"{rule.severity.value} · {rule.category} · pack {rule.pack or 'of a plugin'}{state}"
    yield ""
    yield from _section("message", [rule.message])
    yield from _section("why", [_flat(rule.why)])
    yield from _section("sources", [_source(key, parts.ruleset.sources.get(key)) for key in rule.sources])
    yield from _section("instead", rule.instead)
    yield from _section("suggest", rule.suggest)
    yield from _section("fix", _fixes(rule.fix))
    yield from _section("must flag, at the [[marks]]", rule.examples.flags)
    yield from _section("must let pass", rule.examples.passes)
    if rule.mark:
        yield f"written in {rule.mark.path}"


_STATES = {
    Status.DRAFT: "draft: runs only when named",
    Status.PILOT: "pilot: one level lower, never blocks",
    Status.RETIRED: "retired: never runs",
}


def _section(title: str, texts: Sequence[str]) -> Iterator[str]:
    if any(texts):
        yield title
        yield from (f"  {_flat(text)}" for text in texts)
        yield ""


def _fixes(fix: str | Mapping[str, str] | None) -> Sequence[str]:
    return [f"{words} → {text}" for words, text in fix.items()] if isinstance(fix, Mapping) else [fix or ""]


def _source(key: str, source: SourceRef | None) -> str:
    if source is None:
        return key
    checked = f"checked on {source.checked}" if source.checked else "never checked"
    parts = (
        ": ".join(part for part in (source.title, source.reference) if part),
        f"{source.kind}, binds {source.binds}" if source.binds else source.kind,
        source.address,
        checked,
    )
    return f"[{key}] {' · '.join(part for part in parts if part)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _rule(parts: Parts, rule_id: str) -> Rule:
    rules = {rule.id: rule for rule in parts.rules}
    if rule_id not in rules:
        hint = did_you_mean(rule_id, rules) or "; “powlint rules” lists them"
        raise UsageError(f"powlint explain: there is no rule “{rule_id}”{hint}")
    return rules[rule_id]
