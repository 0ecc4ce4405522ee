"""How long a language server takes to answer a keystroke: from the edit to the marks of that very version.

The server runs in a process of its own, as an editor would run it. Its processing is what the kernel counts on all its
threads (Linux); by the clock, its pause for typing is part of what an editor waits for and is left out here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
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
        self._threads = Path(f"/proc/{self._process.pid}/task")
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

    @property
    def processing(self) -> float:
        """Seconds that its threads have computed so far."""
        spent = (thread.joinpath("schedstat").read_text().split()[0] for thread in self._threads.iterdir())
        return sum(int(nanoseconds) for nanoseconds in spent) / 1e9

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
    """Medians and 95th centiles in milliseconds, without the pause, and by the clock beside them."""
    for words in size.words:
        answers = _measured(words, max(2, 3_000 * size.rounds // words))
        computed, waited = zip(*answers, strict=True)
        what = f"marks after a keystroke in {words:,} words, by the language server"
        yield Figure(what, median(computed), "ms", detail=f"{median(waited):.0f} ms by the clock")
        slow = f"{_slow(waited):.0f} ms by the clock; {1000 * PAUSE:.0f} ms more are the pause for typing"
        yield Figure(f"{what}, 95 of 100 within", _slow(computed), "ms", TARGETS.get(words), slow)


def _slow(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def _measured(words: int, rounds: int) -> list[tuple[float, float]]:
    """Of each keystroke, the milliseconds that the server computed and those that passed."""
    server = Server()
    server.marks_of(draft_of_words(words, 1), 1)
    answers: list[tuple[float, float]] = []
    for number in range(rounds + WARM_UP):
        computed, start = server.processing, time.perf_counter()
        if not server.marks_after("x", number + 2):
            sys.exit("the draft was not linted")
        passed = time.perf_counter() - start - PAUSE
        answers.append((1000 * (server.processing - computed), 1000 * passed))
    server.end()
    return answers[WARM_UP:]
