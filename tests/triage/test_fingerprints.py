import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powlint.errors import UsageError
from powlint.triage.fingerprints import fingerprinted
from powlint.triage.grounds import folded

SALT = b"a secret of this newsroom"
FAR = "Nothing of this concerns the exchange that was agreed on Monday at the border crossing."


def marks(document, findings, *, salt=SALT):
    return tuple(finding.fingerprint for finding in fingerprinted(document, findings, salt=salt))


def test_a_finding_is_known_again_when_paragraphs_are_added_elsewhere(drafted, spotted):
    story = f"{FAR}\n\nThe mother of Petro waved.\n\n{FAR}"
    before, after = drafted(story), drafted(f"{FAR} {story}\n\n{FAR}")

    first = marks(before, [spotted(before, "Petro")])

    assert first == marks(after, [spotted(after, "Petro")])


def test_a_paragraph_put_right_before_it_makes_no_difference(drafted, spotted):
    before, after = drafted("Petro waved."), drafted(f"{FAR}\n\nPetro waved.\n\n{FAR}")

    assert marks(before, [spotted(before, "Petro")]) == marks(after, [spotted(after, "Petro")])


def test_case_and_curls_make_no_difference_but_words_and_rules_do(drafted, spotted):
    plain, curly, other = drafted('"Petro" waved.'), drafted("“PETRO”\twaved."), drafted('"Petro" wept.')

    def of(document, words, **more):
        return marks(document, [spotted(document, words, **more)])

    assert of(plain, "Petro") == of(curly, "PETRO")
    assert of(plain, "Petro") != of(other, "Petro")
    assert of(plain, "Petro") != of(plain, "Petro", rule="pow-birth-detail")


def test_findings_that_are_alike_are_told_apart_by_their_number(drafted, spotted):
    far = f" {'—' * 80} "
    document = drafted(f"{far}Petro{far}Petro{far}")
    findings = [spotted(document, "Petro"), spotted(document, "Petro", start=100)]

    one, two = fingerprinted(document, findings, salt=SALT)

    assert one.fingerprint != two.fingerprint
    assert fingerprinted(document, [*findings[::-1], findings[0]], salt=SALT) == (one, two)


def test_another_salt_gives_other_fingerprints_however_long_it_is(drafted, spotted):
    document = drafted("Petro waved.")
    finding = spotted(document, "Petro")
    salts = [b"a", b"b", b"x" * 64, b"x" * 100, b"x" * 100 + b"y"]

    found = {marks(document, [finding], salt=salt) for salt in salts}

    assert len(found) == len(salts)


def test_without_a_salt_there_are_no_fingerprints(drafted, spotted):
    document = drafted("Petro waved.")

    with pytest.raises(UsageError, match="salt"):
        marks(document, [spotted(document, "Petro")], salt=b"")


def test_a_fingerprint_holds_no_word(drafted, spotted):
    document = drafted("Petro waved.")

    (mark,) = marks(document, [spotted(document, "Petro")])

    assert re.fullmatch("[0-9a-f]{32}", mark)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


def test_the_turkish_capital_is_folded_like_the_small_letter():
    assert folded("İstanbul") == folded("istanbul")
