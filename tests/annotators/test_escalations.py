"""Paraphrases that are stronger than what was said."""

from __future__ import annotations

import pytest

from .reading import at, part, words


def stronger(draft):
    return words(draft, "discrepancy", "paraphrase")


@pytest.mark.parametrize(
    ("text", "told", "said"),
    [
        (
            "“They finish off the wounded,” the general said. // The general said the wounded were executed.",
            "executed",
            "finish off",
        ),
        (
            "President Ruta Kalnina said the rebels murder prisoners. // “They killed prisoners,” Kalnina said.",
            "murder",
            "killed",
        ),
        (
            "“The guards shoved the captives,” the lawyer said. // He said that guards beat them.",
            "beat",
            "shoved",
        ),
        (
            "“We believe the gunner trained abroad,” the minister said. // "
            "The minister confirmed that he trained abroad.",
            "confirmed",
            "believe",
        ),
        (
            "“The sailors stopped fighting,” the mayor said. // The mayor said the sailors defected.",
            "defected",
            "stopped fighting",
        ),
    ],
)
def test_a_stronger_word_than_the_quoted_one(drafted, text, told, said):
    draft = drafted(text)

    assert stronger(draft) == [told]
    assert part(draft, at(draft, "discrepancy", told), "other") == said


@pytest.mark.parametrize(
    "text",
    [
        "“They execute the wounded,” the general said. // The general said the wounded were killed.",
        "“They finish off the wounded,” the general said. // The general said the wounded were finished off.",
        "“They kill the wounded; they execute them,” the general said. // The general said the wounded were executed.",
        "“They finish off the wounded,” the general said. // The general denied that the wounded were executed.",
        "“They finish off the wounded,” the general said. // The general said the wounded were not executed.",
        "“They finish off the wounded,” the general said. // A monitor said the wounded were executed.",
        "“They finish off the wounded,” the general said. // The general said a spy was executed.",
        "“They finish off the wounded,” the general said. // Rain fell. // Rain fell. // "
        "The general said the wounded were executed.",
        "“They finish off the wounded,” said President Ruta Kalnina. // "
        "President Jan Okonski said the wounded were executed.",
        "“They finish off the wounded,” the general said. // Executions of the wounded are a crime.",
        "“We think he trained abroad,” the minister said. // The minister confirmed that talks go on.",
    ],
)
def test_what_is_no_escalation(drafted, text):
    assert stronger(drafted(text)) == []
