from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from powlint.assemble import Parts
from powlint.model.document import Document, Source
from powlint.model.draft import Draft
from powlint.model.finding import Finding
from powlint.model.rule import Examples, Rule
from powlint.model.span import OffsetMap, Piece, Span
from powlint.rules.examples import MarkError, marked, run_examples
from powlint.rules.load import load_ruleset
from powlint.settings import Settings

from .packs import pack

DAY = date(2026, 11, 21)


@dataclass(frozen=True)
class HostageCheck:
    """A check written in Python: finds every "hostage"."""

    rule: Rule
    literals: frozenset[str] | None = None
    layers: frozenset[str] = frozenset()

    def find(self, draft: Draft) -> Iterable[Finding]:
        for word in re.finditer("hostage", draft.text):
            span = Span(*word.span())
            yield Finding(self.rule.id, "", self.rule.severity, span, word[0], "")


def draft_of(text: str) -> Draft:
    whole = Span(0, len(text))
    return Draft(Document("example", text, text, OffsetMap([Piece(whole, whole)]), ()))


def failures(tmp_path: Path, flags: tuple[str, ...], passes: tuple[str, ...] = ()) -> list[str]:
    (rule,) = load_ruleset([pack(tmp_path)]).rules
    check = HostageCheck(replace(rule, examples=Examples(flags, passes)))
    return [str(failure) for failure in run_examples(check, draft_of)]


def test_marks_are_cut_out_and_slashes_part_paragraphs():
    assert marked("Headline: A [[b]] c // d [[e // f]].") == (
        "Headline: A b c\n\nd e\n\nf.",
        (Span(12, 13), Span(19, 23)),
    )


def test_a_slash_inside_words_parts_nothing():
    assert marked("https://a.b and/or [[c]]") == ("https://a.b and/or c", (Span(19, 20),))


@pytest.mark.parametrize(
    ("example", "message", "offset"),
    [
        ("a [[b", "a mark is never closed; write ]] after the words", 2),
        ("a [[b [[c]]", "a mark opens inside another; close it with ]] first", 6),
        ("a b]]", "]] without [[", 3),
        ("a [[]] b", "a mark holds no words", 4),
    ],
)
def test_marks_that_do_not_pair_are_told(example: str, message: str, offset: int):
    with pytest.raises(MarkError, match=re.escape(message)) as caught:
        marked(example)

    assert caught.value.offset == offset


def test_a_rule_that_keeps_its_word_has_no_failures(tmp_path: Path):
    assert failures(tmp_path, ("A [[hostage]] // and [[one hostage]].",), ("A prisoner.",)) == []


def test_a_marked_place_that_is_not_found_and_a_found_one_that_is_not_marked_are_told(tmp_path: Path):
    assert failures(tmp_path, ("A hostage and a [[captive]].",), ("The hostage.",)) == [
        "status-hostage, flags 1: “captive” is marked and not found\n      | A hostage and a [[captive]].",
        "status-hostage, flags 1: “hostage” is found and not marked\n      | A hostage and a [[captive]].",
        "status-hostage, passes 1: “hostage” is found and not marked\n      | The hostage.",
    ]


def test_a_rule_without_examples_is_told(tmp_path: Path):
    assert failures(tmp_path, ()) == [
        "status-hostage: has no example that it must flag; write two under `examples: flags:`"
    ]


def test_an_example_without_marks_is_told(tmp_path: Path):
    assert failures(tmp_path, ("A hostage.",)) == [
        "status-hostage, flags 1: has no [[marks]] round the words to find\n      | A hostage."
    ]


FIXED = """\
id: status-hostage
category: status.term
title: Hostages
severity: warning
message: "{match}"
why: Reason.
sources: [house-1]
find: hostage(s)/captive(s)
fix: FIX
instead: [Write prisoner of war.]
examples:
  flags:
    - "The [[hostages]] and [[hostages]]. “My [[hostage]]!”"
    - "He is a [[captive]]."
  passes:
    - "They were prisoners."
    - "They were guards."
"""


def with_fix(tmp_path: Path, fix: str) -> list[str]:
    parts = Parts(Settings(folder=tmp_path, packs=(str(pack(tmp_path / "desk", rule=FIXED.replace("FIX", fix))),)), DAY)
    trial = parts.trial()
    (check,) = trial.checks
    return [str(failure) for failure in run_examples(check, lambda text: trial.draft(Source("x.txt", text.encode())))]


@pytest.mark.parametrize("fix", ["prisoner", "{hostages: prisoners}", "{hostage: prisoner, captive: prisoner}"])
def test_a_fix_that_mends_the_examples_is_good(tmp_path: Path, fix: str):
    assert with_fix(tmp_path, fix) == []


def test_a_fix_after_which_the_rule_still_fires_is_told(tmp_path: Path):
    assert (
        with_fix(tmp_path, "{hostages: captives, captive: prisoner}")
        == [
            "status-hostage, flags 1: “hostages” is found again after its fix, as “captives”\n"
            "      | The [[hostages]] and [[hostages]]. “My [[hostage]]!”"
        ]
        * 2
    )


def test_a_fix_that_no_example_tries_is_told(tmp_path: Path):
    assert with_fix(tmp_path, "{captives: prisoners}") == [
        "status-hostage: no example that it must flag has its fix; write one"
    ]
