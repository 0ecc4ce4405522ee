"""The benchmarks run and print their ratios; what these are, people read on a machine that does nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["startup", "relint", "lsp"])
def test_a_benchmark_prints_its_ratio(name):
    command = [sys.executable, ROOT / "benchmarks" / f"{name}.py", "2"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    assert re.search(r"^ratio: \d+\.\d", done.stdout, flags=re.MULTILINE)
