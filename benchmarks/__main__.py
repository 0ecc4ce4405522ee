"""Measures what is named, or everything, and prints a table in Markdown.

    python -m benchmarks [--tiny] [--long MB] [NAME ...]

Run it from the folder of the project, on a machine that does nothing else. With `--tiny` each benchmark takes a moment,
and its figures mean nothing: that is to see that it runs.
"""

from __future__ import annotations

import argparse
import platform
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from benchmarks import archive, growth, long, lsp, naive, relint, startup
from benchmarks.commands import own_cache
from benchmarks.figures import Figure, Size, table

BENCHMARKS = {
    "startup": startup.figures,
    "archive": archive.figures,
    "long": long.figures,
    "relint": relint.figures,
    "lsp": lsp.figures,
    "growth": growth.figures,
    "naive": naive.figures,
}
FULL = Size(rounds=15, drafts=1_000, long=1_000_000, words=(1_000, 10_000))
TINY = Size(rounds=1, drafts=3, long=4_000, words=(200,), rules=8)


def main() -> None:
    """Measure and print, line by line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What powlint costs, as ratios.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(BENCHMARKS)} (default: all)")
    parser.add_argument("--tiny", action="store_const", const=TINY, default=FULL, dest="size", help="see that it runs")
    parser.add_argument("--long", type=float, metavar="MB", help="length of the long draft (default: 1)")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in BENCHMARKS]:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join(BENCHMARKS)}")
    size = replace(asked.size, long=int(asked.long * 1_000_000)) if asked.long else asked.size
    with own_cache():
        for line in table(_figures(asked.names or list(BENCHMARKS), size)):
            print(line, flush=True)
    print(f"\n{platform.system()}, {platform.python_implementation()} {platform.python_version()}")


def _figures(names: list[str], size: Size) -> Iterator[Figure]:
    return chain.from_iterable(BENCHMARKS[name](size) for name in names)


if __name__ == "__main__":
    main()
