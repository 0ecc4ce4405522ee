"""The deeds that a warring party is said to have done."""

from __future__ import annotations

import pytest


def deeds(draft):
    return [found.span.cut(draft.text) for found in draft.layer("claim", "deed")]


@pytest.mark.parametrize(
    "text",
    [
        "Marines shot two captured scouts.",
        "The brigade's soldiers have repeatedly burned villages.",
        "Separatists on Friday executed unarmed policemen.",
        "Guards at the camp beat prisoners.",
        "The navy, backed by militiamen, shelled a hospital.",
        "The rebels hold 300 men and torture them daily.",
        "The AFD is starving captured recruits.",
        "Officers abandoned their wounded.",
        "Border forces capture scores of mercenaries.",
        "From the roof they opened fire on a family.",
    ],
)
def test_a_partys_deed_is_told_by_a_finite_verb_and_whom_it_was_done_to(drafted, text):
    assert len(deeds(drafted(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Marines killed 40 soldiers in the assault.",  # war, no crime
        "The army was shelled in the village.",
        "Soldiers were told to shoot captured scouts.",
        "The army will not burn villages.",
        "The minister beat prisoners at chess.",
        "They attacked the town from the north.",  # war, no crime
        "He denied beating prisoners.",
        "They hid twelve civilians in a cellar.",
        "Soldiers struck a deal for the captives.",
        "He spoke of murder, rape and torture of civilians by troops.",
        "Is it so? It is burning in the village.",
    ],
)
def test_what_nobody_is_accused_of_is_no_deed(drafted, text):
    assert deeds(drafted(text)) == []
