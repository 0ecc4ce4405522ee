"""From the paths that were given to the drafts that are meant, each once, in order; and back into a file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from powlint.doors.cli.folders import MANIFEST, Folders
from powlint.errors import UsageError
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.model.report import Fault, FileReport
from powlint.settings import Settings
from powlint.values import dataclass

STDIN = "-"
STDIN_NAME = "<stdin>"

# A novel is 1 MB. Beyond this a file is no draft, and layers over it would take minutes.
_LARGEST = 32 << 20


class Story(Protocol):
    """Several files that are linted as one."""

    @property
    def drafts(self) -> tuple[Path, ...]:
        """Those that are read as drafts."""
        ...

    @property
    def files(self) -> tuple[Path, ...]:
        """All that it is made of: drafts, pictures and its manifest."""
        ...

    def reports(self, linter: Linter) -> tuple[FileReport, ...]:
        """What is to be said of each."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """What a command was given: the drafts, in order, and the paths that lead nowhere."""

    drafts: tuple[Path, ...] = ()
    stdin: bool = False
    lost: tuple[Fault, ...] = ()
    empty: tuple[str, ...] = ()
    """Folders that hold no draft."""
    manifests: tuple[Path, ...] = ()
    """Those of the stories among the paths, in order."""
    stories: tuple[Story, ...] = ()
    """None before `gathering.gathered` takes them out of the drafts."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files that are read."""
        return (*self.drafts, *self.manifests, *(draft for story in self.stories for draft in story.drafts))


def given(paths: Sequence[str], settings: Settings) -> Given:
    """The drafts that `paths` mean: files as named, folders with what the settings call drafts in them."""
    drafts: dict[str, Path] = {}
    manifests: dict[str, Path] = {}
    lost: list[Fault] = []
    empty: list[str] = []
    folders = Folders(settings, lost)
    for path in dict.fromkeys(path for path in paths if path != STDIN):
        found = Path(path)
        if not os.path.lexists(found):
            lost.append(Fault(found.as_posix(), "no such file or folder"))
        elif found.is_dir():
            before = len(lost)
            held = [file for file in folders.files(found) if file.name == MANIFEST or folders.is_draft(file)]
            for file in held:
                _add(manifests if file.name == MANIFEST else drafts, file)
            if not held and len(lost) == before:
                empty.append(found.as_posix())
        else:
            _add(manifests if found.name == MANIFEST else drafts, found)
    return Given(_in_order(drafts), STDIN in paths, tuple(lost), tuple(empty), _in_order(manifests))


def would_be_draft(path: Path, paths: Sequence[str], settings: Settings) -> bool:
    """Whether a file that is still to be written would be one of the drafts in the folders among `paths`."""
    folders = [Path(each) for each in paths if each != STDIN and Path(each).is_dir()]
    return any(Folders(settings, []).would_hold(folder, path) for folder in folders)


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


def _in_order(files: dict[str, Path]) -> tuple[Path, ...]:
    return tuple(sorted(files.values(), key=lambda file: file.as_posix()))


def _add(files: dict[str, Path], file: Path) -> None:
    """Keep a file unless it is there already; of two names for one file, the first in order."""
    key = os.path.realpath(file)
    if key not in files or file.as_posix() < files[key].as_posix():
        files[key] = file
