"""Markers, labels, rules, heads and page breaks of every style, on one and the same document."""

import random
import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_styles import BOTH, STYLES, assert_read
from readings import Write, markers_of, notes_of, texts
from typesetter import (
    HEADS,
    RULES,
    SIGNS,
    Style,
    composed,
    expected_body,
    expected_markers,
    expected_notes,
    typeset,
)

from aligner.model import Part
from aligner.reading import read_document


def assert_style(write: Write, style: Style) -> None:
    assert_read(read_document(write("a.txt", typeset(style)), "de"), style)


SIGNED = [Style(signs, anew=anew, feed=feed) for signs, anew, feed in product(SIGNS, BOTH, BOTH)]
DIVIDED = [
    Style(signs, rule=rule, indent=indent)
    for signs, rule, indent in product(["¹)", "1 and 1", "1 alone", "*"], RULES, [0, 3])
    # else nothing tells where a note is that goes on from the page before
    if rule != "nothing" or indent
]


HEADED = [
    Style(signs, head=head, feed=feed, signatures=signatures)
    for signs, head, feed, signatures in product(["¹)", "1 and 1", "1 alone"], HEADS, BOTH, BOTH)
]


@pytest.mark.parametrize("style", SIGNED, ids=str)
def test_notes_are_called_and_labelled_in_every_way(write: Write, style: Style) -> None:
    assert_style(write, style)


@pytest.mark.parametrize("style", DIVIDED, ids=str)
def test_notes_are_divided_from_the_text_in_every_way(write: Write, style: Style) -> None:
    assert_style(write, style)


@pytest.mark.parametrize("style", HEADED, ids=str)
def test_heads_feet_and_signatures_are_no_text(write: Write, style: Style) -> None:
    assert_style(write, style)


@pytest.mark.parametrize("signs", SIGNS)
def test_double_spaced_text_above_notes_that_are_not(write: Write, signs: str) -> None:
    style = Style(signs, rule="blanks")
    pages = []
    for page in typeset(style).split("\f"):
        text, rule, notes = page.partition(RULES["blanks"] or "")
        pages.append(re.sub(r"(?<=\S)\n", "\n\n", text) + rule + notes)
    assert_read(read_document(write("a.txt", "\f".join(pages)), "de"), style)


@settings(max_examples=100, deadline=None)
@given(style=STYLES, first=st.integers(2, 900))
def test_every_mixture_of_styles_is_read_alike(
    tmp_path_factory: pytest.TempPathFactory, style: Style, first: int
) -> None:
    path = tmp_path_factory.mktemp("style") / "a.txt"
    path.write_text(typeset(style, first), encoding="utf-8")
    assert_read(read_document(path, "de"), style)


@pytest.mark.parametrize("seed", range(60))
def test_made_up_documents_are_read_whole_in_any_style(write: Write, seed: int) -> None:
    chance = random.Random(seed)
    style = Style(
        chance.choice(list(SIGNS)),
        rule=chance.choice([rule for rule in RULES if rule != "nothing"]),
        anew=chance.random() < 0.5,
        feed=chance.random() < 0.5,
        head=chance.choice(list(HEADS)),
    )
    said = composed(chance)
    document = read_document(write("a.txt", typeset(style, 12, said)), "de")
    assert " ".join(texts(document, Part.BODY)) == " ".join(expected_body(said))
    assert notes_of(document) == expected_notes(style, said)
    assert markers_of(document) == expected_markers(style, said)
    assert document.findings == ()
