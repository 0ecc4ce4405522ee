"""Whatever a phrase finds, its literals let through; and looking only where they stand finds all of it."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from powlint.model.draft import Annotation
from powlint.patterns import fold

from .drafts import at, drafted, entry, pattern

WORDS = ("prisoner", "captured", "naïve", "İstanbul", "Straße", "ﬁt", "GRU", "a", "Σίσυφος", "ı", "ΐ", "lt")
ENTRIES = (
    entry("rank", "major", "lt. col(onel)", "chief <deputy>", "Straße*"),
    entry("deputy", "deputy/vice", "no. 2"),
    entry("wide", "a <0-2 words> b", "x-y"),
)


@dataclass(frozen=True)
class Written:
    """A phrase and one text that it means."""

    phrase: str
    text: str


def cased(draw, text):
    """The text with each letter in any of its cases that is still one letter."""
    letters = []
    for letter in text:
        forms = [form for form in {letter, letter.upper(), letter.lower(), letter.swapcase()} if len(form) == 1]
        letters.append(draw(st.sampled_from(sorted(forms))))
    return "".join(letters)


@st.composite
def word(draw):  # noqa: PLR0911 - one answer a kind of word
    stem, other = draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS))
    match draw(st.integers(0, 8)):
        case 0:
            return Written(f"{stem}(s)", stem + draw(st.sampled_from(["", "s"])))
        case 1:
            return Written(f"{stem}(s/z)ed", stem + draw(st.sampled_from("sz")) + "ed")
        case 2:
            return Written(f"{stem}*", stem + draw(st.sampled_from(["", "s", "ování", "ß"])))
        case 3:
            return Written(f"{stem}/{other}", draw(st.sampled_from([stem, other])))
        case 4:
            return Written(f"{stem}'s", stem + draw(st.sampled_from("'’‘")) + "s")
        case 5:
            return Written(f"{stem}-{other}", stem + draw(st.sampled_from("-‐‑– ")) + other)
        case 6:
            return Written("<rank>", draw(st.sampled_from(["major", "Lt. colonel", "chief vice", "straßen"])))
        case 7:
            return Written("<number>", draw(st.sampled_from(["12", "1,200", "twenty-five"])))
    return Written(stem, stem)


@st.composite
def written(draw):
    parts = draw(st.lists(word(), min_size=1, max_size=4))
    phrase, text = parts[0].phrase, cased(draw, parts[0].text)
    for part in parts[1:]:
        if draw(st.integers(0, 4)) == 0:
            phrase += " <0-3 words>"
            text += draw(st.sampled_from(["", " of", ", two brave", " —"]))
        phrase += f" {part.phrase}"
        text += draw(st.sampled_from([" ", "  ", "\u00a0", "\n"])) + cased(draw, part.text)
    return Written(phrase, text)


NOISE = st.text(alphabet="abİıß .\n-’x", max_size=12)


@given(written(), NOISE, NOISE)
def test_a_phrase_finds_what_it_means_and_its_literals_let_it_through(phrase, before, after):
    text = f"{before}\n\n{phrase.text}\n\n{after}"
    sentence = Annotation("sentence", at(text, f"\n\n{phrase.text}\n\n"))

    found = pattern(phrase.phrase, *ENTRIES)

    assert found.possible(fold(text))
    assert found.spots(drafted(text, sentence))


@given(st.lists(written(), min_size=1, max_size=3), NOISE)
def test_looking_where_the_literals_stand_finds_what_looking_everywhere_does(phrases, noise):
    text = noise.join(phrase.text for phrase in phrases)
    quick, slow = (pattern(phrases[0].phrase, *ENTRIES) for _ in range(2))
    slow.literals = None

    assert list(quick.spots(drafted(text))) == list(slow.spots(drafted(text)))


@given(st.sampled_from(["<wide>", "<wide> c", "<rank> <wide>", "(<rank>) x", "<rank>/<deputy> x", "x (y) (z)"]), NOISE)
def test_nested_entries_lose_nothing(phrase, noise):
    text = f"{noise} major a b c x chief deputy x-y c lt. colonel a – b x y z {noise}"
    quick, slow = (pattern(phrase, *ENTRIES) for _ in range(2))
    slow.literals = None

    assert list(quick.spots(drafted(text))) == list(slow.spots(drafted(text)))
    assert quick.possible(fold(text)) or not slow.spots(drafted(text))
