"""Whole drafts of our own: silence on ordinary news, and right findings on labelled reports."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

DRAFTS = Path(__file__).parent / "drafts"
QUIET = sorted((DRAFTS / "quiet").glob("*.txt"))
REPORTS = sorted((DRAFTS / "reports").glob("*.txt"))
SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+|\n+")


@pytest.fixture(scope="module")
def found():
    command = [sys.executable, "-m", "powlint", "check", "--format", "json", *map(str, (*QUIET, *REPORTS))]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert ran.stderr == b""
    return {Path(file["path"]): file["findings"] for file in json.loads(ran.stdout)["files"]}


@pytest.mark.parametrize("draft", QUIET, ids=lambda path: path.stem)
def test_ordinary_news_is_passed_over(found, draft):
    assert [(finding["rule"], finding["text"]) for finding in found[draft]] == []


def test_half_of_what_must_be_raised_is_raised_and_little_else(found):
    must = raised = false = right = 0
    for draft in REPORTS:
        text = draft.read_text(encoding="utf-8")
        labels = yaml.safe_load(draft.with_suffix(".labels.yaml").read_text(encoding="utf-8"))["labels"] or []
        bounds = [0, *(end.end() for end in SENTENCE_END.finditer(text)), len(text)]
        where = [(label, sentences(bounds, *place(text, label))) for label in labels]
        hits = [
            (finding["category"], sentences(bounds, finding["start"], finding["end"]))
            for finding in found[draft]
            if finding["category"]
            not in ("verification.missing", "identity.mosaic", "law.context", "verification.quality")
        ]
        for label, here in where:
            if label.get("weight", "must") == "must":
                must += 1
                raised += any(category == label["category"] and here & there for category, there in hits)
        for category, there in hits:
            family = category.split(".")[0]
            near = any(here & there and label["category"].split(".")[0] == family for label, here in where)
            right, false = right + near, false + (not near)

    assert raised / must > 0.65
    assert right / (right + false) > 0.9


def place(text, label):
    start = -1
    for _ in range(label.get("nth", 1)):
        start = text.index(label["quote"], start + 1)
    return start, start + len(label["quote"])


def sentences(bounds, start, end):
    return {number for number, (a, b) in enumerate(pairwise(bounds)) if a < max(end, start + 1) and start < b}
