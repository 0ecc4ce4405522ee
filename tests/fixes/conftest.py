from __future__ import annotations

from collections.abc import Callable

import pytest
from linted import linted, reader_of

from powlint.fixes.fixed import Fixed, fixed
from powlint.model.document import Source

Fix = Callable[..., Fixed]


@pytest.fixture
def fix() -> Fix:
    """The draft with these words replaced wherever they stand."""

    def make(content: str | bytes, *fixes: tuple[str, str], name: str = "d.txt") -> Fixed:
        source = Source(name, content if isinstance(content, bytes) else content.encode())
        made = fixed(linted(source, *fixes), source, reader_of(name))
        assert made is not None
        return made

    return make
