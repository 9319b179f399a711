"""Printed pages with neither form feed nor number."""

import random

import pytest
from printed_styles import BOTH, assert_read, without_numbers
from readings import Write, markers_of, notes_of, texts
from typesetter import (
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


@pytest.mark.parametrize("anew", BOTH, ids=["running", "anew"])
@pytest.mark.parametrize("signs", SIGNS)
def test_pages_without_number_or_form_feed_end_where_their_notes_end(
    write: Write, signs: str, *, anew: bool
) -> None:
    style = Style(signs, anew=anew, feed=False, head="none")
    assert_read(read_document(write("a.txt", without_numbers(typeset(style))), "de"), style)


@pytest.mark.parametrize("seed", range(30))
def test_made_up_pages_without_number_or_form_feed_are_read_whole(write: Write, seed: int) -> None:
    chance = random.Random(seed)
    style = Style(chance.choice(list(SIGNS)), feed=False, head="none")
    said = composed(chance)
    document = read_document(write("a.txt", without_numbers(typeset(style, 12, said))), "de")
    assert " ".join(texts(document, Part.BODY)) == " ".join(expected_body(said))
    assert notes_of(document) == expected_notes(style, said)
    assert markers_of(document) == expected_markers(style, said)
