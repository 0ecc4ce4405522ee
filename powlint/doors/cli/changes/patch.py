"""What `git diff --raw -z --patch` prints: which files are changed, and on which lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from powlint.triage.suppressions import IGNORE_DRAFT
from powlint.values import dataclass

_HUNK = re.compile(rb"(?m)^@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
_SECTION = re.compile(rb"(?m)^diff --git ")
_OF_DRAFT = re.compile(rb"(?m)^-(?:---|\.\.\.)[ \t]*\r?$|" + IGNORE_DRAFT.encode())
_RENAMED = ("R", "C")
_FILE = "100"
"""How the mode of a file begins, and of nothing else."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that are new, counted from 1; if there are none, lines were cut behind the line `start` (0: at the top).

    `of_draft` if one of them may be a note on the whole draft, or one that they replace this or an end of front matter.
    """

    start: int
    count: int
    of_draft: bool = False


Hunks = tuple[Hunk, ...] | None
"""The changes of one file; None if all of it counts as changed: it is new, or has no lines that could be compared."""


def changed_files(printed: bytes) -> Mapping[bytes, Hunks]:
    """The changes of each file that has any, by its path from the top of the repository.

    Lines end with LF and nothing else, and the patch has no lines of context.
    """
    records, _, patch = printed.partition(b"\0\0")
    # No line of a patch but the first of a section begins so: those of a file come after a sign, names are quoted.
    sections = iter(_SECTION.split(patch)[1:])
    found: dict[bytes, Hunks] = {}
    for status, mode, path in _records(records):
        if status == "U":  # a merge that is not settled: a second record has what lies there
            continue
        section = next(sections, b"")
        if status == "T":  # a link became a file, or the reverse: two sections
            next(sections, b"")
        is_compared = status not in ("A", "D", "T") and mode.startswith(_FILE)
        found[path] = _hunks(section) if is_compared else None
    return found


def _records(raw: bytes) -> Iterator[tuple[str, str, bytes]]:
    """The letter of the status, the mode and the path of each file, as they are now."""
    fields = iter(raw.split(b"\0"))
    for field in fields:
        if not field:
            continue
        _, mode, _, _, status = field.decode("ascii").split(" ")
        path = next(fields)
        yield status[0], mode, next(fields) if status[0] in _RENAMED else path


def _hunks(section: bytes) -> Hunks:
    hunks: list[Hunk] = []
    starts = list(_HUNK.finditer(section))
    if not starts and b"\nBinary files " in section:
        return None
    for at, header in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(section)
        of_draft = _OF_DRAFT.search(section, header.end(), end) is not None
        hunks.append(Hunk(int(header["start"]), int(header["count"] or 1), of_draft))
    return tuple(hunks)
