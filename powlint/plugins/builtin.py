"""Our own parts, offered by the same hooks as anybody's.

The functions carry no mark of pluggy: without named plugins they are called directly, and pluggy, which takes as
long to import as a hundred drafts to lint, is never loaded. `manager` marks them when it registers them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from powlint.model.document import Document, Reader, Source
from powlint.model.draft import Annotator
from powlint.model.report import Report
from powlint.model.reporting import Reporter, ReportOptions
from powlint.plugins.hooks import HOOK_PREFIX, Hook
from powlint.values import dataclass

if TYPE_CHECKING:
    from powlint.patterns import Words

NAME = "builtin"


@dataclass(frozen=True, slots=True)
class LazyReader:
    """A reader whose module is imported when the first source needs it."""

    name: str
    suffixes: tuple[str, ...]
    place: str = field(repr=False)

    def read(self, source: Source) -> Document:
        """Read with the reader itself."""
        return cast(Reader, _made(self.place)).read(source)


@dataclass(frozen=True, slots=True)
class LazyReporter:
    """A reporter whose module is imported when a report is written."""

    name: str
    place: str = field(repr=False)

    def write(self, report: Report, stream: TextIO, options: ReportOptions) -> None:
        """Write with the reporter itself."""
        cast(Reporter, _made(self.place)).write(report, stream, options)


# A test holds these to what the readers and reporters say of themselves.
READERS: tuple[Reader, ...] = (
    LazyReader("text", (".txt", ".text", ""), "powlint.readers.text:TextReader"),
    LazyReader("markdown", (".md", ".markdown", ".mdown"), "powlint.readers.markdown:MarkdownReader"),
    LazyReader("rst", (".rst", ".rest"), "powlint.readers.rst:RstReader"),
    LazyReader("html", (".html", ".htm", ".xhtml"), "powlint.readers.html:HtmlReader"),
    LazyReader("news-xml", (".nitf", ".newsml", ".xml"), "powlint.readers.news_xml:NewsXmlReader"),
    LazyReader("ninjs", (".ninjs", ".json"), "powlint.readers.ninjs:NinjsReader"),
    LazyReader("subtitles", (".srt", ".vtt"), "powlint.readers.subtitles:SubtitleReader"),
    LazyReader("mail", (".eml",), "powlint.readers.mail:MailReader"),
    LazyReader(
        "commit-message",
        ("COMMIT_EDITMSG", "MERGE_MSG"),
        "powlint.readers.commit_message:CommitMessageReader",
    ),
    LazyReader("docx", (".docx", ".docm", ".dotx", ".dotm"), "powlint.readers.docx:DocxReader"),
    LazyReader("odt", (".odt", ".ott"), "powlint.readers.odt:OdtReader"),
    LazyReader("rtf", (".rtf",), "powlint.readers.rtf:RtfReader"),
    LazyReader("pdf", (".pdf",), "powlint.readers.pdf:PdfReader"),
)
REPORTERS: tuple[Reporter, ...] = (
    LazyReporter("text", "powlint.reporters.text:TextReporter"),
    LazyReporter("line", "powlint.reporters.line:LineReporter"),
    LazyReporter("gcc", "powlint.reporters.line:GccReporter"),
    LazyReporter("vim", "powlint.reporters.line:VimReporter"),
    LazyReporter("vscode", "powlint.reporters.line:VscodeReporter"),
    LazyReporter("json", "powlint.reporters.json:JsonReporter"),
    LazyReporter("jsonl", "powlint.reporters.jsonl:JsonLinesReporter"),
    LazyReporter("sarif", "powlint.reporters.sarif:SarifReporter"),
    LazyReporter("github", "powlint.reporters.github:GithubReporter"),
    LazyReporter("gitlab", "powlint.reporters.gitlab:GitlabReporter"),
    LazyReporter("checkstyle", "powlint.reporters.checkstyle:CheckstyleReporter"),
    LazyReporter("junit", "powlint.reporters.junit:JunitReporter"),
    LazyReporter("rdjson", "powlint.reporters.rdjson:RdjsonReporter"),
    LazyReporter("rdjsonl", "powlint.reporters.rdjson:RdjsonlReporter"),
    LazyReporter("csv", "powlint.reporters.csv:CsvReporter"),
)


def powlint_add_readers() -> list[Reader]:
    """Plain text, which also reads what nobody else does, marked text, pages, wire formats, mail and office files."""
    return list(READERS)


def powlint_add_annotators(words: Words) -> list[Annotator]:
    """The layers that docs/architecture.md lists."""
    from powlint.annotators import builtin_annotators  # noqa: PLC0415 - heavy, and most commands need no layer

    return builtin_annotators(words)


def powlint_add_rulesets() -> list[Path]:
    """The packs that come with powlint."""
    from powlint.rules.locate import builtin_rulesets  # noqa: PLC0415 - the loader of rules comes along

    return sorted(path.parent for path in builtin_rulesets().glob("*/ruleset.yaml"))


def powlint_add_reporters() -> list[Reporter]:
    """Text for people, lines for editors, JSON for programs, and what services read."""
    return list(REPORTERS)


def hooks() -> Iterator[Hook]:
    """The functions of this module that implement hooks."""
    for name, function in tuple(globals().items()):
        if name.startswith(HOOK_PREFIX):
            code = function.__code__
            yield Hook(NAME, name, function, code.co_varnames[: code.co_argcount])


def _made(place: str) -> object:
    """The object of a class named as `module:Class`."""
    module, _, name = place.partition(":")
    made: object = getattr(import_module(module), name)()
    return made
