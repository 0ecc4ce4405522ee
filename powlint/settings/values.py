"""The settings as values, with the places where words stand that can only be checked once the rules are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from powlint.errors import Problem
from powlint.model.finding import Severity
from powlint.values import dataclass

# Not *.xml and *.json: most of those are no news. Named on the command line, they are read if they are.
DEFAULT_FILES = (
    *("*.txt", "*.text", "*.md", "*.markdown", "*.mdown", "*.rst", "*.html", "*.htm", "*.xhtml"),
    *("*.nitf", "*.newsml", "*.ninjs", "*.srt", "*.vtt", "*.eml", "*.docx", "*.odt", "*.rtf"),
)
COMMAND_LINE = "command line"
SALT_NAME = ".powlint-salt"


@dataclass(frozen=True, slots=True)
class Settings:
    """What is to be linted, by which rules, and when it fails.

    `folder` is where relative paths start: the folder of the settings file, or the working folder.
    `on`, `off` and `severities` are the file's word, `select` and `ignore` the command line's.
    `packs` are names or folders; none means all that powlint and the plugins bring.
    `jobs` is 0 for as many processes as pay.
    `by` is whose name stands behind what is written into the baseline and the duty log; empty for who is logged in.
    """

    folder: Path
    path: Path | None = None
    packs: tuple[str, ...] = ()
    overlays: tuple[Path, ...] = ()
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.ERROR
    files: tuple[str, ...] = DEFAULT_FILES
    exclude: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    jobs: int = 0
    format: str = "text"
    baseline: Path | None = None
    duty_log: Path | None = None
    salt_file: Path | None = None
    by: str = ""
    places: Mapping[str, Problem] = field(default_factory=dict)

    @property
    def salted(self) -> Path | None:
        """Where the salt lies, if findings need fingerprints."""
        wanted = self.salt_file or self.baseline or self.duty_log
        return wanted and self.usual_salt

    @property
    def usual_salt(self) -> Path:
        """Where the salt lies or would lie."""
        return self.salt_file or self.folder / SALT_NAME

    def complaint(self, word: str, message: str) -> Problem:
        """A complaint about a word of the settings file, at its place, or about one of the command line."""
        place = self.places.get(word)
        return replace(place, message=message) if place else Problem(COMMAND_LINE, 0, 0, message)

    def overruled(
        self,
        *,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        fail_on: Severity | None = None,
        output_format: str | None = None,
        jobs: int | None = None,
    ) -> Settings:
        """These settings with what the command line says instead."""
        return replace(
            self,
            select=select,
            ignore=ignore,
            fail_on=fail_on or self.fail_on,
            format=output_format or self.format,
            jobs=self.jobs if jobs is None else jobs,
        )
