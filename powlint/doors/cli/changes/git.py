"""What git tells of the repository in which powlint runs; the only module that runs git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from powlint.doors.cli.changes.patch import Hunks, changed_files
from powlint.errors import UsageError

_OPTION = "powlint check --changed"
_HEAD = "HEAD"
# Whatever somebody's settings say: no pager, differ or converter is run, and what git prints is what `patch` reads.
_DIFF = (
    *("diff", "--raw", "-z", "--patch", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--no-relative"),
)
_UNTRACKED = ("ls-files", "-z", "--others", "--exclude-standard")


def changes(since: str) -> tuple[Path, dict[str, Hunks]]:
    """The top folder of the repository, and the changes of every file that is not as at a revision, by its real path.

    Compared is what lies in the working folders, with the last commit that it shares with the revision. Files that git
    does not know are new, but for those that it ignores. Raises UsageError.
    """
    root = os.fsdecode(_git("rev-parse", "--show-toplevel").removesuffix(b"\n"))
    found = changed_files(_git(*_DIFF, _base(since, root), "--", root=root))
    new = dict.fromkeys(_git(*_UNTRACKED, root=root).split(b"\0"))
    places = {
        os.path.realpath(Path(root, os.fsdecode(path))): hunks for path, hunks in {**new, **found}.items() if path
    }
    return Path(os.path.realpath(root)), places


def _base(since: str, root: str) -> str:
    """The commit to compare with; before the first one, a tree in which nothing is."""
    commit = _said("rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}", root=root)
    if commit is None and since == _HEAD:
        return os.fsdecode(_git("hash-object", "-t", "tree", "--stdin", root=root)).strip()
    if commit is None:
        raise UsageError(f"{_OPTION}-since: “{since}” is no commit in this repository; is it fetched?")
    shared = commit if since == _HEAD else _said("merge-base", os.fsdecode(commit).strip(), _HEAD, root=root)
    if shared is None:
        raise UsageError(f"{_OPTION}-since: “{since}” and HEAD share no commit here; fetch more of the history")
    return os.fsdecode(shared).strip()


def _git(*words: str, root: str | None = None) -> bytes:
    """What git prints. Raises UsageError with its own complaint if it cannot."""
    done = _run(words, root)
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
        raise UsageError(f"{_OPTION}: git says: {reason or f'status {done.returncode}'}")
    return done.stdout


def _said(*words: str, root: str) -> bytes | None:
    """What git prints; None if it has no answer."""
    done = _run(words, root)
    return None if done.returncode else done.stdout


def _run(words: tuple[str, ...], root: str | None) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", *words]
    # GIT_DIFF_OPTS would bring lines of context back.
    environ = {name: value for name, value in os.environ.items() if name != "GIT_DIFF_OPTS"}
    try:
        return subprocess.run(  # noqa: S603 - no shell, and a revision is no option
            command,
            cwd=root,
            env={**environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise UsageError(f"{_OPTION}: git cannot be run: {error.strerror}; is it installed?") from None
