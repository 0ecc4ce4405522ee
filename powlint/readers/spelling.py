"""What tokens say, as a strand of its own: markup that is spelt out in references is cut once more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from powlint.readers.html_tokens import Kind, Token
from powlint.readers.references import REFERENCE, said
from powlint.readers.strand import Spelling, Strand

_REFERENCE = re.compile(REFERENCE)


def spelt(strand: Strand, found: Iterable[Token]) -> Strand:
    """The texts of the tokens one after the other, their references spelt out."""
    spelling = Spelling()
    for token in found:
        if token.kind is Kind.VERBATIM:
            spelling.extend(strand.part(token.start, token.end))
        elif token.kind is Kind.TEXT:
            at = token.start
            for reference in _REFERENCE.finditer(strand.text, token.start, token.end):
                meant, length = said(reference[0])
                if length:
                    spelling.extend(strand.part(at, reference.start()))
                    at = reference.start() + length
                    spelling.append(meant, *strand.source(reference.start(), at))
            spelling.extend(strand.part(at, token.end))
    return spelling.strand()
