"""How right powlint is on real reports, and how silent on other news.

The reports belong to others and are no part of the project: they are looked for in the folder that POWLINT_SHARED
names, or in `shared` beside the checkout.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .snapshots import RENEW, Entry, differences, recorded, reported

ROOT = Path(__file__).parents[2]
CORPORA = Path(os.environ.get("POWLINT_SHARED") or ROOT.parent / "shared") / "evaluation"

pytestmark = pytest.mark.skipif(
    not CORPORA.is_dir(), reason=f"no labelled reports in {CORPORA}; name the folder above it in POWLINT_SHARED"
)


@pytest.fixture(scope="module")
def files() -> list[Entry]:
    """What powlint reports on every draft, file by file."""
    return reported(CORPORA, root=ROOT)


@pytest.fixture
def figures(files, tmp_path) -> Callable[[str], dict[str, float]]:
    """What the scoring script says of powlint on a labelled corpus."""
    findings, answer = tmp_path / "findings.json", tmp_path / "figures.json"
    findings.write_text(json.dumps({"files": files}), encoding="ascii")

    def scored(corpus: str) -> dict[str, float]:
        script = [sys.executable, CORPORA / "evaluate.py", CORPORA / corpus]
        options = ["--findings", findings, "--json", answer]
        done = subprocess.run([*script, *options], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(answer.read_text(encoding="utf-8"))

    return scored


@pytest.mark.parametrize("corpus", ["dev", "seeds"])
def test_it_is_right_often_enough_on_reports_about_prisoners(corpus, figures):
    scored = figures(corpus)

    assert scored["precision"] >= 0.70, scored
    assert scored["recall"] >= 0.45, scored


@pytest.mark.parametrize(("corpus", "one_in"), [("quiet/general", 100), ("quiet/hard", 10)])
def test_it_is_silent_on_other_news(corpus, one_in, files):
    drafts = [entry for entry in files if Path(entry["path"]).parent == CORPORA / corpus]
    found = {entry["path"]: [f"{hit['line']}: {hit['rule']}" for hit in entry["findings"]] for entry in drafts}
    loud = {path: hits for path, hits in found.items() if hits}

    assert drafts
    assert len(loud) <= len(drafts) / one_in, loud


def test_nothing_else_is_found_than_what_was_recorded(files):
    differing = list(differences(files, recorded()))

    assert differing == [], "\n".join(
        [
            *differing,
            "Whoever meant to change no finding has changed one: look at these drafts before and after.",
            f"If rules or layers were changed on purpose, record the findings anew: {RENEW}",
        ]
    )
