"""What an editor offers to do: of a finding the fix, other words, a note that silences it; of a draft all fixes."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from powlint.doors.lsp.diagnostics import NAME, of_finding
from powlint.doors.lsp.linting import Linted
from powlint.doors.lsp.notes import ignore_note
from powlint.fixes.fixed import fixable, fixed
from powlint.model.finding import Finding
from powlint.model.span import Span

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.{NAME}"
"""What editors ask for when a draft is saved, if they are set to."""


class Actions:
    """The actions for the findings of one page.

    `versioned`: the client takes edits that name the version they are made for, and refuses them for another.
    """

    def __init__(self, linted: Linted, uri: str, *, versioned: bool) -> None:
        self._linted = linted
        self._uri = uri
        self._versioned = versioned

    def at(self, given: Range) -> list[CodeAction]:
        """The actions for all findings that a range touches; fixes first, notes last."""
        findings = self._linted.findings_at(self._linted.page.lines.span(given))
        return [
            *(action for finding in findings for action in self._rewordings(finding)),
            *(action for finding in findings for action in self._notes(finding)),
        ]

    def for_all(self) -> list[CodeAction]:
        """One action that makes all safe fixes of the page, as `powlint check --fix` would; none if there are none."""
        desk, lines = self._linted.desk, self._linted.page.lines
        if desk is None or not fixable(self._linted.report):
            return []
        source = self._linted.page.source(lines)
        made = fixed(self._linted.report, source, desk.reader(source))
        if made is None or not made.edits:
            return []
        edit = self._edit(*(TextEdit(lines.range(each.span), each.text) for each in made.edits))
        findings = [of_finding(finding, self._linted, self._uri) for finding in made.mended]
        return [CodeAction("Make all safe fixes of powlint", FIX_ALL, diagnostics=findings, edit=edit)]

    def _rewordings(self, finding: Finding) -> Iterator[CodeAction]:
        place = self._linted.place(finding.span)
        standing = place.cut(self._linted.page.lines.text)
        # Where markup stands among the words, putting others in their place would leave half of it.
        if standing.split() != finding.matched.split():
            return
        if finding.fix is not None:
            title = f"Write “{finding.fix}”" if finding.fix else f"Take out “{finding.matched}”"
            yield self._action(finding, title, place, finding.fix, preferred=True)
        for words in finding.suggestions:
            if words != finding.fix:
                yield self._action(finding, f"Write “{words}”", place, words)

    def _notes(self, finding: Finding) -> Iterator[CodeAction]:
        note = ignore_note(finding, self._linted)
        if note:
            title = f"Ignore {finding.rule_id} here: a note that wants your reason"
            yield self._action(finding, title, Span(note.at, note.at), note.words)

    def _action(
        self, finding: Finding, title: str, place: Span, words: str, *, preferred: bool | None = None
    ) -> CodeAction:
        return CodeAction(
            " ".join(title.split()),
            CodeActionKind.QuickFix,
            diagnostics=[of_finding(finding, self._linted, self._uri)],
            is_preferred=preferred,
            edit=self._edit(TextEdit(self._linted.page.lines.range(place), words)),
        )

    def _edit(self, *edits: TextEdit) -> WorkspaceEdit:
        if not self._versioned:
            return WorkspaceEdit(changes={self._uri: edits})
        draft = OptionalVersionedTextDocumentIdentifier(self._uri, self._linted.page.version)
        return WorkspaceEdit(document_changes=[TextDocumentEdit(draft, edits)])
