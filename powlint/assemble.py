"""The one place where the parts are joined: settings name plugins, packs and rules; a linter comes of them."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from powlint import __version__
from powlint.cache import Cache, fingerprint
from powlint.checks.check import QUOTATION, quoted
from powlint.errors import UsageError, did_you_mean
from powlint.linter import Linter, Triage
from powlint.model.draft import Annotator, Draft
from powlint.model.finding import Finding, Severity
from powlint.model.reporting import Reporter
from powlint.model.rule import Check, Finder, Rule, Ruleset, SourceRef, Status
from powlint.patterns import REGEX_VERSION, Compilations, Words
from powlint.patterns.source import BUILTIN
from powlint.plugins.facade import Plugins
from powlint.plugins.manager import load_plugins
from powlint.settings import Settings, chosen, shown_path
from powlint.values import dataclass

if TYPE_CHECKING:
    from powlint.triage.baseline import Baseline

_NAME = re.compile(r"(?<!\\)<\s*(?:\w+=)?([A-Za-z_][\w-]*)")


# Making fewer regexes than this anew (2 ms each) is cheaper than keeping them (30 ms).
_WORTH_KEEPING = 6


def assemble(settings: Settings, *, today: date, debug: bool = False, cache: Cache | None = None) -> Linter:
    """The linter that the settings ask for. Raises PowlintError with all that is wrong in settings or rulesets."""
    return Parts(settings, today, cache).linter(debug=debug)


@dataclass(frozen=True, slots=True)
class Assembled:
    """What a run needs of the rulesets: all that the cache keeps."""

    annotators: tuple[Annotator, ...]
    checks: tuple[Check, ...]
    rule_ids: frozenset[str]
    sources: Mapping[str, SourceRef]
    packs: Mapping[str, str]
    words: Words


@dataclass(frozen=True)
class Parts:
    """The parts that some settings name, each made when it is first asked for, or taken from the cache."""

    settings: Settings
    today: date
    cache: Cache | None = None

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
    def words(self) -> Words:
        """The vocabularies, as the annotators know them."""
        lexicon = self.ruleset.lexicon
        phrases = (q.phrase for entry in lexicon.values() for queries in entry.phrases.values() for q in queries)
        named = {name for phrase in phrases if "<" in phrase for name in _NAME.findall(phrase)}
        # Which layers there are is known only when all annotators are made, and those of the vocabularies are made
        # of phrases that may name layers. So a name that means nothing else is taken for a layer; if nobody gives
        # it, `compile_ruleset` complains, at the place where it stands.
        layers = frozenset(named - lexicon.keys() - self.finders.keys() - BUILTIN.keys())
        return Words(lexicon, layers, self.finders)

    @cached_property
    def annotators(self) -> tuple[Annotator, ...]:
        """Ours and those of the plugins, with the vocabularies' layers."""
        return self.plugins.annotators(self.words)

    @property
    def sources(self) -> Mapping[str, SourceRef]:
        """The sources that rules cite."""
        return self._assembled.sources

    @property
    def packs(self) -> Mapping[str, str]:
        """The versions of the packs, by id."""
        return self._assembled.packs

    def linter(self, *, debug: bool = False) -> Linter:
        """A linter with the checks that the settings want; it knows the baseline that they name."""
        made = self._assembled
        triage = replace(self._triage(made.rule_ids), salt=self.salt, baseline=self._baseline)
        return self._linter(made.annotators, made.checks, triage, debug=debug)

    @cached_property
    def salt(self) -> bytes:
        """What findings are known again by; empty if nobody needs it."""
        path = self.settings.salted
        if path is None:
            return b""
        from powlint.triage.salt import read_salt  # noqa: PLC0415 - only for those who set one

        return read_salt(path, name=shown_path(path))

    @property
    def _baseline(self) -> Baseline | None:
        path = self.settings.baseline
        if path is None:
            return None
        from powlint.triage.baseline_file import read_baseline  # noqa: PLC0415 - only for those who have one

        return read_baseline(path, salt=self.salt, name=shown_path(path))

    def keep(self) -> None:
        """Let the cache keep what was assembled, and the regexes compiled since, if it does not have them yet."""
        is_new = self._kept is None or Compilations.count >= _WORTH_KEEPING
        if self.cache is None or not self._is_keepable or not is_new:
            return
        # Files may have changed since they were read: then their digest is another, and what was made of them is old.
        if self._fingerprint() == self._digest:
            self.cache.store(self._name, self._digest, self._assembled, today=self.today)

    def trial(self) -> Linter:
        """A linter to try every rule on its examples: none is off but the retired, no gate is shut, patterns are tried.

        An example is a sentence or two, in which no gate could know a conflict.
        """
        wanted = (replace(rule, gate="") for rule in self.rules if rule.status is not Status.RETIRED)
        return self._linter(
            self.annotators, self.checks(wanted, verify=True), self._triage(rule.id for rule in self.rules)
        )

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
            words=self.words,
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

    @cached_property
    def _assembled(self) -> Assembled:
        if self._kept is not None:
            return self._kept
        checks = self.checks(chosen(self.rules, self.settings))
        ids = frozenset(rule.id for rule in self.rules)
        return Assembled(self.annotators, checks, ids, self.ruleset.sources, self.ruleset.packs, self.words)

    @cached_property
    def _kept(self) -> Assembled | None:
        """What the cache has for these settings."""
        if self.cache is None or not self._is_keepable:
            return None
        kept = self.cache.load(self._name, self._digest, today=self.today)
        return kept if isinstance(kept, Assembled) else None

    @property
    def _is_keepable(self) -> bool:
        """Whether all of it is ours: nobody knows what a plugin's parts are made of."""
        return not self.settings.plugins

    @property
    def _name(self) -> str:
        options = repr(self._options).encode("utf-8", "surrogateescape")
        return f"{zlib.crc32(options):08x}.{sys.implementation.cache_tag}"

    @cached_property
    def _digest(self) -> bytes:
        return self._fingerprint()

    @property
    def _options(self) -> tuple[object, ...]:
        """All that settings have to do with what is assembled."""
        said = self.settings
        paths = [str(folder.absolute()) for folder in (*self._folders(), *said.overlays)]
        return paths, said.on, said.off, said.select, said.ignore, sorted(said.severities.items())

    def _fingerprint(self) -> bytes:
        words = (__version__, REGEX_VERSION, repr(self._options))
        return fingerprint(words, (*self._folders(), *self.settings.overlays))

    def _triage(self, rule_ids: Iterable[str]) -> Triage:
        return Triage(self.today, frozenset(rule_ids), self.plugins.silence)

    def _linter(
        self, annotators: Iterable[Annotator], checks: Iterable[Check], triage: Triage, *, debug: bool = False
    ) -> Linter:
        return Linter(
            reader=self.plugins.choose_reader,
            annotators=annotators,
            checks=checks,
            triage=triage,
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
    """A check written in Python, with the severity and status that its rule has here, and no fix in a quotation."""

    inner: Check
    rule: Rule

    @property
    def literals(self) -> frozenset[str] | None:
        return self.inner.literals

    @property
    def layers(self) -> frozenset[str]:
        return frozenset({QUOTATION, *self.inner.layers})

    def find(self, draft: Draft) -> Iterable[Finding]:
        pilot = self.rule.status is Status.PILOT
        changed = self.rule.severity is not self.inner.rule.severity
        for finding in self.inner.find(draft):
            level: Severity = self.rule.severity if changed else finding.severity
            yield replace(
                finding,
                severity=level.lowered if pilot else level,
                blocks=finding.blocks and not pilot,
                fix=None if finding.fix is None or quoted(draft, finding.span) else finding.fix,
            )
