"""Pictures and recordings of captives."""

import pytest

from powlint.model.document import Source

from .reading import at, labels, part, words


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A video shows two captured soldiers.", "video"),
        ("A photo of two captured soldiers went round.", "image"),
        ("The army released footage of two captured soldiers.", "video"),
        ("Two captured soldiers can be heard in an audio.", "audio"),
    ],
)
def test_a_recording_of_captives_is_known_by_its_noun(drafted, text, label):
    assert list(labels(drafted(text), "recording").values()) == [label]


@pytest.mark.parametrize(
    "text",
    [
        "Two captured soldiers were filmed at the bridge.",
        "Two captured soldiers were paraded before the cameras.",
        "Two captured soldiers were shown on television.",
        "Two captured soldiers were presented to the press.",
    ],
)
def test_captives_may_be_shown_without_a_noun_for_it(drafted, text):
    assert list(labels(drafted(text), "recording").values()) == ["video"]


@pytest.mark.parametrize(
    "text",
    [
        "A video shows the empty bridge.",
        "The captured soldiers waited; a film director drove past and was seen.",
        "The captured soldiers asked for red tape to be released.",
        "In a video address the minister spoke of the captured soldiers.",
        "It was a still night when the captured soldiers were shown the road.",
        "The bigger picture is that captured soldiers were shown mercy.",
        "The captured soldiers refused to be filmed.",
    ],
)
def test_idioms_and_other_pictures_are_no_recording(drafted, text):
    assert words(drafted(text), "recording") == []


def test_whoever_published_a_recording_is_its_maker(drafted):
    draft = drafted("The army released a video of two captured soldiers.")

    assert part(draft, at(draft, "recording", "video"), "maker") == "released"


def test_a_recording_may_have_no_maker(drafted):
    assert at(drafted("A video shows two captured soldiers."), "recording", "video").parts == {}


def test_the_video_later_is_the_recording_told_of_before(drafted):
    draft = drafted("A video shows two captured soldiers. It rained. The video ends there.")

    assert words(draft, "recording") == ["video", "video"]


def test_the_video_is_forgotten_after_some_sentences(drafted):
    rain = "It rained. " * 6
    draft = drafted(f"A video shows two captured soldiers. {rain}The video ends there.")

    assert words(draft, "recording") == ["video"]


def test_a_sentence_has_one_recording(drafted):
    assert len(words(drafted("A video and a photo show two captured soldiers."), "recording")) == 1


def test_a_link_to_a_video_beside_captives_is_an_embed(linter):
    text = "Two captured soldiers sat there.\n\n[Watch](https://youtu.be/abc123)\n"
    draft = linter.draft(Source("draft.md", text.encode()))

    assert "embed" in [found.label for found in draft.layer("recording")]


def test_a_link_elsewhere_is_no_embed(linter):
    text = "Two captured soldiers sat there.\n\n[Read](https://news.example/story)\n"
    draft = linter.draft(Source("draft.md", text.encode()))

    assert "embed" not in [found.label for found in draft.layer("recording")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("State television showed the captured soldiers.", "showed"),
        ("Watch: Captured soldiers are led away", "Watch"),
        ("Two captured soldiers were led away. // The full clip is below.", "clip"),
        ("A video shows two captured soldiers. // An earlier clip was made at the port.", "clip"),
        ("The captured soldiers waited. // The rain fell. // Television footage showed a young man.", "footage"),
        ("The army put out a video in which captured soldiers name their units.", "video"),
        ("One clip has the captured soldiers singing.", "clip"),
        ("Two captured soldiers were shown on Kanal-9 on Monday.", "shown"),
        ("A blogger filmed the prisoners in a barn.", "filmed"),
        ("The prisoners sat on the floor in front of the cameras.", "in"),
        ("The channel aired the interrogation of a captured soldier.", "interrogation"),
        ("A clip shows captured soldiers in a yard. // It also shows a wall.", "shows"),
        ("A clip shows captured soldiers in a yard. // In another, men are led away.", "another"),
    ],
)
def test_captives_may_be_shown_in_other_ways(drafted, text, place):
    assert place in words(drafted(text), "recording")


@pytest.mark.parametrize(
    "text",
    [
        "It was not clear to the captured soldiers when the clip was recorded and shown.",
        "The paper could not establish where the captured soldiers had been filmed.",
        "A captured soldier showed a photograph of his daughter.",
        "Wives of the captured soldiers held up photographs that were shown to the minister.",
        "The minister watched footage of the exercise and met the families of captured soldiers.",
        "The mission recorded 40 captured soldiers in the district.",
        "Anything that a captured soldier says on camera may be forced.",
    ],
)
def test_a_doubt_or_a_keepsake_shows_no_captive(drafted, text):
    assert not words(drafted(text), "recording")


@pytest.mark.parametrize(
    "text",
    [
        "The army released a clip of a captured pilot. What does the video show?",
        "The army released a clip of a captured pilot. We could not verify the footage.",
        "The army released a clip of a captured pilot. It named neither the date nor the place of the two videos.",
    ],
)
def test_a_question_or_a_check_shows_no_captive_again(drafted, text):
    assert words(drafted(text), "recording") == ["clip"]


def test_one_of_several_recordings_is_remembered_for_long(drafted):
    between = "The river rose. " * 9
    draft = drafted(f"The army released a clip of a captured pilot. {between}In a second recording he drinks tea.")
    assert words(draft, "recording") == ["clip", "recording"]
    assert words(draft, "prisoner")[-1] == "he"


@pytest.mark.parametrize(
    "told",
    [
        "London called the video a disgrace.",
        "The clip comes a week after a raid.",
        "The airman's wife, Rosa, said in an interview with the channel that he was ill.",
    ],
)
def test_what_is_said_of_a_recording_shows_it_to_nobody(drafted, told):
    assert words(drafted("The militia released a video of a captured airman. " + told), "recording") == ["video"]


def test_an_interview_that_was_posted_is_a_recording(drafted):
    text = "She saw an interview with the captured pilot, Captain Dov Lera, that was posted on Friday."
    assert words(drafted(text), "recording") == ["interview"]
