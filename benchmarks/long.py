"""One very long draft, beside peers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.commands import CHECK, costs, peak, ratio
from benchmarks.drafts import draft_of_bytes
from benchmarks.figures import Figure, Size
from benchmarks.peers import peers

TARGETS = {"proselint": 1.5}
TOO_SLOW = {"Vale"}  # over 100 s for 1 MB


def figures(size: Size) -> Iterator[Figure]:
    """Ratios of time, and the peak of memory."""
    with TemporaryDirectory() as place:
        draft = Path(place) / "draft.md"
        draft.write_text(draft_of_bytes(size.long, number=1), encoding="utf-8")
        others = {name: peer.on(draft) for name, peer in peers(Path(place)).items() if name not in TOO_SLOW}
        ran = costs({"powlint": CHECK.on(draft), **others}, size.few)
    what = f"one draft of {size.long / 1e6:g} MB"
    for name in others:
        yield ratio(f"{what}, to {name}", ran["powlint"], ran[name], TARGETS.get(name))
    yield Figure(what, median(each.cpu for each in ran["powlint"]), "s of CPU")
    yield peak(what, ran["powlint"])
