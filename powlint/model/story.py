"""A story in several parts: its texts, and what goes out with them."""

from __future__ import annotations

from enum import StrEnum

from powlint.model.document import Source
from powlint.model.span import Span
from powlint.values import dataclass


class PartKind(StrEnum):
    """What a part is, in the order in which parts are heard."""

    TEXT = "text"
    CAPTIONS = "captions"
    ALT = "alt"
    SOCIAL = "social"
    PUSH = "push"
    SLUG = "slug"
    IMAGES = "images"


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One part, as it came through a door.

    `spans` say where slugs stand in the text of their source, and which part of its name goes out with an image, of
    which nothing else counts; code points both. Other kinds are read whole and have none.
    """

    kind: PartKind
    source: Source
    spans: tuple[Span, ...] = ()
