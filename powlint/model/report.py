"""What a run leaves: for each file what is reported, what is silenced and by whom, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from powlint.model.document import Document
from powlint.model.finding import Finding, Related, Severity
from powlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a finding is not reported: who or what silenced it, and the reason given."""

    by: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding and its silence; nothing vanishes."""

    finding: Finding
    silence: Silence


@dataclass(frozen=True, slots=True)
class Remark:
    """A complaint about the draft's own ignore notes and waivers: without reason, expired, idle, malformed.

    `line` and `column` count from 1 in the file that `path` names (the draft, or its waiver file).
    """

    path: str
    line: int
    column: int
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Three bins for one draft: reported, silenced, and remarks on the silencing itself."""

    reported: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file's result cannot be trusted, in one line. Any fault makes the exit status 2.

    `message` holds no word of the draft; `detail` is what code that broke down said, and may.
    """

    path: str
    message: str
    detail: str = ""

    @property
    def whole(self) -> str:
        """The message with its detail, for where sensitive words may be shown."""
        return f"{self.message}: {self.detail}" if self.detail else self.message


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: `document` is None when it could not be read. `story` is there if it is a part of one."""

    path: str
    verdict: Verdict = field(default_factory=Verdict)
    document: Document | None = None
    faults: tuple[Fault, ...] = ()
    story: Story | None = None

    def document_of(self, related: Related) -> Document | None:
        """The document in which a place stands that belongs to one of its findings."""
        return self.document if not related.path or self.story is None else self.story.documents.get(related.path)


class Story:
    """The reports of all parts of one story, shared by them: a finding in one may rest on words in another."""

    def __init__(self, files: Iterable[FileReport]) -> None:
        self.files = tuple(files)
        self.documents = {file.path: file.document for file in self.files if file.document is not None}


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run, files in order of path."""

    files: tuple[FileReport, ...]
    fail_on: Severity = Severity.ERROR

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All that went wrong, in order of the files."""
        return tuple(fault for file in self.files for fault in file.faults)

    @property
    def reported(self) -> int:
        """How many findings are reported."""
        return sum(len(file.verdict.reported) for file in self.files)

    @property
    def failing(self) -> bool:
        """Whether a finding or remark at or above `fail_on` is reported."""
        limit = self.fail_on.rank
        return any(
            any(f.blocks and f.severity.rank <= limit for f in file.verdict.reported)
            or any(r.severity.rank <= limit for r in file.verdict.remarks)
            for file in self.files
        )
