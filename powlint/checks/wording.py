"""Messages with the draft's words filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LONGEST = 60


class Wording:
    """What stands for `{match}`, `{missing}` and every remembered name in a rule's texts."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def short(self, template: str) -> str:
        """A message: long words are cut, so that it stays one line. `{missing}` is never cut."""
        return _PLACEHOLDER.sub(self._short, template)

    def full(self, template: str) -> str:
        """A text that may go into the draft: nothing is cut."""
        return _PLACEHOLDER.sub(lambda found: self._values.get(found[1], found[0]), template)

    def _short(self, found: re.Match[str]) -> str:
        value = self._values.get(found[1])
        if value is None:
            return found[0]
        return value if found[1] == "missing" else shortened(value)


def shortened(text: str) -> str:
    """At most 60 code points of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def joined(names: Sequence[str]) -> str:
    """“a, b and c”."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
