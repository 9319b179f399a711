"""Clauses that were left out of a sentence, or put in, and what only looks so."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.aligning import Aids, align, load_encoder
from aligner.checking import check_work
from aligner.checking.context import Context
from aligner.checking.parts import clauses_of, unrendered
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.model import Finding, Sentence, Side, Work
from aligner.reading import read_document

FOLDER = Path(__file__).parent / "data" / "manuscripts"


@cache
def manuscript(name: str) -> Work:
    source, target = (read_document(FOLDER / f"{name}.{lang}.txt", lang) for lang in ("de", "tr"))
    aids = Aids(read_glossary(bundled_glossary()), load_encoder("bundled"))
    return Work(name, source, target, align(source, target, aids))


def without(work: Work, side: Side, words: str) -> Work:
    """Take words out of one side; the links stay."""
    document = work.document(side)
    assert sum(words in sentence.text for sentence in document.sentences) == 1
    sentences = tuple(
        replace(s, text=s.text.replace(words, "").strip()) for s in document.sentences
    )
    changed = replace(document, sentences=sentences)
    return replace(work, target=changed) if side is Side.TARGET else replace(work, source=changed)


def told(work: Work, *, fast: bool = True) -> list[Finding]:
    encode = load_encoder("bundled").encode if fast else None
    found = check_work(work, (), ("omissions",), encode=encode, encodes_fast=fast)
    return [finding for finding in found if finding.message.endswith("it seems")]


LOST = [
    ("posts", "; tutkal Riga’dan getirtiliyordu", "Riga"),
    ("crimea", "; her iki yarısı da aynı sansürcünün elinden geçmişti", "Zensor"),
    (
        "crimea",
        (
            "; Ludendorff ise Besarabya’dan getirip Kırım’da toprak vermek istediği Alman"
            " köylülerini düşünüyordu"
        ),
        "Ludendorff",
    ),
]


@pytest.mark.parametrize(("name", "words", "quote"), LOST)
def test_a_clause_that_was_left_out_is_told(name: str, words: str, quote: str) -> None:
    (found,) = told(without(manuscript(name), Side.TARGET, words))
    assert (found.check, found.side) == ("omission", "source")
    assert quote in found.quote


def test_without_a_model_a_long_clause_is_told() -> None:
    name, words, quote = LOST[-1]
    (found,) = told(without(manuscript(name), Side.TARGET, words), fast=False)
    assert quote in found.quote


def test_a_clause_that_was_put_in_is_told() -> None:
    words = (
        "; Ludendorff dachte an deutsche Bauern aus Bessarabien, denen er Land auf der Krim geben"
        " wollte"
    )
    (found,) = told(without(manuscript("crimea"), Side.SOURCE, words))
    assert (found.check, found.side) == ("addition", "target")
    assert "Besarabya" in found.quote


@pytest.mark.parametrize("name", ["constitution", "crimea", "lakes", "posts"])
def test_of_a_whole_rendering_nothing_is_told(name: str) -> None:
    assert told(manuscript(name)) == []


def test_what_an_editor_put_in_square_brackets_is_no_addition() -> None:
    work = manuscript("scholars")  # which gives the sense of titles so
    assert any("[" in sentence.text for sentence in work.target.sentences)
    encode = load_encoder("bundled").encode
    found = unrendered(Context(work, (), encode, encodes_fast=True))
    assert not any("[" in part.text for part in found)


def test_a_text_of_a_few_links_says_nothing_of_lengths() -> None:
    work = manuscript("posts")
    few = replace(work, links=work.links[:5])
    assert [*unrendered(Context(few, ()))] == []


@given(st.text("ab ,.;:–—()!?”", max_size=60))
def test_clauses_follow_each_other_and_leave_nothing_out(text: str) -> None:
    spans = clauses_of(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end > start for start, end in spans)


def test_a_title_given_again_in_full_is_no_addition() -> None:
    work = manuscript("constitution")
    title = (
        "Karl Lindner, Abenteuer und Erlebnisse am östlichen Ufer des Schwarzen Meeres, bilhassa"
    )
    notes = [s for s in work.target.sentences if "a.g.e." in s.text][:2]

    def with_title(*places: Sentence) -> Work:
        chosen = {place.id for place in places}
        sentences = tuple(
            replace(s, text=f"{s.text} Ayrıca bkz. {title}.") if s.id in chosen else s
            for s in work.target.sentences
        )
        return replace(work, target=replace(work.target, sentences=sentences))

    (found,) = told(with_title(notes[0]))
    assert (found.check, found.sentence) == ("addition", notes[0].id)
    assert told(with_title(*notes)) == []


def test_empty_sentences_say_nothing() -> None:
    work = manuscript("posts")
    first = work.links[2].source.start
    sentences = list(work.source.sentences)
    sentences[first] = replace(sentences[first], text="")
    empty = replace(work, source=replace(work.source, sentences=tuple(sentences)))
    assert told(empty) == []
