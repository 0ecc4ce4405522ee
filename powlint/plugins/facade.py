"""What all plugins add, typed and checked: the one way in which the rest of powlint asks them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from powlint.model.document import Document, Reader, Source
from powlint.model.draft import Annotator
from powlint.model.finding import Finding
from powlint.model.report import Silence
from powlint.model.reporting import Reporter
from powlint.model.rule import Check, Finder, Rule
from powlint.plugins.hooks import Hook, Hooks

if TYPE_CHECKING:
    import argparse

    from powlint.patterns import Words  # brings the regex engine, which listing formats does not need

T = TypeVar("T")


class Plugins:
    """The parts that ours and the named plugins add, ours first, then as the settings name the plugins.

    Every answer is checked: a part that is not what it should be is a PluginError that names plugin and hook.
    """

    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks

    def readers(self) -> tuple[Reader, ...]:
        """All readers; of each name there is one."""
        return self._parts("powlint_add_readers", READER)

    def choose_reader(self, source: Source) -> Reader:
        """The reader of a source: a plugin's choice, else by the suffix of its name, else the first: plain text."""
        chosen = self._hooks.first("powlint_choose_reader", source=source)
        if chosen is not None:
            hook, answer = chosen
            return READER.checked(answer, hook)
        readers = self.readers()
        name = source.name.casefold()
        # The longest suffix is the closest; of equal ones the last: a plugin may read a format better than we do.
        fitting = [
            (len(s), n) for n, reader in enumerate(readers) for s in reader.suffixes if name.endswith(s.casefold())
        ]
        return readers[max(fitting)[1] if fitting else 0]

    def annotators(self, words: Words) -> tuple[Annotator, ...]:
        """All annotators, in no order but that of their plugins; of two that give one layer the later counts."""
        return self._parts("powlint_add_annotators", ANNOTATOR, words=words)

    def rulesets(self) -> tuple[Path, ...]:
        """The folders of all rulesets."""
        return self._parts("powlint_add_rulesets", RULESET)

    def finders(self) -> tuple[Finder, ...]:
        """All detectors; of each name there is one."""
        return self._parts("powlint_add_finders", FINDER)

    def checks(self) -> tuple[Check, ...]:
        """All checks written in Python."""
        return self._parts("powlint_add_checks", CHECK)

    def silence(self, finding: Finding, document: Document) -> Silence | None:
        """The first plugin's word on a finding; None if all let it stand."""
        word = self._hooks.first("powlint_silence", finding=finding, document=document)
        if word is None:
            return None
        hook, answer = word
        return SILENCE.checked(answer, hook)

    def reporters(self) -> tuple[Reporter, ...]:
        """All reporters; of each name there is one."""
        return self._parts("powlint_add_reporters", REPORTER)

    def add_commands(self, subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
        """Let every plugin add its commands."""
        for hook, _ in self._hooks.answers("powlint_add_commands", subparsers=subparsers):
            raise hook.error("answers something; it adds commands and answers None")

    def _parts(self, name: str, kind: Kind[T], **given: object) -> tuple[T, ...]:
        parts: list[T] = []
        owners: dict[str, str] = {}
        for hook, answer in self._hooks.answers(name, **given):
            if not isinstance(answer, list | tuple):
                raise hook.error(f"answers {_a(answer)}; it answers a list")
            for each in answer:
                part = kind.checked(each, hook)
                key = kind.key(part) if kind.key else ""
                if key in owners:
                    raise hook.error(f"adds “{key}”, which plugin “{owners[key]}” adds already; choose another name")
                if key:
                    owners[key] = hook.plugin
                parts.append(part)
        return tuple(parts)


class Kind(Generic[T]):
    """One kind of part: what it is called, what makes it one, and the name that only one of them may have."""

    def __init__(self, noun: str, fits: Callable[[object], bool], *, key: Callable[[T], str] | None = None) -> None:
        self.noun = noun
        self.fits = fits
        self.key = key

    def checked(self, part: object, hook: Hook) -> T:
        """The part, if it is one. Raises PluginError."""
        try:
            fits = self.fits(part)
        except Exception as error:  # a property of the plugin's own may raise anything
            raise hook.error(f"answers {_a(part)}, which cannot be looked at", detail=str(error)) from error
        if not fits:
            raise hook.error(f"answers {_a(part)}, which is not {self.noun}")
        return cast(T, part)


def _a(part: object) -> str:
    return f"a class, “{part.__name__}”" if isinstance(part, type) else f"a “{type(part).__name__}”"


def _texts(part: object, name: str) -> bool:
    held = getattr(part, name, None)
    return isinstance(held, Iterable) and not isinstance(held, str) and all(isinstance(each, str) for each in held)


def _does(part: object, method: str) -> bool:
    # A class has the method too, but nobody to call it on: forgetting the "()" is the commonest slip.
    return not isinstance(part, type) and callable(getattr(part, method, None))


def _named(part: object) -> bool:
    name = getattr(part, "name", None)
    return isinstance(name, str) and bool(name)


def _is_check(part: object) -> bool:
    literals = getattr(part, "literals", ())
    return (
        _does(part, "find")
        and isinstance(getattr(part, "rule", None), Rule)
        and _texts(part, "layers")
        and (literals is None or _texts(part, "literals"))
    )


READER: Kind[Reader] = Kind(
    "a reader: it has a name, suffixes and read(source)",
    lambda part: _does(part, "read") and _named(part) and _texts(part, "suffixes"),
    key=lambda reader: reader.name,
)
ANNOTATOR: Kind[Annotator] = Kind(
    "an annotator: it has gives, needs and annotate(draft)",
    lambda part: _does(part, "annotate") and _texts(part, "gives") and _texts(part, "needs"),
)
RULESET: Kind[Path] = Kind(
    "the Path of a folder that holds a ruleset.yaml",
    lambda part: isinstance(part, Path) and (part / "ruleset.yaml").is_file(),
)
FINDER: Kind[Finder] = Kind(
    "a finder: it has a name, layers and spots(draft)",
    lambda part: _does(part, "spots") and _named(part) and _texts(part, "layers"),
    key=lambda finder: finder.name,
)
CHECK: Kind[Check] = Kind(
    "a check: it has a rule, literals, layers and find(draft)", _is_check, key=lambda check: check.rule.id
)
SILENCE: Kind[Silence] = Kind(
    "a Silence that says by whom and why",
    lambda part: isinstance(part, Silence) and bool(part.by.strip()) and bool(part.reason.strip()),
)
REPORTER: Kind[Reporter] = Kind(
    "a reporter: it has a name and write(report, stream, options)",
    lambda part: _does(part, "write") and _named(part),
    key=lambda reporter: reporter.name,
)
