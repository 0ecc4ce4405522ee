"""Everything that can go wrong and be mended by a person: one sentence each, the exit status, and what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from powlint.values import dataclass

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_TROUBLE = 2


class PowlintError(Exception):
    """An error that a user or rule author can mend. Its text is one clear line: where, what, what to do.

    `detail` is what somebody else's code said of it, in its own words. They may be a draft's.
    """

    exit_status = EXIT_TROUBLE

    def __init__(self, message: str = "", *, detail: str = "") -> None:
        super().__init__(message)
        self.detail = detail

    @property
    def whole(self) -> str:
        """The line with its detail, for where a draft's words may be shown."""
        return f"{self}: {self.detail}" if self.detail else str(self)


class Told(SystemExit):
    """A command was only asked for its help, and has given it. Nobody else may end a run that looks clean."""


class Stopped(Exception):  # noqa: N818 - nothing is wrong
    """Whoever asked for a lint wants no answer any more."""


class UsageError(PowlintError):
    """The command line asks for something that cannot be done."""


class ReadError(PowlintError):
    """A draft cannot be read: missing, unreadable, binary or undecodable."""


class CheckError(PowlintError):
    """A check or annotator raised, or ran out of its time: the file's result cannot be trusted."""


class PluginError(PowlintError):
    """A plugin cannot be loaded or registers something malformed; names the package."""


class PatternError(PowlintError):
    """A phrase or regex cannot be compiled.

    `offset` is the 0-based code point in the author's pattern where the trouble starts.
    """

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint about a file somebody wrote (settings, rule, lexicon, waiver).

    `line` and `column` count from 1, in code points; 0 means that the place is unknown.
    `excerpt` is the author's line as it stands, shown with `width` code points underlined.
    """

    path: str
    line: int
    column: int
    message: str
    excerpt: str = ""
    width: int = 1

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        head = f"{place}: {self.message}"
        if not self.excerpt:
            return head
        gutter = f"{self.line:>5} | "
        marks = " " * (self.column - 1) + "^" * max(1, self.width)
        return f"{head}\n{gutter}{self.excerpt}\n      | {marks}"


class ProblemsError(PowlintError):
    """Several complaints at once, so that an author mends them in one go."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RulesetError(ProblemsError):
    """A ruleset (rule, lexicon, sources) cannot be used."""


class SettingsError(ProblemsError):
    """The settings cannot be used."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`; empty if none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, and only needed for a complaint

    words = {name.casefold(): name for name in sorted(known)}
    close = get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
    return words[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint for the end of a complaint about an unknown word; empty if no known one is near."""
    meant = nearest(word, known)
    return f" — did you mean “{meant}”?" if meant else ""
