"""What commands cost, and what one costs beside another."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from compileall import compile_dir
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.drafts import draft_of_bytes
from benchmarks.figures import Figure, seconds

ROOT = Path(__file__).parents[1]
LAUNCH = (sys.executable, "-S", "-E", str(Path(__file__).with_name("launch.py")))


@dataclass(frozen=True, slots=True)
class Command:
    """A command, and the statuses that it ends with when it has done its work."""

    words: tuple[str, ...]
    ended: tuple[int, ...] = (0,)

    def on(self, *paths: Path) -> Command:
        """The same for these files or folders."""
        return replace(self, words=(*self.words, *map(str, paths)))


CHECK = Command((sys.executable, "-m", "powlint", "check"), (0, 1))


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds by the clock, seconds of all its processes, megabytes of the largest of them."""

    clock: float
    cpu: float
    memory: float


def cost(command: Command) -> Cost:
    """What a command costs. If it does not end as it should, what was measured is something else."""
    done = subprocess.run([*LAUNCH, *command.words], cwd=ROOT, stdout=subprocess.PIPE, encoding="ascii", check=True)
    clock, cpu, memory, status = done.stdout.split()
    if int(status) not in command.ended:
        sys.exit(f"{' '.join(command.words[:4])} … ended with {status}, not {command.ended}")
    return Cost(float(clock), float(cpu), int(memory) / 1000)


def costs(commands: Mapping[str, Command], rounds: int) -> dict[str, list[Cost]]:
    """What commands cost in each round. They are run in turn: a busy machine slows them all."""
    ran = [{name: cost(command) for name, command in commands.items()} for _ in range(rounds)]
    return {name: [each[name] for each in ran] for name in commands}


def ratio(what: str, ours: Sequence[Cost], theirs: Sequence[Cost], target: float | None = None) -> Figure:
    """The median of the rounds' own ratios, by the clock."""
    beside = list(zip(ours, theirs, strict=True))
    by_clock = median(one.clock / other.clock for one, other in beside)
    by_cpu = median(one.cpu / other.cpu for one, other in beside)
    one, other = (seconds(median(each.clock for each in side)) for side in (ours, theirs))
    return Figure(what, by_clock, "×", target, f"{one} to {other}; {by_cpu:.2f} × by CPU")


def peak(what: str, ran: Sequence[Cost], target: float | None = None) -> Figure:
    """The median of what the largest process held."""
    return Figure(f"{what}, peak memory of a process", median(each.memory for each in ran), "MB", target)


@contextmanager
def own_cache() -> Iterator[None]:
    """A cache of its own that holds the compiled rules, and powlint compiled as an installation has it."""
    compile_dir(ROOT / "powlint", quiet=1)
    with TemporaryDirectory() as folder:
        os.environ["POWLINT_CACHE"] = str(Path(folder) / "cache")
        draft = Path(folder) / "draft.md"
        draft.write_text(draft_of_bytes(20_000, number=0), encoding="utf-8")
        for _ in range(2):  # the second run keeps the regexes that the first has compiled
            cost(CHECK.on(draft))
        yield
