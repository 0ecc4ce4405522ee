"""From a manifest, or a folder that is named as one story, to the parts that are linted together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from powlint.doors.cli.files import Given
from powlint.doors.cli.folders import MANIFEST, Folders
from powlint.doors.cli.packages import Member, Package
from powlint.errors import Problem, SettingsError
from powlint.model.report import Fault
from powlint.model.span import Span
from powlint.model.story import PartKind
from powlint.settings import Settings
from powlint.settings.manifest import Entry, Manifest, bare, manifest_in
from powlint.settings.written import Page

# Nobody writes so many about one thing.
_MOST_PARTS = 500
_TOO_MANY = f"more than {_MOST_PARTS} parts are not linted as one story; make several of it"
_NO_FILE = "no such file; write its path from the folder of the story"
_LARGEST_MANIFEST = 1 << 20
_PICTURES = frozenset(
    ".jpg .jpeg .png .webp .gif .tif .tiff .heic .avif .svg .mp4 .mov .webm .mp3 .m4a .wav".split()  # noqa: SIM905
)
# What files are called that hold no story, but what goes with it.
_KINDS = {
    **dict.fromkeys(("caption", "captions"), PartKind.CAPTIONS),
    **dict.fromkeys(("alt", "alts"), PartKind.ALT),
    "social": PartKind.SOCIAL,
    "push": PartKind.PUSH,
}


def gathered(given: Given, folders: Iterable[str], settings: Settings) -> Given:
    """The stories among what was given, and all else: no file is linted twice.

    `folders` are stories though they may have no manifest.
    """
    stories = {os.path.realpath(manifest.parent): manifest for manifest in given.manifests}
    for folder in map(Path, folders):
        if folder.is_dir():
            stories.setdefault(os.path.realpath(folder), folder / MANIFEST)
    lost: list[Fault] = []
    packages: list[Package] = []
    owners: dict[str, str] = {}
    for manifest in sorted(stories.values(), key=lambda manifest: manifest.as_posix()):
        package = _Gathering(manifest, settings, lost).package(owners)
        owners.update((os.path.realpath(path), package.name) for path in package.drafts)
        packages.append(package)
    drafts = tuple(draft for draft in given.drafts if os.path.realpath(draft) not in owners)
    return replace(given, drafts=drafts, stories=tuple(packages), lost=tuple(dict.fromkeys((*given.lost, *lost))))


class _Gathering:
    """One package while its parts are looked for."""

    def __init__(self, manifest: Path, settings: Settings, lost: list[Fault]) -> None:
        self._manifest = manifest
        self._folder = manifest.parent
        self._folders = Folders(settings, lost)
        self._is_written = os.path.lexists(manifest)
        self._name = (manifest if self._is_written else self._folder).as_posix()
        self._problems: list[Problem] = []

    def package(self, owners: Mapping[str, str]) -> Package:
        """Its parts; those that a package before it has are left to that one."""
        members: list[Member] = []
        for member in self._members():
            owner = owners.get(os.path.realpath(member.path))
            if owner:
                self._complain(f"{member.path.as_posix()} is a part of {owner} already")
            else:
                members.append(member)
        if len(members) > _MOST_PARTS:
            self._complain(_TOO_MANY)
            members = []
        faults = tuple(Fault(self._name, str(problem)) for problem in sorted(self._problems))
        return Package(self._name, tuple(members), faults)

    def _members(self) -> Iterator[Member]:
        manifest = self._read()
        if manifest is None:
            return
        if len(manifest.entries) > _MOST_PARTS:
            self._complain(_TOO_MANY)
            return
        named = list(self._named(manifest))
        unnamed = self._unnamed(manifest.kinds, {os.path.realpath(member.path) for member in named})
        yield from islice(chain(named, unnamed), _MOST_PARTS + 1)

    def _read(self) -> Manifest | None:
        """What the manifest says; nothing if there is none, None if it cannot be used."""
        if not self._is_written:
            return Manifest()
        try:
            with self._manifest.open("rb") as file:
                content = file.read(_LARGEST_MANIFEST + 1)
            if len(content) > _LARGEST_MANIFEST:
                self._complain("is too large for the manifest of a story")
                return None
            manifest = manifest_in(Page(self._name, content.decode("utf-8-sig")))
        except OSError as error:
            self._complain(f"cannot be read: {error.strerror or type(error).__name__}")
        except UnicodeDecodeError as error:
            self._complain(f"is not UTF-8 (byte {error.start + 1}); save it as UTF-8")
        except SettingsError as error:
            self._problems += map(bare, error.problems)
        else:
            self._problems += manifest.problems
            return manifest
        return None

    def _named(self, manifest: Manifest) -> Iterator[Member]:
        slugs: list[Span] = []
        seen: set[str] = set()
        for entry in manifest.entries:
            if entry.kind is PartKind.SLUG:
                if entry.span is None:
                    self._problems.append(entry.problem("write the slug in one line, without escapes"))
                else:
                    slugs.append(entry.span)
                continue
            path = self._path(entry)
            if path is not None and os.path.realpath(path) in seen:
                self._problems.append(entry.problem("stands here twice; keep one"))
            elif path is not None:
                seen.add(os.path.realpath(path))
                yield self._member(entry.kind, path)
        if slugs:
            yield Member(PartKind.SLUG, self._manifest, tuple(slugs))

    def _member(self, kind: PartKind, path: Path) -> Member:
        if kind is not PartKind.IMAGES:
            return Member(kind, path)
        # Folders above the story are the newsroom's own and go nowhere.
        name, above = path.as_posix(), self._folder.as_posix()
        start = len(above.rstrip("/")) + 1 if name.startswith(f"{above.rstrip('/')}/") else 0
        return Member(kind, path, (Span(start, len(name)),))

    def _path(self, entry: Entry) -> Path | None:
        """The file that an entry names; None, and a complaint, if it may not or cannot be a part."""
        path = Path(os.path.normpath(self._folder / entry.value))
        refused = _NO_FILE if "\0" in entry.value else self._refusal(path, entry.kind)
        if refused:
            self._problems.append(entry.problem(refused))
        return None if refused else path

    def _refusal(self, path: Path, kind: PartKind) -> str:
        """Why a file is no part; empty if it is one. Of an image nothing but the name has to be there."""
        if not _lies_in(path, self._folder):
            return "lies outside the folder of the story; name files in it"
        if kind is PartKind.IMAGES:
            return ""
        if not os.path.lexists(path):
            return _NO_FILE
        if path.is_dir():
            return "is a folder; name the files in it"
        return "is the manifest of a story, and no part of one" if path.name == MANIFEST else ""

    def _unnamed(self, kinds: frozenset[PartKind], named: set[str]) -> Iterator[Member]:
        """What lies in the folder, for those of texts and images that the manifest has no key for."""
        for path in self._folders.files(self._folder, enters=lambda folder: not os.path.lexists(folder / MANIFEST)):
            if os.path.realpath(path) in named or path.name == MANIFEST or not _lies_in(path, self._folder):
                continue
            if path.suffix.casefold() in _PICTURES:
                kind = PartKind.IMAGES
            elif self._folders.is_draft(path):
                kind = _KINDS.get(path.name.partition(".")[0].casefold(), PartKind.TEXT)
            else:
                continue
            # A manifest that names texts names all files of words; what it says nothing of is taken as it lies there.
            asked = kind if kind is PartKind.IMAGES else PartKind.TEXT
            if kind not in kinds and asked not in kinds:
                yield self._member(kind, path)

    def _complain(self, message: str) -> None:
        self._problems.append(Problem(self._name, 0, 0, message))


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder, symbolic links followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)) and path != folder
