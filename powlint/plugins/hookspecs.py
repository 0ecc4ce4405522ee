"""The hooks: what a plugin may add. Each is documented in docs/plugins.md with the signature that stands here."""

from __future__ import annotations

import argparse
from pathlib import Path

from powlint.model.document import Document, Reader, Source
from powlint.model.draft import Annotator
from powlint.model.finding import Finding
from powlint.model.report import Silence
from powlint.model.reporting import Reporter
from powlint.model.rule import Check, Finder
from powlint.patterns import Words
from powlint.plugins.markers import hookspec

Subparsers = argparse._SubParsersAction  # argparse has no public name for it


@hookspec
def powlint_add_readers() -> list[Reader]:
    """Offer readers for more formats, each known by its suffixes."""
    raise NotImplementedError


@hookspec(firstresult=True)
def powlint_choose_reader(source: Source) -> Reader | None:
    """Choose the reader of one source by more than its suffix; None leaves it to others."""
    raise NotImplementedError


@hookspec
def powlint_add_annotators(words: Words) -> list[Annotator]:
    """Offer annotators; `words` are the vocabularies of all packs, compiled on demand."""
    raise NotImplementedError


@hookspec
def powlint_add_rulesets() -> list[Path]:
    """Name folders that hold a ruleset.yaml."""
    raise NotImplementedError


@hookspec
def powlint_add_finders() -> list[Finder]:
    """Offer detectors that rules then use by name: `find: {finder: NAME}` or `<NAME>`."""
    raise NotImplementedError


@hookspec
def powlint_add_checks() -> list[Check]:
    """Offer whole checks written in Python, each with its rule."""
    raise NotImplementedError


@hookspec(firstresult=True)
def powlint_silence(finding: Finding, document: Document) -> Silence | None:
    """Silence one finding, saying who and why; None lets it stand. The draft's own notes are heard first."""
    raise NotImplementedError


@hookspec
def powlint_add_reporters() -> list[Reporter]:
    """Offer more output formats, chosen by `--format NAME`."""
    raise NotImplementedError


@hookspec
def powlint_add_commands(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Add commands to the command line; each sets `run`, which takes the parsed arguments and gives the exit status."""
    raise NotImplementedError
