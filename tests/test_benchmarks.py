"""The benchmarks run and print their figures; what these are, people read on a machine that does nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHOWN = {
    "startup": "cold check of a 3 KB draft, to `python -c 'import yaml, regex, pluggy'`",
    "archive": "as many ordinary stories, to 3 dense drafts of 3.5 KB",
    "long": "one draft of 0.004 MB",
    "relint": "re-lint after a keystroke in 200 words",
    "lsp": "marks after a keystroke in 200 words, by the language server",
    "growth": "growth with the number of rules",
    "naive": "dense drafts of 3.5 KB, warm, to one `str.count`",
}


def test_every_benchmark_prints_its_figures_as_a_table():
    command = [sys.executable, "-m", "benchmarks", "--tiny"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    figures = dict(re.findall(r"^\| ([^|]+) \| ([\d,.]+) \S.*\|$", done.stdout, flags=re.MULTILINE))
    assert set(SHOWN.values()) <= figures.keys()
    assert all(float(figure.replace(",", "")) > 0 for figure in figures.values())


def test_a_benchmark_that_does_not_exist_is_named_with_those_that_do():
    command = [sys.executable, "-m", "benchmarks", "startup", "nothing"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 2
    assert "there is no benchmark nothing; there are startup, " in done.stderr
