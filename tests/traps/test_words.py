"""Words that are not about prisoners of war, and words that look worse than they are."""

from __future__ import annotations

import pytest

IDENTITY = {"pow-name", "pow-partial-name", "pow-birth-detail", "pow-home-place", "pow-unit", "pow-role"}


# 1
def test_a_prisoner_of_the_county_jail_is_no_prisoner_of_war(draft):
    assert not draft(
        "A prisoner, Dale Harker, 34, of Millbrook, escaped from the county jail on Monday. // "
        "Police said he had been held since May on a burglary charge. // Officers found him in tears behind a shop."
    )


# 2
@pytest.mark.parametrize("thing", ["the town of Redova", "a bridge", "two tanks and a radar", "the enemy's flag"])
def test_what_was_captured_may_be_a_place_or_a_thing(draft, thing):
    assert not draft(f"The army captured {thing} on Friday. // The defence ministry said troops were digging in.")


# 3
@pytest.mark.parametrize(
    "sense",
    ["The blast was captured on video", "A motorist captured the moment on camera", "The song captured the mood",
     "The app captured a third of the market", "The plant captured carbon"],
)  # fmt: skip
def test_a_camera_and_a_market_capture_without_captives(draft, sense):
    assert not draft(f"{sense} on Friday. // The army said soldiers had helped to clear the road. // Nobody was hurt.")


# 4
def test_games_take_pieces_and_films_have_orcs(draft):
    assert not draft(
        "White captured a pawn on move nine and a knight soon after. // "
        "In the film that followed, orcs storm the fort and the soldiers capture the flag."
    )


# 5
@pytest.mark.parametrize(
    "sense",
    ["a captive audience of soldiers", "a captive market for the army's contractors", "captive breeding of falcons",
     "a prisoner of his own success", "the prisoner's dilemma of both armies", "a prisoner of conscience"],
)  # fmt: skip
def test_captives_of_idiom_are_no_captives(draft, sense):
    assert not draft(f"The general spoke of {sense}. // The army and the ministry agreed. // Troops applauded.")


# 6
@pytest.mark.parametrize(
    "sense",
    ["The timetable is a hostage to fortune.", "The crew executed the manoeuvre.", "Fans must surrender a passport.",
     "The defect was in the cell of the battery.", "The stock exchange opened late.", "A credit swap was announced.",
     "The company issued a press release.", "He read the sentence twice.", "It was a major private company."],
)  # fmt: skip
def test_one_word_has_many_senses(draft, sense):
    assert not draft(f"{sense} // The army thanked its soldiers on Monday. // The general staff had no comment.")


# 7
def test_pow_may_be_a_sound_or_a_proof_of_work(draft):
    assert not draft("POW! says the comic, and the soldiers fall over. // The coin's PoW scheme uses less power.")


# 8
@pytest.mark.parametrize(
    "sense",
    ["The children came back from summer camp.", "The refugee camp was shelled by the army.",
     "Customs detained a ship and two aircraft.", "The interns of the ministry were paid."],
)  # fmt: skip
def test_camps_interns_and_detained_ships_are_something_else(draft, sense):
    assert not draft(f"{sense} // Soldiers of the brigade helped. // The ministry of defence said so on Friday.")


# 9
def test_casualties_losses_and_liquidation_have_peaceful_senses(sentence):
    quiet = sentence("The casualty department was full. // The bank liquidated assets and neutralised its losses.")

    assert not quiet & {"remains-degrading", "demeaning-language", "number-unattributed", "casualty-conflation"}


# 46
@pytest.mark.parametrize(
    "idiom",
    ["Talks on the prisoners are broken, and the head of state has gone home.",
     "An arms shipment reached the heart of the city as the prisoners were counted.",
     "The economy is on its knees, the captured colonel's government says.",
     "The exchange of prisoners was a shot in the arm for the talks."],
)  # fmt: skip
def test_bodies_in_idioms_are_nobodys_wounds(sentence, idiom):
    assert not sentence(idiom) & {"medical-detail", "remains-image", "remains-degrading", "humiliation-detail"}


def test_a_rat_in_the_barracks_is_a_rat(sentence):
    assert "demeaning-language" not in sentence("The prisoners of war complained of rats, dogs and damp walls.")


def test_a_prize_for_peace_is_no_trophy(sentence):
    assert "trophy-language" not in sentence("The nurse who cared for prisoners of war won the Nobel Peace Prize.")


def test_a_team_may_take_no_prisoners(sentence):
    assert "reprisal-call" not in sentence("The rugby team takes no prisoners, the captured flag on its shirt says.")


def test_goods_may_be_traded_while_prisoners_are_exchanged(sentence):
    assert "exchange-commodity" not in sentence("The two States exchanged prisoners and traded grain for oil.")
