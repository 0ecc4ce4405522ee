"""Drafts with every layer that powlint gives, from plain text and its own lexicon; ` // ` parts paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from powlint.assemble import Parts
from powlint.linter import Linter
from powlint.model.document import Source
from powlint.model.draft import Draft
from powlint.model.rule import Lexicon
from powlint.settings import Settings

Drafting = Callable[[str], Draft]


@pytest.fixture(scope="session")
def parts() -> Parts:
    return Parts(Settings(folder=Path(__file__).parents[2]), date(2026, 11, 22))


@pytest.fixture(scope="session")
def linter(parts: Parts) -> Linter:
    return parts.linter(debug=True)


@pytest.fixture(scope="session")
def lexicon(parts: Parts) -> Lexicon:
    return parts.ruleset.lexicon


@pytest.fixture(scope="session")
def drafted(linter: Linter) -> Drafting:
    def draft(text: str) -> Draft:
        return linter.draft(Source("draft.txt", text.replace(" // ", "\n\n").encode()))

    return draft
