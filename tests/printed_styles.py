"""Styles in which documents are printed, and whether one was read as it must be."""

import re

from hypothesis import strategies as st
from readings import markers_of, notes_of, offsets_hold, texts, unaccounted
from typesetter import HEADS, RULES, SIGNS, Style, expected_body, expected_markers, expected_notes

from aligner.model import Document, Part

BOTH = (False, True)


def assert_read(document: Document, style: Style) -> None:
    assert texts(document, Part.BODY) == expected_body()
    assert notes_of(document) == expected_notes(style)
    assert markers_of(document) == expected_markers(style)
    assert document.findings == ()
    assert unaccounted(document) == []
    assert offsets_hold(document)


def without_numbers(pages: str) -> str:
    """Take the numbers away that stand at the feet of pages."""
    return re.sub(r"\n\n {20,}\d+\n", "\n", pages)


STYLES = st.builds(
    Style,
    signs=st.sampled_from(sorted(SIGNS)),
    rule=st.sampled_from(sorted(set(RULES) - {"nothing"})),
    anew=st.booleans(),
    feed=st.booleans(),
    head=st.sampled_from(sorted(HEADS)),
    signatures=st.booleans(),
    indent=st.sampled_from([0, 3]),
)
