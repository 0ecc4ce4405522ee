"""The baseline: findings that were there when a newsroom began, known again by their fingerprints alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from powlint.model.finding import Finding
from powlint.model.report import FileReport, Silence
from powlint.triage.fingerprints import keyed
from powlint.values import dataclass

_HIDDEN = "hidden:"
"""What begins a name in a path that is a keyed hash, because the name itself repeats secret words."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One finding of the baseline, and who let it stand, why and when (`on`, as YYYY-MM-DD).

    `path` counts from the folder of the baseline, with forward slashes.
    """

    path: str
    rule: str
    fingerprint: str
    reason: str
    by: str
    on: str

    @property
    def silence(self) -> Silence:
        """What is said of the finding."""
        return Silence(by=f"baseline by {self.by}", reason=self.reason)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A baseline held against what was found: `unseen` are entries of files that nobody looked at, or not fully."""

    known: tuple[tuple[FileReport, Finding, Entry], ...]
    new: tuple[tuple[FileReport, Finding], ...]
    gone: tuple[Entry, ...]
    unseen: tuple[Entry, ...]


class Baseline:
    """The entries of a baseline, and whose a finding is. `folder` is where it lies."""

    def __init__(self, entries: Iterable[Entry], *, folder: Path, salt: bytes) -> None:
        self.entries = tuple(sorted(entries))
        self.salt = salt
        self._folder = folder.absolute()
        self._known: dict[str, dict[str, Entry]] = {}
        self._hidden: dict[Path, dict[str, str]] = {}
        for entry in self.entries:
            self._known.setdefault(entry.fingerprint, {})[entry.path] = entry

    def renewed(self, entries: Iterable[Entry]) -> Baseline:
        """A baseline in the same place with other entries."""
        return Baseline(entries, folder=self._folder, salt=self.salt)

    def entry(self, finding: Finding, path: str) -> Entry | None:
        """The entry of a finding in a file; None if it is new.

        The file has one of its own, or one whose file is gone: then it was renamed. What is copied from a file that
        is still there is new, and somebody has to look at it.
        """
        alike = self._known.get(finding.fingerprint)
        if not alike:
            return None
        here = self._from_here(path)
        if here in alike:
            return alike[here]
        # Hidden paths are few: what costs time comes last.
        own = next((entry for entry in alike.values() if _HIDDEN in entry.path and self._place(entry) == here), None)
        return own or next((entry for entry in alike.values() if self._place(entry) is None), None)

    def silence(self, finding: Finding, path: str) -> Silence | None:
        """The word of the baseline on a finding in a file."""
        entry = self.entry(finding, path)
        return None if entry is None else entry.silence

    def compared(self, files: Iterable[FileReport]) -> Comparison:
        """What these files have of the baseline, and what besides; of two that took the place of one, the first.

        In a file that was not fully checked nothing is new or gone.
        """
        known, new, found = [], [], set()
        looked_at: set[str | None] = {None}
        for file in files:
            if not file.faults:
                looked_at.add(self._from_here(file.path))
            for finding in file.verdict.reported:
                entry = self.entry(finding, file.path)
                if entry is not None and entry not in found:
                    known.append((file, finding, entry))
                    found.add(entry)
                elif not file.faults:
                    new.append((file, finding))
        gone = [entry for entry in self.entries if entry not in found and self._place(entry) in looked_at]
        unseen = set(self.entries).difference(found, gone)
        return Comparison(tuple(known), tuple(new), tuple(gone), tuple(sorted(unseen)))

    def path(self, path: str, *, is_secret: Callable[[str], bool]) -> str:
        """A path, from the working folder, as entries have it: what is secret of it is hidden."""
        names = self._from_here(path).split("/")
        return "/".join(self._hashed(name) if is_secret(name) else name for name in names)

    def _from_here(self, path: str) -> str:
        return os.path.relpath(Path(path).absolute(), self._folder).replace(os.sep, "/")

    def _place(self, entry: Entry) -> str | None:
        """The path of the file of an entry; None if it is no longer there."""
        names: list[str] = []
        for name in entry.path.split("/"):
            names.append(self._names_in("/".join(names)).get(name, name) if name.startswith(_HIDDEN) else name)
        return "/".join(names) if os.path.lexists(self._folder / "/".join(names)) else None

    def _names_in(self, folder: str) -> dict[str, str]:
        """What lies in a folder, by the hashes of the names."""
        path = self._folder / folder
        if path not in self._hidden:
            files = path.iterdir() if path.is_dir() else ()
            self._hidden[path] = {self._hashed(file.name): file.name for file in files}
        return self._hidden[path]

    def _hashed(self, name: str) -> str:
        return f"{_HIDDEN}{keyed((name,), self.salt)}"
