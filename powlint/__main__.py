"""`python -m powlint` and the `powlint` command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    # Rules and drafts are built of many small values that live to the end: looking for rings among them every 700
    # values takes a tenth of a run.
    gc.set_threshold(50_000, 20, 100)
    from powlint.doors.cli import main as run  # noqa: PLC0415 - the plugin packages import powlint without it

    sys.exit(run())


if __name__ == "__main__":
    main()
