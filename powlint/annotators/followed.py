"""The captive whom a draft follows: "he", where nobody else is told of, and whoever his kin are told of for."""

from __future__ import annotations

from bisect import bisect_left

from powlint.annotators.line import Line
from powlint.annotators.owners import Human
from powlint.annotators.predicates import HELD, TRIED
from powlint.model.draft import Draft
from powlint.model.span import Span

# Of these kin are told for the captive's sake, so that "his mother, Nadiia, of Sumy" tells of him.
_OF_KIN = ("family", "origin")
# Beside these a paper may be somebody else's.
_PEOPLE = ("office", "kin", "speech-verb", "person-noun", "fighter-noun")
# These are told of kin for their own sake: "their mother, who has kidney disease".
_OF_ONESELF = ("health", "appearance", "service")


class Followed:
    """The captives told of one by one in a draft, in order."""

    def __init__(self, draft: Draft) -> None:
        captives = [captive for captive in draft.layer("prisoner") if captive.label in (HELD, TRIED)]
        self._part = draft.document.part
        self._starts = [captive.span.start for captive in captives]
        self._keys = [captive.about for captive in captives]
        self._kin = {person.about for person in draft.layer("person") if person.label == "relative"}

    def may_own(self, kind: str, owner: Human | None, line: Line, detail: Span) -> bool:
        """Whether a detail may be the captive's after all: nobody known owns it, or kin do."""
        if owner is None:
            return True
        if owner.key:
            return kind in _OF_KIN and owner.key in self._kin
        return kind != "birth" and not (kind in _OF_ONESELF and _is_said_of_kin(line, detail))

    def meant(self, line: Line, detail: Span) -> str:
        """The key of the captive told of last before a detail, if "he" stands in its sentence; "" if nobody is meant.

        Measured on reports: where no other owner is known, 46 of 52 such details are the captive's.
        """
        if not self._keys or not (line.of("pronoun.he") or _is_fronted(line, detail) or _is_on_paper(line, detail)):
            return ""
        last = max(0, bisect_left(self._starts, detail.start) - 1)
        is_here = self._part(self._starts[last]) == self._part(detail.start)
        return self._keys[last] if is_here else ""


def _is_on_paper(line: Line, detail: Span) -> bool:
    """ "The passport gives a date of birth in 1989": papers tell of whoever carried them."""
    paper = next(iter(line.of("identity-paper")), None)
    return paper is not None and line[paper].start < detail.end and not line.has(line.start, line.stop, *_PEOPLE)


def _is_fronted(line: Line, detail: Span) -> bool:
    """ "At the age of 26, this was …": a detail that opens a sentence goes on with the sentence before."""
    opening = line[line.start]
    return opening.start == detail.start and opening.is_a("preposition")


def _is_said_of_kin(line: Line, detail: Span) -> bool:
    """ "his wife has asthma", "their mother, who has asthma": a detail right after kin is theirs."""
    after = next((index for index in line.numbers if line[index].start >= detail.start), line.stop)
    subject = line.before(after, "auxiliary", "adverb", "negator", "relative-pronoun", "article")
    return line[subject - 1 if line[subject].text == "," else subject].is_a("kin")
