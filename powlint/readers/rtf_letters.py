"""The letters of an RTF file: bytes by the code page of their font, characters by their number."""

from __future__ import annotations

import codecs

_CODE_PAGES = {
    0: "", 1: "", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Python's names of the character sets that a table of fonts numbers; empty for the file's own."""


class Letters:
    """Turns bytes and numbers into text; bytes wait until it is certain that no half of a letter is to come."""

    def __init__(self) -> None:
        self._fonts: dict[int, str] = {}
        self._ansi = "cp1252"
        self._default_font = 0
        self._bytes = b""
        self._code = ""
        self._fallback = 0
        self._half = ""

    def take(self, said: bytes, font: int) -> str:
        """More bytes in a font (negative: the file's own); the text before them if that is of another code page."""
        if self._fallback:
            passed = min(self._fallback, len(said))
            self._fallback -= passed
            said = said[passed:]
        code = self._fonts.get(font if font >= 0 else self._default_font, "") or self._ansi
        done = self.finished() if code != self._code else ""
        self._bytes += said
        self._code = code
        return done

    def finished(self) -> str:
        """The text of all bytes that wait."""
        said, self._bytes = self._bytes, b""
        return said.decode(self._code, "replace") if said else ""

    def character(self, number: int, *, fallback: int) -> str:
        """A character by its number, or nothing yet for the first half of one; `fallback` letters stand in for it."""
        self._fallback = fallback
        code = number + 0x10000 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self._half = chr(code)
        elif 0xDC00 <= code < 0xE000:
            pair, self._half = self._half + chr(code), ""
            if len(pair) == 2:
                return pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        elif 0 < code < 0x110000:
            return chr(code)
        return ""

    def passes_over(self) -> bool:
        """Whether the next piece only stands in for a character that was read by its number."""
        if not self._fallback:
            return False
        self._fallback -= 1
        return True

    def end_fallback(self) -> None:
        """A brace: what stands in ends there."""
        self._fallback = 0

    def set_font(self, font: int, character_set: int) -> None:
        """The character set of a font in the table of fonts."""
        self._fonts[font] = _CODE_PAGES.get(character_set, "")

    def _set_code_page(self, number: int | None) -> None:
        name = "utf-8" if number == 65001 else f"cp{number}"
        if _is_encoding(name):
            self._ansi = name

    def _mac(self, _: int | None) -> None:
        self._ansi = "mac_roman"

    def _old_ibm(self, _: int | None) -> None:
        self._ansi = "cp437"

    def _set_default_font(self, number: int | None) -> None:
        self._default_font = number or 0


LETTER_WORDS = {
    b"ansicpg": Letters._set_code_page,
    b"mac": Letters._mac,
    b"pc": Letters._old_ibm,
    b"deff": Letters._set_default_font,
}
"""Control words that say how letters are spelt."""


def _is_encoding(name: str) -> bool:
    """Whether Python knows a code page."""
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
