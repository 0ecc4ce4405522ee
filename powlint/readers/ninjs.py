"""Reads ninjs, the news agencies' JSON: headline, description, captions, keywords, addresses and the story."""

from __future__ import annotations

from powlint.errors import ReadError
from powlint.model.document import BlockKind, Document, Source
from powlint.readers.decode import decoded
from powlint.readers.html_story import HtmlStory
from powlint.readers.html_tokens import tokens
from powlint.readers.json_values import Items, JsonError, Members, Text, Value, json_value
from powlint.readers.notes import FoundNote
from powlint.readers.page import Page, SpeltPage
from powlint.readers.running import write_paragraphs, write_text
from powlint.readers.strand import Strand

_LARGEST = 32 << 20

# A story has at least one of these.
_STORY = (
    "headline", "headlines", "body_text", "body_xhtml", "body_html", "bodies", "description_text", "descriptions",
    "associations",
)  # fmt: skip
_KINDS = {
    **dict.fromkeys(("headline", "headlines"), BlockKind.HEADLINE),
    **dict.fromkeys(
        ("subheadline", "description", "descriptions", "description_text", "description_html", "description_xhtml"),
        BlockKind.STANDFIRST,
    ),
    **dict.fromkeys(("caption", "body_caption"), BlockKind.CAPTION),
    **dict.fromkeys(("alttext", "alt_text", "alt"), BlockKind.ALT),
    **dict.fromkeys(("slugline", "title", "keywords", "ednote", "edNote", "located", "byline", "by"), BlockKind.META),
    **dict.fromkeys(("body", "bodies", "body_text", "body_html", "body_xhtml"), BlockKind.BODY),
    **dict.fromkeys(("href", "contenturl"), BlockKind.LINK),
}
# Lists of things that have names: who and what a story is about.
_NAMED = frozenset({
    "subject", "subjects", "person", "people", "organisation", "organisations", "place", "places", "event", "events",
})  # fmt: skip
# A text that says how another is to be read is not read.
_NOT_WORDS = frozenset({"role", "contenttype", "charcount", "wordcount"})
_PICTURES = frozenset({"picture", "video", "audio", "graphic", "animation"})


class NinjsReader:
    """ninjs 1 to 3."""

    name = "ninjs"
    suffixes: tuple[str, ...] = (".ninjs", ".json")

    def read(self, source: Source) -> Document:
        """The document; ReadError if the source is no JSON, or no story."""
        text = decoded(source)
        if len(text) > _LARGEST:
            raise ReadError(f"{source.name}: is larger than {_LARGEST >> 20} MB, too large for a news item")
        try:
            value = json_value(Strand.whole(text))
        except JsonError as error:
            line = text.count("\n", 0, error.offset) + 1
            raise ReadError(f"{source.name}:{line}: no valid JSON ({error}); mend it there") from None
        if not isinstance(value, Members) or not any(value.get(name) for name in _STORY):
            raise ReadError(f"{source.name}: no ninjs (no headline, body_text or the like); save the story as text")
        page = SpeltPage(source, text, text)
        item = _Item(page)
        item.write(value)
        language = value.words("language").lower().partition("-")[0]
        return page.document(tuple(item.notes), {}, language or "en")


class _Item:
    """One item, with what is associated with it, on its way to the page in the order of the source."""

    def __init__(self, page: Page) -> None:
        self.notes: list[FoundNote] = []
        self._page = page
        self._told = False

    def write(self, item: Members, *, within: str = "") -> None:
        kind = item.words("type") or within
        for name, value in item.pairs:
            if name == "associations":
                self._associations(value)
            elif name == "renditions":
                self._addresses(value)
            elif name.lower() in _NAMED:
                self._names(value)
            elif name in _KINDS:
                self._value(_told_as(_KINDS[name], kind), name, value)

    def _associations(self, value: Value) -> None:
        # In ninjs 1 they have names, later they are a list.
        members = value.values if isinstance(value, Items) else ()
        if isinstance(value, Members):
            members = tuple(member for _, member in value.pairs)
        for member in members:
            if isinstance(member, Members):
                self.write(member, within="picture")

    def _addresses(self, value: Value) -> None:
        match value:
            case Items():
                for item in value.values:
                    self._addresses(item)
            case Members():
                for name, member in value.pairs:
                    if isinstance(member, Text) and name in ("href", "contenturl"):
                        self._value(BlockKind.LINK, name, member)
                    else:
                        self._addresses(member)

    def _names(self, value: Value) -> None:
        match value:
            case Items():
                for item in value.values:
                    self._names(item)
            case Members():
                name = value.get("name")
                if isinstance(name, Text):
                    self._value(BlockKind.META, "name", name)

    def _value(self, kind: BlockKind, name: str, value: Value) -> None:
        match value:
            case Items():
                for item in value.values:
                    self._value(kind, name, item)
            case Members():
                markup = "html" if "html" in value.words("contenttype").lower() else name
                for inner, member in value.pairs:
                    if inner not in _NOT_WORDS:
                        self._value(kind, markup, member)
            case Text() if kind is BlockKind.LINK:
                self._page.write_address(value.words.strip(), *value.strand.source(0, len(value.words)))
            case Text():
                self._words(kind, value.strand, is_markup="html" in name)

    def _words(self, kind: BlockKind, strand: Strand, *, is_markup: bool) -> None:
        if kind is BlockKind.BODY:
            # The same story again, in another form: read, but as metadata, so that nothing is counted twice.
            kind, self._told = (BlockKind.META if self._told else BlockKind.BODY), True
        if is_markup:
            story = HtmlStory(self._page, strand, kind=kind)
            story.write(tokens(strand.text))
            self.notes += story.notes
        elif kind is BlockKind.BODY:
            write_text(self._page, strand)
        else:
            write_paragraphs(self._page, strand, kind)
        self._page.close()


def _told_as(kind: BlockKind, item: str) -> BlockKind:
    """The kind of a value of an item of some type: what a picture's item says is its caption."""
    of_story = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY)
    return BlockKind.CAPTION if item in _PICTURES and kind in of_story else kind
