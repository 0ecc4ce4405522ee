"""What lies in a folder and below: drafts, and whatever else goes out with them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from powlint.model.report import Fault
from powlint.settings import Settings
from powlint.settings.globs import Globs

MANIFEST = "powlint-story.yaml"
"""The file that makes the folder it lies in one story."""


class Folders:
    """Walks folders, passing over what is hidden or excluded; what cannot be read is added to `lost`."""

    def __init__(self, settings: Settings, lost: list[Fault]) -> None:
        self._files, self._exclude = Globs(settings.files), Globs(settings.exclude)
        self._base = settings.folder
        self._lost = lost

    def files(self, folder: Path, *, enters: Callable[[Path], bool] = lambda _: True) -> Iterator[Path]:
        """Every file in a folder and in those below that are entered, in order."""
        for where, folders, names in os.walk(folder, onerror=self._unreadable):
            here = Path(where)
            folders[:] = sorted(name for name in folders if self._open(here / name) and enters(here / name))
            yield from (here / name for name in sorted(names) if self._open(here / name))

    def is_draft(self, path: Path) -> bool:
        """Whether the settings call a file a draft; a link that leads nowhere counts, so that it is complained of."""
        is_file = path.is_file() or (path.is_symlink() and not path.exists())
        return self._files.match(self._relative(path)) and is_file

    def would_hold(self, folder: Path, path: Path) -> bool:
        """Whether a file is a draft in a folder, or will be once it is there."""
        real, top = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
        if not real.is_relative_to(top):
            return False
        names = real.relative_to(top).parts
        places = [folder.joinpath(*names[: depth + 1]) for depth in range(len(names))]
        return all(map(self._open, places)) and self._files.match(self._relative(places[-1]))

    def _open(self, path: Path) -> bool:
        # Word keeps a "~$draft.docx" beside each file that somebody has open.
        return not path.name.startswith((".", "~$")) and not self._exclude.match(self._relative(path))

    def _relative(self, path: Path) -> str:
        return os.path.relpath(path.absolute(), self._base).replace(os.sep, "/")

    def _unreadable(self, error: OSError) -> None:
        path = Path(error.filename or ".").as_posix()
        self._lost.append(Fault(path, f"cannot be read: {error.strerror or type(error).__name__}"))
