"""`powlint test --strict`: the complaints about rules that live up to their examples and are weak all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from powlint.assemble import Parts
from powlint.doors.cli import files
from powlint.errors import UsageError
from powlint.linter import Linter
from powlint.model.draft import Draft
from powlint.model.report import FileReport
from powlint.model.rule import Check
from powlint.reporters.printable import printable
from powlint.rules.strict import Bench, complaints, stripped


def strict_lines(
    parts: Parts, checks: Sequence[Check], draft_of: Callable[[str], Draft], drafts: dict[str, Draft]
) -> list[str]:
    """A line for each complaint, with file, line and column."""
    layers = frozenset(layer for annotator in parts.annotators for layer in annotator.gives)
    bench = Bench(
        checks=tuple(checks),
        bare={check.rule.id: check for check in parts.checks(stripped(check.rule) for check in checks)},
        ruleset=parts.ruleset,
        words=parts.words.knowing(layers),
        draft_of=draft_of,
        drafts=drafts,
        today=parts.today,
    )
    return [printable(str(complaint)) for complaint in complaints(bench)]


def drafts_in(folder: str, parts: Parts, linter: Linter) -> dict[str, Draft]:
    """The drafts of a folder with all their layers, by path. Raises PowlintError if there are none or one is lost."""
    given = files.given([folder], parts.settings)
    if not given.drafts and not given.lost:
        raise UsageError(f"{folder}: holds no drafts; `files` in the settings says which names are drafts")
    lost = list(given.lost)
    drafts: dict[str, Draft] = {}
    for path in given.drafts:
        source = files.read(path)
        if isinstance(source, FileReport):
            lost += source.faults
        else:
            drafts[source.name] = linter.draft(source)
    if lost:
        raise UsageError("\n".join(f"{fault.path}: {fault.message}" for fault in lost))
    return drafts
