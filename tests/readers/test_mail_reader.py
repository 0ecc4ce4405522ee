import base64
import email.policy
import quopri
import time
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import assert_every_place_leads_back, links, parts, source_of

from powlint.errors import ReadError
from powlint.model.document import Source
from powlint.readers.mail import MailReader

WORDS = st.lists(st.sampled_from(["captive", "Київ", "é", "🎖", "=", " ", "—", "a b", ".", "_"]), min_size=1).map(
    "".join
)
POLICIES = st.sampled_from([email.policy.SMTP, email.policy.default])


def read(content, *, letters=True):
    document = MailReader().read(Source("draft.eml", content if isinstance(content, bytes) else content.encode()))
    assert_every_place_leads_back(document, letters=letters)
    return document


def test_subject_text_and_attachments_are_read():
    letter = EmailMessage()
    letter["Subject"] = "Полон: “free” and a subject so long that it must be folded over two lines of the head"
    letter.set_content("No.")
    letter.add_alternative("<p>He was &ldquo;held&rdquo; in Київ.</p>", subtype="html", cte="base64")
    letter.add_attachment(b"x", maintype="image", subtype="jpeg", filename="Іван.jpg")
    letter.add_attachment(b"x", maintype="image", subtype="jpeg", filename="ivan in yard.jpg")
    document = read(letter.as_bytes(policy=email.policy.SMTP), letters=False)

    assert parts(document) == [
        ("headline", "Полон: “free” and a subject so long that it must be folded over two lines of the head"),
        ("body", "He was “held” in Київ."),
        ("link", "Іван.jpg"),
        ("link", "ivan in yard.jpg"),
    ]


def test_text_that_stands_as_it_is_leads_back_to_itself():
    document = read("Subject: Held\nContent-Type: text/plain\n\nHe wäs held\nin Brod.\n\nCaption: A yard.")

    assert parts(document) == [("headline", "Held"), ("body", "He wäs held in Brod."), ("caption", "A yard.")]
    assert source_of(document, "wäs") == "wäs"


def test_quoted_printable_leads_back_letter_by_letter():
    document = read("Content-Transfer-Encoding: quoted-printable\nSubject: x\n\nHe was h=\neld =E2=80=94 caf=C3=A9.")

    assert document.text == "x\n\nHe was held — café."
    assert source_of(document, "held") == "h=\neld"
    assert source_of(document, "café") == "caf=C3=A9"


def test_base64_leads_back_to_the_letters_that_say_it():
    said = base64.b64encode(b"He was held in Brod.").decode()
    document = read(f"Content-Transfer-Encoding: base64\nSubject: x\n\n{said}", letters=False)

    assert source_of(document, "He was held in Brod.") == said.rstrip("=")
    found = source_of(document, "held")
    assert said.index(found) // 4 == len("He was ") // 3


def test_an_old_character_set_is_read_as_its_part_says():
    head = b"Subject: =?windows-1251?Q?=CF=EE=EB=EE=ED_1?=\nContent-Type: text/plain; charset=windows-1251\n\n"
    document = read(head + "Полон.".encode("cp1251"))

    assert document.text == "Полон 1\n\nПолон."
    assert source_of(document, "Полон.") == "Полон."


def test_a_forwarded_message_has_its_own_subject():
    inner = EmailMessage()
    inner["Subject"] = "Held"
    inner.set_content("He waits.")
    outer = EmailMessage()
    outer["Subject"] = "Fwd"
    outer.set_content("See below.")
    outer.add_attachment(inner, disposition="inline")

    assert parts(read(outer.as_bytes())) == [
        ("headline", "Fwd"),
        ("body", "See below."),
        ("heading", "Held"),
        ("body", "He waits."),
    ]


def test_a_bare_address_in_base64_leads_where_it_says():
    said = base64.b64encode(b"The film: https://t.me/x/1").decode()

    assert links(read(f"Content-Transfer-Encoding: base64\nSubject: x\n\n{said}", letters=False)) == [
        ("https://t.me/x/1", "https://t.me/x/1")
    ]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(WORDS, WORDS, st.sampled_from(["quoted-printable", "base64", "8bit"]), POLICIES)
def test_a_message_says_what_was_written(subject, said, encoding, policy):
    letter = EmailMessage()
    letter["Subject"] = "S " + subject
    letter.set_content("B " + said, cte=encoding)
    document = read(letter.as_bytes(policy=policy), letters=False)

    assert "".join(document.text.split()) == "".join(f"S{subject}B{said}".split())


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(WORDS, st.data())
def test_every_span_of_quoted_printable_says_its_words(said, data):
    content = b"Held x" + quopri.encodestring(said.encode())
    document = read(b"Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n" + content)
    start = document.text.index("Held x")
    words = document.text[start:].split()

    word = data.draw(st.sampled_from(words))
    assert quopri.decodestring(source_of(document, word).encode()).decode() == word


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("He waits.", "no message: it has no head"),
        ("", "no message"),
        ("Content-Type: text/plain; charset=x-odd\n\nx", "its encoding “x-odd” is not known"),
        (b"\x00\x01", "not a text file"),
    ],
)
def test_what_is_no_message_is_refused_in_one_line(content, said):
    with pytest.raises(ReadError, match=said) as caught:
        read(content)
    assert "\n" not in str(caught.value)


NESTED = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(500))


@pytest.mark.parametrize(
    "content",
    [
        "Subject: x\n" + NESTED,
        'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\nx\n" * 20_000,
        "Subject: " + "=?utf-8?q?" * 20_000,
        "Subject: " + "=?utf-8?q?a?= " * 20_000,
        "Content-Type: text/plain" + "; a=b" * 50_000 + "\n\nx",
        "A: b\n" * 50_000 + "\nx",
        "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n" + "= " * 50_000,
        "Subject: x\nContent-Transfer-Encoding: base64\n\n" + "QUJD" * 20_000,
        "Content-Type: message/rfc822\n\n" * 1000,
    ],
    ids=str.__len__,
)
def test_a_hostile_message_takes_little_time(content):
    began = time.process_time()
    MailReader().read(Source("draft.eml", content.encode()))

    assert time.process_time() - began < 6
