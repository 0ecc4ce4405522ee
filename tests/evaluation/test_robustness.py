"""The same report in another dress gets the same findings: other marks, other line ends, other spelling, Markdown.

The labelled reports are looked for as in `test_quality.py`; reports of our own are always there.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from powlint.assemble import assemble
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.settings import Settings

from .rewriting import REWRITINGS, Rewriting, unchanged
from .test_quality import CORPORA, ROOT
from .test_quality import pytestmark as wants_labelled_reports

REPORTS = ROOT / "tests" / "drafts" / "reports"
NEAR = 0.02
"""How far precision, recall and F1 may move when the dress changes."""

ALIKE = dict.fromkeys(REWRITINGS, 0.93) | {
    # What says which words are a headline, a caption or a paragraph of their own is gone.
    "one line": 0.85,
    # Nothing but single words and marks is changed.
    "straight quotation marks and dashes": 0.98,
    "American spelling": 0.98,
    "British spelling": 0.98,
}
"""Of all pairs of a rule and the words it finds, before or after, how many must be found both times."""

Hit = dict[str, object]
Rewrite = Callable[[str], Rewriting]

every_rewriting = pytest.mark.parametrize("name", REWRITINGS)


@cache
def linter() -> Linter:
    return assemble(Settings(folder=ROOT), today=date.today())


@cache
def hits(corpus: Path, rewrite: Rewrite) -> Mapping[str, list[Hit]]:
    """What is found in each rewritten draft of a folder, at the place where it stands in the draft as it was."""
    found: dict[str, list[Hit]] = {}
    for path in sorted(corpus.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        rewriting = rewrite(text)
        is_the_same = rewrite is not unchanged and rewriting == unchanged(text)
        found[path.name] = hits(corpus, unchanged)[path.name] if is_the_same else list(linted(text, rewriting))
    return found


def linted(text: str, rewriting: Rewriting) -> Iterator[Hit]:
    report = linter().lint(Source(f"draft{rewriting.suffix}", rewriting.text.encode()))
    assert report.faults == ()
    for finding in report.verdict.reported:
        place = report.document.offsets.to_source(finding.span)
        start, end = rewriting.back(place.start, place.end)
        words = " ".join(text[start:end].split())
        yield {"rule": finding.rule_id, "category": finding.category, "start": start, "end": end, "words": words}


@cache
def script() -> ModuleType:
    """The scoring script, which is no part of the project."""
    spec = importlib.util.spec_from_file_location("evaluate", CORPORA / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluate"] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


@cache
def figures(rewrite: Rewrite) -> dict[str, float]:
    """Precision, recall and F1 on the rewritten reports, against the labels of the reports as they were."""
    corpus = CORPORA / "dev"
    files = [{"path": name, "findings": found} for name, found in hits(corpus, rewrite).items()]
    tallies, _ = script().score(corpus, {"files": files})
    total = script().Tally()
    for tally in tallies.values():
        total.met, total.missed = total.met + tally.met, total.missed + tally.missed
        total.right, total.false = total.right + tally.right, total.false + tally.false
    return {"precision": total.precision, "recall": total.recall, "F1": total.f1}


def pairs(corpus: Path, rewrite: Rewrite) -> set[tuple[str, object, object]]:
    """Which rules find which words in which drafts."""
    return {(name, hit["rule"], hit["words"]) for name, found in hits(corpus, rewrite).items() for hit in found}


def differences(corpus: Path, rewrite: Rewrite) -> str:
    """What is lost and what is new in the rewritten drafts, for whoever has to find out why."""
    before, after = pairs(corpus, unchanged), pairs(corpus, rewrite)
    lost = [f"lost: {each}" for each in sorted(before - after)]
    return "\n".join([*lost, *(f"new: {each}" for each in sorted(after - before))])


@wants_labelled_reports
@every_rewriting
def test_labelled_reports_in_another_dress_are_judged_alike(name: str) -> None:
    plain, dressed = figures(unchanged), figures(REWRITINGS[name])

    moved = {figure: round(dressed[figure] - plain[figure], 3) for figure in plain}
    assert all(abs(change) <= NEAR for change in moved.values()), (
        moved,
        differences(CORPORA / "dev", REWRITINGS[name]),
    )


@every_rewriting
def test_reports_of_our_own_in_another_dress_get_the_same_findings(name: str) -> None:
    before, after = pairs(REPORTS, unchanged), pairs(REPORTS, REWRITINGS[name])

    assert len(before & after) / len(before | after) >= ALIKE[name], differences(REPORTS, REWRITINGS[name])


TEXT = """\
Army & rebels swap 20 prisoners – “all well”

“They’re home,” said Gen. A. Testov… The colour guard of the organisation stood * still. 2. Next came \
the mayor, then the others.

1. The ministry_said nothing: <none> of the [neighbours] was there at the centre.
"""


@every_rewriting
def test_every_word_that_stays_leads_back_to_where_it_stood(name: str) -> None:
    rewriting = REWRITINGS[name](TEXT)

    assert len(rewriting.text) == len(rewriting.starts) == len(rewriting.ends)
    for word in ("Army", "prisoners", "home", "Testov", "guard", "still", "Next", "others", "nothing", "there"):
        start, end = rewriting.back(rewriting.text.index(word), rewriting.text.index(word) + len(word))
        assert TEXT[start:end] == word


def test_rewritings_do_what_their_names_say() -> None:
    dressed = {name: rewrite(TEXT).text for name, rewrite in REWRITINGS.items()}

    assert dressed["straight quotation marks and dashes"].startswith(
        'Army & rebels swap 20 prisoners - "all well"\n\n"They\'re home," said Gen. A. Testov... The'
    )
    assert dressed["one line"].count("\n") == 1
    assert "Testov…\n\nThe colour" in dressed["a paragraph for each sentence"]
    assert "said Gen. A. Testov…" in dressed["a paragraph for each sentence"]
    assert max(map(len, dressed["wrapped at 72 columns"].split("\n"))) <= 72
    assert dressed["wrapped at 72 columns"].split() == TEXT.split()
    assert dressed["Markdown"].startswith("# Army \\& rebels")
    assert "1\\. The ministry\\_said nothing: \\<none\\> of the \\[neighbours\\]" in dressed["Markdown"]
    assert "color guard of the organization" in dressed["American spelling"]
    assert "neighbors] was there at the center." in dressed["American spelling"]
    assert dressed["British spelling"] == TEXT
