"""Rules as SARIF describes them: what each is for, on whose word, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from powlint.model.reporting import NOTE_ID, ReportOptions
from powlint.model.rule import Rule, SourceRef
from powlint.reporters.markup import markdown
from powlint.reporters.shown import NOTE_LEVELS, Shown

# GitHub takes no more of a full description.
_LONGEST = 1024
_REMARK = "An ignore note, a waiver or a clearance is not in order"
_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}


def descriptors(entries: Sequence[Shown], options: ReportOptions) -> list[dict[str, object]]:
    """The rules under which something is said, by id."""
    levels = {entry.rule_id: NOTE_LEVELS[entry.severity] for entry in reversed(entries)}
    return [_descriptor(rule_id, level, options) for rule_id, level in sorted(levels.items())]


def _descriptor(rule_id: str, level: str, options: ReportOptions) -> dict[str, object]:
    rule = options.rules.get(rule_id)
    if rule is None:
        return {"id": rule_id, **_texts(_REMARK if rule_id == NOTE_ID else rule_id), **_level(level)}
    help_text = {
        "text": "\n".join(f"{head}: {said}" for head, said in _help(rule, options)),
        "markdown": "\n".join(f"* **{head}:** {markdown(said)}" for head, said in _help(rule, options)),
    }
    tags = {"tags": [rule.category, *rule.sources], "problem.severity": _PROBLEMS[NOTE_LEVELS[rule.severity]]}
    texts = {**_texts(rule.title), "fullDescription": {"text": (rule.why or rule.title)[:_LONGEST]}}
    return {"id": rule_id, **texts, "help": help_text, **_level(NOTE_LEVELS[rule.severity]), "properties": tags}


def _texts(title: str) -> dict[str, object]:
    return {key: {"text": title} for key in ("shortDescription", "fullDescription", "help")}


def _level(level: str) -> dict[str, object]:
    return {"defaultConfiguration": {"level": level}}


def _help(rule: Rule, options: ReportOptions) -> Iterator[tuple[str, str]]:
    yield "Why", rule.why or rule.title
    for key in rule.sources:
        source = options.sources.get(key)
        yield "Source", _cited(source) if source else key
    for way in rule.instead:
        yield "Instead", way


def _cited(source: SourceRef) -> str:
    return "; ".join(filter(None, (source.title, source.binds and f"binds {source.binds}", source.address)))
