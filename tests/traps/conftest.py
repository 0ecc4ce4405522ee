"""The linter as it is for documents, and for single sentences; each test asks which rules speak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from powlint.assemble import Parts
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.settings import Settings

Heard = Callable[[str], set[str]]


def _heard(linter: Linter, opened: frozenset[str] = frozenset()) -> Heard:
    def heard(text: str) -> set[str]:
        reading = linter.reading(Source("draft.txt", text.replace(" // ", "\n\n").encode()), linter.read)
        report = linter.judged(reading, linter.findings(reading, opened=opened))
        assert report.faults == ()
        return {finding.rule_id for finding in report.verdict.reported}

    return heard


@pytest.fixture(scope="session")
def parts() -> Parts:
    return Parts(Settings(folder=Path(__file__).parents[2]), date.today())


@pytest.fixture(scope="session")
def draft(parts: Parts) -> Heard:
    """The rules that speak of a draft; the gate is as it is for documents."""
    return _heard(parts.linter())


@pytest.fixture(scope="session")
def story(parts: Parts) -> Heard:
    """As `draft`, for a draft about captives: that the gate lets it in is part of the test."""
    linter = parts.linter()
    heard = _heard(linter)

    def heard_inside(text: str) -> set[str]:
        assert linter.draft(Source("draft.txt", text.replace(" // ", "\n\n").encode())).layer("conflict")
        return heard(text)

    return heard_inside


@pytest.fixture(scope="session")
def sentence(parts: Parts) -> Heard:
    """The rules that speak of a sentence or two, as if the rest of the story had opened every gate."""
    linter = parts.linter()
    return _heard(linter, frozenset(check.rule.gate for check in linter.checks if check.rule.gate))
