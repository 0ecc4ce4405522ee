from __future__ import annotations

from dataclasses import replace

import pytest

from powlint.model.finding import Related
from powlint.model.report import Story, Verdict
from powlint.model.span import Span
from powlint.reporters.secrets import Secrets, secrets

LONG = "served as a gunner of the third platoon of the second company of some brigade or other"


@pytest.fixture
def hidden(found):
    """The secrets of a draft in which some words are sensitive."""

    def hide(text: str, *words: str, **fields: object) -> Secrets:
        return secrets(found(text, *words, sensitive=True, **fields))

    return hide


@pytest.mark.parametrize(
    ("words", "said", "masked"),
    [
        ("Oleh Moroz", "“Oleh Moroz”: take it out", "“••••”: take it out"),
        ("Oleh Moroz", "Moroz wept, MOROZ’s mother said", "•••• wept, ••••’s mother said"),
        ("Oleh Moroz", "Moroz, Oleh", "••••, ••••"),
        ("Oleh Moroz", "Moroz Oleh", "••••"),
        ("Oleh Moroz", "@oleh_moroz", "@••••"),
        ("Oleh\n  Moroz", "“Oleh Moroz”", "“••••”"),
        ("broken leg", "a broken  LEG", "a ••••"),
        ("broken leg", "broken promises, one leg", "broken promises, one leg"),
        ("born in 1999", "in May 1999", "in May ••••"),
        ("The captive", "the men, The Men", "the men, The Men"),
        (LONG, f"“{LONG[:59]}…” says who he is", "“••••” says who he is"),
        (LONG, "“served…” says little", "“••••” says little"),
        ("Żółkiewski", "żółkiewski", "••••"),
        ("ყაზბეგი", "“ყაზბეგი”", "“••••”"),
    ],
)
def test_a_secret_is_masked_however_it_is_written(hidden, words: str, said: str, masked: str) -> None:
    assert hidden(f"So {words} it was.", words).masked(said) == masked


def test_masks_tell_nothing_of_length(hidden) -> None:
    secret = hidden("Li and Maksymilian Wolanskyi", "Li", "Maksymilian Wolanskyi")

    assert secret.masked("“Li”") == secret.masked("“Maksymilian Wolanskyi”")


def test_what_belongs_to_a_sensitive_finding_is_secret_too(hidden) -> None:
    secret = hidden("Olena, wife of Oleh", "wife", related=(Related(Span(15, 19), "captive"),))

    assert secret.masked("“Oleh”: Olena") == "“••••”: Olena"


def test_the_words_of_other_findings_are_not_secret(found) -> None:
    secret = secrets(found("Oleh Moroz", "Oleh Moroz"))

    assert secret.masked("Oleh Moroz") == "Oleh Moroz"


def test_what_a_neighbour_marks_of_the_same_place_is_secret(found) -> None:
    file = found("He has a broken left leg.", "broken left leg", "left leg")
    sensitive, neighbour = file.verdict.reported
    file = replace(file, verdict=Verdict((replace(sensitive, sensitive=True), neighbour)))

    assert secrets(file).covered(neighbour).message == "“••••”: take it out."


def test_a_fix_that_would_put_a_mask_into_the_draft_is_left_out(found) -> None:
    file = found("the terrorist Moroz", "Moroz", sensitive=True, fix="Mr Moroz")
    (finding,) = file.verdict.reported

    assert secrets(file).covered(finding).fix is None
    assert secrets(file).covered(replace(finding, fix="a man")).fix == "a man"


def test_ten_thousand_secrets_are_masked_quickly(hidden) -> None:
    names = [f"N{number}x" for number in range(10_000)]
    secret = hidden(" ".join(names), *names)

    assert {secret.masked(f"“{name}”: take it out") for name in names} == {"“••••”: take it out"}


def test_what_is_secret_in_one_part_of_a_story_is_so_in_all(found) -> None:
    named = found("Oleh Moroz", "Oleh Moroz", path="captions.txt", sensitive=True)
    silent = found("Two captives", "captives", message="not Oleh Moroz", path="story.md")
    picture = found("img/moroz.jpg", path="img/moroz.jpg")
    story = Story([named, silent, picture])

    told = replace(silent, story=story)
    assert secrets(told).covered(told.verdict.reported[0]).message == "not ••••"
    assert secrets(told).path(told) == "story.md"
    assert secrets(replace(picture, story=story)).path(picture) == "img/••••.jpg"
