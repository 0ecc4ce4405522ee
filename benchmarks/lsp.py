"""How long a language server takes to answer a keystroke: from the edit to the marks of that very version.

The server runs in a process of its own, as an editor would run it; its pause for typing is part of what an editor waits
for and is left out here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

from benchmarks.commands import ROOT
from benchmarks.drafts import draft_of_words
from benchmarks.figures import Figure, Size
from powlint.doors.lsp.session import PAUSE

WARM_UP = 3
TARGETS = {1_000: 60.0, 10_000: 250.0}
URI = "file:///benchmark/draft.md"


class Server:
    """A language server at the other end of a pipe."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "powlint", "lsp"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._tell("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
        self._tell("initialized", {})

    def marks_of(self, text: str, version: int) -> int:
        """Open a draft; how many marks it has."""
        document = {"uri": URI, "languageId": "markdown", "version": version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return self._marks(version)

    def marks_after(self, letter: str, version: int) -> int:
        """Type a letter at the start of a line in the midst of the draft; how many marks it has then."""
        at = {"line": 4, "character": 0}
        change = {"range": {"start": at, "end": at}, "text": letter}
        document = {"uri": URI, "version": version}
        self._tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        return self._marks(version)

    def end(self) -> None:
        """Say goodbye."""
        self._tell("shutdown", None, id=2)
        self._tell("exit", None)
        self._process.communicate()

    def _tell(self, method: str, params: object, **more: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _marks(self, version: int) -> int:
        return next(
            len(said["params"]["diagnostics"])
            for said in self._said()
            if said.get("method") == "textDocument/publishDiagnostics" and said["params"].get("version") == version
        )

    def _said(self) -> Iterator[dict[str, Any]]:
        assert self._process.stdout is not None
        while head := self._process.stdout.readline():
            length = 0
            while head.strip():
                name, _, value = head.partition(b":")
                length = int(value) if name == b"Content-Length" else length
                head = self._process.stdout.readline()
            yield json.loads(self._process.stdout.read(length))


def figures(size: Size) -> Iterator[Figure]:
    """Medians in milliseconds, without the pause."""
    for words in size.words:
        answers = _measured(words, max(2, 3_000 * size.rounds // words))
        slow = sorted(answers)[int(0.95 * len(answers))]
        detail = f"{1000 * PAUSE:.0f} ms more are the pause for typing"
        what = f"marks after a keystroke in {words:,} words, by the language server"
        yield Figure(what, median(answers), "ms", detail=detail)
        yield Figure(f"{what}, 95 of 100 within", slow, "ms", TARGETS.get(words))


def _measured(words: int, rounds: int) -> list[float]:
    server = Server()
    server.marks_of(draft_of_words(words, 1), 1)
    answers: list[float] = []
    for number in range(rounds + WARM_UP):
        start = time.perf_counter()
        if not server.marks_after("x", number + 2):
            sys.exit("the draft was not linted")
        answers.append(1000 * (time.perf_counter() - start - PAUSE))
    server.end()
    return answers[WARM_UP:]
