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


def _heard(linter: Linter) -> Heard:
    def heard(text: str) -> set[str]:
        report = linter.lint(Source("draft.txt", text.replace(" // ", "\n\n").encode()))
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
    """The rules that speak of a sentence or two; no gate is shut."""
    return _heard(parts.trial())
