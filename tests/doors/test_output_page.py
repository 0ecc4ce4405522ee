"""docs/output-formats.md shows of every format what powlint writes of the sample draft."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from powlint.plugins.builtin import REPORTERS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "output-formats.md"
NAMES = [reporter.name for reporter in REPORTERS]
LANGUAGES = {"json": "json", "sarif": "json", "gitlab": "json", "rdjson": "json", "checkstyle": "xml", "junit": "xml"}


def samples(folder: Path) -> str:
    """A section for each format, as the page has them."""
    wanted = [word for name in NAMES for word in ("--output", f"{name}:{folder / name}")]
    command = [sys.executable, "-X", "utf8", "-m", "powlint", "check", "--select", "term-mercenary", *wanted]
    subprocess.run([*command, "examples/sample-draft.md"], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    return "\n".join(
        f"## `{name}`\n\n```{LANGUAGES.get(name, 'text')}\n{(folder / name).read_text(encoding='utf-8')}```\n"
        for name in NAMES
    )


def test_the_page_shows_what_powlint_writes(tmp_path: Path) -> None:
    # `python tests/doors/test_output_page.py` puts new samples into the page.
    head, first, shown = PAGE.read_text(encoding="utf-8").partition(f"## `{NAMES[0]}`")

    assert first + shown == samples(tmp_path)
    assert all(re.search(rf"^\|.*`{name}`", head, re.MULTILINE) for name in NAMES)


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as made:
        text = PAGE.read_text(encoding="utf-8").partition(f"## `{NAMES[0]}`")[0]
        PAGE.write_text(text + samples(Path(made)), encoding="utf-8")
