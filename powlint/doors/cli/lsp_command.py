"""`powlint lsp`: a language server for editors, over standard input and output."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from powlint.doors.cli import options
from powlint.errors import EXIT_CLEAN, UsageError

_LIBRARIES = ("pygls", "lsprotocol")


def run(words: Sequence[str]) -> int:
    """Serve an editor until it says goodbye."""
    asked = parser().parse_args(words)
    try:
        from powlint.doors.lsp.server import serve  # noqa: PLC0415 - an extra
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in _LIBRARIES:
            raise
        raise UsageError("lsp needs powlint[lsp]; pip install 'powlint[lsp]'") from None
    serve(asked.config, options.cache(False))
    return EXIT_CLEAN


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = options.parser("lsp", "Serve an editor that speaks the Language Server Protocol, over standard streams.")
    made.add_argument("--stdio", action="store_true", help="changes nothing: some editors say it to every server")
    return made
