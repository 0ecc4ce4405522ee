"""What is found in each draft, as a hash: who makes powlint faster can see that nothing else has changed.

    python -m tests.evaluation.snapshots

records the hashes anew, after a change of rules or layers that was meant. The record holds no word and no name: each
line has the hash of a draft's bytes, then the hash of its findings.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

RECORD = Path(__file__).with_name("snapshots.txt")
RENEW = "python -m tests.evaluation.snapshots"
FOLDERS = ("dev", "seeds", "quiet/general", "quiet/hard")
CHECK = [sys.executable, "-X", "utf8", "-m", "powlint", "check", "--format", "json"]

# Where a draft lies, texts that a rule hands on as they stand in its file, and what follows from the offsets.
LEFT_OUT = frozenset({"path", "why", "instead", "sources", "line", "column", "end_line", "end_column", "fingerprint"})

Entry = Mapping[str, object]
"""One file of a JSON report."""


def reported(corpora: Path, *, root: Path) -> list[Entry]:
    """What the command line reports on all drafts of the corpora, in one run."""
    drafts = [path for name in FOLDERS for path in sorted((corpora / name).glob("*.txt"))]
    done = subprocess.run([*CHECK, *drafts], cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr == ""
    files: list[Entry] = json.loads(done.stdout)["files"]
    assert len(files) == len(drafts)
    return files


def snapshots(files: Iterable[Entry]) -> dict[str, str]:
    """The hash of what is found in each draft, by the hash of its bytes: wherever it lies, whatever its name is."""
    return {_hash(Path(str(entry["path"])).read_bytes()): _hash(_said(entry)) for entry in files}


def recorded() -> dict[str, str]:
    """The hashes as they were recorded."""
    return dict(line.split() for line in RECORD.read_text(encoding="ascii").splitlines())


def differences(files: Iterable[Entry], before: Mapping[str, str]) -> Iterator[str]:
    """The drafts in which something else is found than before, each with what is known of it."""
    for entry in files:
        ((draft, found),) = snapshots([entry]).items()
        if draft not in before:
            yield f"{entry['path']}: not in the record"
        elif found != before[draft]:
            yield f"{entry['path']}: other findings ({len(entry['findings'])} now)"  # type: ignore[arg-type]


def _said(entry: Entry) -> bytes:
    return json.dumps(_bare(entry), sort_keys=True).encode()


def _bare(value: object) -> object:
    if isinstance(value, list):
        return [_bare(each) for each in value]
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items() if key not in LEFT_OUT}
    return value


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


if __name__ == "__main__":
    from .test_quality import CORPORA, ROOT

    lines = [f"{draft} {found}\n" for draft, found in sorted(snapshots(reported(CORPORA, root=ROOT)).items())]
    RECORD.write_text("".join(lines), encoding="ascii")
    sys.stdout.write(f"{len(lines)} drafts recorded in {RECORD.relative_to(ROOT)}\n")
