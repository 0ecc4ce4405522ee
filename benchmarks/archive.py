"""A folder of drafts of 3.5 KB, dense with captives, beside peers; and as many stories that have none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import CHECK, ROOT, costs, peak, ratio
from benchmarks.drafts import draft_of_bytes, story_of_bytes
from benchmarks.figures import Figure, Size
from benchmarks.peers import peers

SIZE = 3_500
STORIES = Path(os.environ.get("POWLINT_SHARED") or ROOT.parent / "shared") / "evaluation" / "quiet" / "general"
ORDINARY = 0.25
TARGETS = {"Vale": 0.75, "proselint": 0.2}


def figures(size: Size) -> Iterator[Figure]:
    """Ratios of time, and the peak of memory."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        drafts = written(folder / "dense", size.drafts, draft_of_bytes)
        written(folder / "ordinary", size.drafts, story_of_bytes)
        ours = {name: CHECK.on(folder / name) for name in ("dense", "ordinary")}
        if STORIES.is_dir():
            written(folder / "real", size.drafts, _real_story)
            ours["real"] = CHECK.on(folder / "real")
        others = {name: peer.on(*drafts) for name, peer in peers(folder).items()}
        ran = costs({**ours, **others}, size.few)
    what = f"{size.drafts:,} dense drafts of 3.5 KB"
    for name in others:
        yield ratio(f"{what}, to {name}", ran["dense"], ran[name], TARGETS.get(name))
    yield peak(what, ran["dense"], 150)
    for name in ("ordinary", "real"):
        if name in ran:
            yield ratio(f"as many {name} stories, to {what}", ran[name], ran["dense"], ORDINARY)


def written(folder: Path, count: int, text: Callable[[int, int], str]) -> list[Path]:
    """The files of a new folder, each with another text of about 3.5 KB."""
    folder.mkdir()
    paths = [folder / f"{number:04}.md" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(text(SIZE, number), encoding="utf-8")
    return paths


def _real_story(size: int, number: int) -> str:
    """The beginning of a story that a newspaper printed."""
    stories = sorted(STORIES.glob("*.txt"))
    return stories[number % len(stories)].read_text(encoding="utf-8")[:size]
