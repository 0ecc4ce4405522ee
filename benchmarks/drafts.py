"""Texts of our own to measure with: drafts dense with captives, and stories without any; another for every number."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import inf

_DENSE = (
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
_ORDINARY = (
    "The council of {place} voted on {day} to keep the library open until eight in the evening.",
    "{name}, {age}, who has run the bakery on the square for {count} years, said she was glad of the decision.",
    "“We have waited for this bridge since my father was a boy,” said {name}, a farmer from {place}.",
    "The road between {place} and the coast will be closed from {day} while {count} culverts are replaced.",
    "The home side won by a single goal, scored in the last minute by {name}, their captain.",
    "A spokeswoman for the railway said that trains would run again on {day}, with {count} carriages each.",
    "Prices of bread and milk rose for the third month, the statistics office in {place} reported.",
    "According to the head teacher, {count} pupils will move into the new building after the holidays.",
    "{name} told the court that the fence had been there when he bought the house; the judge will rule on {day}.",
    "The festival opened on {day} with a choir from {place} and closes with fireworks by the river.",
    "Rain held up the start of play, and {count} visitors left before the first ball was bowled.",
    "The company, which employs {count} people in {place}, plans to build a second hall next year.",
    "“It is a good harvest, better than anybody here expected,” the cooperative's chairman said.",
    "The museum has bought {count} letters by the painter, which nobody outside the family had seen.",
    "Doctors at the hospital in {place} advised older people to have themselves vaccinated before winter.",
    "The mayor, who has held the office since {day}, did not answer questions about the budget.",
    "Police are looking for the driver of a grey van that hit a cyclist near {place} on {day}.",
    "Researchers counted {count} pairs of storks along the river, twice as many as ten years ago.",
    "The film, shot in {place} in the summer, tells of two sisters who inherit a lighthouse.",
    "Voters will choose a new parliament in May; {count} parties have said that they will stand.",
)
# As many people as a long draft has, so that whatever compares each with each would show.
_FIRST = ("Danylo", "Ihor", "Pavlo", "Anton", "Marko", "Oleh", "Taras", "Yurii", "Vadym", "Roman", "Petro", "Maksym")
_STEMS = (
    "Horl",
    "Sadov",
    "Rudch",
    "Bel",
    "Tym",
    "Kov",
    "Mel",
    "Zah",
    "Lys",
    "Hai",
    "Dem",
    "Por",
    "Vit",
    "Bond",
    "Shev",
)
_ENDS = ("enko", "chuk", "ov", "skyi", "iuk", "yshyn")
_WORDS = {
    "day": ("Monday", "Tuesday", "3 March", "the last day of May"),
    "count": ("two", "14", "forty", "about 120"),
    "place": ("Staryi Brid", "Kalynove", "Rudka", "Novi Sady"),
    "name": tuple(f"{first} {stem}{end}" for first in _FIRST for stem in _STEMS for end in _ENDS),
    "age": ("24", "31", "19", "45"),
    "unit": ("93rd", "7th", "212th", "40th"),
}
_DENSE_HEADING = "# Two soldiers captured near Staryi Brid\n\n"
_ORDINARY_HEADING = "# Library in Rudka stays open\n\n"


def draft_of_words(words: int, number: int) -> str:
    """A Markdown draft of about so many words, dense with captives; the same for the same number."""
    return _text(_DENSE_HEADING, _DENSE, number, words=words)


def draft_of_bytes(size: int, number: int) -> str:
    """A Markdown draft of about so many bytes, dense with captives; the same for the same number."""
    return _text(_DENSE_HEADING, _DENSE, number, size=size)


def story_of_bytes(size: int, number: int) -> str:
    """A Markdown story of about so many bytes, on other things than captives; the same for the same number."""
    return _text(_ORDINARY_HEADING, _ORDINARY, number, size=size)


def _text(heading: str, choice: Sequence[str], number: int, *, words: float = inf, size: float = inf) -> str:
    chance = random.Random(number)
    pieces = [heading]
    sentences: list[str] = []
    words -= len(heading.split())
    size -= len(heading.encode())
    while words > 0 and size > 0:
        if not sentences:
            sentences = chance.sample(choice, len(choice))
        sentence = sentences.pop().format(**{word: chance.choice(choices) for word, choices in _WORDS.items()})
        pieces.append(sentence + ("\n\n" if chance.random() < 1 / 3 else " "))
        words -= len(sentence.split())
        size -= len(pieces[-1].encode())
    return "".join(pieces).rstrip() + "\n"
