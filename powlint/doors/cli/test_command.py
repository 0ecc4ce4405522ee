"""`powlint test`: the examples that rules bring along, run."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date

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
    """Run every rule's examples; 1 if a rule does not live up to one or has none, 2 if one could not be run."""
    asked = _parser().parse_args(words)
    linter = Parts(options.with_packs(options.settings(asked.config), asked.rulesets), date.today()).trial()
    outcomes = [_outcome(check, linter) for check in linter.checks]
    untested = [check.rule.id for check in linter.checks if not _is_tested(check)]
    failed = sum(bool(lines) for lines, _ in outcomes)
    broken = sum(is_broken for _, is_broken in outcomes)
    lines = [line for found, _ in outcomes for line in found]
    lines += [f"{rule_id}: untested: it has no examples" for rule_id in untested]
    examples = sum(len(c.rule.examples.flags) + len(c.rule.examples.passes) for c in linter.checks)
    fail = f"{failed} {'rule fails' if failed == 1 else 'rules fail'}"
    lines.append(f"{examples} examples of {len(linter.checks)} rules: {fail}, {len(untested)} untested")
    written(lambda stream: stream.writelines(f"{line}\n" for line in lines))
    if broken:
        return EXIT_TROUBLE
    return EXIT_FINDINGS if failed or untested else EXIT_CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("test", "Run the examples that rules bring along, and name what fails or is untested.")
    parser.add_argument("rulesets", nargs="*", metavar="RULESET", help="packs: names or folders (default: as set)")
    return parser


def _is_tested(check: Check) -> bool:
    return bool(check.rule.examples.flags or check.rule.examples.passes)


def _outcome(check: Check, linter: Linter) -> tuple[list[str], bool]:
    """What to say of a rule, and whether it broke down."""
    if not _is_tested(check):
        return [], False

    def draft_of(text: str) -> Draft:
        return linter.draft(Source("example.txt", text.encode("utf-8", "surrogatepass")))

    mark = check.rule.mark
    place = f"{mark.path}:{mark.line}: " if mark else ""
    try:
        failures = run_examples(check, draft_of)
    except PowlintError as error:
        return [f"{place}{check.rule.id}: cannot be run: {printable(str(error))}"], True
    except Exception as error:  # a plugin's check may raise anything
        return [f"{place}{check.rule.id}: cannot be run: {type(error).__name__}: {printable(str(error))}"], True
    return [place + "\n".join(printable(line) for line in str(failure).split("\n")) for failure in failures], False
