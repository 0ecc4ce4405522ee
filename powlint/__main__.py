"""`python -m powlint` and the `powlint` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    from powlint.doors.cli import main as run  # noqa: PLC0415 - the plugin packages import powlint without it

    sys.exit(run())


if __name__ == "__main__":
    main()
