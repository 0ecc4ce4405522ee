"""A rule's own examples, run: what it must flag, with marks round the words, and what it must let pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from powlint.model.document import Document
from powlint.model.draft import Draft
from powlint.model.finding import Finding
from powlint.model.rule import Check, Mark
from powlint.model.span import Edit, Span, edited
from powlint.values import dataclass

_BRACKETS = re.compile(r"\[\[|\]\]")
_BREAK = re.compile(r"\s+//\s+")


class MarkError(ValueError):
    """The marks of an example do not pair; `offset` is where in the example."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that the rule does not live up to.

    `kind` is "flags" or "passes"; `number` counts from 1, and is 0 if there is no example at all.
    """

    rule_id: str
    kind: str
    number: int
    message: str
    example: str = ""
    mark: Mark | None = None

    def __str__(self) -> str:
        where = f"{self.rule_id}, {self.kind} {self.number}" if self.number else self.rule_id
        return f"{where}: {self.message}" + (f"\n      | {self.example}" if self.example else "")


def marked(example: str) -> tuple[str, tuple[Span, ...]]:
    """The example without its [[marks]], paragraphs apart, and where the marked words stand.

    Raises MarkError if the marks do not pair.
    """
    parts: list[str] = []
    spans: list[Span] = []
    length, at, opened = 0, 0, -1
    for bracket in _BRACKETS.finditer(example):
        piece = _BREAK.sub("\n\n", example[at : bracket.start()])
        parts.append(piece)
        length += len(piece)
        at = bracket.end()
        if bracket[0] == "[[":
            if opened >= 0:
                raise MarkError("a mark opens inside another; close it with ]] first", bracket.start())
            opened = length
        elif opened < 0 or opened == length:
            message = "a mark holds no words" if opened == length else "]] without [["
            raise MarkError(message, bracket.start())
        else:
            spans.append(Span(opened, length))
            opened = -1
    if opened >= 0:
        raise MarkError("a mark is never closed; write ]] after the words", at - 2)
    parts.append(_BREAK.sub("\n\n", example[at:]))
    return "".join(parts), tuple(spans)


def run_examples(check: Check, draft_of: Callable[[str], Draft]) -> list[ExampleFailure]:
    """What a rule gets wrong in its own examples; empty if it lives up to all of them.

    `draft_of` reads a plain text and gives it its layers.
    """
    examples = check.rule.examples
    if not examples.flags:
        return [_failure(check, "flags", 0, "has no example that it must flag; write two under `examples: flags:`")]
    failures = [
        _failure(check, kind, number, message, example)
        for kind, texts in (("flags", examples.flags), ("passes", examples.passes))
        for number, example in enumerate(texts, start=1)
        for message in _complaints(check, kind, example, draft_of)
    ]
    if check.rule.fix is not None and not failures and not _is_tried(check, draft_of):
        failures.append(_failure(check, "flags", 0, "no example that it must flag has its fix; write one"))
    return failures


def _complaints(check: Check, kind: str, example: str, draft_of: Callable[[str], Draft]) -> Iterator[str]:
    try:
        text, spans = marked(example)
    except MarkError as trouble:
        yield str(trouble)
        return
    if kind == "flags" and not spans:
        yield "has no [[marks]] round the words to find"
        return
    draft = draft_of(text)
    found = list(check.find(draft))
    yield from _misses(found, draft, spans)
    yield from _unmended(check, found, draft.document, draft_of)


def _is_tried(check: Check, draft_of: Callable[[str], Draft]) -> bool:
    """Whether an example holds what the rule's fix would change."""
    texts = (marked(example)[0] for example in check.rule.examples.flags)
    return any(finding.fix is not None for text in texts for finding in check.find(draft_of(text)))


def _misses(found: Sequence[Finding], draft: Draft, spans: tuple[Span, ...]) -> Iterator[str]:
    """Marks that no finding touches, and findings that touch no mark."""
    offsets = draft.document.offsets
    wanted = [Span(offsets.to_clean(span.start), offsets.to_clean(span.end - 1) + 1) for span in spans]
    for span in wanted:
        if not any(finding.span.overlaps(span) for finding in found):
            yield f"“{span.cut(draft.text)}” is marked and not found"
    for finding in found:
        if not any(finding.span.overlaps(span) for span in wanted):
            yield f"“{finding.matched}” is found and not marked"


def _unmended(
    check: Check, found: Sequence[Finding], document: Document, draft_of: Callable[[str], Draft]
) -> Iterator[str]:
    """Fixes after which the rule still finds something in their place."""
    fixes = [(document.verbatim(finding.span), finding.fix) for finding in found]
    edits = [Edit(span, fix) for span, fix in fixes if span is not None and fix is not None]
    if not edits:
        return
    after = draft_of(edited(document.source_text, edits))
    still = [after.document.offsets.to_source(finding.span) for finding in check.find(after)]
    shift = 0
    for edit in edits:
        made = Span(edit.span.start + shift, edit.span.start + shift + len(edit.text))
        shift += len(edit.text) - len(edit.span)
        if any(span.overlaps(made) for span in still):
            yield f"“{edit.span.cut(document.source_text)}” is found again after its fix, as “{edit.text}”"


def _failure(check: Check, kind: str, number: int, message: str, example: str = "") -> ExampleFailure:
    return ExampleFailure(check.rule.id, kind, number, message, example, check.rule.mark)
