from __future__ import annotations

import pytest

from powlint.settings.globs import Globs


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "a.md", True),
        ("*.md", "deep/er/a.md", True),
        ("*.md", "a.mdx", False),
        ("archive", "archive", True),
        ("archive/", "news/archive", True),
        ("news/archive", "news/archive", True),
        ("news/archive", "old/news/archive", False),
        ("/archive", "archive", True),
        ("news/*.md", "news/deep/a.md", False),
        ("news/**/*.md", "news/deep/er/a.md", True),
        ("news/**/*.md", "news/a.md", True),
        ("news/**", "news/a/b.md", True),
        ("draft-?.md", "draft-1.md", True),
        ("draft-[0-9].md", "draft-7.md", True),
        ("draft-[!0-9].md", "draft-7.md", False),
        ("a+b(1).md", "a+b(1).md", True),
        ("[.md", "[.md", True),
        ("", "a.md", False),
    ],
)
def test_a_pattern_means_these_names(pattern: str, path: str, expected: bool) -> None:
    assert Globs([pattern]).match(path) is expected
