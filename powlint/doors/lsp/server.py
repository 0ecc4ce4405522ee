"""The protocol: what an editor tells and asks, handed to the session; over standard input and output, nothing else."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from powlint import __version__
from powlint.cache import Cache
from powlint.doors.lsp.actions import FIX_ALL, Actions
from powlint.doors.lsp.desks import Desks
from powlint.doors.lsp.diagnostics import NAME
from powlint.doors.lsp.hover import hover
from powlint.doors.lsp.linting import Linted
from powlint.doors.lsp.session import Session

T = TypeVar("T")

_QUICK_FIX = types.CodeActionKind.QuickFix
# Settings, rules, vocabularies and waivers: whatever decides what is said of a draft, besides the draft.
_WATCHED = ("**/pyproject.toml", "**/*.yaml", "**/*.yml", "**/*baseline*.json")


def serve(config: Path | None, cache: Cache | None) -> None:
    """Speak with the editor at the other end of the standard streams until it says goodbye or goes away."""
    # pygls and asyncio log the messages that they could not make sense of, and a draft is in them.
    logging.disable(logging.CRITICAL)
    stdout = sys.stdout.buffer
    sys.stdout = sys.stderr  # a plugin that prints would break the conversation
    server = _Server(config, cache)
    try:
        server.start_io(sys.stdin.buffer, stdout)
    finally:
        server.session.end()


class _Server(LanguageServer):
    """The conversation with one editor, and its session."""

    def __init__(self, config: Path | None, cache: Cache | None) -> None:
        super().__init__(NAME, __version__)
        self.session = Session(Desks(config, cache), self._publish)
        # In the place of pygls' own, which keep a text beside ours, wrong after a form feed, and a record of every
        # edit for ever.
        self.protocol.fm.add_builtin_feature(types.TEXT_DOCUMENT_DID_OPEN, partial(_opened, self))
        self.protocol.fm.add_builtin_feature(types.TEXT_DOCUMENT_DID_CHANGE, partial(_changed, self))
        self.protocol.fm.add_builtin_feature(types.TEXT_DOCUMENT_DID_CLOSE, partial(_closed, self))
        self.feature(types.INITIALIZE)(_agreed)
        self.feature(types.INITIALIZED)(_begun)
        self.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(_changed_around)
        self.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_changed_around)
        self.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(_changed_around)
        self.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
        self.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([_QUICK_FIX, FIX_ALL]))(_actions)

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Tell the editor that something broke, but not in the error's own words: they may quote the draft."""
        if source is not FeatureRequestError:
            said = f"powlint broke down: {type(error).__name__}; please report it"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, said))

    async def answered(self, uri: str, answer: Callable[[Linted], T]) -> T | None:
        """What `answer` makes of a draft as it is now; None if that breaks down."""
        try:
            return await self.session.answered(uri, answer)
        except Exception as error:  # pygls would send it with all its words
            self.report_server_error(error, type(error))
            return None

    def _publish(self, uri: str, version: int | None, marks: tuple[types.Diagnostic, ...]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, marks, version))


def _agreed(ls: _Server, _: types.InitializeParams) -> None:
    ls.session.encoding = ls.workspace.position_encoding or ls.session.encoding
    _settle(ls, ls.workspace.root_path)


def _settle(ls: _Server, root: str | None) -> None:
    """Let unsaved drafts have the settings of the first folder that is open."""
    paths = [to_fs_path(uri) for uri in ls.workspace.folders] or [root]
    ls.session.folder = Path(paths[0]) if paths[0] else ls.session.folder


def _begun(ls: _Server, _: types.InitializedParams) -> None:
    workspace = ls.client_capabilities.workspace
    watching = workspace and workspace.did_change_watched_files
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted = types.Registration(NAME, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        ls.client_register_capability(types.RegistrationParams([wanted]))


def _changed_around(ls: _Server, _: object) -> None:
    _settle(ls, None)
    ls.session.assemble_anew()


def _opened(ls: _Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.session.open(params.text_document)


def _changed(ls: _Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.session.change(params.text_document.uri, params.text_document.version, params.content_changes)


def _closed(ls: _Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.session.close(params.text_document.uri)


async def _hover(ls: _Server, params: types.HoverParams) -> types.Hover | None:
    text = ls.client_capabilities.text_document
    kinds = (text and text.hover and text.hover.content_format) or ()
    kind = types.MarkupKind.Markdown if types.MarkupKind.Markdown in kinds else types.MarkupKind.PlainText
    return await ls.answered(params.text_document.uri, lambda linted: hover(linted, params.position, kind))


async def _actions(ls: _Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    only = params.context.only
    here, everywhere = _is_wanted(_QUICK_FIX.value, only), _is_wanted(FIX_ALL, only)
    if not here and not everywhere:
        return None
    uri, workspace = params.text_document.uri, ls.client_capabilities.workspace
    versioned = bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)

    def offered(linted: Linted) -> list[types.CodeAction]:
        actions = Actions(linted, uri, versioned=versioned)
        return [*(actions.at(params.range) if here else ()), *(actions.for_all() if everywhere else ())]

    return await ls.answered(uri, offered)


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client that asks for these kinds of actions wants one: a kind holds all that its name begins."""
    # "" asks for every kind, as no list at all does.
    return only is None or any(each in ("", kind) or kind.startswith(f"{each}.") for each in only)
