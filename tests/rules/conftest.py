from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from powlint.errors import RulesetError
from powlint.rules.load import load_ruleset


@pytest.fixture
def complaints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What loading says about the packs in the current folder, which is `tmp_path`."""
    monkeypatch.chdir(tmp_path)

    def said(*names: str) -> str:
        with pytest.raises(RulesetError) as caught:
            load_ruleset([Path(name) for name in names])
        return str(caught.value)

    return said
