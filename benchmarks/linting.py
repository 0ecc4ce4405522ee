"""The linter that is measured inside this process, and what a piece of its work costs."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import cache

from benchmarks.commands import ROOT
from powlint.assemble import Parts
from powlint.settings import Settings


@cache
def parts() -> Parts:
    """The shipped rules, assembled once for all benchmarks."""
    return Parts(Settings(folder=ROOT), date.today())


def cpu(act: Callable[[], object], runs: int) -> float:
    """Seconds of CPU, the least of some runs: what else the machine does adds to it and never takes away."""
    times = []
    for _ in range(runs):
        begun = time.process_time()
        act()
        times.append(time.process_time() - begun)
    return min(times)
