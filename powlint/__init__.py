"""powlint: an editorial compliance linter for reporting on prisoners of war.

The public face: the nouns, `hookimpl`, and what lints from Python, each imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeVar, overload

__version__ = "0.1.0"

# Read by `__getattr__`: the name of a place is text, so that neither pluggy nor the model is loaded by
# `import powlint`, and no module below the plugins comes to depend on them by way of this one.
_PLACES = {
    "api": ("lint_file", "lint_text", "linter_for"),
    "errors": ("CheckError", "PluginError", "PowlintError", "ReadError"),
    "linter": ("Linter",),
    "model.document": ("Block", "BlockKind", "Document", "Landmark", "Note", "Place", "Reader", "Source"),
    "model.draft": ("Annotation", "Annotator", "Draft"),
    "model.finding": ("Finding", "Related", "Severity"),
    "model.report": ("FileReport", "Remark", "Report", "Silence", "Silenced", "Verdict"),
    "model.reporting": ("ReportOptions", "Reporter"),
    "model.rule": ("Check", "Examples", "Finder", "Rule", "SourceRef", "Spot", "Status"),
    "model.span": ("OffsetMap", "Piece", "Span"),
    "patterns": ("Words",),
    "plugins.markers": ("hookimpl",),
}
_HOMES = {name: place for place, names in _PLACES.items() for name in names}

if TYPE_CHECKING:
    from collections.abc import Callable

    from powlint.api import lint_file, lint_text, linter_for
    from powlint.errors import CheckError, PluginError, PowlintError, ReadError
    from powlint.linter import Linter
    from powlint.model.document import Block, BlockKind, Document, Landmark, Note, Place, Reader, Source
    from powlint.model.draft import Annotation, Annotator, Draft
    from powlint.model.finding import Finding, Related, Severity
    from powlint.model.report import FileReport, Remark, Report, Silence, Silenced, Verdict
    from powlint.model.reporting import Reporter, ReportOptions
    from powlint.model.rule import Check, Examples, Finder, Rule, SourceRef, Spot, Status
    from powlint.model.span import OffsetMap, Piece, Span
    from powlint.patterns import Words

    _F = TypeVar("_F", bound=Callable[..., object])

    @overload
    def hookimpl(function: _F, /) -> _F: ...
    @overload
    def hookimpl(*, tryfirst: bool = False, trylast: bool = False) -> Callable[[_F], _F]: ...
    def hookimpl(*_: object, **__: object) -> object:  # the real one is in plugins/markers.py
        """Mark a function of a plugin as one of its hooks."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module “powlint” has no “{name}”")
    return getattr(import_module(f"powlint.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


__all__ = [
    "Annotation",
    "Annotator",
    "Block",
    "BlockKind",
    "Check",
    "CheckError",
    "Document",
    "Draft",
    "Examples",
    "FileReport",
    "Finder",
    "Finding",
    "Landmark",
    "Linter",
    "Note",
    "OffsetMap",
    "Piece",
    "Place",
    "PluginError",
    "PowlintError",
    "ReadError",
    "Reader",
    "Related",
    "Remark",
    "Report",
    "ReportOptions",
    "Reporter",
    "Rule",
    "Severity",
    "Silence",
    "Silenced",
    "Source",
    "SourceRef",
    "Span",
    "Spot",
    "Status",
    "Verdict",
    "Words",
    "__version__",
    "hookimpl",
    "lint_file",
    "lint_text",
    "linter_for",
]
