"""Printed pages with misprints and damage: told as findings, and nothing of the text lost."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_styles import STYLES
from readings import Write, markers_of, notes_of, offsets_hold, unaccounted
from typesetter import SIGNS, Style, composed, expected_markers, expected_notes, typeset

from aligner.reading import read_document

FRACTIONS = st.floats(0, 1, exclude_max=True)
EDITS = st.sampled_from(
    [
        "",
        "\n",
        "\n\n",
        "\f",
        "¹",
        "2)",
        "[3]",
        "*",
        " 4 ",
        "\n5\n",
        "-\n",
        "____\n",
        "    ",
        "\u00ad",
    ]
)  # an empty one takes some characters away


@settings(max_examples=100, deadline=None)
@given(style=STYLES, seed=st.integers(0, 2**32), edits=st.lists(st.tuples(FRACTIONS, EDITS)))
def test_no_character_of_printed_pages_is_lost_or_doubled_however_damaged(
    tmp_path_factory: pytest.TempPathFactory,
    style: Style,
    seed: int,
    edits: list[tuple[float, str]],
) -> None:
    text = typeset(style, 12, composed(random.Random(seed)))
    for fraction, edit in edits:
        at = int(fraction * len(text))
        text = text[:at] + edit + text[at + (not edit) * 40 :]
    if not text.strip():
        return
    path = tmp_path_factory.mktemp("damaged") / "a.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(path, "de")
    assert unaccounted(document) == []
    assert offsets_hold(document)
    assert len({s.id for s in document.sentences}) == len(document.sentences)


@pytest.mark.parametrize("signs", [s for s in SIGNS if not s.startswith("*")])
def test_a_misprinted_label_is_a_finding_and_its_note_is_kept(write: Write, signs: str) -> None:
    style = Style(signs)
    label = SIGNS[signs].label
    text = typeset(style).replace(f"{label(5)}Ebenda", f"{label(4)}Ebenda")
    document = read_document(write("a.txt", text), "de")
    messages = [f.message for f in document.findings]
    assert messages == ["note labelled 4 where 5 is due"]
    assert document.findings[0].suggestion == "5"
    assert [text for _, text in notes_of(document)] == [text for _, text in expected_notes(style)]
    assert markers_of(document) == expected_markers(style)
    assert unaccounted(document) == []


@pytest.mark.parametrize("signs", [s for s in SIGNS if not s.startswith("*")])
def test_a_lost_marker_is_a_finding_and_loses_no_other(write: Write, signs: str) -> None:
    style = Style(signs)
    marker = re.escape(SIGNS[signs].marker(4).strip())
    text = re.sub(rf"(Herbst)\s*{marker}", r"\1", typeset(style))
    document = read_document(write("a.txt", text), "de")
    assert [f.message for f in document.findings] == ["note 4 has no marker in the text"]
    assert markers_of(document) == [m for m in expected_markers(style) if m[0] != 4]
    assert notes_of(document) == expected_notes(style)


@pytest.mark.parametrize("signs", [s for s in SIGNS if not s.startswith("*")])
def test_a_lost_note_is_a_finding(write: Write, signs: str) -> None:
    text = typeset(Style(signs))
    note = f"{SIGNS[signs].label(5)}Ebenda.\n"
    assert note in text
    document = read_document(write("a.txt", text.replace(note, "")), "de")
    messages = {f.message for f in document.findings}
    assert "note labelled 6 where 5 is due" in messages
    assert unaccounted(document) == []


def test_a_marker_out_of_order_is_a_finding(write: Write) -> None:
    text = typeset(Style("¹)")).replace("an⁶),", "an⁴),")
    document = read_document(write("a.txt", text), "de")
    assert [f.message for f in document.findings] == [
        "marker 4 stands after marker 5",
        "note 6 has no marker in the text",
    ]
    assert unaccounted(document) == []
