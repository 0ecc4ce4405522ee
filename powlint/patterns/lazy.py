"""Regexes that compile on first use and never run on."""

from __future__ import annotations

import regex

from powlint.errors import CheckError, PatternError

REGEX_VERSION: str = regex.__version__
"""A compiled regex is of use to the very engine that made it."""

TIME_LIMIT = 1.0
"""Seconds that one call may take on a story; longer texts get more, by their length."""

# A sound pattern does tens of MB/s, a runaway stays at its first kilobyte: this lets 20 MB through and no runaway.
_SLOWEST = 250_000


class Compilations:
    """How many regexes this process has compiled so far."""

    count = 0


class LazyRegex:
    """A regex of the `regex` engine (version 0, simple case folding), in any case unless `exact`.

    Raises PatternError at first use if the source is malformed, CheckError if a call runs out of its time.
    """

    __slots__ = ("_compiled", "exact", "source")

    def __init__(self, source: str, *, exact: bool = False) -> None:
        self.source = source
        self.exact = exact
        self._compiled: regex.Pattern[str] | None = None

    @property
    def compiled(self) -> regex.Pattern[str]:
        """Compiled regex; compiled now if it was not yet."""
        if self._compiled is None:
            try:
                Compilations.count += 1
                self._compiled = regex.compile(self.source, regex.V0 if self.exact else regex.V0 | regex.I)
            except regex.error as error:
                raise PatternError(f"not a regex: {error}", getattr(error, "pos", None) or 0) from error
        return self._compiled

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> list[regex.Match[str]]:
        """All matches between `start` and `end`."""
        end = len(text) if end is None else end
        try:
            return list(self.compiled.finditer(text, start, end, timeout=_limit(start, end)))
        except TimeoutError as error:
            raise self._run_out() from error

    def match(self, text: str, pos: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Match that begins at `pos`, if any."""
        end = len(text) if end is None else end
        try:
            return self.compiled.match(text, pos, end, timeout=_limit(pos, end))
        except TimeoutError as error:
            raise self._run_out() from error

    def fullmatch(self, text: str, pos: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Match that fills `pos` to `end`, if any."""
        end = len(text) if end is None else end
        try:
            return self.compiled.fullmatch(text, pos, end, timeout=_limit(pos, end))
        except TimeoutError as error:
            raise self._run_out() from error

    def search(self, text: str, pos: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """First match from `pos` on, if any."""
        end = len(text) if end is None else end
        try:
            return self.compiled.search(text, pos, end, timeout=_limit(pos, end))
        except TimeoutError as error:
            raise self._run_out() from error

    def _run_out(self) -> CheckError:
        return CheckError(f"the pattern {self.source[:60]!r} ran out of its time ({TIME_LIMIT:g} s); make it simpler")


def _limit(start: int, end: int) -> float:
    return TIME_LIMIT + max(0, end - start) / _SLOWEST
