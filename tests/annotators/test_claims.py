"""What somebody should answer for: captures, figures, losses, crimes."""

import pytest

from .reading import labels, words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two soldiers were captured at dawn.", "captured"),
        ("Two soldiers surrendered at dawn.", "surrendered"),
        ("Two soldiers, captured near the river, wept.", "captured"),
        ("A raid led to the capture of two soldiers.", "capture"),
        ("The army took two soldiers prisoner.", "took"),
        ("The army captures two soldiers.", "captures"),
        ("Two soldiers have been taken prisoner.", "taken prisoner"),
    ],
)
def test_a_capture_told_as_an_event_is_a_claim(drafted, text, told):
    assert words(drafted(text), "claim", "capture") == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The captured soldiers wept.",
        "The capture of two soldiers was filmed.",
        "The prisoners are held in a school.",
        "The town was captured at dawn.",
        "Two soldiers were captured in May and freed in June; two freed soldiers took water.",
    ],
)
def test_a_capture_that_is_only_named_is_no_claim(drafted, text):
    claims = words(drafted(text), "claim", "capture")

    assert claims in ([], ["captured"] if "freed" in text else [])


@pytest.mark.parametrize(
    "text",
    [
        "The army lost 40 soldiers.",
        "It holds 1,200 prisoners of war.",
        "Some 12 people were killed.",
        "They counted 15 dead.",
        "Hundreds of soldiers fled.",
        "They took 300 heavily armed enemy soldiers.",
        "The town lost 14 civilians.",
    ],
)
def test_a_number_of_people_is_a_claim(drafted, text):
    assert len(words(drafted(text), "claim", "figures")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They walked 40 kilometres.",
        "They waited 40 days for the soldiers.",
        "Six soldiers wept.",
        "In 1943, soldiers came.",
        "The hill is 400 metres high.",
        "On Friday 120 soldiers were freed.",
        "At 40, soldiers are old.",
        "Line 40. Soldiers wept.",
    ],
)
def test_other_numbers_are_no_claim(drafted, text):
    assert words(drafted(text), "claim", "figures") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The pilot was murdered.", "crime"),
        ("The brigade suffered heavy losses.", "losses"),
        ("The pilot was beaten.", "treatment"),
    ],
)
def test_words_of_crime_losses_and_treatment_are_claims(drafted, text, label):
    assert label in labels(drafted(text), "claim").values()


@pytest.mark.parametrize(
    "text",
    [
        "The council, which has 47 members, met the families of the captured soldiers.",
        "A dozen women met the families of the captured soldiers.",
        "The list includes 24 sailors whom the army detained in May.",
    ],
)
def test_the_size_of_a_body_or_a_scene_is_no_figure(drafted, text):
    assert not words(drafted(text), "claim", "figures")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two soldiers were captured at dawn.", "captured"),
        ("Two soldiers surrendered at dawn.", "surrendered"),
        ("Two soldiers have been taken prisoner.", "taken prisoner"),
        ("The army captured two soldiers.", "captured"),
        ("The army seized 40 enemy soldiers.", "seized"),
        ("The army captures two soldiers.", "captures"),
        ("The army took two soldiers prisoner.", "took"),
        ("A raid led to the capture of two soldiers.", "capture"),
        ("After the battle, two soldiers were captured.", "captured"),
        ("The captive pilots were picked up by fishermen.", "picked up"),
        ("The captive pilots were dragged from a barn by villagers.", "dragged"),
    ],
)
def test_a_capture_may_be_the_news_of_its_sentence(drafted, text, told):
    assert words(drafted(text), "claim", "event") == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers who were captured at dawn wept.",
        "Two soldiers wept after they were captured.",
        "Two soldiers, captured near the river, wept.",
        "The film shows how two soldiers were captured.",
        "One of the prisoners says he was taken prisoner at dawn.",
        "Two soldiers had been captured at dawn.",
        "Two soldiers could be captured at dawn.",
        "Two soldiers are being held captive.",
        "Two soldiers were captured in May and freed in June.",
        "The court jailed two captured soldiers.",
        "The army filmed a group of surrendered soldiers.",
        "The captive pilots were surrounded as they slept.",
        "The captive pilots, captured a week ago, slept.",
        "The army captured a bridge near the captives.",
    ],
)
def test_a_capture_in_the_background_is_no_news(drafted, text):
    assert words(drafted(text), "claim", "event") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The detainees are kept blindfolded and shackled.", "condition"),
        ("The prisoners were denied water.", "condition"),
        ("Beatings are routine in the camp for prisoners.", "condition"),
        ("The freed corporal walked away from his post.", "conduct"),
        ("The captured men threw down their rifles.", "conduct"),
    ],
)
def test_how_captives_are_kept_and_came_to_be_is_a_claim(drafted, text, label):
    assert len(words(drafted(text), "claim", label)) == 1


def test_a_few_captured_people_can_be_counted_and_many_losses_cannot(drafted):
    assert words(drafted("The militia showed 14 captured airmen."), "claim", "figures") == []
    assert words(drafted("The militia showed 140 captured airmen."), "claim", "figures") == ["140 captured"]
    assert words(drafted("The raid left 14 captured."), "claim", "figures") == ["14 captured"]
