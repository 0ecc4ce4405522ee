"""A value as JSON, whatever the stream can encode and whatever stands in the name of a file."""

from __future__ import annotations

import json
import re
from typing import TextIO

# Half characters no encoding takes; at the others some readers end a line.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def write_json(value: object, stream: TextIO) -> None:
    """Write the value over many lines. What the stream cannot encode is escaped, so that it stays JSON."""
    stream.write(_text(value, stream, 1))


def write_json_line(value: object, stream: TextIO) -> None:
    """Write the value as one line, escaped as `write_json` does it."""
    stream.write(_text(value, stream, None))


def _text(value: object, stream: TextIO, indent: int | None) -> str:
    wide = "utf" in (getattr(stream, "encoding", None) or "utf-8").casefold()
    text = json.dumps(value, ensure_ascii=not wide, indent=indent)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
