"""One draft of 3 KB, cold: `powlint check` beside an interpreter that imports what it needs, or nothing, and peers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import CHECK, Command, costs, peak, ratio
from benchmarks.drafts import draft_of_bytes
from benchmarks.figures import Figure, Size
from benchmarks.peers import peers

SIZE = 3_000
IMPORTS = "import yaml, regex, pluggy"
TARGETS = {IMPORTS: 2.0, "Vale": 0.5}


def figures(size: Size) -> Iterator[Figure]:
    """Ratios of time, and the peak of memory."""
    with TemporaryDirectory() as place:
        draft = Path(place) / "draft.md"
        draft.write_text(draft_of_bytes(SIZE, number=1), encoding="utf-8")
        bare = {code: Command((sys.executable, "-c", code)) for code in (IMPORTS, "pass")}
        others = {name: peer.on(draft) for name, peer in peers(Path(place)).items()}
        ran = costs({"powlint": CHECK.on(draft), **bare, **others}, size.rounds)
    what = "cold check of a 3 KB draft"
    for name in (*bare, *others):
        shown = f"`python -c '{name}'`" if name in bare else name
        yield ratio(f"{what}, to {shown}", ran["powlint"], ran[name], TARGETS.get(name))
    yield peak(what, ran["powlint"], 60)
