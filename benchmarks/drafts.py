"""Drafts to measure with: our own sentences, dense with captives, another draft for every number."""

from __future__ import annotations

import random
from collections.abc import Callable

_SENTENCES = (
    "The army said on {day} that it had captured {count} soldiers near the village of {place}.",
    "The captive {name}, {age}, was born in {place} and has served in the {unit} Brigade since spring.",
    "“We were told that nobody would be held for long,” one of the prisoners said in a video the ministry released.",
    "A spokesman for the border command declined to say where the prisoners of war are being held.",
    "The {unit} Brigade's commander told reporters that the older of the two had a wound in the leg.",
    "It was not possible to verify independently where and when the recording was made.",
    "Relatives of {count} missing soldiers met officials in {place} and asked for lists of those in captivity.",
    "According to the defence ministry, {count} prisoners were exchanged on {day} at a crossing in the north.",
    "The captured gunner admitted that his unit had shelled homes, the channel reported.",
    "His wife lives in {place} with their two children, a neighbour said, and has heard nothing since {day}.",
    "Under the Third Geneva Convention prisoners must be protected from insults and public curiosity.",
    "{name}, a lawyer for the families, said that three of the captives had not been seen by a doctor.",
    "“He is alive, and that is all I know,” {name}'s mother said outside the ministry.",
    "Officials confirmed that a second group of prisoners had been taken to a hospital in {place}.",
    "The talks on an exchange of all prisoners for all were to go on in {place}, the delegation said.",
    "Reportedly, some of the men had been without water for {count} hours when they laid down their arms.",
    "The minister, who has led the delegation since {day}, said the other side had given no answer.",
    "He added that the foreign fighters among them would be tried, which their lawyers call unlawful.",
    "Prices for bread and fuel rose again in {place}, where trains have been running late since {day}.",
    "The ombudsman visited the camp and spoke with {count} of the men without guards, his office said.",
)
_WORDS = {
    "day": ("Monday", "Tuesday", "3 March", "the last day of May"),
    "count": ("two", "14", "forty", "about 120"),
    "place": ("Staryi Brid", "Kalynove", "Rudka", "Novi Sady"),
    "name": ("Danylo Horlenko", "Ihor Sadovyk", "Pavlo Rudchenko", "Anton Belov"),
    "age": ("24", "31", "19", "45"),
    "unit": ("93rd", "7th", "212th", "40th"),
}
_HEADING = "# Two soldiers captured near Staryi Brid\n\n"


def draft_of_words(words: int, number: int) -> str:
    """A Markdown draft of about so many words; the same for the same number."""
    return _draft(number, lambda text: len(text.split()) >= words)


def draft_of_bytes(size: int, number: int) -> str:
    """A Markdown draft of about so many bytes; the same for the same number."""
    return _draft(number, lambda text: len(text.encode()) >= size)


def _draft(number: int, is_enough: Callable[[str], bool]) -> str:
    chance = random.Random(number)
    text = _HEADING
    sentences: list[str] = []
    while not is_enough(text):
        if not sentences:
            sentences = chance.sample(_SENTENCES, len(_SENTENCES))
        sentence = sentences.pop()
        text += sentence.format(**{word: chance.choice(choices) for word, choices in _WORDS.items()})
        text += "\n\n" if chance.random() < 1 / 3 else " "
    return text.rstrip() + "\n"
