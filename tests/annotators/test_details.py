"""Details that single people out, and whose they are."""

import pytest

from .reading import at, owners, words

CAPTURE = "Ivan Koval was captured at dawn."


@pytest.mark.parametrize(
    ("detail", "label"),
    [
        ("He was born in 1998.", "birth"),
        ("He is a native of Stara Reka.", "origin"),
        ("His service number was on the list.", "document"),
        ("He served in the 14th Rifle Brigade.", "service"),
        ("His wife waits.", "family"),
        ("He has a tattoo of a wolf.", "appearance"),
        ("He has a broken jaw.", "health"),
        ("He was held in a prison near Stara Reka.", "place"),
    ],
)
def test_every_kind_of_detail_is_known_and_belongs_to_the_captive(drafted, detail, label):
    found = drafted(f"{CAPTURE} {detail}").layer("identifier", label)

    assert {identifier.about for identifier in found} == {"person:koval"}


@pytest.mark.parametrize("aged", ["Ivan Koval, 24, waited.", "Ivan Koval (24) waited.", "Ivan Koval, aged 24, waited."])
def test_a_number_right_after_a_name_is_an_age(drafted, aged):
    assert owners(drafted(aged), "identifier")[aged[:-9].rstrip(", ")] == "person:koval"


@pytest.mark.parametrize("text", ["Ivan Koval, 24 kilometres away, waited.", "Ivan Koval, 240, waited."])
def test_other_numbers_after_a_name_are_no_age(drafted, text):
    assert drafted(text).layer("identifier", "birth") == ()


@pytest.mark.parametrize("text", ["Ivan Koval is from Stara Reka.", "Ivan Koval, originally from Stara Reka, wept."])
def test_from_after_a_captive_tells_a_home(drafted, text):
    draft = drafted(f"{CAPTURE} {text}")

    assert {found.about for found in draft.layer("identifier", "origin")} == {"person:koval"}


@pytest.mark.parametrize("country", ["Cuba", "Nepal", "Ukraine"])
def test_a_country_is_no_home(drafted, country):
    assert drafted(f"{CAPTURE} Ivan Koval, from {country}, wept.").layer("identifier", "origin") == ()


def test_the_age_of_the_minister_is_the_ministers(drafted):
    draft = drafted(f"{CAPTURE} Minister Marek Dolny, born in 1971, drove home.")

    assert at(draft, "identifier", "born in 1971").about == "person:dolny"


def test_the_age_of_an_official_without_a_name_is_nobodys(drafted):
    draft = drafted(f"{CAPTURE} A judge born in 1971 read the verdict.")

    assert at(draft, "identifier", "born in 1971").about == ""


def test_a_detail_belongs_to_the_person_before_it_rather_than_after(drafted):
    draft = drafted(f"{CAPTURE} Koval was born in 1998 and met Minister Marek Dolny.")

    assert at(draft, "identifier", "born in 1998").about == "person:koval"


def test_a_detail_right_before_a_name_belongs_to_that_name(drafted):
    draft = drafted("Minister Marek Dolny met the captured 22-year-old Ivan Koval.")

    assert {found.about for found in draft.layer("identifier", "birth")} == {"person:koval"}


def test_whose_wife_is_told_by_the_apostrophe(drafted):
    draft = drafted(f"{CAPTURE} Koval’s wife waits.")

    assert at(draft, "identifier", "Koval’s wife").about == "person:koval"


def test_children_somebody_has_do_not_take_over(drafted):
    draft = drafted(f"{CAPTURE} Koval has two children and was born in 1998.")

    assert at(draft, "identifier", "born in 1998").about == "person:koval"


def test_the_age_of_kin_is_not_the_captives(drafted):
    draft = drafted(f"{CAPTURE} Koval waits and his sister was born in 1998.")

    assert at(draft, "identifier", "born in 1998").about == ""


def test_every_name_is_a_detail_of_its_bearer(drafted):
    draft = drafted(f"{CAPTURE} Minister Marek Dolny drove home.")

    assert words(draft, "identifier", "name") == ["Ivan Koval", "Marek Dolny"]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("He gave his age as 31.", "birth"),
        ("He is three years her junior.", "birth"),
        ("He is in his 22nd year.", "birth"),
        ("He left school in 2022.", "birth"),
        ("He is a tailor from the Rivne region.", "origin"),
        ("He drove a tram and lived in the small port town of Kilmore.", "origin"),
        ("He was a pupil at Thornbury Academy.", "origin"),
        ("Koval, a Dundalk man, wept.", "origin"),
        ("He lost his military booklet.", "document"),
        ("He spent six years with the Ulster Rifles.", "service"),
        ("He was only the cook.", "service"),
        ("He fought with the 82nd Airborne.", "service"),
        ("He has got a baby daughter.", "family"),
        ("He was newly married.", "family"),
        ("He is an only child.", "family"),
        ("He has a glass eye.", "appearance"),
        ("He was gaunt.", "appearance"),
        ("He has chronic hepatitis.", "health"),
        ("His liver is failing.", "health"),
        ("He had a cast on his wrist.", "health"),
        ("He winces and clutches his shoulder.", "health"),
        ("He tried to kill himself.", "health"),
        ("He went on hunger strike.", "health"),
        ("He is being held on the top floor of a hotel.", "place"),
        ("They keep him in a cellar under the mill.", "place"),
        ("He was brought to Stara Reka.", "place"),
        ("He is in the prison at Stara Reka.", "place"),
    ],
)
def test_news_says_each_kind_of_detail_in_many_ways(drafted, sentence, label):
    assert drafted(f"{CAPTURE} {sentence}").layer("identifier", label)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The war is in its 3rd year.", "birth"),
        ("Koval was 24 kilometres from the border.", "birth"),
        ("The school stood for 50 years.", "birth"),
        ("He was a tailor from Ukraine.", "origin"),
        ("Koval, a Ukrainian man, wept.", "origin"),
        ("Koval, a Muslim man, wept.", "origin"),
        ("He lived in fear.", "origin"),
        ("He has been silent from Monday.", "origin"),
        ("A book about prisoners was published.", "document"),
        ("He waited in a company of strangers.", "service"),
        ("The cook brought bread.", "service"),
        ("The army served notice on the town.", "service"),
        ("The families waited.", "family"),
        ("He married two ideas in his speech.", "family"),
        ("He had bare walls and a thin mattress.", "appearance"),
        ("The army is on its last legs.", "health"),
        ("He was at the heart of the talks.", "health"),
        ("The hand of the clock moved.", "health"),
        ("The plan was failing.", "health"),
        ("Talks about him were held in a hotel.", "place"),
        ("A vote was held at the school.", "place"),
        ("He is in a Russian prison.", "place"),
        ("He was brought to tears.", "place"),
    ],
)
def test_innocent_neighbours_tell_nothing_about_him(drafted, sentence, label):
    assert drafted(f"{CAPTURE} {sentence}").layer("identifier", label) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Koval, 24, from Stara Reka, wept.",
        "Ivan Koval (24), from Stara Reka, wept.",
        "Ivan Koval, 24, of Stara Reka, wept.",
        "Ivan Koval, of Stara Reka, wept.",
        "Ivan Koval, 24, from a small village near Stara Reka, wept.",
        "The captured pilot, 24, from Stara Reka, wept.",
    ],
)
def test_a_home_may_stand_behind_the_age(drafted, text):
    draft = drafted(f"{CAPTURE} {text}")

    assert {found.about for found in draft.layer("identifier", "origin")} == {"person:koval"}


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Koval, 24, from Ukraine, wept.",
        "Ivan Koval, of Ukraine, wept.",
        "Ivan Koval of Stara Reka fame wept.",
        "Ivan Koval, 24, from Monday on wept.",
        "Ivan Koval, of course, wept.",
    ],
)
def test_not_every_from_and_of_tells_a_home(drafted, text):
    assert drafted(f"{CAPTURE} {text}").layer("identifier", "origin") == ()


def test_a_number_right_after_a_captive_without_a_name_is_an_age(drafted):
    draft = drafted(f"{CAPTURE} The captured pilot, 24, wept.")

    assert words(draft, "identifier", "birth") == ["The captured pilot, 24"]


def test_a_number_after_several_captives_is_no_age(drafted):
    assert drafted("The captives, 24 and more, wept.").layer("identifier", "birth") == ()


def test_an_age_in_a_heading_is_left_to_the_rules_on_headings(drafted):
    draft = drafted(f"Captured pilot, 24, shown // {CAPTURE} He waited.")

    assert draft.layer("identifier", "birth") == ()


def test_who_bears_a_captives_surname_is_taken_for_kin(drafted):
    draft = drafted(f"{CAPTURE} Ivan Zarytskyi was captured, too. Nadia Zarytska waited with Oleh Brand.")

    assert {draft.text[kin.span.start : kin.span.end] for kin in draft.layer("identifier", "family")} == {
        "Nadia Zarytska"
    }


def test_surnames_that_whole_peoples_share_tell_no_kin(drafted):
    draft = drafted(f"{CAPTURE} Amir Khan was captured, too. Salman Khan waited.")

    assert draft.layer("identifier", "family") == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Both captives are in Orlo City, negotiators say.", "place"),
        ("Ivan Koval, a machine-gunner with the marines, 24, waved.", "birth"),
        ("The captured men are held in a cellar in Orlo.", "place"),
    ],
)
def test_a_place_or_an_age_is_told_of_captives(drafted, text, label):
    assert drafted(f"{CAPTURE} {text}").layer("identifier", label)


@pytest.mark.parametrize("text", ["The prisoners are in Ukraine.", "Two soldiers were taken in Orlo on Friday."])
def test_a_country_or_the_place_of_a_capture_is_no_place_of_detention(drafted, text):
    assert drafted(text).layer("identifier", "place") == ()


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("I am 41", "birth"),
        ("I'm from Stara Reka", "origin"),
        ("I was mobilised in May", "own-service"),
        ("I have two daughters and a son", "own-family"),
        ("I fell and broke my left wrist", "health"),
    ],
)
@pytest.mark.parametrize("speaks", ["“{}.” he said.", "“{},” he said.", "He spoke. “{}.”"])
def test_a_captive_tells_of_himself(drafted, said, label, speaks):
    found = drafted(f"{CAPTURE} {speaks.format(said)}").layer("identifier", label)

    assert {identifier.about for identifier in found} == {"person:koval"}


@pytest.mark.parametrize("speaker", ["the minister", "Marta Kowalik, a lawyer,"])
def test_nobody_else_tells_of_a_captive_by_saying_i(drafted, speaker):
    assert (
        drafted(f"{CAPTURE} “I have two daughters and a son,” {speaker} said.").layer("identifier", "own-family") == ()
    )


@pytest.mark.parametrize(
    ("detail", "label"),
    [
        ("Ivan Koval, a 29-year-old father of two, waits.", "birth"),
        ("Koval gave his village as Stara Reka.", "origin"),
        ("Koval was posted to a checkpoint near the ford.", "service"),
        ("Koval drove a taxi.", "service"),
        ("Koval has a cut above his left eye.", "health"),
        ("He is nineteen.", "birth"),
    ],
)
def test_more_ways_to_tell_details(drafted, detail, label):
    found = drafted(f"{CAPTURE} {detail}").layer("identifier", label)

    assert {identifier.about for identifier in found} == {"person:koval"}
