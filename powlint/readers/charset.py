"""The encoding that a page, a news item or a part of a message names for itself."""

from __future__ import annotations

import codecs
import re

from powlint.errors import ReadError

# A page has to name it within its first kilobyte; some come late.
_HEAD = 4096
_IN_META = re.compile(rb"(?i)<meta\b[^>]{0,300}?\bcharset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{1,40})")
_IN_XML = re.compile(rb"\A\s{0,20}<\?xml\b[^>]{0,200}?\bencoding\s{0,5}=\s{0,5}[\"']([A-Za-z0-9_:.-]{1,40})")
# What browsers know. Python knows more: codecs that are no character sets, and some that take quadratic time.
_KNOWN = frozenset({
    "utf-8", "ascii", "cp866", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp874", "gbk", "gb2312", "gb18030",
    "big5", "euc_jp", "iso2022_jp", "shift_jis", "cp932", "euc_kr", "cp949", "tis-620",
    *(f"iso8859-{number}" for number in range(1, 17)), *(f"cp125{number}" for number in range(9)),
})  # fmt: skip
# Browsers take these for what they are nearly always meant to be.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk", "tis-620": "cp874"}


def declared_in_html(content: bytes, name: str) -> str:
    """The codec a page declares, in its XML declaration or a `meta` tag; empty if it declares none."""
    return declared_in_xml(content, name) or _declared(_IN_META.search(content[:_HEAD]), name)


def declared_in_xml(content: bytes, name: str) -> str:
    """The codec an XML declaration names; empty if there is none."""
    return _declared(_IN_XML.match(content[:_HEAD]), name)


def codec(label: str) -> str:
    """Python's name for an encoding, as browsers take it; empty if browsers do not know it."""
    if label.lower().startswith(("utf-16", "utf16", "utf-32", "utf32")):
        # Who could read the label did not read UTF-16.
        return "utf-8"
    try:
        known = codecs.lookup(label).name
    except LookupError:
        return ""
    return _MEANT.get(known, known) if known in _KNOWN else ""


def _declared(found: re.Match[bytes] | None, name: str) -> str:
    if not found:
        return ""
    label = found[1].decode("ascii")
    known = codec(label)
    if not known:
        raise ReadError(f"{name}: its encoding “{label}” is not known; save the file as UTF-8")
    return known
