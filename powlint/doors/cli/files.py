"""From the paths that were given to the drafts that are meant, each once, in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from powlint.model.document import Source
from powlint.model.report import Fault, FileReport
from powlint.settings import Settings
from powlint.settings.globs import Globs
from powlint.values import dataclass

STDIN = "-"
STDIN_NAME = "<stdin>"

# A novel is 1 MB. Beyond this a file is no draft, and layers over it would take minutes.
_LARGEST = 32 << 20


@dataclass(frozen=True, slots=True)
class Given:
    """What a command was given: the drafts, in order, and the paths that lead nowhere."""

    drafts: tuple[Path, ...] = ()
    stdin: bool = False
    lost: tuple[Fault, ...] = ()
    empty: tuple[str, ...] = ()
    """Folders that hold no draft."""


def given(paths: Sequence[str], settings: Settings) -> Given:
    """The drafts that `paths` mean: files as named, folders with what the settings call drafts in them."""
    drafts: dict[str, Path] = {}
    lost: list[Fault] = []
    empty: list[str] = []
    for path in dict.fromkeys(path for path in paths if path != STDIN):
        found = Path(path)
        if not os.path.lexists(found):
            lost.append(Fault(found.as_posix(), "no such file or folder"))
        elif found.is_dir():
            before = len(drafts), len(lost)
            for draft in _Folder(settings, lost).drafts(found):
                _add(drafts, draft)
            if (len(drafts), len(lost)) == before and not any(_Folder(settings, []).drafts(found)):
                empty.append(found.as_posix())
        else:
            _add(drafts, found)
    ordered = sorted(drafts.values(), key=lambda draft: draft.as_posix())
    return Given(tuple(ordered), STDIN in paths, tuple(lost), tuple(empty))


def read(path: Path) -> Source | FileReport:
    """The source at a path, or the report that it cannot be read."""
    name = path.as_posix()
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return FileReport(name, faults=(Fault(name, f"cannot be read: {reason}"),))
    return _bounded(Source(name, content, path))


def read_stdin(name: str | None) -> Source | FileReport:
    """Standard input as a source, called `name` if the caller knows what it is; or the report that it is too large."""
    content = sys.stdin.buffer.read(_LARGEST + 1)
    return _bounded(Source(name or STDIN_NAME, content, Path(name) if name else None))


def _bounded(source: Source) -> Source | FileReport:
    if len(source.content) <= _LARGEST:
        return source
    message = f"is larger than {_LARGEST >> 20} MB, too large for a draft; lint its parts"
    return FileReport(source.name, faults=(Fault(source.name, message),))


def _add(drafts: dict[str, Path], draft: Path) -> None:
    """Keep a draft unless it is there already; of two names for one file, the first in order."""
    key = os.path.realpath(draft)
    if key not in drafts or draft.as_posix() < drafts[key].as_posix():
        drafts[key] = draft


class _Folder:
    """Walks folders, passing over what is hidden or excluded."""

    def __init__(self, settings: Settings, lost: list[Fault]) -> None:
        self._files, self._exclude = Globs(settings.files), Globs(settings.exclude)
        self._base = settings.folder
        self._lost = lost

    def drafts(self, folder: Path) -> Iterator[Path]:
        for where, folders, names in os.walk(folder, onerror=self._unreadable):
            here = Path(where)
            relative = os.path.relpath(here.absolute(), self._base).replace(os.sep, "/")
            prefix = "" if relative == "." else f"{relative}/"
            folders[:] = sorted(name for name in folders if self._open(name, prefix))
            for name in sorted(names):
                if self._open(name, prefix) and self._files.match(prefix + name) and _is_file(here / name):
                    yield here / name

    def _open(self, name: str, prefix: str) -> bool:
        # Word keeps a "~$draft.docx" beside each file that somebody has open.
        return not name.startswith((".", "~$")) and not self._exclude.match(prefix + name)

    def _unreadable(self, error: OSError) -> None:
        path = Path(error.filename or ".").as_posix()
        self._lost.append(Fault(path, f"cannot be read: {error.strerror or type(error).__name__}"))


def _is_file(path: Path) -> bool:
    """Whether there is a file to read; a link that leads nowhere counts, so that it is complained of."""
    return path.is_file() or (path.is_symlink() and not path.exists())
