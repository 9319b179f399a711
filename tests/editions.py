"""A reading edition with something of everything, in a file and in a browser."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from browser import Browser
from conftest import document

from aligner.exchange import export_links
from aligner.exchange.edition import Front
from aligner.model import Entry, Link, Marker, Part, Sentence, Span, Status, Work

GLOSSARY = (
    Entry("Gesandtschaft", "heyet", "diplomats <b>", "approved", "office"),
    Entry("Vertrag", "antlaşma", "", "approved", "treaty"),
    Entry("Vertrag", "mukavele", "of persons", "proposed", "treaty"),
    Entry("Vertrag", "pakt", "do not use", "forbidden", "treaty"),
    Entry("Kars", "Kars", "", "approved", "place", is_name=True),
    Entry("Wan", "Van", "", "approved", "place", is_name=True),
)


def with_notes() -> Work:
    """Two paragraphs, a note on both sides, a translator's note, an omission, an addition."""

    def sentence(
        name: str, part: Part, note: int | None, paragraph: int, text: str, *calls: int | None
    ) -> Sentence:
        markers = tuple(Marker(number, len(text) - 1, Span(0, 0)) for number in calls)
        return Sentence(name, part, note, paragraph, text, markers)

    source = replace(
        document("de.txt", "de"),
        sentences=(
            sentence("h1", Part.HEADING, None, 1, "Der Vertrag"),
            sentence("b1", Part.BODY, None, 2, "Die Gesandtschaft reiste nach Kars.", 1),
            sentence("b2", Part.BODY, None, 2, "Dies fehlt im Türkischen."),
            sentence("b3", Part.BODY, None, 3, "Der Wandel kam 1921 in Iğdır.", 1),
            sentence("n1.1", Part.NOTE, 1, 4, "Siehe S. 5."),
            sentence("a1.1", Part.ADDENDUM, 1, 5, "Zu Anm. 1: auch S. 6."),
            sentence("a9.1", Part.ADDENDUM, 9, 6, "Zu Anm. 9, die es nicht gibt."),
        ),
    )
    target = replace(
        document("tr.txt", "tr"),
        sentences=(
            sentence("h1", Part.HEADING, None, 1, "Antlaşma"),
            sentence("b1", Part.BODY, None, 2, "Heyet Kars’a, karşı kıyıya gitti.", 1, None),
            sentence("b2", Part.BODY, None, 3, "Değişim 1921’de IĞDIR’da oldu."),
            sentence("b3", Part.BODY, None, 3, "Bunu çevirmen İzmir’de ekledi."),
            sentence("n1.1", Part.NOTE, 1, 4, "Bkz. s. 5."),
            sentence("u1.1", Part.NOTE, None, 5, "Ç. N.: Elçiler."),
        ),
    )
    links = (
        Link(range(1), range(1)),
        Link(range(1, 2), range(1, 2), comment="<script>alert('remark')</script>"),
        Link(range(2, 3), range(2, 2)),
        Link(range(3, 4), range(2, 3), status=Status.DOUBTFUL),
        Link(range(4, 4), range(3, 4)),
        Link(range(4, 5), range(4, 5)),
        Link(range(5, 5), range(5, 6)),
        Link(range(5, 7), range(6, 6)),
    )
    return Work("Der <Vertrag>", source, target, links)


def written(work: Work, folder: Path, front: Front | None = None) -> str:
    path = folder / "edition.html"
    export_links(work, path, force=True, front=front)
    return path.read_text(encoding="utf-8")


def opened_edition(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    written(with_notes(), tmp_path, Front("", "From <there>", "Free", GLOSSARY, remarks=True))
    browser.size(1200, 800)
    browser.faults.clear()
    browser.requests.clear()
    browser.open(tmp_path / "edition.html")
    yield browser
    assert browser.faults == []
    assert {url.split(":", 1)[0] for url in browser.requests} == {"file"}


def found(page: Browser, query: str) -> list[str]:
    page.run("document.querySelector('input').value = ''; document.querySelector('input').focus()")
    page.type(query)
    page.run("new Promise(done => setTimeout(done, 200))")
    ids: list[str] = page.run("[...document.querySelectorAll('.found')].map(e => e.id)")
    return ids
