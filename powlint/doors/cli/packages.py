"""Stories in several files, as they are linted: each part read, and what is said of it by file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from powlint.doors.cli.files import read
from powlint.linter import Linter
from powlint.linter.stories import lint_story
from powlint.model.document import Source
from powlint.model.report import Fault, FileReport
from powlint.model.span import Span
from powlint.model.story import PartKind, StoryPart
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A part of a package: its file, and the spans of `StoryPart`."""

    kind: PartKind
    path: Path
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """A story in several parts; `name` is its manifest, or its folder if it has none."""

    name: str
    members: tuple[Member, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def drafts(self) -> tuple[Path, ...]:
        """The files that are read as drafts."""
        return tuple(m.path for m in self.members if m.kind not in (PartKind.SLUG, PartKind.IMAGES))

    @property
    def files(self) -> tuple[Path, ...]:
        """All that it is made of: drafts, pictures and its manifest, or its folder if it has none."""
        return (*(member.path for member in self.members), Path(self.name))

    def reports(self, linter: Linter) -> tuple[FileReport, ...]:
        """What is to be said of each part, and of the manifest if something is."""
        sources = [(member, _source(member)) for member in self.members]
        parts = [StoryPart(m.kind, source, m.spans) for m, source in sources if isinstance(source, Source)]
        unread = [source for _, source in sources if isinstance(source, FileReport)]
        own = [FileReport(self.name, faults=self.faults)] if self.faults else []
        return _by_path([*lint_story(linter, self.name, parts), *unread, *own])


def _source(member: Member) -> Source | FileReport:
    if member.kind is PartKind.IMAGES:
        return Source(member.path.as_posix(), b"", member.path)
    return read(member.path)


def _by_path(reports: Iterable[FileReport]) -> tuple[FileReport, ...]:
    """One report a file: of a manifest there may be what is said of its slug, and what is wrong in it."""
    joined: dict[str, FileReport] = {}
    for report in reports:
        known = joined.get(report.path)
        joined[report.path] = replace(known, faults=(*known.faults, *report.faults)) if known else report
    return tuple(joined.values())
