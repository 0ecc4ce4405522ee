"""Office files made by hand, part by part, so that a test shows all that is in them."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from powlint.model.document import Source

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "footnotes", "endnotes", "comments")
STYLES = {
    "Titel": "Title", "Untertitel": "Subtitle", "berschrift1": "heading 1", "berschrift2": "heading 2",
    "Beschriftung": "caption", "Zitat": "Quote", "Standard": "Normal",
}  # fmt: skip


def zipped(parts: dict[str, str | bytes], **options: object) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in parts.items():
            # Without the time of day: what is made here names tests, and two processes must give them the same names.
            archive.writestr(zipfile.ZipInfo(name), said, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def run(said: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(said)}</w:t></w:r>'


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def styles(named: dict[str, str]) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>' for id, name in named.items()
    )


def docx_parts(
    body: str, *, links: dict[str, str] | None = None, margins: tuple[str, ...] = (), **parts: str
) -> dict[str, str | bytes]:
    """The parts of a Word file: its body, and what stands in `styles`, `footnotes`, `endnotes` and `comments`.

    Of `margins` the first is a footer, the others are headers.
    """
    given = {"styles": styles(STYLES)} | parts
    related = (
        "".join(
            f'<Relationship Id="p{part}" Type="{OFFICE}/{part}" Target="{part}.xml"/>'
            for part in PARTS
            if part in given
        )
        + "".join(
            f'<Relationship Id="{id}" Type="{OFFICE}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
            for id, target in (links or {}).items()
        )
        + "".join(
            f'<Relationship Id="m{number}" Target="margin{number}.xml" Type="{OFFICE}/{kind}"/>'
            for number, kind in zip(range(len(margins)), ("footer", "header", "header"), strict=False)
        )
    )
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{MAIN}.{part}+xml"/>' for part in PARTS if part in given
    )
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATIONS}">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        **{f"word/{part}.xml": f"<w:{part} {W}>{said}</w:{part}>" for part, said in given.items()},
        **{f"word/margin{number}.xml": f"<w:hdr {W}>{said}</w:hdr>" for number, said in enumerate(margins)},
    }


def docx(body: str, **parts: object) -> Source:
    return Source("draft.docx", zipped(docx_parts(body, **parts)))  # type: ignore[arg-type]


def docx_of(paragraphs: list[str]) -> Source:
    """A Word file with one run for each paragraph, and no styles."""
    return docx("".join(paragraph(run(said)) for said in paragraphs))


def note(number: int, said: str) -> str:
    return f'<w:footnote w:id="{number}">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(said))}</w:footnote>'


def comment(number: int, said: str, author: str = "AB") -> str:
    return f'<w:comment w:id="{number}" w:author="{author}">{paragraph(run(said))}</w:comment>'


def on(number: int, inside: str) -> str:
    """A comment set on runs."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "draw")
) + (
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt_parts(body: str, *, styles: str = "", automatic: str = "") -> dict[str, str | bytes]:
    """The parts of an OpenDocument text: its body, its named styles and those that the program made."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {ODF}><office:styles>{styles}</office:styles></office:document-styles>",
    }


def odt(body: str, **parts: str) -> Source:
    return Source("draft.odt", zipped(odt_parts(body, **parts)))


def odt_of(paragraphs: list[str]) -> Source:
    """Each paragraph without a style; spaces in a row are written as the format wants it."""
    return odt("".join(f"<text:p>{escape(said)}</text:p>" for said in paragraphs))


def rtf(body: str) -> Source:
    fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset128 Mincho;}}"
    sheet = r"{\stylesheet{\s1 heading 1;}{\s2\sbasedon0 Title;}{\*\cs3 Strong;}}"
    return Source("draft.rtf", (r"{\rtf1\ansi\ansicpg1252\deff0" + fonts + sheet + body + "}").encode("latin-1"))


def rtf_words(said: str) -> str:
    """A text as Word writes it in RTF: letters beyond ASCII as \\u, in two halves if need be."""
    units = said.encode("utf-16-le", "surrogatepass")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(
        (f"\\{chr(code)}" if chr(code) in "\\{}" else chr(code))
        if 32 <= code < 127
        else rf"\u{code - 65536 if code > 32767 else code}?"
        for code in codes
    )


def rtf_of(paragraphs: list[str]) -> Source:
    return rtf("".join(rf"\pard {rtf_words(said)}\par" + "\n" for said in paragraphs))


def pdf(*lines: str) -> bytes:
    """A PDF of one page with a line of Helvetica for each of `lines`."""
    shown = "".join(f"BT /F1 12 Tf 50 {700 - 20 * n} Td ({line}) Tj ET\n" for n, line in enumerate(lines))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
    ]
    file = "%PDF-1.4\n"
    places = []
    for number, said in enumerate(objects, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n{said}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{file}xref\n0 5\n0000000000 65535 f \n{table}trailer\n<< /Size 5 /Root 1 0 R >>\n"
        f"startxref\n{len(file)}\n%%EOF\n"
    ).encode()
