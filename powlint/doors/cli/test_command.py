"""`powlint test`: the examples that rules bring along, run."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from powlint.assemble import Parts
from powlint.doors.cli import options
from powlint.doors.cli.streams import written
from powlint.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, PowlintError
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.model.draft import Draft
from powlint.model.rule import Check
from powlint.reporters.printable import printable
from powlint.rules.examples import run_examples

# pytest takes a function of this name in a module of this name for a test; it is none.
__test__ = False


def run(words: Sequence[str]) -> int:
    """Run every rule's examples; 1 if a rule fails one, has none or is weak, 2 if one could not be run."""
    asked = parser().parse_args(words)
    if asked.drafts and not asked.strict:
        parser().error("--drafts needs --strict beside it")
    parts = Parts(options.with_packs(options.settings(asked.config), asked.rulesets), date.today())
    linter = parts.trial()

    @cache  # a strict eye reads the same examples again
    def draft_of(text: str) -> Draft:
        return linter.draft(Source("example.txt", text.encode("utf-8", "surrogatepass")))

    outcomes = [_outcome(check, draft_of) for check in linter.checks]
    sound = [check for check, (_, is_broken) in zip(linter.checks, outcomes, strict=True) if not is_broken]
    untested = [check.rule.id for check in linter.checks if not _is_tested(check)]
    weak = _weak(parts, linter, sound, draft_of, asked.drafts) if asked.strict else []
    failed = sum(bool(lines) for lines, _ in outcomes)
    lines = [line for found, _ in outcomes for line in found]
    lines += [f"{rule_id}: untested: it has no examples" for rule_id in untested]
    lines += [*weak, _summary(linter.checks, failed, len(untested), len(weak) if asked.strict else None)]
    written(lambda stream: stream.writelines(f"{line}\n" for line in lines))
    if len(sound) < len(outcomes):
        return EXIT_TROUBLE
    return EXIT_FINDINGS if failed or untested or weak else EXIT_CLEAN


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = options.parser("test", "Run the examples that rules bring along, and name what fails or is untested.")
    add = made.add_argument
    add("rulesets", nargs="*", metavar="RULESET", help="packs: names or folders (default: as set)")
    add("--strict", action="store_true", help="complain of rules that are weak, too: see docs/rule-language.md")
    add("--drafts", metavar="FOLDER", help="with --strict: try the rules and their phrases on these drafts, too")
    return made


def _weak(
    parts: Parts, linter: Linter, checks: Sequence[Check], draft_of: Callable[[str], Draft], folder: str | None
) -> list[str]:
    """What a strict eye has to say of rules."""
    from powlint.doors.cli.strict import drafts_in, strict_lines  # noqa: PLC0415 - only for those who ask

    return strict_lines(parts, checks, draft_of, drafts_in(folder, parts, linter) if folder else {})


def _summary(checks: Sequence[Check], failed: int, untested: int, weak: int | None) -> str:
    examples = sum(len(check.rule.examples.flags) + len(check.rule.examples.passes) for check in checks)
    fail = f"{failed} {'rule fails' if failed == 1 else 'rules fail'}"
    strictly = "" if weak is None else f", {weak} {'complaint' if weak == 1 else 'complaints'}"
    return f"{examples} examples of {len(checks)} rules: {fail}, {untested} untested{strictly}"


def _is_tested(check: Check) -> bool:
    return bool(check.rule.examples.flags or check.rule.examples.passes)


def _outcome(check: Check, draft_of: Callable[[str], Draft]) -> tuple[list[str], bool]:
    """What to say of a rule, and whether it broke down."""
    if not _is_tested(check):
        return [], False
    mark = check.rule.mark
    place = f"{mark.path}:{mark.line}: " if mark else ""
    try:
        failures = run_examples(check, draft_of)
    except PowlintError as error:
        return [f"{place}{check.rule.id}: cannot be run: {printable(str(error))}"], True
    except Exception as error:  # a plugin's check may raise anything
        return [f"{place}{check.rule.id}: cannot be run: {type(error).__name__}: {printable(str(error))}"], True
    return [place + "\n".join(printable(line) for line in str(failure).split("\n")) for failure in failures], False
