import pytest
from reading import assert_every_place_leads_back, links, parts, source_of

STORY = """\
---
title: Men are home
---
# Three men **come** home

They said &ldquo;*no*&rdquo; to a \\*request\\*
by `the  guard` &amp; left.[^1]

![A man sits](i.jpg "Handout photo")
*A man in his cell.*

![Another man](j.jpg)

*The yard in winter.*

## What they saw

> We were held
> in a cellar.

- blankets
- a stove that
  smoked

| Name | Age |
|------|-----|
| I\\|O | 32 |

```
to: ministry
```

<figure>
<img src="a.jpg" alt="A blurred face">
<figcaption>The gate &amp; the yard</figcaption>
</figure>

[^1]: He spoke on Monday.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_part_of_a_story_is_known(read_file, end):
    document = read_file(STORY.replace("\n", end), "draft.md")

    assert parts(document) == [
        ("headline", "Men are home"),
        ("headline", "Three men come home"),
        ("body", "They said “no” to a *request* by the  guard & left."),
        ("alt", "A man sits"),
        ("link", "i.jpg"),
        ("caption", "Handout photo"),
        ("caption", "A man in his cell."),
        ("alt", "Another man"),
        ("link", "j.jpg"),
        ("caption", "The yard in winter."),
        ("heading", "What they saw"),
        ("quote", "We were held in a cellar."),
        ("list", "blankets"),
        ("list", "a stove that smoked"),
        ("table", "Name"),
        ("table", "Age"),
        ("table", "I|O"),
        ("table", "32"),
        ("code", "to: ministry"),
        ("link", "a.jpg"),
        ("alt", "A blurred face"),
        ("caption", "The gate & the yard"),
        ("footnote", "He spoke on Monday."),
    ]
    assert source_of(document, "come") == "come"
    assert source_of(document, "held in") == f"held{end}> in"
    assert source_of(document, "I|O") == "I\\|O"
    assert_every_place_leads_back(document)


def test_links_of_every_sort_keep_their_words_and_lead_somewhere(read_file):
    document = read_file(
        '[a *list*](https://a.example/x_y "t") and [that][r], <https://b.example>, https://t.me/_z_/4\n'
        "<a href='/in&amp;out'>here</a> <iframe src=\"https://v.example/1\"></iframe> end\n\n"
        "[![A yard](y.jpg)](https://c.example)\n\n[r]: https://r.example\n",
        "draft.md",
    )

    assert links(document) == [
        ("a list", "https://a.example/x_y"),
        ("that", "https://r.example"),
        ("https://b.example", "https://b.example"),
        ("https://t.me/z/4", "https://t.me/_z_/4"),
        ("here", "/in&out"),
        ("https://v.example/1", "https://v.example/1"),
        ("A yard", "https://c.example"),
        ("y.jpg", "y.jpg"),
    ]
    assert_every_place_leads_back(document)


def test_an_entity_leads_back_to_its_whole_spelling(read_file):
    document = read_file("Caf&eacute;&nbsp;&#x1F396; pri&shy;soner e&#769;", "draft.md")

    assert document.text == "Café 🎖 prisoner é"
    assert source_of(document, "Café") == "Caf&eacute;"
    assert source_of(document, "prisoner") == "pri&shy;soner"


def test_a_letter_and_a_mark_parted_by_markup_compose(read_file):
    document = read_file("caf**e**\u0301 waits", "draft.md")

    assert document.text == "café waits"
    assert source_of(document, "é") == "e**\u0301"


@pytest.mark.parametrize(
    ("draft", "follows"),
    [
        ("He left.\n\n<!-- powlint: ignore x: y -->\nHe waits.\n", "He waits."),
        ("He left.\n\n<!-- powlint: ignore x: y --> He waits.\n", "He waits."),
        ("He left. <!-- powlint: ignore x: y -->\n\nHe waits.\n", "He waits."),
        ("- He left.\n  <!-- powlint: ignore x: y -->\n- He waits.\n", "He waits."),
    ],
)
def test_a_comment_to_powlint_is_cut_out_and_kept_as_a_note(read_file, draft, follows):
    document = read_file(draft, "draft.md")

    assert document.text == "He left.\n\nHe waits."
    assert [note.text for note in document.notes] == ["ignore x: y"]
    assert document.text[document.notes[0].at :] == follows


def test_other_comments_and_tags_are_dropped(read_file):
    document = read_file("<!-- a\nsecret -->\n\nHe <b>waits</b> <!-- x -->at<br>home.\n\n<div>Free</div>\n", "draft.md")

    assert parts(document) == [("body", "He waits at home."), ("body", "Free")]


def test_an_image_inside_a_sentence_is_a_block_between_its_halves(read_file):
    document = read_file("They walked ![a gate](g.png) out of the yard.", "draft.md")

    assert parts(document) == [
        ("body", "They walked"),
        ("alt", "a gate"),
        ("link", "g.png"),
        ("body", "out of the yard."),
    ]


def test_an_image_gives_its_words_its_file_and_its_title_once_each(read_file):
    document = read_file(
        'They wait. ![A &amp; B](<img/a b.jpg> "The \\"yard\\"")\n\n'
        '<figure><img title="At &amp; in" src="c.jpg?x=1&amp;y=2" alt=C></figure>\n\n'
        "![D][d] ![E](data:image/png;base64,AAAA)\n\n[d]: d.jpg 'The gate'\n",
        "draft.md",
    )

    assert parts(document) == [
        ("body", "They wait."),
        ("alt", "A & B"),
        ("link", "img/a b.jpg"),
        ("caption", 'The \\"yard\\"'),
        ("caption", "At & in"),
        ("link", "c.jpg?x=1&y=2"),
        ("alt", "C"),
        ("alt", "D"),
        ("link", "d.jpg"),
        ("caption", "The gate"),
        ("alt", "E"),
    ]
    assert [target for _, target in links(document)] == ["img/a b.jpg", "c.jpg?x=1&y=2", "d.jpg"]
    assert [address.cut(document.text) for address in document.addresses] == ["img/a b.jpg", "c.jpg?x=1&y=2", "d.jpg"]
    assert source_of(document, "img/a b.jpg") == "<img/a b.jpg>"
    assert_every_place_leads_back(document)


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("Caption: A man sits on a bed.", "caption", "A man sits on a bed."),
        ("**CAPTION:** A *man* sits on a bed.", "caption", "A man sits on a bed."),
        ("_Image caption: A man_\nsits on a bed.", "caption", "A man sits on a bed."),
        ("[PHOTO: A man sits on a bed.]", "caption", "[PHOTO: A man sits on a bed.]"),
        ("A yard in winter. Photograph: Oksana Bila/AFP", "caption", "A yard in winter. Photograph: Oksana Bila/AFP"),
        ("**Alt text**: A blurred face", "alt", "A blurred face"),
        ("Headline: Men are home", "headline", "Men are home"),
        ("Image caption:\n\nA man sits on a bed.", "caption", "A man sits on a bed."),
        ("- Caption: A man", "list", "Caption: A man"),
    ],
)
def test_a_paragraph_is_known_by_its_label_or_credit_as_in_plain_text(read_file, line, kind, words):
    document = read_file(f"They came home.\n\n{line}\n\nThey had seen no daylight.", "draft.md")

    assert parts(document) == [
        ("body", "They came home."),
        (kind, words),
        ("body", "They had seen no daylight."),
    ]
    assert_every_place_leads_back(document)


def test_a_label_on_the_line_below_an_image_begins_a_caption(read_file):
    document = read_file("![A yard](y.jpg)\nCaption: A man\nsits.\nAlt text: A blurred face", "draft.md")

    assert parts(document) == [
        ("alt", "A yard"),
        ("link", "y.jpg"),
        ("caption", "A man sits."),
        ("alt", "A blurred face"),
    ]


def test_a_first_heading_below_the_story_is_no_headline(read_file):
    assert parts(read_file("He waits.\n\n# Later\n\nMore.", "draft.md"))[1] == ("heading", "Later")


def test_code_in_quotes_and_lists_leads_back_past_the_marks(read_file):
    document = read_file("> ```\n> to: ministry\n>\n> from: me\n> ```\n\n- x\n\n      deep\n      code\n", "draft.md")

    assert parts(document) == [("code", "to: ministry\n\nfrom: me"), ("list", "x"), ("code", "deep\ncode")]
    assert_every_place_leads_back(document)


@pytest.mark.parametrize(
    "draft",
    [
        "> " * 3000 + "He waits.",
        "> " * 40 + "He waits.",
        "- - a\n\n" + " " * 6 + "> " * 40 + "He waits.",
        "- He waits.\n" * 9000,
        ">" * 3000 + "He waits.",
        "- " * 3000 + "He waits.",
        "1. " * 3000 + "He waits.",
        "[" * 4000 + "He waits.",
        "[a](" * 4000 + "He waits.",
        "[" * 4000 + "]" * 4000 + "He waits.",
        "<!-- " * 4000 + "He waits.",
        "x" + " " * 5000 + "He waits.\ny",
        "".join(" " * 2 * n + "- a\n" for n in range(400)) + "He waits.",
        "*a **b _c " * 4000 + "He waits.",
        "x" + "`" * 5000 + "He waits.",
        "[^" * 4000 + "He waits.",
        "- [He waits.](x)\n" * 500,
    ],
    ids=lambda draft: repr(draft[:6]),
)
def test_a_text_made_to_hang_the_parser_is_read_all_the_same(read_file, draft):
    assert "He waits." in read_file(draft, "draft.md").text


@pytest.mark.parametrize("label", ["[^1]:\t", "[^a\tb]: ", "[^1]:\u00a0", "   [^1]:  \t "])
def test_a_footnote_with_a_tab_does_not_hold_the_parser_for_ever(read_file, label):
    document = read_file(f"He left.[^1]\n\n{label}He waits.\n    More.\n\nThe end.\n", "draft.md")

    assert parts(document)[1] == ("footnote", "He waits. More.")


def test_a_reader_called_deep_in_the_stack_still_reads(read_file):
    def deeper(levels):
        return deeper(levels - 1) if levels else read_file("> " * 12 + "He waits.", "draft.md").text

    assert deeper(700).endswith("He waits.")
