"""powlint for programs in Python: a draft goes in, all there is to say of it comes out."""

from __future__ import annotations

from datetime import date
from os import PathLike
from pathlib import Path

from powlint.assemble import assemble
from powlint.doors.cli.files import read
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.model.report import FileReport
from powlint.settings import load


def lint_text(text: str, *, name: str = "draft.txt", linter: Linter | None = None) -> FileReport:
    """What is to be said of a text; the ending of `name` tells its format.

    Without a linter it is linted as the settings of the working folder ask. Raises PowlintError if these, or rules,
    cannot be used; what goes wrong with the text itself is a fault in the report.
    """
    return (linter or linter_for(Path.cwd())).lint(Source.of_text(text, name))


def lint_file(path: str | PathLike[str], *, linter: Linter | None = None) -> FileReport:
    """What is to be said of a file, waivers beside it counted.

    Without a linter it is linted as the settings of its folder ask. Raises PowlintError if these, or rules, cannot be
    used; that the file cannot be read is a fault in the report.
    """
    source = read(Path(path))
    if isinstance(source, FileReport):
        return source
    return (linter or linter_for(Path(path).absolute().parent)).lint(source)


def linter_for(
    folder: str | PathLike[str],
    *,
    config: str | PathLike[str] | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> Linter:
    """A linter as the settings of a folder ask, or those of the file `config`; one does for any number of drafts.

    `select` and `ignore` are ids of rules or categories, as on the command line. Raises PowlintError.
    """
    settings = load(Path(folder).absolute(), config=None if config is None else Path(config))
    return assemble(settings.overruled(select=select, ignore=ignore), today=date.today())
