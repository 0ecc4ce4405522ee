"""What an editor shows when somebody points at a mark: why, on whose word, and the way out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from powlint.doors.lsp.linting import Linted
from powlint.model.finding import Finding
from powlint.model.rule import SourceRef
from powlint.model.span import Span

# Words of a draft must not become markup: an image would be fetched, and tell who reads what.
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|]")

Said = Callable[[str], str]
Cited = Callable[[SourceRef], str]


def hover(linted: Linted, position: Position, kind: MarkupKind) -> Hover | None:
    """What is said of the findings at a position, in the kind of text that the client shows; None if there are none."""
    at = linted.page.lines.offset(position)
    findings = linted.findings_at(Span(at, at))
    if not findings:
        return None
    is_markdown = kind is MarkupKind.Markdown
    said, cited = (_escaped, _linked) if is_markdown else (_plain, _titled)
    told = ["\n".join(_lines(finding, linted, said, cited)) for finding in findings]
    value = ("\n\n---\n\n" if is_markdown else "\n\n").join(told)
    return Hover(MarkupContent(kind, value), linted.page.lines.range(linted.place(findings[0].span)))


def _lines(finding: Finding, linted: Linted, said: Said, cited: Cited) -> Iterator[str]:
    """All that is said of a finding, in lines that read well as Markdown and as they are."""
    yield f"{finding.severity.value} {said(finding.rule_id)}: {said(finding.message)}"
    if finding.why:
        yield from ("", f"Why: {said(finding.why)}")
    if finding.instead:
        yield from ("", "Instead:", "", *(f"- {said(way)}" for way in finding.instead))
    if finding.suggestions:
        yield from ("", "Suggestions:", "", *(f"- “{said(words)}”" for words in finding.suggestions))
    if finding.sources:
        known = (linted.sources.get(key) or key for key in finding.sources)
        yield from (
            "",
            "Sources:",
            "",
            *(f"- {said(each) if isinstance(each, str) else cited(each)}" for each in known),
        )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: f"\\{found[0]}", _plain(text))


def _titled(source: SourceRef) -> str:
    return ", ".join(_plain(part) for part in (source.title, source.link) if part)


def _linked(source: SourceRef) -> str:
    return f"[{_escaped(source.title)}](<{source.link}>)" if source.link else _escaped(source.title)
