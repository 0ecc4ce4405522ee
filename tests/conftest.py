"""What all tests share: the slow ones come first, and the project's own files can be had in a folder apart."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Who builds wants new examples at every run; whether a commit may land must not hang on the luck of one.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # An environment takes long to build: begun first, it is done by the time the quick tests are.
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session", autouse=True)
def _no_cache() -> Iterator[None]:
    """Nothing is kept in the home of whoever runs the tests; those about the cache name a folder of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POWLINT_CACHE", "off")
        yield


@pytest.fixture(scope="module")
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The cache is on: for modules that run the shipped rules in one process after the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POWLINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's files as they are now, without history and without what git ignores."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    folder = tmp_path_factory.mktemp("clone") / "powlint"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", *(name.rstrip("/") for name in ignored)))
    return folder
