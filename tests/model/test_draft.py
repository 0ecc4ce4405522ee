from __future__ import annotations

import random

from powlint.model.document import Block, BlockKind, Document
from powlint.model.draft import Annotation, Draft
from powlint.model.span import OffsetMap, Piece, Span

TEXT = "x" * 5_000


def drafted(spans: list[Span], blocks: tuple[Block, ...] = ()) -> Draft:
    whole = Span(0, len(TEXT))
    document = Document("a", TEXT, TEXT, OffsetMap([Piece(whole, whole)]), blocks)
    return Draft(document).adding(["thing"], [Annotation("thing", span) for span in spans])


def some_spans(seed: int, count: int, longest: int) -> list[Span]:
    choice = random.Random(seed)
    starts = [choice.randrange(len(TEXT) - longest) for _ in range(count)]
    return [Span(start, start + choice.randrange(longest)) for start in starts]


def test_what_overlaps_is_found_though_some_annotations_are_very_long() -> None:
    long = [Span(0, 5_000), Span(100, 900), Span(2_000, 4_900)]
    draft = drafted([*some_spans(1, 300, 40), *long])
    for asked in some_spans(2, 300, 60):
        every = [a for a in draft.layer("thing") if a.span.overlaps(asked)]

        assert list(draft.within(asked, "thing")) == every


def test_a_layer_added_again_takes_the_place_of_the_first() -> None:
    draft = drafted([Span(0, 3_000)]).adding(["thing"], [Annotation("thing", Span(5, 9))])

    assert [a.span for a in draft.within(Span(6, 7), "thing")] == [Span(5, 9)]


def test_blocks_are_found_wherever_they_stand() -> None:
    spans = sorted(some_spans(3, 100, 80))
    blocks = tuple(Block(BlockKind.BODY, span) for span in [Span(0, 4_000), *spans])
    draft = drafted([], blocks)
    for asked in some_spans(4, 200, 5):
        every = [block for block in blocks if block.span.start <= asked.start < block.span.end]

        assert list(draft.blocks(asked)) == every


def test_the_way_back_to_the_clean_text_is_the_first_piece_that_reaches() -> None:
    pieces = [
        Piece(Span(at * 10, at * 10 + 10), Span(at * 13 - at % 3, at * 13 - at % 3 + (10 if at % 4 else 7)))
        for at in range(50)
    ]
    offsets = OffsetMap(pieces)
    for offset in range(700):
        piece = next((piece for piece in pieces if offset < piece.source.end), None)
        if piece is None:
            expected = 500
        elif len(piece.clean) == len(piece.source):
            expected = piece.clean.start + max(0, offset - piece.source.start)
        else:
            expected = piece.clean.start

        assert offsets.to_clean(offset) == expected
