"""A small editor: a real language server at the other end of a pipe, and a text of its own that it types into."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path

WAIT = 60


class Editor:
    """Speaks the protocol; `encodings` are what it counts columns in, best first."""

    def __init__(self, folder: Path, environment: dict[str, str], *words: str, encodings=None, **capabilities):
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "powlint", "lsp", *words],
            cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.inbox: queue.Queue[dict | None] = queue.Queue()
        self.asked: list[dict] = []
        self.told: list[dict] = []
        self.number = 0
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        general = {"positionEncodings": encodings} if encodings else {}
        self.agreed = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "workspaceFolders": [{"uri": folder.as_uri(), "name": "desk"}],
                "capabilities": {"general": general, **capabilities},
            },
        )
        self.notify("initialized", {})

    @property
    def encoding(self):
        return self.agreed["capabilities"]["positionEncoding"]

    def open(self, name, text, *, version=1, language="markdown", uri=None):
        uri = uri or (self.folder / name).as_uri()
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return uri

    def change(self, uri, version, *changes):
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def marks(self, uri, version=1):
        """The diagnostics of a draft, once they are told for a version of it."""
        said = self._wait(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri
                and message["params"].get("version") == version
            )
        )
        return said["params"]["diagnostics"]

    def message(self):
        return self._wait(lambda message: message.get("method") == "window/showMessage")["params"]["message"]

    def hover(self, uri, line, character):
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        said = self.request("textDocument/hover", place)
        return said and said["contents"]["value"]

    def actions(self, uri, where, **context):
        given = {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": [], **context}}
        return self.request("textDocument/codeAction", given)

    def request(self, method, params):
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        said = self._wait(lambda message: message.get("id") == self.number and "method" not in message)
        assert "error" not in said, said
        return said["result"]

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def close(self):
        """Say goodbye; what the server wrote to standard error."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.hang_up()

    def hang_up(self):
        """Go away without a word; what the server wrote to standard error."""
        self.process.stdin.close()
        self.process.wait(WAIT)
        self.listener.join(WAIT)
        with self.process.stdout, self.process.stderr:
            return self.process.stderr.read().decode()

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _wait(self, wanted):
        while (message := self.inbox.get(timeout=WAIT)) is not None:
            if "method" in message and "id" in message:
                self.asked.append(message)
                self._send({"id": message["id"], "result": None})
            if wanted(message):
                return message
            self.told.append(message)
        raise AssertionError(f"the server went away: {self.process.stderr.read().decode()}")

    def _listen(self):
        stream = self.process.stdout
        while head := stream.readline():
            length = 0
            while head.strip():
                name, _, value = head.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                head = stream.readline()
            self.inbox.put(json.loads(stream.read(length)))
        self.inbox.put(None)
