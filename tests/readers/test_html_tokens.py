"""Our scanner cuts a page as a browser does; turbohtml, which follows the standard to the letter, is the judge."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from powlint.readers.html_tokens import Kind, attributes, tokens

pytest.importorskip("turbohtml")
from turbo import turbo_tokens

SCRAPS = st.sampled_from([
    "<", "</", ">", "/", "=", '"', "'", "a", "b ", "<p>", "</p>", "<script>", "</script>", "<!--", "-->", "--!>", "-",
    "<title>", "</title>", "<textarea>", "</textarea >", "&amp;", "&copy", "\r\n", "\r", "\n", " ", "<?", "?>", "<!x>",
    "<![CDATA[", "]]>", "</>", "<a href=x>", "<a href='x>y'>", '<A b="c" d/>', "<noscript>", "</noscript>",
    "<iframe src=q>", "</IFRAME>", "😀", "<!doctype html>", "<style>", "</style>", "<plaintext>", "<script", "!", "<é>",
    "</é>", "<x-y>", "<br/>", "\u2028", "<xmp>", "</xmp>", "İ", "K", "<p\n", " b=c", " b='c'",
])  # fmt: skip


def joined(found):
    """Tokens with neighbouring texts as one."""
    apart = []
    for token in found:
        if apart and token.kind is apart[-1].kind is Kind.TEXT and apart[-1].end == token.start:
            apart[-1] = apart[-1]._replace(end=token.end)
        else:
            apart.append(token)
    return apart


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(SCRAPS, max_size=14).map("".join))
def test_a_page_is_cut_as_turbohtml_cuts_it(page):
    assert joined(tokens(page)) == joined(turbo_tokens(page))


def test_attributes_stand_where_they_stand():
    page = "<a HREF = 'x>y' b c=d href=z e=\"\">"
    token = next(tokens(page))

    assert {name: page[slice(*value)] for name, value in attributes(page, token).items()} == {
        "href": "x>y", "b": "", "c": "d", "e": "",
    }  # fmt: skip
