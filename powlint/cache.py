"""Keeps what settings and rulesets were assembled into, between runs, in a folder that only its user can write.

What is kept is a pickle, and a pickle is code: so it is read only from a file and folder that belong to the user and
that nobody else can write, only if it was made of the very same files, and only with the classes it can need. It
never holds a word of a draft.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

_FORMAT = b"powlint cache 1\n"
_DIGEST = 32
_MOST_FILES = 16
_ONLY_OURS = 0o077
_OPEN = os.O_CLOEXEC | os.O_NOFOLLOW if hasattr(os, "O_NOFOLLOW") else 0
# Besides powlint's own. The engine's module has moved once.
_CLASSES = frozenset({("regex._regex", "compile"), ("_regex", "compile"), ("builtins", "frozenset")})
_PACKAGE = Path(__file__).parent


class Cache:
    """A folder of kept values, each under a name and valid for one digest. Whatever goes wrong, it holds nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, name: str, digest: bytes, *, today: date) -> object:
        """What was kept under a name for this digest, with its dates set to today; None if there is nothing."""
        try:
            content = self._read(self._folder / name) if self._is_ours() else b""
        except OSError:
            return None
        head = _FORMAT + digest
        kept = content[len(head) + _DIGEST :]
        if not content.startswith(head + hashlib.sha256(kept).digest()):
            return None
        try:
            return _Unpickler(kept, today).load()
        except Exception:  # a class that has changed may raise anything; what was kept is then worth nothing
            return None

    def store(self, name: str, digest: bytes, value: object, *, today: date) -> None:
        """Keep a value under a name, instead of what stands there."""
        held = io.BytesIO()
        _Pickler(held, today).dump(value)
        kept = held.getvalue()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._is_ours():
                self._write(name, _FORMAT + digest + hashlib.sha256(kept).digest() + kept)
                self._tidy()
        except OSError:
            pass  # a home that cannot be written is no fault: the next run is as slow as this one

    def _is_ours(self) -> bool:
        return _is_ours(os.lstat(self._folder), stat.S_ISDIR)

    def _read(self, path: Path) -> bytes:
        with os.fdopen(os.open(path, os.O_RDONLY | _OPEN), "rb") as stream:
            return stream.read() if _is_ours(os.fstat(stream.fileno()), stat.S_ISREG) else b""

    def _write(self, name: str, content: bytes) -> None:
        """Write beside and move: a reader sees the old file or the new one, never half of one."""
        beside = self._folder / f"{name}.{os.getpid()}.new"
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _OPEN, 0o600), "wb") as stream:
                stream.write(content)
            beside.replace(self._folder / name)
        except OSError:
            beside.unlink(missing_ok=True)
            raise

    def _tidy(self) -> None:
        """Only the latest files stay: every set of options has its own."""
        files = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[_MOST_FILES:]:
            path.unlink(missing_ok=True)


def fingerprint(words: Iterable[str], folders: Iterable[Path]) -> bytes:
    """A digest of some words, of every YAML file in some folders (or the file itself), and of powlint's own code."""
    found = hashlib.sha256()
    for part in (*words, sys.version, sys.platform, *_code()):
        found.update(f"{part}\0".encode("utf-8", "surrogateescape"))
    for folder in folders:
        for path in _yaml_files(folder):
            content = Path(path).read_bytes()
            found.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return found.digest()


def _code() -> Iterator[str]:
    """Every module of powlint, its size and its time: who works on powlint never meets what older code has made."""
    for where, folders, names in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
        for name in sorted(names):
            if name.endswith(".py"):
                state = Path(where, name).stat()
                yield f"{where}/{name} {state.st_size} {state.st_mtime_ns}"


def _yaml_files(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        yield str(folder)
        return
    for where, folders, names in os.walk(folder):
        folders.sort()
        yield from (f"{where}/{name}" for name in sorted(names) if name.endswith((".yaml", ".yml")))


def _is_ours(state: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Whether a folder or file is of the right kind, belongs to us, and is closed to everybody else."""
    return (
        kind(state.st_mode)
        and hasattr(os, "geteuid")  # elsewhere nobody can tell, so nothing is kept
        and state.st_uid == os.geteuid()
        and not state.st_mode & _ONLY_OURS
    )


def packed(state: Mapping[str, object]) -> bytes:
    """A part of what is kept, to be unpacked only if somebody needs it."""
    return pickle.dumps(state, pickle.HIGHEST_PROTOCOL)


def unpacked(kept: bytes) -> Mapping[str, object]:
    """Such a part, of which only what the cache can need is made."""
    state: Mapping[str, object] = _Unpickler(kept, date.min).load()
    return state


class _Pickler(pickle.Pickler):
    """Leaves the day out: what was assembled yesterday is as good today."""

    def __init__(self, stream: io.BytesIO, today: date) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._today = today

    def persistent_id(self, thing: object) -> str | None:
        return "today" if thing is self._today else None


class _Unpickler(pickle.Unpickler):
    """Knows powlint's own classes and the few others that occur, and puts in the day."""

    def __init__(self, content: bytes, today: date) -> None:
        super().__init__(io.BytesIO(content))
        self._today = today

    def persistent_load(self, _: object) -> date:
        return self._today

    def find_class(self, module: str, name: str) -> object:
        if (module, name) not in _CLASSES and not module.startswith("powlint."):
            raise pickle.UnpicklingError(f"{module}.{name} is nothing that powlint keeps")
        found: object = super().find_class(module, name)
        return found
