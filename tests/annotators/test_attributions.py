"""Who answers for what is said, and what captives are made to say."""

import pytest

from .reading import at, labels, part, words


def sources(draft):
    """The kinds of source of each sentence."""
    return [found.label for found in draft.layer("sourced")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said the bridge had fallen.",
        "The bridge had fallen, the ministry said.",
        "The bridge had fallen, said the ministry.",
        "“The bridge has fallen,” said the ministry.",
        "The bridge, the ministry said on Monday, had fallen.",
        "The ministry, which runs the bridge, said it had fallen.",
        "The ministry on Monday also said the bridge had fallen.",
        "According to the ministry, the bridge had fallen.",
        "The bridge had fallen, according to the ministry.",
        "The bridge had fallen, a spokesman for the ministry said.",
        "In a statement from the ministry, the bridge was called lost.",
    ],
)
def test_a_source_is_known_wherever_it_stands(drafted, text):
    assert set(sources(drafted(text))) == {"official"}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The Red Cross", "neutral"),
        ("The United Nations", "neutral"),
        ("His mother", "relative"),
        ("Interfax", "outlet"),
        ("The army", "official"),
        ("A historian", "expert"),
        ("Sources", "vague"),
        ("Local media", "vague"),
        ("A neighbour", "other"),
        ("Foreign Minister Marek Dolny", "official"),
        ("A captured soldier", "prisoner"),
        ("A freed soldier", "released"),
        ("A lawyer for the prisoners", "expert"),
        ("The prisoner's wife", "relative"),
    ],
)
def test_a_source_is_of_the_kind_that_its_name_tells(drafted, source, kind):
    assert sources(drafted(f"{source} said the road was open.")) == [kind]


@pytest.mark.parametrize(
    ("verb", "strength"),
    [("said", "neutral"), ("claimed", "sceptical"), ("confirmed", "factive"), ("revealed", "factive")],
)
def test_a_verb_lends_its_strength(drafted, verb, strength):
    assert labels(drafted(f"The army {verb} that the road was open."), "attribution") == {verb: strength}


def test_an_attribution_tells_source_verb_and_what_it_covers(drafted):
    text = "The army said the road was open."
    draft = drafted(text)
    said = at(draft, "attribution", "said")

    assert [part(draft, said, name) for name in ("source", "verb", "covers")] == ["The army", "said", text]


@pytest.mark.parametrize(
    "text",
    [
        "The claim was made at noon.",
        "Their reports were late.",
        "The driver was told to stop.",
        "The soldiers were described as tired.",
        "They met at the State Department in May.",
        "He is known as a quiet man.",
        "He was believed to be asleep.",
        "His call sign was Rook.",
        "The crew was exposed to the cold.",
        "The so called hotel was empty.",
    ],
)
def test_nouns_names_and_passives_attribute_nothing(drafted, text):
    assert words(drafted(text), "attribution") == []


def test_in_a_headline_a_capital_makes_no_name_of_a_verb(drafted):
    assert words(drafted("Defence Ministry Claims Bridge Fell After Heavy Shelling"), "attribution") == ["Claims"]


def test_said_he_said_has_one_source(drafted):
    assert sources(drafted("The service said they determined that the road was open.")) == ["official", "official"]


def test_one_subject_may_speak_twice(drafted):
    assert sources(drafted("The army said the road was open and added that it was safe.")) == ["official", "official"]


def test_a_source_carries_over_to_the_next_sentence(drafted):
    draft = drafted("The army said the road was open. It was dry and safe.")

    assert sources(draft) == ["official", "official"]


def test_a_source_carries_over_once(drafted):
    draft = drafted("The army said the road was open. It was dry. It was safe.")

    assert sources(draft) == ["official", "official"]


def test_a_source_does_not_carry_over_a_paragraph(drafted):
    assert sources(drafted("The army said the road was open. // It was dry.")) == ["official"]


def test_in_a_long_paragraph_only_a_sentence_that_goes_on_is_carried_over(drafted):
    rest = "Trees lined it. Rain fell. Nobody came. Night fell."
    goes_on = drafted(f"The army said the road was open. It was dry. {rest}")
    begins_anew = drafted(f"The army said the road was open. Dogs barked. {rest}")

    assert sources(goes_on) == ["official", "official"]
    assert sources(begins_anew) == ["official"]


def test_an_attribution_in_a_relative_clause_does_not_carry_over(drafted):
    assert sources(drafted("The bus, which the army says it holds, was red. Dogs barked.")) == ["official"]


def test_a_captive_does_not_vouch_for_the_next_sentence(drafted):
    assert sources(drafted("The captured pilot said he was lost. The road was dry.")) == ["prisoner"]


def test_he_goes_on_with_the_official_of_the_sentence_before(drafted):
    draft = drafted("A captured pilot was shown. Minister Marek Dolny said he was well. He added that it was late.")

    assert sources(draft) == ["official", "official"]


def test_direct_speech_answers_for_itself(drafted):
    draft = drafted("The army said the road was open. // “Nobody had slept for two days and nights.” // Dogs barked.")

    assert sources(draft) == ["official", "quotation"]


@pytest.mark.parametrize(
    "text",
    [
        "The captured pilot said he was lost.",
        "He was lost, the captured pilot said.",
        "“I was lost,” said the captured pilot.",
        "In the video the captured pilot says he was lost.",
        "The captured pilot pleaded guilty on Monday.",
        "The captured pilot apologised to the town.",
        "The captured pilot gave his name.",
        "A pilot was captured at dawn. He said he was lost.",
    ],
)
def test_what_captives_say_is_a_statement(drafted, text):
    assert len(drafted(text).layer("statement")) == 1


def test_a_statement_is_about_its_captive(drafted):
    draft = drafted("Ivan Koval was captured at dawn. Koval said he was lost.")

    assert at(draft, "statement", "said").about == "person:koval"


def test_a_headline_that_quotes_captives_is_a_statement(drafted):
    draft = drafted("‘They feed us well here’: captured airmen on television")

    assert words(draft, "statement") == ["‘They feed us well here’"]


@pytest.mark.parametrize(
    "text",
    [
        "The freed pilot said he was lost.",
        "The pilot's lawyer said he was lost.",
        "The army said the captured pilot was lost.",
        "The captured pilot was told to wait.",
        "The captured pilot was identified on Monday.",
        "The wife of the captured pilot spoke on Monday.",
    ],
)
def test_what_others_say_of_captives_is_no_statement(drafted, text):
    assert words(drafted(text), "statement") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("'We had no food,' he says.", "he"),
        ("‘We had no food,’ the prisoner says.", "the prisoner"),
        ("'We had no roof' she said.", "she"),
        ("The prisoners' lawyer said the road was open.", "The prisoners' lawyer"),
    ],
)
def test_a_quotation_in_single_marks_is_no_part_of_who_speaks(drafted, text, source):
    draft = drafted(f"The army captured two soldiers on Monday. // {text}")
    assert part(draft, list(draft.layer("attribution"))[-1], "source") == source


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("A captured sergeant of the armed forces said the road was open.", "said"),
        ("The captured sergeant was heard saying that the road was open.", "saying"),
        ("The captured sergeant appeared in court, telling the judge that the road was open.", "telling"),
        ("The captured sergeant is seen on a bed and says that the road is open.", "says"),
        ("The captured sergeant thanks his guards.", "thanks"),
        ("The captured sergeant was questioned for an hour and denounced the war.", "denounced"),
        ("Marek Dudek was captured in May. // Mr Dudek said the road was open.", "said"),
        ("The captured sergeant can be heard pleading with his government.", "pleading"),
        ("Two captured sergeants were shown on television, asking to be swapped.", "asking"),
        ("The captured sergeant is quoted by the agency as saying that the road is open.", "saying"),
        ("Asked why he came, the captured sergeant shrugged and said he was poor.", "said"),
        ("One of the captives, a cook who gives no name, tells the reporter that the road is open.", "tells"),
        ("“The road was open,” says a prisoner with a bandaged head.", "says"),
        ("A captured Dron-7 gunner said the road was open.", "said"),
        ("The captured sergeant's tearful confession was read out.", "confession"),
        (
            "A man who was captured appears in the clip. // The captured man with a bandage who gives his name is 20.",
            "gives",
        ),
    ],
)
def test_a_captive_speaks_in_any_construction(drafted, text, verb):
    assert verb in words(drafted(text), "statement")


@pytest.mark.parametrize(
    "text",
    [
        "The captured sergeant was led away and told to sit down.",
        "The captured sergeant's lawyer stood up and said the road was open.",
        "The captured sergeant waited and the judge said the road was open.",
        "The commander of the force guarding hundreds of Islamic State prisoners in the east has warned of a famine.",
        "The mother of the captured sergeant stood up and said the road was open.",
        "Ana Dudek, who works near the port, said Belov left in May. // Two soldiers were captured.",
        "The brigade that captured the men said the road was open.",
        "A driver freed after a year as a captive said the road was open.",
        "The country takes any prisoner who asked to come.",
        "The hostage negotiator said the road was open.",
    ],
)
def test_what_others_say_is_no_word_of_a_captive(drafted, text):
    assert not words(drafted(text), "statement")


def test_captives_may_be_quoted_after_a_colon(drafted):
    assert words(drafted("Captured gunner: 'We had no bread'"), "statement") == ["'We had no bread'"]


def test_words_that_take_several_sentences_are_a_statement_from_where_they_begin(drafted):
    draft = drafted("The captive lifts his cup. “They feed us well. The cook is kind,” the captive says.")
    assert words(draft, "statement", "quoted") == ["“They feed us well. The cook is kind,” the captive says"]


def test_a_relative_clause_answers_for_itself_alone(drafted):
    draft = drafted("Forty soldiers were captured in a raid, which the army says began at dawn.")
    assert words(draft, "sourced") == ["which the army says began at dawn"]


def test_a_source_in_a_second_clause_leaves_the_first_to_the_outlet(drafted):
    draft = drafted("Forty men died, and the army says the rest fled.")
    assert words(draft, "sourced") == ["and the army says the rest fled."]


@pytest.mark.parametrize("joint", [", but", ", while", ";"])
def test_what_is_set_against_a_source_is_the_outlets_own(drafted, joint):
    draft = drafted(f"The captives were beaten{joint} the army says that it knows of nothing.")
    assert [span for span in words(draft, "sourced") if "beaten" in span] == []


def test_an_answer_is_not_carried_over(drafted):
    draft = drafted("The army said it had taken two soldiers. They are in a camp.")
    assert (len(words(draft, "sourced")), len(words(draft, "answered"))) == (2, 1)


def test_who_is_cited_answers_for_one_sentence_and_an_inquiry_for_more(drafted):
    party = drafted("According to the army, two soldiers were taken. The town is empty.")
    inquiry = drafted("According to the report, two soldiers were beaten. The town is empty.")
    assert (len(words(party, "sourced")), len(words(inquiry, "sourced"))) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "A captured gunner was filmed. In the clip, which was posted on Monday, the former postman says he is ashamed.",
        "A captured gunner was filmed. “We had no bread,” Orlan Dovric says in a video released by the brigade.",
        "A captured gunner was filmed. In the second recording a man says that he was lied to.",
    ],
)
def test_whoever_speaks_in_a_recording_put_out_by_others_is_a_captive(drafted, text):
    assert words(drafted(text), "statement") == ["says"]


@pytest.mark.parametrize(
    "text",
    [
        "A captured gunner was filmed. In the clip an unseen man asks for his name.",
        "A captured gunner was filmed. In a video address the governor says that it was cruel.",
        "A captured gunner was filmed. His cousin said he wept when he saw a video released by the army.",
        "Captured gunners were kept with villagers accused of spying.",
        "The brigade holds three captives in spite of repeated denials.",
        "A captured gunner will be freed, the minister Orlan Dovric told us, in what he called a gesture.",
        "A rebel who took part said the captured major had hidden. “It was dark,” the rebel told us.",
    ],
)
def test_whoever_else_speaks_beside_a_captive_is_none(drafted, text):
    assert words(drafted(text), "statement") == []


def test_whom_a_draft_speaks_of_it_goes_on_speaking_of(drafted):
    text = "Orlan Dovric is a baker. An officer, he recalls, slapped one of the prisoners. “I was young,” he says."
    assert words(drafted(text), "statement") == []


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("says", "A short clip shared by the rebels shows a bearded man who says that he flew from the coast."),
        ("said", "The footage showed a gunner, who said he had been fed."),
        ("says", "In a recording released by the brigade, a thin man says he is a cook."),
        ("complains", "In the second clip a man complains that his officers fled."),
        ("says", "An interviewer off camera asks the airman his age. “Thirty,” he says."),
        ("says", "State television aired an interview in which one of them says sorry."),
        ("confessed", "The gunmen confessed during questioning to laying mines."),
    ],
)
def test_who_speaks_in_a_recording_or_under_questioning_is_a_captive(drafted, verb, told):
    captured = "The militia captured two airmen near the lake. "
    assert verb in words(drafted(captured + told), "statement")


@pytest.mark.parametrize(
    "text",
    [
        "Prisoners freed in the January exchange said they had been beaten.",
        "Soldiers who were released on Sunday told reporters that they had starved.",
        "The rebels captured an airman. The footage shows the minister, who says the talks go on.",
        "The rebels captured an airman. A reporter asked the general about him. “We feed him,” he said.",
        "The rebels captured an airman. The minister said under questioning by senators that he was safe.",
        "The captured airman's brother said that he had talked to him on Sunday.",
        "Neighbours met in the yard of the captured airman's house. “We pray,” one of them said.",
        "The rebels captured an airman. The national grid operator asked customers to save power.",
    ],
)
def test_who_is_free_or_somebody_else_makes_no_statement(drafted, text):
    assert words(drafted(text), "statement") == []


def test_who_does_not_comment_answers_for_nothing_more(drafted):
    draft = drafted("The army did not comment. It has fired on 40 villages.")
    assert words(draft, "sourced") == ["The army did not comment."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("State television aired the confessions of five men.", ["confessions"]),
        ("The station broadcast what it called a confession.", ["confession"]),
        ("The priest heard the confessions of five men.", []),
    ],
)
def test_a_confession_on_the_air_is_a_captives(drafted, text, said):
    assert words(drafted(text), "statement") == said


def test_a_war_that_claims_lives_says_nothing(drafted):
    assert sources(drafted("The revolt has claimed more than 4,000 lives.")) == []
    assert sources(drafted("The rebels claimed that 4,000 men had died.")) != []
