"""How right powlint is on real reports, and how silent on other news.

The reports belong to others and are no part of the project: they are looked for in the folder that POWLINT_SHARED
names, or in `shared` beside the checkout.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPORA = Path(os.environ.get("POWLINT_SHARED") or ROOT.parent / "shared") / "evaluation"
CHECK = [sys.executable, "-X", "utf8", "-m", "powlint", "check", "--format", "json"]

pytestmark = pytest.mark.skipif(
    not CORPORA.is_dir(), reason=f"no labelled reports in {CORPORA}; name the folder above it in POWLINT_SHARED"
)


def figures(corpus: str, tmp_path: Path) -> dict[str, float]:
    """What the scoring script says of powlint on a labelled corpus."""
    answer = tmp_path / "figures.json"
    script = [sys.executable, CORPORA / "evaluate.py", CORPORA / corpus]
    options = ["--command", shlex.join(CHECK), "--json", answer]
    done = subprocess.run([*script, *options], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(answer.read_text(encoding="utf-8"))


def loud(corpus: str) -> tuple[dict[str, list[str]], int]:
    """The drafts of a corpus in which anything is found, with what is found, and how many drafts there are."""
    drafts = sorted((CORPORA / corpus).glob("*.txt"))
    done = subprocess.run([*CHECK, *drafts], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr == ""
    files = json.loads(done.stdout)["files"]
    assert len(files) == len(drafts)
    found = {file["path"]: [f"{hit['line']}: {hit['rule']}" for hit in file["findings"]] for file in files}
    return {path: hits for path, hits in found.items() if hits}, len(drafts)


def test_it_is_right_often_enough_on_reports_about_prisoners(tmp_path):
    scored = figures("dev", tmp_path)

    assert scored["precision"] >= 0.70, scored
    assert scored["recall"] >= 0.45, scored


def test_it_reads_the_first_reports(tmp_path):
    scored = figures("seeds", tmp_path)

    assert scored["precision"] >= 0.70, scored
    assert scored["recall"] >= 0.45, scored


@pytest.mark.parametrize(("corpus", "one_in"), [("quiet/general", 100), ("quiet/hard", 10)])
def test_it_is_silent_on_other_news(corpus, one_in):
    found, drafts = loud(corpus)

    assert len(found) <= drafts / one_in, found
