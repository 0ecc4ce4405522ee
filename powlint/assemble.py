"""The one place where the parts are joined: settings name plugins, packs and rules; a linter comes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from powlint.errors import UsageError
from powlint.linter import Linter, Triage
from powlint.model.draft import Annotator, Draft
from powlint.model.finding import Finding, Severity
from powlint.model.reporting import Reporter
from powlint.model.rule import Check, Finder, Rule, Ruleset, Status
from powlint.patterns import Words
from powlint.patterns.source import BUILTIN
from powlint.plugins.facade import Plugins
from powlint.plugins.manager import load_plugins
from powlint.settings import Settings, chosen, did_you_mean

_NAME = re.compile(r"(?<!\\)<\s*(?:\w+=)?([A-Za-z_][\w-]*)")


def assemble(settings: Settings, *, today: date, debug: bool = False) -> Linter:
    """The linter that the settings ask for. Raises PowlintError with all that is wrong in settings or rulesets."""
    return Parts(settings, today).linter(debug=debug)


@dataclass(frozen=True)
class Parts:
    """The parts that some settings name, each made when it is first asked for."""

    settings: Settings
    today: date

    @cached_property
    def plugins(self) -> Plugins:
        """Our own parts and those of the plugins named."""
        return load_plugins(self.settings.plugins)

    @cached_property
    def ruleset(self) -> Ruleset:
        """All packs and overlays, stacked."""
        from powlint.rules.load import load_ruleset  # noqa: PLC0415 - brings yaml with it

        return load_ruleset([*self._folders(), *self.settings.overlays])

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules there are, of packs and plugins, by id."""
        ours = self.ruleset.rules
        return tuple(sorted((*ours, *(check.rule for check in self.plugins.checks())), key=lambda rule: rule.id))

    @cached_property
    def finders(self) -> Mapping[str, Finder]:
        """The detectors of the plugins, by name."""
        return {finder.name: finder for finder in self.plugins.finders()}

    @cached_property
    def annotators(self) -> tuple[Annotator, ...]:
        """Ours and those of the plugins, with the vocabularies' layers."""
        lexicon = self.ruleset.lexicon
        phrases = (q.phrase for entry in lexicon.values() for queries in entry.phrases.values() for q in queries)
        named = {name for phrase in phrases if "<" in phrase for name in _NAME.findall(phrase)}
        # Which layers there are is known only when all annotators are made, and those of the vocabularies are made
        # of phrases that may name layers. So a name that means nothing else is taken for a layer; if nobody gives
        # it, `compile_ruleset` complains, at the place where it stands.
        layers = frozenset(named - lexicon.keys() - self.finders.keys() - BUILTIN.keys())
        return self.plugins.annotators(Words(lexicon, layers, self.finders))

    def linter(self, *, debug: bool = False) -> Linter:
        """A linter with the checks that the settings want."""
        return self._linter(self.checks(chosen(self.rules, self.settings)), debug=debug)

    def trial(self) -> Linter:
        """A linter to try every rule on its examples: none is off but the retired, no gate is shut, patterns are tried.

        An example is a sentence or two, in which no gate could know a conflict.
        """
        wanted = (replace(rule, gate="") for rule in self.rules if rule.status is not Status.RETIRED)
        return self._linter(self.checks(wanted, verify=True))

    def checks(self, rules: Iterable[Rule], *, verify: bool = False) -> tuple[Check, ...]:
        """The checks of some rules: those of the packs compiled, those of plugins as they are.

        With `verify` every pattern is compiled and tried at once, not when a draft first needs it.
        """
        from powlint.rules.compile import compile_ruleset  # noqa: PLC0415 - only where rules run

        wanted = tuple(rules)
        written = {check.rule.id: check for check in self.plugins.checks()}
        compiled = compile_ruleset(
            replace(self.ruleset, rules=tuple(rule for rule in wanted if rule.id not in written)),
            layers=frozenset(layer for annotator in self.annotators for layer in annotator.gives),
            finders=self.finders,
            today=self.today,
            verify=verify,
        )
        by_id = {check.rule.id: check for check in compiled}
        return tuple(_Weighed(written[r.id], r) if r.id in written else by_id[r.id] for r in wanted)

    def reporter(self, name: str) -> Reporter:
        """The reporter of a format."""
        reporters = {reporter.name: reporter for reporter in self.plugins.reporters()}
        if name not in reporters:
            hint = did_you_mean(name, reporters) or f"; there are {', '.join(reporters)}"
            raise UsageError(str(self.settings.complaint(name, f"there is no format “{name}”{hint}")))
        return reporters[name]

    def _linter(self, checks: Iterable[Check], *, debug: bool = False) -> Linter:
        return Linter(
            reader=self.plugins.choose_reader,
            annotators=self.annotators,
            checks=checks,
            triage=Triage(self.today, frozenset(rule.id for rule in self.rules), self.plugins.silence),
            debug=debug,
        )

    def _folders(self) -> list[Path]:
        """The folders of the packs: each named by its own name, or by a path."""
        known = {folder.name: folder for folder in self.plugins.rulesets()}
        return [self._folder(word, known) for word in self.settings.packs] or list(known.values())

    def _folder(self, word: str, known: dict[str, Path]) -> Path:
        folder = self.settings.folder / word
        if word in known:
            return known[word]
        if folder.is_dir():
            return folder
        hint = did_you_mean(word, known) or f"; known are {', '.join(known)}, or write the path of a folder"
        message = f"there is no pack “{word}”{hint}"
        raise UsageError(str(self.settings.complaint(word, message)))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A check written in Python, with the severity and status that its rule has here."""

    inner: Check
    rule: Rule

    @property
    def literals(self) -> frozenset[str] | None:
        return self.inner.literals

    @property
    def layers(self) -> frozenset[str]:
        return self.inner.layers

    def find(self, draft: Draft) -> Iterable[Finding]:
        pilot = self.rule.status is Status.PILOT
        changed = self.rule.severity is not self.inner.rule.severity
        for finding in self.inner.find(draft):
            level: Severity = self.rule.severity if changed else finding.severity
            yield replace(finding, severity=level.lowered if pilot else level, blocks=finding.blocks and not pilot)
