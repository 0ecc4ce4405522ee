"""How long a language server takes to answer a keystroke: from the edit to the marks of that very version.

    python benchmarks/lsp.py [ROUNDS]

The server runs in a process of its own, as an editor would run it; its pause for typing is part of what an editor waits
for and is told apart. The ratio is to a plain re-lint of the same text by a warm linter in this process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from drafts import draft_of_words

from powlint import Linter, Source
from powlint.assemble import assemble
from powlint.doors.lsp.session import PAUSE
from powlint.settings import Settings

ROUNDS = 40
WARM_UP = 1
LENGTHS = (1_000, 10_000)
URI = "file:///benchmark/draft.md"


class Server:
    """A language server at the other end of a pipe."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "powlint", "lsp"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
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


def main(rounds: int) -> None:
    """Measure and print."""
    linter = assemble(Settings(folder=Path("/benchmark")), today=date.today())
    ratios = [_measured(words, max(2, rounds * LENGTHS[0] // words), linter) for words in LENGTHS]
    print(f"ratio: {ratios[0]:.2f} of a plain re-lint, {ratios[1]:.2f} for the long draft")


def _measured(words: int, rounds: int, linter: Linter) -> float:
    text = draft_of_words(words, 1)
    server = Server()
    server.marks_of(text, 1)
    answers: list[float] = []
    plain: list[float] = []
    for number in range(rounds + WARM_UP):
        start = time.perf_counter()
        server.marks_after("x", number + 2)
        answered = time.perf_counter()
        lines = text.splitlines(keepends=True)
        text = "".join([*lines[:4], "x", *lines[4:]])
        begun = time.perf_counter()
        report = linter.lint(Source("draft.md", text.encode()))
        ended = time.perf_counter()
        if report.faults or not report.verdict.reported:
            sys.exit(f"the draft was not linted: {report.faults}")
        if number >= WARM_UP:
            answers.append(answered - start)
            plain.append(ended - begun)
    server.end()
    slow = sorted(answers)[int(0.95 * len(answers))]
    print(
        f"{words:,} words: a keystroke is answered in {1000 * median(answers):.0f} ms (95 of 100 within "
        f"{1000 * slow:.0f} ms), {1000 * PAUSE:.0f} ms of it the pause for typing; "
        f"a plain re-lint takes {1000 * median(plain):.0f} ms"
    )
    return median((answer - PAUSE) / lint for answer, lint in zip(answers, plain, strict=True))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
