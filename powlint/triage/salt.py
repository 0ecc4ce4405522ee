"""The newsroom's salt: what nobody can guess, so that nobody can guess at names in fingerprints."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from powlint.errors import UsageError

# 16 random bytes in hexadecimal digits: what cannot be tried through.
_FEWEST_DIGITS = 32


def read_salt(path: Path, *, name: str) -> bytes:
    """The salt in a file. Raises UsageError, with what to do, if it is missing, weak, or open to everybody.

    `name` is what complaints call the file.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            salt = file.read().strip()
    except FileNotFoundError:
        raise UsageError(
            f"{name}: there is no salt, without which no finding is known again; "
            "put back the newsroom's, or let “powlint baseline create” make one"
        ) from None
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror or error}") from None
    if open_to_all(mode):
        raise UsageError(f"{name}: everybody can read the salt; close it: chmod 600 {name}")
    if len(salt) < _FEWEST_DIGITS:
        raise UsageError(
            f"{name}: the salt is too short to be a secret; delete it, and let “powlint baseline create” make one"
        )
    return salt


def open_to_all(mode: int) -> bool:
    """Whether a file of this mode can be read or written by anybody on the machine."""
    # Elsewhere the mode tells nothing.
    return os.name == "posix" and bool(mode & (stat.S_IRWXO))
