"""Caveats, in their many forms and with their limits."""

from __future__ import annotations

import pytest

VIDEO = "The security service published footage of two captured soldiers. // "


# 39
@pytest.mark.parametrize(
    "caveat",
    ["This agency had no means of checking the recording.", "The service did not present conclusive evidence.",
     "It was not possible to verify where the film was made.", "The recording has not been authenticated.",
     "There was no way to confirm the account."],
)  # fmt: skip
def test_a_caveat_needs_no_independently(sentence, caveat):
    assert "caveat-missing" not in sentence(VIDEO + caveat)


# 40
@pytest.mark.xfail(strict=True, reason="a caveat has no object: image-provenance takes any caveat in the draft")
def test_a_doubt_about_nationality_is_none_about_the_video(sentence):
    text = VIDEO + "The men's nationality could not be verified."

    assert "image-provenance" in sentence(text)


# 41
def test_a_side_that_has_not_commented_verifies_nothing(sentence):
    assert "caveat-missing" in sentence(VIDEO + "The other side has not commented.")


# 42
@pytest.mark.parametrize("hedge", ["reportedly", "purportedly", "apparently"])
def test_a_hedge_is_no_caveat(sentence, hedge):
    assert "caveat-missing" in sentence(f"The security service published footage of soldiers who {hedge} surrendered.")


# 43
def test_private_access_of_monitors_is_as_good(sentence):
    text = (
        "The captives were beaten, UN monitors said after interviews in private. // "
        "The monitors said the prisoners spoke without guards present. // The UN report was published on Friday."
    )

    assert "caveat-missing" not in sentence(text)


def test_a_draft_must_not_forget_its_caveat(sentence):
    text = VIDEO + "This agency could not verify it. // There is no doubt that the men are foreigners."

    assert "caveat-contradicted" in sentence(text)
