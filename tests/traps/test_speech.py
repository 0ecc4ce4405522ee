"""Speech: who answers for the words, who may not be free, and what negation and doubt take back."""

from __future__ import annotations

import pytest


# 26
@pytest.mark.parametrize(
    "told",
    ["The army said its troops had executed nobody and captured 60 soldiers.",
     "The army, its spokesman said, captured 60 soldiers.",
     "Sixty soldiers were captured, according to the army.",
     "The army gave an account of the raid, its spokesman said. It captured 60 soldiers."],
)  # fmt: skip
def test_attribution_may_stand_anywhere(sentence, told):
    assert not sentence(told) & {"claim-unattributed", "number-unattributed"}


# 27
@pytest.mark.parametrize(
    "told",
    [
        "In what the ministry called a raid, 60 soldiers were captured.",
        pytest.param(
            "The army's account has 60 soldiers walking in unarmed.",
            marks=pytest.mark.xfail(strict=True, reason="the layer `sourced` does not know “X's account has …”"),
        ),
    ],
)
def test_attribution_may_lie_in_the_syntax(sentence, told):
    assert not sentence(told) & {"claim-unattributed", "number-unattributed"}


# 28
def test_according_to_the_convention_is_no_source(sentence):
    assert "vague-source" not in sentence("According to the Convention, prisoners of war are protected from curiosity.")


# 29
def test_a_ministry_may_admit_what_its_own_guards_did(sentence):
    text = "The ministry admitted that its guards had beaten prisoners."

    assert not sentence(text) & {"statement-factive-verb", "party-verb-factive", "warcrime-as-fact"}


def test_a_captive_who_admits_is_made_to_sound_proven(sentence):
    assert "statement-factive-verb" in sentence("The captured sergeant admitted that the depot had been moved.")


# 30
@pytest.mark.xfail(strict=True, reason="party-verb-factive cannot tell a body's own act from its claim about the enemy")
def test_a_body_may_confirm_its_own_act(sentence):
    assert "party-verb-factive" not in sentence("The ministry confirmed that it had handed over 40 prisoners.")


# 31
def test_a_slur_in_a_quotation_is_evidence(sentence):
    assert "demeaning-language" not in sentence(
        "“Bring the scum in,” a guard shouted at the prisoners, the inquiry heard."
    )


def test_a_slur_in_the_outlets_voice_is_ours(sentence):
    assert "demeaning-language" in sentence("The scum came out of the cellar and were taken prisoner.")


# 32
def test_claims_inside_an_officials_quotation_are_his(sentence):
    text = "“They finish off their wounded and execute prisoners,” the president said, and the other side denied it."

    assert not sentence(text) & {"term-executed", "warcrime-as-fact", "one-sided-claim", "claim-unattributed"}


# 33
def test_the_speaker_in_a_relay_is_the_captive(sentence):
    text = "The service said the prisoner told interrogators that his battalion had left the wounded behind."

    assert "statement-no-duress-caveat" in sentence(text)


# 34
@pytest.mark.parametrize(
    "refused",
    ["The prisoner refused to be filmed.", "We are not publishing the video of the prisoners.",
     "The service did not name the two captured soldiers.", "No faces of the captives are shown."],
)  # fmt: skip
def test_a_refusal_is_no_display(sentence, refused):
    assert not sentence(refused) & {"image-identifiable", "parade-amplified", "statement-no-duress-caveat", "pow-name"}


# 35
@pytest.mark.parametrize(
    "doubted",
    ["The brigade denied executing prisoners.", "The shelling of the captives could be a war crime.",
     "Officials feared that the captured pilot would be paraded, which they condemned in advance.",
     "The guard was accused of torturing two prisoners.", "If captured, the soldiers face trial."],
)  # fmt: skip
def test_denial_and_doubt_take_it_back(sentence, doubted):
    rules = {"term-executed", "warcrime-as-fact", "parade-amplified", "guilt-presumed", "trial-guarantees-missing"}

    assert not sentence(doubted) & rules


# 36
def test_a_question_in_an_explainer_shows_nobody(sentence):
    text = "Can a newspaper show a prisoner's face? Suppose a captured pilot gives his name."

    assert not sentence(text) & {"image-identifiable", "pow-name", "crowd-identify", "statement-no-duress-caveat"}


# 37
def test_an_explainer_uses_the_words_of_the_law(sentence):
    text = (
        "Under the Third Geneva Convention a prisoner need give only name, rank, date of birth and service number. "
        "Humanitarian law forbids insults, public curiosity and execution without trial."
    )
    rules = {"pow-service-number", "pow-birth-detail", "term-executed", "parade-amplified", "humiliation-detail"}

    assert not sentence(text) & rules


# 38
@pytest.mark.parametrize(
    "critic",
    ["Rights groups condemned the army for parading the prisoners.",
     "Showing the captives as trophies breached their protection, critics said.",
     "The UN criticised the video in which captured men were made to kneel."],
)  # fmt: skip
def test_who_criticises_must_name_the_abuse(sentence, critic):
    assert not sentence(critic) & {"parade-amplified", "trophy-language", "humiliation-detail"}
