"""The elements of HTML and NITF, and what part of a story each is."""

from __future__ import annotations

import re

from powlint.model.document import BlockKind

KINDS = {
    "title": BlockKind.HEADLINE,
    "h1": BlockKind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "blockquote": BlockKind.QUOTE,
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), BlockKind.CODE),
    # NITF's own names for the same things.
    "hl1": BlockKind.HEADLINE,
    **dict.fromkeys(("hl2", "abstract"), BlockKind.STANDFIRST),
    "bq": BlockKind.QUOTE,
    "fn": BlockKind.FOOTNOTE,
    **dict.fromkeys(("media-caption", "media-producer"), BlockKind.CAPTION),
    "docdata": BlockKind.META,
}
# Elements that only mark words; whatever else stands in a paragraph without being known does so too.
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "meter", "nobr", "output", "picture", "progress", "q", "rb", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr",
    "alt-code", "chron", "copyrite", "event", "frac", "function", "lang", "location", "money", "num", "object.title",
    "org", "person", "postaddr", "pronounce", "virtloc",
})  # fmt: skip
BLOCKS = frozenset({
    *KINDS, "address", "article", "aside", "body", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
    "figure", "footer", "form", "frameset", "head", "header", "hgroup", "hr", "html", "legend", "main", "menu", "nav",
    "ol", "p", "search", "section", "summary", "svg", "table", "tbody", "tfoot", "thead", "tr", "ul",
    "block", "body.content", "body.end", "body.head", "byline", "byttl", "credit", "dateline", "distributor", "hedline",
    "media", "nitf", "note", "tagline",
})  # fmt: skip
PASSED_OVER = frozenset({
    "script", "style", "noscript", "template", "nav", "iframe", "noembed", "noframes", "select", "datalist", "button",
})  # fmt: skip
PASSED_OVER_ROLES = frozenset({"navigation", "search", "menu", "menubar", "toolbar", "tablist"})
# These have no content and no end tag.
VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
})  # fmt: skip
# What a start tag ends although nobody closed it, and what it does not look beyond.
ENDED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), frozenset({"dl"}))),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"table"}))),
    **dict.fromkeys(("tr", "tbody", "thead", "tfoot"), (frozenset({"tr", "caption"}), frozenset({"table"}))),
    **dict.fromkeys(("body", "main", "article"), (frozenset({"head"}), frozenset({"html"}))),
}  # fmt: skip
NOT_IN_P = BLOCKS - {"title", "td", "th", "tr", "tbody", "thead", "tfoot", "caption", "head", "body", "html", "svg"}
HINTED = frozenset({"p", "div", "h2", "h3", "h4", "section", "figure"})
STANDFIRST = re.compile(
    r"(?i)(?:^|[\s_-])(?:standfirst|dek|deck|sub-?titles?|sub-?head(?:line)?|summary|lede)(?:$|[\s_-])"
)
CAPTION = re.compile(r"(?i)(?:^|[\s_-])caption(?:$|[\s_-])")
ITEMPROPS = {
    "headline": BlockKind.HEADLINE,
    "alternativeheadline": BlockKind.STANDFIRST,
    "description": BlockKind.STANDFIRST,
    "caption": BlockKind.CAPTION,
}
META = {
    "description": BlockKind.STANDFIRST,
    **dict.fromkeys(
        ("og:title", "og:description", "twitter:title", "twitter:description", "keywords", "news_keywords",
         "article:tag", "headline", "alternativeheadline"), BlockKind.META),
    **dict.fromkeys(("og:image:alt", "twitter:image:alt"), BlockKind.ALT),
    **dict.fromkeys(
        ("og:image", "og:image:url", "og:image:secure_url", "og:video", "og:video:url", "og:video:secure_url",
         "og:audio", "twitter:image", "twitter:image:src", "twitter:player", "image", "thumbnailurl", "contenturl",
         "embedurl"), BlockKind.LINK),
}  # fmt: skip
ADDRESSES = frozenset({"src", "data-src", "poster", "data", "source"})
EMBEDS = frozenset({"img", "iframe", "embed", "video", "audio", "source", "object", "input", "frame"})
