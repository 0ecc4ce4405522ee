"""From the paths that were given to the drafts that are meant, each once, in order; and back into a file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from powlint.doors.cli.globs import Globs
from powlint.errors import UsageError
from powlint.model.document import Source
from powlint.model.report import Fault, FileReport
from powlint.settings import Settings
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


def would_be_draft(path: Path, paths: Sequence[str], settings: Settings) -> bool:
    """Whether a file that is still to be written would be one of the drafts in the folders among `paths`."""
    folders = [Path(each) for each in paths if each != STDIN and Path(each).is_dir()]
    return any(_Folder(settings, []).would_hold(folder, path) for folder in folders)


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


def write(path: Path, content: bytes) -> None:
    """Write the whole file or nothing, with the mode that it has if it is there; a device or pipe as it is.

    Raises UsageError.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        mode = target.stat().st_mode & 0o7777 if target.exists() else None
        if mode is not None and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        beside.touch(mode=0o666 if mode is None else 0o600, exist_ok=False)
        try:
            beside.write_bytes(content)
            if mode is not None:
                beside.chmod(mode)
            beside.replace(target)
        except BaseException:  # an interrupted run leaves no copy of a draft behind
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: cannot be written: {error.strerror or error}") from None


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
            prefix = self._prefix(here)
            folders[:] = sorted(name for name in folders if self._open(name, prefix))
            for name in sorted(names):
                if self._open(name, prefix) and self._files.match(prefix + name) and _is_file(here / name):
                    yield here / name

    def would_hold(self, folder: Path, path: Path) -> bool:
        """Whether a file is a draft in a folder, or will be once it is there."""
        real, top = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
        if not real.is_relative_to(top):
            return False
        names = real.relative_to(top).parts
        places = [folder.joinpath(*names[:depth]) for depth in range(len(names))]
        is_open = all(self._open(name, self._prefix(place)) for name, place in zip(names, places, strict=True))
        return is_open and self._files.match(self._prefix(places[-1]) + names[-1])

    def _prefix(self, here: Path) -> str:
        """What stands before the names in a folder, as patterns with a slash have it."""
        relative = os.path.relpath(here.absolute(), self._base).replace(os.sep, "/")
        return "" if relative == "." else f"{relative}/"

    def _open(self, name: str, prefix: str) -> bool:
        # Word keeps a "~$draft.docx" beside each file that somebody has open.
        return not name.startswith((".", "~$")) and not self._exclude.match(prefix + name)

    def _unreadable(self, error: OSError) -> None:
        path = Path(error.filename or ".").as_posix()
        self._lost.append(Fault(path, f"cannot be read: {error.strerror or type(error).__name__}"))


def _is_file(path: Path) -> bool:
    """Whether there is a file to read; a link that leads nowhere counts, so that it is complained of."""
    return path.is_file() or (path.is_symlink() and not path.exists())
