"""The drafts that are open: each is linted when typing pauses, and what is no longer true is never shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from lsprotocol.types import (
    Diagnostic,
    PositionEncodingKind,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
    TextDocumentItem,
)
from pygls.uris import to_fs_path

from powlint.doors.lsp.desks import Desks
from powlint.doors.lsp.diagnostics import diagnostics
from powlint.doors.lsp.linting import Linted, Page, Proofs
from powlint.doors.lsp.positions import Lines

PAUSE = 0.15
"""Seconds without a keystroke before a draft is linted."""

# How a draft that was never saved is called, by the editor's word for its language: the ending tells the format.
_UNSAVED = {"markdown": "unsaved.md", "html": "unsaved.html", "xhtml": "unsaved.xhtml", "mail": "unsaved.eml"}

T = TypeVar("T")
Publish = Callable[[str, int | None, tuple[Diagnostic, ...]], None]


class _Draft:
    """A draft as the editor has it, and what was last found in it."""

    def __init__(self, item: TextDocumentItem, lines: Lines, desks: Desks) -> None:
        path = to_fs_path(item.uri)
        self.uri = item.uri
        self.version = item.version
        self.lines = lines
        self.path = Path(path) if path else None
        self.unsaved_name = _UNSAVED.get(item.language_id, "unsaved.txt")
        self.proofs = Proofs(desks)
        self.linting: asyncio.Task[None] | None = None
        self.stop = Event()
        self.linted: Linted | None = None

    def page(self, folder: Path) -> Page:
        """The draft at this moment. One that lies nowhere has the settings of `folder`."""
        name = self.path.as_posix() if self.path else self.unsaved_name
        return Page(self.version, self.lines, name, self.path, self.path.parent if self.path else folder)


class Session:
    """All open drafts of one editor.

    Drafts are linted one after the other in a thread of their own, so that the next keystroke never waits.
    """

    def __init__(self, desks: Desks, publish: Publish) -> None:
        self._desks = desks
        self._publish = publish
        self._drafts: dict[str, _Draft] = {}
        self._bench = ThreadPoolExecutor(max_workers=1)
        self.encoding: PositionEncodingKind | str = PositionEncodingKind.Utf16
        self.folder = Path.cwd()
        """Whose settings hold for drafts that lie nowhere yet."""

    def open(self, item: TextDocumentItem) -> None:
        """Follow a draft from now on."""
        self.close(item.uri)
        self._drafts[item.uri] = draft = _Draft(item, Lines(item.text, self.encoding), self._desks)
        self._lint(draft, pause=0)

    def change(self, uri: str, version: int, changes: Iterable[TextDocumentContentChangeEvent]) -> None:
        """Follow what was typed; each change is made to what the one before has left."""
        draft = self._drafts.get(uri)
        if draft is None:
            return
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                draft.lines = draft.lines.edited(change.range, change.text)
            else:
                draft.lines = Lines(change.text, self.encoding)
        draft.version = version
        self._lint(draft, pause=PAUSE)

    def close(self, uri: str) -> None:
        """Let go of a draft and its marks."""
        draft = self._drafts.pop(uri, None)
        if draft is not None:
            self._stop(draft)
            self._publish(uri, None, ())

    def assemble_anew(self) -> None:
        """Lint all drafts again, with settings and rules as they are now."""
        self._bench.submit(self._desks.forget)
        for draft in self._drafts.values():
            self._lint(draft, pause=0)

    async def answered(self, uri: str, answer: Callable[[Linted], T]) -> T | None:
        """What `answer` makes of what was found in a draft as it is now; None if it is not open or changes again."""
        while (draft := self._drafts.get(uri)) and draft.linting and not draft.linting.done():
            await asyncio.wait([draft.linting])
        if not draft or not draft.linted or draft.linted.page.lines is not draft.lines:
            return None
        # At the bench too: to find a place for a note, the draft is read again.
        said = await asyncio.get_running_loop().run_in_executor(self._bench, answer, draft.linted)
        return said if draft.linted.page.lines is draft.lines else None

    def end(self) -> None:
        """Lint no more."""
        for draft in self._drafts.values():
            self._stop(draft)
        self._bench.shutdown(wait=False, cancel_futures=True)

    def _lint(self, draft: _Draft, *, pause: float) -> None:
        self._stop(draft)
        draft.linting = asyncio.get_running_loop().create_task(self._linted_after(pause, draft))

    def _stop(self, draft: _Draft) -> None:
        """Drop what is waiting, and let what is under way in its thread end soon: nobody hears of it."""
        draft.stop.set()
        if draft.linting is not None:
            draft.linting.cancel()

    async def _linted_after(self, pause: float, draft: _Draft) -> None:
        await asyncio.sleep(pause)
        draft.stop = Event()
        work = partial(draft.proofs.linted, draft.page(self.folder), draft.stop.is_set)
        draft.linted = await asyncio.get_running_loop().run_in_executor(self._bench, work)
        self._publish(draft.uri, draft.version, diagnostics(draft.linted, draft.uri))
