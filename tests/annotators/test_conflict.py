"""The gate: which drafts are about captives of a present armed conflict."""

import pytest

OPEN = {
    "a capture": (
        "Karelian troops captured six soldiers near the front line on Monday, the defence ministry said. // "
        "The prisoners of war were taken to a camp after an artillery battle. // "
        "The army said the soldiers had surrendered when their battalion ran out of water."
    ),
    "an exchange": (
        "Two hundred prisoners of war came home on Friday in a prisoner exchange. // "
        "The general staff said most had been captured in the first weeks of the invasion. // "
        "Their brigade had defended the port against heavy shelling."
    ),
    "one soldier, told of in one sentence": (
        "A Karelian rifleman captured by the brigade told a crew on Monday how he became a prisoner of war. // "
        "The artillery had shelled the ridge since spring. // He had signed a contract in May, he said. // "
        "The battalion lost its guns. // Rain fell on the front line. // The road was closed. // Two bridges are gone."
    ),
    "a volunteer of whom nobody has heard": (
        "Orla Brandt keeps a lamp in the window. // Her brother, Matt Brandt, 31, has not been heard from since April, "
        "when his platoon came under fire near Orsk. // In a video aired by a Karelian channel a man who looks like "
        "him gives his name and says he is being treated well. // She has watched the recording a hundred times. // "
        "The embassy said it was aware of the footage. // Neighbours bring bread. // The church bell rings at six."
    ),
    "a brief": "Three soldiers were taken prisoner on Monday, the army said.",
}
SHUT = {
    "a hiker of whom nobody has heard": (
        "Orla Brandt keeps a lamp in the window. // Her brother, Matt Brandt, 31, has not been heard from since April, "
        "when he set out for the ridge above Orsk. // In a video from the hut he gives his name and says the snow is "
        "deep. // She has watched the recording a hundred times. // The police said they were aware of the footage. // "
        "Neighbours bring bread. // The church bell rings at six."
    ),
    "crime": (
        "Police arrested two men on Monday after a robbery. // The suspects were held in the county jail. // "
        "A judge set bail at 40,000 dollars. The men surrendered at the police station."
    ),
    "chess": (
        "The young champion captured two pawns and a bishop before noon. // "
        "Her rook was held hostage behind its own pawns. // She captured the queen in the end. The chess club sang."
    ),
    "sport": (
        "The striker captured the hearts of the league. // The goalkeeper was a prisoner of his own defence. // "
        "The team surrendered a lead of two goals. The football was poor."
    ),
    "history": (
        "The museum opened a room on the prisoners of war of World War II. // "
        "In 1943 captured soldiers built the bridge. // Veterans of the army visited the memorial in May. // "
        "In 1944 the troops surrendered in the forest."
    ),
    "election": "The party captured 40 seats. // Voters held it to its word. // The minister surrendered his office.",
    "war without captives": (
        "Shelling went on along the front line. // The army lost three tanks. // The brigade dug in."
    ),
    "weather": "It rained all day. // The river rose.",
}


@pytest.mark.parametrize("story", OPEN)
def test_the_gate_opens_for_stories_about_captives(drafted, story):
    assert len(drafted(OPEN[story]).layer("conflict", "current")) == 1


@pytest.mark.parametrize("story", SHUT)
def test_the_gate_stays_shut_for_other_stories(drafted, story):
    assert drafted(SHUT[story]).layer("conflict") == ()


def test_the_gate_covers_the_whole_draft(drafted):
    draft = drafted(OPEN["a capture"])

    assert [found.span.cut(draft.text) for found in draft.layer("conflict")] == [draft.text]


def test_the_gate_tells_what_it_weighed(drafted):
    (gate,) = drafted(OPEN["a capture"]).layer("conflict")

    assert gate.why.startswith("custody ")


def test_an_empty_draft_is_about_nothing(drafted):
    assert drafted("").layer("conflict") == ()


PLAYED = {
    "a game": (
        "Review: The studio has made a shooter with a multiplayer mode. // Your soldiers surrendered in the "
        "first chapter and "
        "every prisoner talks. The captured conscript has a letter. // Players will like the trains of "
        "prisoners of war."
    ),
    "a play": (
        "Theatre review: three stars for the new play. // On stage two captured soldiers wait for an exchange. "
        "The prisoners "
        "of war sing. // The audience wept; the actor who plays the captive is superb."
    ),
    "an exercise": (
        "Role-playing prisoners of war were marched off on the third day of the exercise. // Soldiers "
        "surrendered to umpires; "
        "the captured troops were actors. // The drill simulates an invasion, the army said."
    ),
    "a burial": (
        "He was captured in November 1950 and died in a prisoner of war camp in the winter of 1951. // Troops "
        "of his regiment "
        "surrendered in November 1950. // The soldier was buried on Saturday."
    ),
}


@pytest.mark.parametrize("text", PLAYED.values(), ids=PLAYED.keys())
def test_captives_who_are_played_or_long_dead_leave_the_gate_shut(drafted, text):
    assert drafted(text).layer("conflict") == ()


def test_a_birth_long_ago_is_no_history(drafted):
    draft = drafted("The captured soldier was born in May 1979, the army said. // Two prisoners of war were with him.")

    assert draft.layer("history") == ()


def test_many_counted_by_the_score_open_the_gate(drafted):
    draft = drafted(
        "Marsh forces captured scores of Orlo-paid mercenaries on the border. // Their army aired footage of captives. "
        "// The offensive went on with missiles."
    )

    assert draft.layer("conflict")


def test_one_foreigner_taken_by_the_forces_of_a_state_opens_the_gate(drafted):
    draft = drafted(
        "The premier was asked on Monday of a Briton captured by Karelian forces in the north. // "
        "A video shows a man captured by Karelia while fighting. // He was a teacher at home, his sister said. // "
        "Nobody knew why he had gone to the war."
    )

    assert draft.layer("conflict")


def test_what_is_in_the_custody_of_a_nation_need_be_nobody(drafted):
    draft = drafted(
        "The army burned a captured Orlo flag. // The second airframe remains in Karelian custody, and the forces "
        "of the invasion lost troops. // A third one is in Karelian custody as well."
    )

    assert not draft.layer("conflict")


ELSEWHERE = (
    "The wheat harvest was poor this year. // Trains to the coast run again. // The minister flew to a summit. // "
    "The army reported shelling on two sectors. // Missiles fell on the port, the general staff said."
)


@pytest.mark.parametrize(
    "lead",
    [
        "Rebels capture 'mercenary' pilot near Orlo",
        "The militia said on Friday it had captured a senior Karelian drone pilot.",
        "Corporal Ivo Lund was abducted by fighters three years ago.",
        "The Harun Front posted a video of a soldier who disappeared in May.",
        "The units arrested nine members of the Islamic State group in the desert.",
        "A man who was captured last month by the army's 7th Brigade spoke on television.",
        "Two gendarmes in Taliban custody spoke of the raid.",
        "A student captured fighting for Karelia spoke on a video.",
        "The 7th Brigade says it has captured a young Moroccan who joined the enemy.",
        "Two sappers who crossed the river to fight have not been heard from and may have been captured.",
        "A Welsh man who had joined a militia in the north has been captured by fighters.",
    ],
)
def test_a_capture_in_the_lead_is_what_a_report_is_about(drafted, lead):
    assert drafted(f"{lead} // {ELSEWHERE}").layer("conflict")


@pytest.mark.parametrize(
    "lead",
    [
        "The camera captured tired soldiers on a bridge.",
        "Fighters have captured most of the town.",
        "The army captured Karelian positions on the ridge.",
        "The prison riot was over when the army took the roof; no prisoners were taken.",
        "Fighters said that the town may have been captured.",
        "The raid would have captured any leaders of the Islamic State group.",
        "The army captured footage of the pilot's landing.",
        "Police arrested nine members of the Islamic State group in the suburb.",
        "A military court sentenced Captain Ivo Lund to nine years for bribes.",
        "The airframe in Karelian custody is rusting.",
    ],
)
def test_what_is_captured_in_a_lead_need_be_nobody(drafted, lead):
    assert not drafted(f"{lead} // {ELSEWHERE}").layer("conflict")
