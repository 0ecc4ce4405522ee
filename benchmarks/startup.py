"""How long `powlint check` takes on one draft of 3 KB, cold, beside an interpreter that only imports what it needs.

    python benchmarks/startup.py [ROUNDS]

Both are run in turn, and the ratio is the median of the rounds' own ratios: a busy machine slows both.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from compileall import compile_dir
from pathlib import Path
from statistics import median

from drafts import draft_of_bytes

ROOT = Path(__file__).parents[1]
ROUNDS = 15
SIZE = 3_000
TARGET = 4
BARE = [sys.executable, "-c", "import yaml, regex, pluggy"]


def seconds(command: list[str], *, ended: int) -> float:
    """How long a command takes. It must end with this status, or what was measured is something else."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    took = time.perf_counter() - start
    if done.returncode != ended:
        sys.exit(f"{command} ended with {done.returncode}, not {ended}")
    return took


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.md"
        draft.write_text(draft_of_bytes(SIZE, number=1), encoding="utf-8")
        check = [sys.executable, "-m", "powlint", "check", str(draft)]
        compile_dir(ROOT / "powlint", quiet=1)  # as an installation has it, even where the interpreter may keep nothing
        seconds(BARE, ended=0), seconds(check, ended=1)  # the first run keeps the compiled rules
        pairs = [(seconds(check, ended=1), seconds(BARE, ended=0)) for _ in range(rounds)]
    ratio = median(ours / bare for ours, bare in pairs)
    ours, bare = (1000 * median(times) for times in zip(*pairs, strict=True))
    print(f"cold check of a 3 KB draft: {ours:.0f} ms; import yaml, regex, pluggy: {bare:.0f} ms")
    print(f"ratio: {ratio:.2f} (target: at most {TARGET})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
