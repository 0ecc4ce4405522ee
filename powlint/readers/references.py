"""Character references of HTML and XML (“&eacute;”, “&#8217;”): found, and what each says."""

from __future__ import annotations

import html
import re
from html.entities import html5

REFERENCE = r"&(?:#[0-9]{1,12};?|#[xX][0-9A-Fa-f]{1,12};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
"""A pattern for all that may be one."""

_REFERENCE = re.compile(REFERENCE)


def said(found: str) -> tuple[str, int]:
    """What a match of `REFERENCE` says, and how many characters of it say so; 0 if it is only text.

    Old names need no semicolon: “&copy2024” is “©” and the year.
    """
    if found[1] == "#" or found[1:] in html5:
        spelt = html.unescape(found)
        # What stands for no character (a control, half a surrogate) is seen by nobody.
        return (spelt if spelt != found else ""), len(found)
    for length in range(min(len(found) - 1, 6), 1, -1):
        if found[1 : 1 + length] in html5:
            return html5[found[1 : 1 + length]], 1 + length
    return "", 0


def unreferenced(value: str) -> str:
    """An attribute's value with its references spelt out.

    An old name without semicolon is left as it is before a letter, a digit or “=”: “?a=1&copy=2” is an address.
    """
    return _REFERENCE.sub(_in_attribute, value) if "&" in value else value


def in_attribute(value: str, start: int, end: int) -> tuple[str, int]:
    """As `said`, for a match in an attribute's value."""
    spelt, length = said(value[start:end])
    after = value[start + length : start + length + 1]
    if value[start + length - 1] != ";" and value[start + 1] != "#" and (after == "=" or after.isalnum()):
        return "", 0
    return spelt, length


def _in_attribute(found: re.Match[str]) -> str:
    spelt, length = in_attribute(found.string, *found.span())
    return spelt + found[0][length:] if length else found[0]
