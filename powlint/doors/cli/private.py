"""Files that nobody but their owner may read: the newsroom's salt, and the duty log."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from powlint.doors.cli.streams import complain
from powlint.errors import UsageError
from powlint.settings import shown_path
from powlint.triage.salt import open_to_all

_BYTES = 32
_OPEN = os.O_WRONLY | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


def make_salt(path: Path) -> None:
    """Write a new salt, and say what becomes of it. Raises UsageError; never writes over one that is there."""
    try:
        with os.fdopen(os.open(path, _OPEN | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(f"{os.urandom(_BYTES).hex()}\n")
    except OSError as error:
        raise UsageError(f"{shown_path(path)}: cannot be written: {error.strerror or error}") from None
    name = shown_path(path)
    complain(
        f"wrote {name}, the newsroom's salt: keep a copy of it in a safe place, and keep it out of the repository "
        f"(echo {path.name} >> .gitignore)"
    )


def append(path: Path, text: str) -> None:
    """Add lines to a file that is locked meanwhile, all of them or none. Raises UsageError."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        raise UsageError(f"{shown_path(path)}: this system has no locks that a duty log needs") from None
    content = text.encode("utf-8", "backslashreplace")
    try:
        with os.fdopen(os.open(path, _OPEN | os.O_APPEND, 0o600), "ab", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            state = os.fstat(file.fileno())
            if open_to_all(state.st_mode):
                raise UsageError(f"{shown_path(path)}: everybody can read it; close it: chmod 600 {shown_path(path)}")
            if file.write(content) != len(content):
                os.ftruncate(file.fileno(), state.st_size)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError as error:
        raise UsageError(f"{shown_path(path)}: cannot be written: {error.strerror or error}") from None
