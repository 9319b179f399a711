"""Any work, written and read again: it keeps what the format can hold."""

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.edit import apply
from aligner.exchange import export_links, import_links
from aligner.exchange.tmx import read_tmx
from aligner.exchange.units import units_of
from aligner.model import Document, Link, Part, Sentence, Side, Status, Work, uncovered

LETTERS = st.sampled_from("aäİıÇé=+-@'\"<&>;,#|~_\U00010400\u05d0\u0301\ud7ffx0_1A")
WORDS = st.text(LETTERS, min_size=1, max_size=4)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).map(partial(normalize, "NFC"))
COMMENTS = st.one_of(st.just(""), TEXTS)
CHANCES = st.integers(0, 10_000).map(lambda n: n / 10_000)


@st.composite
def documents(draw: st.DrawFn, name: str, lang: str) -> Document:
    texts = draw(st.lists(TEXTS, min_size=1, max_size=8))
    notes = draw(st.integers(0, len(texts) - 1))
    body = len(texts) - notes
    sentences = [Sentence(f"b{i}", Part.BODY, None, 1 + i // 2, texts[i]) for i in range(body)]
    sentences += [Sentence(f"n{i}.1", Part.NOTE, i, 100 + i, texts[body + i]) for i in range(notes)]
    return Document(name, lang, "\n".join(texts), tuple(sentences))


@st.composite
def cuts(draw: st.DrawFn, count: int, parts: int) -> list[range]:
    """Cut 0 … count into runs, some of them empty."""
    at = sorted(draw(st.lists(st.integers(0, count), min_size=parts - 1, max_size=parts - 1)))
    return [range(a, b) for a, b in zip([0, *at], [*at, count], strict=True)]


@st.composite
def groupings(draw: st.DrawFn, source: Document, target: Document, *, crossing: bool) -> list[Link]:
    parts = draw(st.integers(1, 6))
    sides = [draw(cuts(len(document.sentences), parts)) for document in (source, target)]
    if crossing and draw(st.booleans()):
        sides[1] = draw(st.permutations(sides[1]))
    return [Link(s or range(0), t or range(0)) for s, t in zip(*sides, strict=True) if s or t]


@st.composite
def works(draw: st.DrawFn, *, crossing: bool = True) -> Work:
    source, target = draw(documents("de.txt", "de")), draw(documents("tr.txt", "tr"))
    links = [
        link._replace(
            status=draw(st.sampled_from(Status)),
            comment=draw(COMMENTS),
            confidence=draw(CHANCES),
        )
        for link in draw(groupings(source, target, crossing=crossing))
    ]
    return Work("a <work> & more", source, target, tuple(links))


def there_and_back(work: Work, into: Work, name: str, fmt: str) -> tuple[Link, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        export_links(work, path, fmt)
        found = import_links(into, path, fmt)
        links = apply(into.links, found.edit)
    assert (found.corrections, found.unplaced) == ((), ())  # the texts are the same
    for side in Side:
        assert not uncovered(links, side, len(into.document(side).sentences))
    return links


def said(links: tuple[Link, ...], *, comments: bool = True) -> set[tuple[object, ...]]:
    return {(k.source, k.target, k.status, k.comment if comments else "") for k in links}


def unreviewed(work: Work) -> Work:
    links = [link._replace(status=Status.SUGGESTED, comment="") for link in work.links]
    return replace(work, links=tuple(links))


@pytest.mark.parametrize("fmt", ["xliff", "tei", "tsv", "csv", "xlsx", "parquet"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_links_status_and_comments_come_back_whatever_the_grouping(
    data: st.DataObject, fmt: str
) -> None:
    work = data.draw(works())
    regrouped = tuple(data.draw(groupings(work.source, work.target, crossing=True)))
    links = there_and_back(work, replace(work, links=regrouped), f"links.{fmt}", fmt)
    assert said(links) == said(work.links)


@pytest.mark.parametrize("fmt", ["xliff", "tei", "tsv", "csv", "xlsx", "parquet", "intertext"])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_reviewed_work_takes_back_its_own_export_as_it_is(data: st.DataObject, fmt: str) -> None:
    work = data.draw(works())
    assert there_and_back(work, work, f"links.{fmt}", fmt) == work.links


@settings(max_examples=60, deadline=None)
@given(works())
def test_intertext_keeps_links_and_status(work: Work) -> None:
    links = there_and_back(work, unreviewed(work), "links.xml", "intertext")
    assert said(links) == said(work.links, comments=False)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_ces_keeps_links(data: st.DataObject) -> None:
    work = unreviewed(data.draw(works()))
    regrouped = tuple(data.draw(groupings(work.source, work.target, crossing=True)))
    links = there_and_back(work, replace(work, links=regrouped), "links.xml", "ces")
    assert said(links) == said(work.links)


@pytest.mark.parametrize(("fmt", "crossing"), [("beads", True), ("ladder", False)])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_positions_keep_links(data: st.DataObject, fmt: str, *, crossing: bool) -> None:
    work = unreviewed(data.draw(works(crossing=crossing)))
    regrouped = tuple(data.draw(groupings(work.source, work.target, crossing=True)))
    links = there_and_back(work, replace(work, links=regrouped), f"links.{fmt}", fmt)
    assert said(links) == said(work.links)


@settings(max_examples=100, deadline=None)
@given(works())
def test_a_memory_keeps_status_and_comments_of_links_with_both_sides(work: Work) -> None:
    if not any(link.source and link.target for link in work.links):
        return
    links = there_and_back(work, unreviewed(work), "m.tmx", "tmx")
    both = tuple(link for link in work.links if link.source and link.target)
    assert said(tuple(k for k in links if k.source and k.target)) == said(both)
    assert {(k.source, k.target) for k in links} == {(k.source, k.target) for k in work.links}


@settings(max_examples=60, deadline=None)
@given(works())
def test_a_memory_keeps_texts_confidence_and_ids(work: Work) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.tmx"
        export_links(work, path)
        units = read_tmx(path, "de", "tr")
    both = [link for link in work.links if link.source and link.target]
    assert [(u.source, u.target) for u in units] == [
        (u.source, u.target) for u in units_of(replace(work, links=tuple(both))).made
    ]
    assert [u.confidence for u in units] == [link.confidence for link in both]
    assert [u.source_ids for u in units] == [
        tuple(s.id for s in work.sentences(link, Side.SOURCE)) for link in both
    ]
