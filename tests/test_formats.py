import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import offsets_hold, unaccounted

from aligner.errors import AlignerError
from aligner.model import Document, Part
from aligner.reading import read_document

Write = Callable[[str, str], Path]
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

DOCX = {
    "word/document.xml": f"""<w:document {WORD} {COMPATIBLE}><w:body>
<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Der Brief</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Er kam </w:t></w:r><w:del><w:r><w:delText>nie</w:delText></w:r>
</w:del><w:ins><w:r><w:t>spät</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r>
<w:r><w:t>.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r>
<w:r><w:tab/><w:t>Niemand las ihn</w:t></w:r><w:r><w:endnoteReference w:id="7"/><w:t>.</w:t></w:r>
<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Eine Zelle.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>Einmal.</w:t></w:r></mc:Choice>
<mc:Fallback><w:r><w:t>Einmal.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
</w:body></w:document>""",
    "word/footnotes.xml": f"""<w:footnotes {WORD}>
<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>Vgl. oben.</w:t></w:r></w:p>
<w:p><w:r><w:t>Noch ein Absatz.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:t>Anm. d. Übers.</w:t></w:r></w:p></w:footnote></w:footnotes>""",
    "word/endnotes.xml": f"""<w:endnotes {WORD}><w:endnote w:id="7"><w:p><w:r>
<w:t>Am Ende.</w:t></w:r></w:p></w:endnote></w:endnotes>""",
}

ODT = {
    "content.xml": """<office:document-content
xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:body><office:text>
<text:tracked-changes><text:p>Gelöscht.</text:p></text:tracked-changes>
<text:h>Der Brief</text:h><text:p>Er kam <text:span>spät</text:span><text:note>
<text:note-citation>1</text:note-citation><text:note-body><text:p>Vgl. oben.</text:p>
<text:p>Noch ein Absatz.</text:p></text:note-body></text:note>.<text:s/>Niemand<office:annotation>
<text:p>Wirklich?</text:p></office:annotation> las ihn.</text:p></office:text></office:body>
</office:document-content>""",
}

HTML = """<!DOCTYPE html><html><head><title>x</title><style>p {}</style></head><body>
<nav><a href="#x">Inhalt</a></nav><h1>Der Brief</h1>
<p>Er kam <i>spät</i><sup><a href="#fn1" id="ref1">1</a></sup>. Niemand las ihn.</p>
<div>Loser Text.<p>Ein <a href="https://example.org">Verweis</a> hinaus.</p></div>
<section><ol><li id="fn1"><p>Vgl. oben. <a href="#ref1">↩</a></p>
<p>Noch ein Absatz.</p></li></ol></section><script>var x = "kein Text";</script></body></html>"""

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>Kopf.</p></teiHeader><text><body>
<head>Der Brief</head><p>Er kam <hi>spät</hi><note n="1" place="foot"><p>Vgl. oben.</p>
<p>Noch ein Absatz.</p></note>. Niemand las<fw>Kolumne</fw><pb n="2"/> ihn.</p>
<p><s>Dr. A. Ein Satz. Noch immer.</s>
<s>Der <choice><sic>zwote</sic><corr>zweite</corr></choice>.</s></p></body></text></TEI>"""

MARKDOWN = """# Der Brief

Er kam spät[^1]. Niemand las ihn.

[^1]: Vgl. oben.
    Noch ein Absatz.
"""


def packed(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def epub(path: Path) -> Path:
    opf = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="a" href="a.xhtml"/><item id="n" href="notes.xhtml"/></manifest>
<spine><itemref idref="a"/><itemref idref="n"/></spine></package>"""
    container = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/c.opf"/></rootfiles></container>"""
    text = (
        HTML.split("<section", maxsplit=1)[0].replace("#fn1", "notes.xhtml#fn1") + "</body></html>"
    )
    notes = """<html><body><aside id="fn1"><p>1. Vgl. oben.</p><p>Noch ein Absatz.</p></aside>
</body></html>"""
    return packed(
        path,
        {
            "META-INF/container.xml": container,
            "book/c.opf": opf,
            "book/a.xhtml": text,
            "book/notes.xhtml": notes,
        },
    )


@pytest.fixture(params=["docx", "odt", "html", "tei", "md", "epub"])
def letter(request: pytest.FixtureRequest, tmp_path: Path) -> Document:
    """The same letter in every format."""
    path = tmp_path / f"letter.{request.param}"
    texts = {"html": HTML, "tei": TEI, "md": MARKDOWN}
    if request.param in texts:
        path.write_text(texts[request.param], encoding="utf-8")
    elif request.param == "epub":
        epub(path)
    else:
        packed(path, DOCX if request.param == "docx" else ODT)
    return read_document(path, "de")


def texts(document: Document, part: Part) -> list[str]:
    return [s.text for s in document.sentences if s.part is part]


def test_headings_body_and_notes_are_told_apart(letter: Document) -> None:
    assert texts(letter, Part.HEADING) == ["Der Brief"]
    assert texts(letter, Part.BODY)[:2] == ["Er kam spät.", "Niemand las ihn."]
    assert texts(letter, Part.NOTE)[:2] == ["Vgl. oben.", "Noch ein Absatz."]


def test_the_marker_stands_where_the_note_is_called(letter: Document) -> None:
    (marker, *_) = (m for s in letter.sentences for m in s.markers)
    assert (marker.number, marker.at) == (1, len("Er kam spät"))
    first = next(s for s in letter.sentences if s.part is Part.NOTE)
    assert (first.id, first.note) == ("n1.1", 1)


def test_every_character_is_accounted_for(letter: Document) -> None:
    assert unaccounted(letter) == []
    assert offsets_hold(letter)


def test_what_is_deleted_or_commented_is_left_out(letter: Document) -> None:
    whole = " ".join(s.text for s in letter.sentences)
    for gone in ("nie", "Gelöscht", "Wirklich", "Kolumne", "Kopf", "kein Text", "Inhalt"):
        assert gone not in whole.split()
        assert f"{gone}." not in whole


def test_word_endnotes_go_on_in_the_count_and_custom_marks_are_stars(tmp_path: Path) -> None:
    document = read_document(packed(tmp_path / "a.docx", DOCX), "de")
    assert [m.number for s in document.sentences for m in s.markers] == [1, 2, None]
    assert [s.text for s in document.sentences if s.note == 2] == ["Am Ende."]
    assert texts(document, Part.BODY).count("Einmal.") == 1
    assert "Eine Zelle." in texts(document, Part.BODY)


def test_sentences_marked_in_tei_stay_as_they_are(write: Write) -> None:
    document = read_document(write("a.xml", TEI), "de")
    assert texts(document, Part.BODY)[2:] == ["Dr. A. Ein Satz. Noch immer.", "Der zwote."]


@pytest.mark.parametrize(
    ("inside", "reads"),
    [
        ('las<pb n="12"/> ihn', "las ihn"),
        ('las <pb n="XII" facs="a.jpg"/>ihn', "las ihn"),
        ('las<pb n="12"/>ihn', "las ihn"),
        ('Brief<pb n="12" break="no"/>träger', "Briefträger"),
        ('las<cb n="2"/>ihn', "las ihn"),
        ('las<lb n="7"/>ihn', "las ihn"),
        ('las <milestone unit="x" n="9"/>ihn', "las ihn"),
        ('las<gap reason="lost"/> ihn', "las ihn"),
    ],
)
def test_a_break_in_tei_parts_words_and_is_no_text(write: Write, inside: str, reads: str) -> None:
    body = f'<pb n="11"/><p>Niemand {inside}.</p><pb n="13"/><p>Das war alles.</p>'
    document = read_document(write("a.xml", f"<TEI><text><body>{body}</body></text></TEI>"), "de")
    assert texts(document, Part.BODY) == [f"Niemand {reads}.", "Das war alles."]
    assert unaccounted(document) == []


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.docx", b"no zip at all", "damaged, or not what its ending says"),
        ("a.odt", b"PK\x03\x04 broken", "damaged"),
        ("a.xml", b"<TEI><p>open", "not readable as XML"),
        ("a.xml", b"<TEI/>", "no TEI text"),
        ("a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><TEI><p>&a;</p></TEI>', "entities of its own"),
        ("a.xml", b"<x>" * 10_000, "not readable as XML"),
        ("a.html", b"<html></html>", "no text in it"),
        ("a.html", "<p>ğ</p>".encode("utf-16"), "UTF-16"),
    ],
)
def test_a_damaged_file_is_told_in_one_line(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(AlignerError, match=says) as error:
        read_document(path, "de")
    assert "\n" not in str(error.value)


def test_an_archive_that_is_something_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(AlignerError, match=r"has no word/document\.xml"):
        read_document(packed(tmp_path / "a.docx", ODT), "de")
    with pytest.raises(AlignerError, match=r"has no META-INF/container\.xml"):
        read_document(packed(tmp_path / "a.epub", ODT), "de")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(5):
            archive.writestr(f"word/{n}.xml", b"\0" * 100_000_000)
    with pytest.raises(AlignerError, match="500 MB when unpacked"):
        read_document(path, "de")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='<>/apbdivsuhref="#fn1 &;!-\n', max_size=200))
def test_no_html_loses_or_doubles_a_character(
    tmp_path_factory: pytest.TempPathFactory, soup: str
) -> None:
    path = tmp_path_factory.mktemp("soup") / "a.html"
    path.write_text(f"<p>Text.</p>{soup}", encoding="utf-8")
    document = read_document(path, "de")
    assert unaccounted(document) == []
    assert offsets_hold(document)
