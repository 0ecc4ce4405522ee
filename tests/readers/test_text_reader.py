import pytest
from reading import assert_every_place_leads_back, links, parts, source_of

from powlint.errors import ReadError


def test_an_empty_file_is_an_empty_document(read_file):
    document = read_file(b"")

    assert (document.text, document.blocks, document.notes) == ("", (), ())


def test_a_file_of_blank_lines_is_an_empty_document(read_file):
    assert read_file(b"\xef\xbb\xbf\r\n \t\r\n\r\n").text == ""


def test_blank_lines_part_paragraphs_and_wrapped_lines_are_joined(read_file):
    document = read_file(
        "Two soldiers were led across a yard in the\nvillage on Monday. Neither of them spoke to the\n"
        "camera.\n\nTheir families wait.\n"
    )

    assert parts(document) == [
        ("body", "Two soldiers were led across a yard in the village on Monday. Neither of them spoke to the camera."),
        ("body", "Their families wait."),
    ]
    assert source_of(document, "the village") == "the\nvillage"


def test_without_blank_lines_each_line_is_a_paragraph(read_file):
    document = read_file("Guards film two men\r\nThe men sat on a bench.\r\nOne of them was hurt.")

    assert parts(document) == [
        ("headline", "Guards film two men"),
        ("body", "The men sat on a bench."),
        ("body", "One of them was hurt."),
    ]
    assert document.text == "Guards film two men\n\nThe men sat on a bench.\n\nOne of them was hurt."


def test_a_wrapped_text_without_blank_lines_keeps_its_sentences(read_file):
    document = read_file(
        "The three men were captured on Friday near the\nriver and were held in the cellar of a school until\n"
        "Sunday, when guards drove them to the regional\ncapital and showed them to the press."
    )

    assert [kind for kind, _ in parts(document)] == ["body"]
    assert "until Sunday" in document.text


def test_a_short_line_before_wrapped_lines_is_not_drawn_into_them(read_file):
    document = read_file(
        "Held in a school\nThe three men were captured on Friday near the river, and\nthey were held there.\n\nMore."
    )

    assert parts(document)[0] == ("headline", "Held in a school")


WRAPPED = """\
Two pilots are shown at a press conference in the capital
The two pilots were led into the hall of the ministry on
Friday, the day after their helicopter had come down in a
field outside Brod. Neither of them was asked anything.

Their families wait for a call from the Red Cross, which
says that it has not been allowed to see them so far.
"""


def test_a_headline_right_above_wrapped_lines_stands_alone_if_another_word_would_have_fit(read_file):
    document = read_file(WRAPPED.replace("in the capital", "in Brod"))

    assert parts(document)[0] == ("headline", "Two pilots are shown at a press conference in Brod")
    assert parts(document)[1][1].startswith("The two pilots were led into the hall of the ministry on Friday")
    assert len(parts(document)) == 3


def test_a_headline_wider_than_the_wrapped_lines_stands_alone(read_file):
    document = read_file(
        WRAPPED.replace("capital", "capital of the country, days after they fell into captivity near Brod")
    )

    assert [kind for kind, _ in parts(document)] == ["headline", "body", "body"]


def test_wrapped_paragraphs_without_blank_lines_end_where_another_word_would_have_fit(read_file):
    document = read_file(
        "Two pilots are shown in Brod\nThe two pilots were led into the hall of the ministry on\nFriday, the day after "
        "their helicopter had come down in a\nfield outside Brod. Neither of them was asked.\nTheir families wait for "
        "a call from the Red Cross, which\nsays that it has not been allowed to see them so far."
    )

    assert [kind for kind, _ in parts(document)] == ["headline", "body", "body"]
    assert parts(document)[1][1].endswith("Neither of them was asked.")


def test_a_sentence_that_ends_with_a_full_line_does_not_end_a_wrapped_paragraph(read_file):
    document = read_file(
        "The men were held in a school near the river until Monday.\nSomebody then drove them to the capital of the "
        "region, and\nthey were shown to the press, their hands tied with tape,\nbefore anybody had told their "
        "families at home in Brod.\nThe ministry said no more."
    )

    assert [kind for kind, _ in parts(document)] == ["body"]


def test_lines_that_were_broken_by_eye_are_joined_as_before(read_file):
    document = read_file(
        "The men were held in a school\nnear the river until Monday, when\nguards drove them\nto the capital of "
        "the region, the\nMinistry said.\n\nMore."
    )

    assert len(parts(document)) == 2


def test_a_first_line_that_is_a_sentence_is_no_headline(read_file):
    assert parts(read_file("“They beat us.”\n\nHe said no more."))[0][0] == "body"


def test_a_lone_line_is_body(read_file):
    assert parts(read_file("a soldier was paraded in the square")) == [("body", "a soldier was paraded in the square")]


def test_a_short_line_amid_paragraphs_is_a_heading(read_file):
    document = read_file("Men freed\n\nThey came home.\n\nYears in the dark\n\nThey had seen no daylight.\n\nThe end\n")

    assert [kind for kind, _ in parts(document)] == ["headline", "body", "heading", "body", "body"]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("Caption: A man sits on a bed.", "caption", "A man sits on a bed."),
        ("Image caption, A man sits on a bed.", "caption", "A man sits on a bed."),
        ("Photo: Oksana Bila", "caption", "Photo: Oksana Bila"),
        ("A yard in winter. Photograph: Oksana Bila/AFP", "caption", "A yard in winter. Photograph: Oksana Bila/AFP"),
        (
            "A man in a yard on Monday (Oksana Bila/Reuters)",
            "caption",
            "A man in a yard on Monday (Oksana Bila/Reuters)",
        ),
        ("A man in a yard. (AP Photo/Oksana Bila)", "caption", "A man in a yard. (AP Photo/Oksana Bila)"),
        ("Alt text: A blurred face", "alt", "A blurred face"),
        ("Headline: Men are home", "headline", "Men are home"),
        ("Crosshead: A long way", "heading", "A long way"),
        ("- blankets and soap", "list", "- blankets and soap"),
        ("By Oksana Bila", "body", "By Oksana Bila"),
    ],
)
def test_a_line_is_known_by_its_label_or_credit(read_file, line, kind, words):
    document = read_file(f"They came home.\n\n{line}\n\nThey had seen no daylight.")

    assert parts(document)[1] == (kind, words)


def test_a_label_on_a_line_of_its_own_names_what_follows(read_file):
    document = read_file("They came home.\n\nImage caption:\n\nA man sits on a bed.\n\nHe waits.")

    assert parts(document)[1] == ("caption", "A man sits on a bed.")


def test_addresses_and_embeds_are_links_and_stay_in_the_text(read_file):
    document = read_file(
        'See (https://t.example/x_y?a=1), or www.cell.example.\n\n<iframe src="//video.example/7"></iframe>\n\n'
        '<a href="https://a.example">why</a> t.me/canal/5'
    )

    assert links(document) == [
        ("https://t.example/x_y?a=1",) * 2,
        ("www.cell.example",) * 2,
        ("//video.example/7",) * 2,
        ("https://a.example",) * 2,
        ("t.me/canal/5",) * 2,
    ]
    assert '<iframe src="//video.example/7"></iframe>' in document.text


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- powlint: ignore x: released -->",
        "# powlint: ignore x: released",
        "// powlint: ignore x: released",
        "[powlint: ignore x: released]",
        "<!--Powlint:\nignore x: released\n-->",
    ],
)
def test_a_comment_to_powlint_is_cut_out_and_kept_as_a_note(read_file, comment):
    document = read_file(f"They came home.\n\n{comment}\nHe waits.\n")

    assert document.text == "They came home.\n\nHe waits."
    (note,) = document.notes
    assert (note.text, note.source.cut(document.source_text)) == ("ignore x: released", comment)
    assert document.text[note.at :] == "He waits."


def test_a_comment_inside_a_sentence_leaves_the_sentence_whole(read_file):
    document = read_file("The man<!-- powlint: ignore x: y --> waits at home.")

    assert document.text == "The man waits at home."
    assert document.notes[0].at == len("The man ")


def test_a_comment_that_is_never_closed_stays_text(read_file):
    document = read_file("The man <!-- powlint: ignore waits")

    assert (document.notes, document.text) == ((), "The man <!-- powlint: ignore waits")


def test_a_soft_hyphen_does_not_move_a_position(read_file):
    document = read_file("The pri\u00adson\u00ader waits. He is ill.")

    assert document.text == "The prisoner waits. He is ill."
    assert source_of(document, "prisoner") == "pri\u00adson\u00ader"
    assert source_of(document, "ill") == "ill"


def test_a_decomposed_letter_is_one_letter_that_leads_back_to_both(read_file):
    document = read_file("Z\u030can Orel \u1112\u1161\u11ab ca\u00adf\u200be\u0301 A\u0323\u0302 x\u0301.")

    assert document.text == "Žan Orel 한 café Ậ x\u0301."
    assert source_of(document, "Žan") == "Z\u030can"
    assert source_of(document, "한") == "\u1112\u1161\u11ab"
    assert source_of(document, "é") == "e\u0301"
    assert source_of(document, "Orel") == "Orel"


def test_odd_spaces_are_plain_and_an_emoji_counts_once(read_file):
    document = read_file("🎖\u00a0Žan\u2009Orel\twas\u202ehere\u202c.\fHe 👩\u200d⚕\ufe0f left.")

    assert document.text == "🎖 Žan Orel washere. He 👩⚕ left."
    assert source_of(document, "Orel") == "Orel"
    assert_every_place_leads_back(document)


def test_a_mark_of_the_byte_order_is_not_a_column(read_file):
    document = read_file(b"\xef\xbb\xbfHe waits.")

    assert document.place(document.offsets.to_source(document.blocks[0].span)).column == 1


def test_front_matter_is_data_and_its_published_words_are_blocks(read_file):
    document = read_file(
        "---\r\ntitle: 'Men of ''Zone 7'''\r\ndescription: >\r\n  They came\r\n  home.\r\nslug: men-home\r\n"
        'lang: en-GB\r\ncover: {alt: A yard, caption: "The \\"yard\\""}\r\n'
        "naming_cleared: {by: AB, on: 2024-01-31, asked: yes, until: ~}\r\n---\r\nHe waits.\r\n"
    )

    assert parts(document) == [
        ("headline", "Men of 'Zone 7'"),
        ("standfirst", "They came home."),
        ("meta", "men-home"),
        ("alt", "A yard"),
        ("caption", 'The "yard"'),
        ("body", "He waits."),
    ]
    assert document.meta["naming_cleared"] == {"by": "AB", "on": "2024-01-31", "asked": True, "until": None}
    assert document.language == "en"
    assert source_of(document, "came home") == "came\r\n  home"
    assert source_of(document, "'Zone") == "'Zone"
    assert_every_place_leads_back(document)


def test_the_rest_of_front_matter_is_metadata_with_its_keys_and_files_are_links(read_file):
    document = read_file(
        "---\nauthor: 'Oksana Bila'\ndate: 2024-01-31\ndraft: true\ntags: [captives, \"the Red Cross\"]\n"
        "image: /img/a b.jpg\ncover:\n  src: yard.jpg\n  alt: A yard\n  credit: AP\niptc:\n  city: Brod # no\n"
        "  by: Ana Petrov\nexif: {GPSLatitude: 47.2201}\nnaming_cleared: {by: AB, reason: freed}\nlang: en\n"
        "place: &p {town: Lom}\nagain: *p\n---\nHe waits.\n"
    )

    assert parts(document) == [
        ("meta", "author: Oksana Bila"),
        ("meta", "tags: captives, the Red Cross"),
        ("link", "/img/a b.jpg"),
        ("link", "yard.jpg"),
        ("alt", "A yard"),
        ("meta", "credit: AP"),
        ("meta", "iptc: city: Brod, by: Ana Petrov"),
        ("meta", "exif: GPSLatitude: 47.2201"),
        ("meta", "place: town: Lom"),
        ("body", "He waits."),
    ]
    assert document.meta["iptc"] == {"city": "Brod", "by": "Ana Petrov"}
    assert document.meta["again"] == {"town": "Lom"}
    assert source_of(document, "Brod") == "Brod"
    assert_every_place_leads_back(document)


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("title: x\nby: [a\n", r"\d"),
        ('a: "x\n', r"\d"),
        ("a: b: c\n", "2"),
        ("a: &a [*a]\n", "1"),
        ("a: " + "[" * 3000 + "\n", "1"),
        ("a: \x07\n", r"\d"),
    ],
)
def test_broken_front_matter_is_named_with_its_line(read_file, block, line):
    with pytest.raises(ReadError, match=rf"\Adraft\.txt:{line}: the front matter [^\n]*\Z"):
        read_file(f"---\n{block}---\nText.\n")


@pytest.mark.parametrize("text", ["---\nHe waits.\n", "---\nHe waits.\n---\nHe sleeps.\n", "--- He waits."])
def test_a_rule_of_dashes_is_not_front_matter(read_file, text):
    document = read_file(text)

    assert document.meta == {}
    assert "He waits." in document.text


def test_a_long_single_line_is_one_paragraph(read_file):
    document = read_file("The man waits. " * 350_000)

    assert len(document.blocks) == len(document.offsets.pieces) == 1


def test_a_long_line_of_openings_is_read(read_file):
    document = read_file("<a <!-- powlint: [powlint: ( " * 50_000)

    assert len(document.text) > 1_000_000
