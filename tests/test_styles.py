"""Markers, labels, rules, heads and page breaks of every style, on one and the same document."""

import random
import re
from collections import defaultdict
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reading import offsets_hold, texts, unaccounted
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

from aligner.model import Document, Part
from aligner.reading import read_document

Write = Callable[[str, str], Path]
BOTH = (False, True)
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


def notes_of(document: Document) -> list[tuple[int | None, str]]:
    """The number and the whole text of every note, in order."""
    whole: dict[str, list[str]] = defaultdict(list)
    numbers = {}
    for sentence in document.sentences:
        if sentence.part is Part.NOTE:
            stem = sentence.id.split(".")[0]
            whole[stem].append(sentence.text)
            numbers[stem] = sentence.note
    return [(numbers[stem], " ".join(sentences)) for stem, sentences in whole.items()]


def markers_of(document: Document) -> list[tuple[int | None, str]]:
    """The number of every marker, with the word before it."""
    return [
        (marker.number, sentence.text[: marker.at].rpartition(" ")[2])
        for sentence in document.sentences
        for marker in sentence.markers
    ]


def assert_read(document: Document, style: Style) -> None:
    assert texts(document, Part.BODY) == expected_body()
    assert notes_of(document) == expected_notes(style)
    assert markers_of(document) == expected_markers(style)
    assert document.findings == ()
    assert unaccounted(document) == []
    assert offsets_hold(document)


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


@pytest.mark.parametrize("anew", BOTH, ids=["running", "anew"])
@pytest.mark.parametrize("signs", SIGNS)
def test_pages_without_number_or_form_feed_end_where_their_notes_end(
    write: Write, signs: str, *, anew: bool
) -> None:
    style = Style(signs, anew=anew, feed=False, head="none")
    assert_read(read_document(write("a.txt", without_numbers(typeset(style))), "de"), style)


def without_numbers(pages: str) -> str:
    """Take the numbers away that stand at the feet of pages."""
    return re.sub(r"\n\n {20,}\d+\n", "\n", pages)


@pytest.mark.parametrize("seed", range(30))
def test_made_up_pages_without_number_or_form_feed_are_read_whole(write: Write, seed: int) -> None:
    chance = random.Random(seed)
    style = Style(chance.choice(list(SIGNS)), feed=False, head="none")
    said = composed(chance)
    document = read_document(write("a.txt", without_numbers(typeset(style, 12, said))), "de")
    assert " ".join(texts(document, Part.BODY)) == " ".join(expected_body(said))
    assert notes_of(document) == expected_notes(style, said)
    assert markers_of(document) == expected_markers(style, said)


@pytest.mark.parametrize("signs", SIGNS)
def test_double_spaced_text_above_notes_that_are_not(write: Write, signs: str) -> None:
    style = Style(signs, rule="blanks")
    pages = []
    for page in typeset(style).split("\f"):
        text, rule, notes = page.partition(RULES["blanks"] or "")
        pages.append(re.sub(r"(?<=\S)\n", "\n\n", text) + rule + notes)
    assert_read(read_document(write("a.txt", "\f".join(pages)), "de"), style)


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


@settings(max_examples=100, deadline=None)
@given(style=STYLES, first=st.integers(2, 900))
def test_every_mixture_of_styles_is_read_alike(
    tmp_path_factory: pytest.TempPathFactory, style: Style, first: int
) -> None:
    path = tmp_path_factory.mktemp("style") / "a.txt"
    path.write_text(typeset(style, first), encoding="utf-8")
    assert_read(read_document(path, "de"), style)


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


def test_a_short_note_that_ends_many_pages_is_no_running_foot(write: Write) -> None:
    pages = [f"Ein Satz steht auf Seite {n}.{n})\n\n{n}) Ebenda, S. {n}." for n in range(1, 6)]
    document = read_document(write("a.txt", "\f".join(pages)), "de")
    assert notes_of(document) == [(n, f"Ebenda, S. {n}.") for n in range(1, 6)]
    spaced = "\f".join(page.replace(f"\n\n{n})", f"\n\n\n{n})") for n, page in enumerate(pages))
    assert notes_of(read_document(write("b.txt", spaced), "de")) == notes_of(document)


def test_a_line_that_begins_with_the_number_due_needs_a_marker_to_be_a_note(write: Write) -> None:
    text = (
        "Ein Satz.1 Noch einer.2\n\n1 Vgl. oben.\n2 Siehe auch die Akten vom\n3 Mai des Jahres.\n"
    )
    document = read_document(write("a.txt", text), "de")
    assert notes_of(document) == [
        (1, "Vgl. oben."),
        (2, "Siehe auch die Akten vom 3 Mai des Jahres."),
    ]


def test_a_marker_out_of_order_is_a_finding(write: Write) -> None:
    text = typeset(Style("¹)")).replace("an⁶),", "an⁴),")
    document = read_document(write("a.txt", text), "de")
    assert [f.message for f in document.findings] == [
        "marker 4 stands after marker 5",
        "note 6 has no marker in the text",
    ]
    assert unaccounted(document) == []


ENDNOTES = """\
                    DIE REISE

Der erste Brief{1} kam im Mai, der zweite{2} erst im Herbst
des Jahres 1920. Beide sind verloren{3}.
    Niemand weiß, wer sie schrieb.{4} Der Bote schwieg, wie
auch die Herren schwiegen.


Anmerkungen

{1:}Vgl. Hurwicz, S. 11.
{2:}3. Mai 1920, abgedruckt bei Fischer,
12 Jahre später.
{3:}Ebenda.
{4:}So auch Fischer.
"""


@pytest.mark.parametrize("gap", ["", "\n"], ids=["close", "apart"])
@pytest.mark.parametrize("signs", [s for s in SIGNS if "alone" not in s and "*" not in s])
def test_notes_may_stand_at_the_end(write: Write, signs: str, gap: str) -> None:
    text = ENDNOTES
    for n in range(1, 5):
        text = text.replace(f"{{{n}}}", SIGNS[signs].marker(n))
        text = text.replace(f"{{{n}:}}", f"{gap}{SIGNS[signs].label(n)}")
    document = read_document(write("a.txt", text), "de")
    assert texts(document, Part.HEADING) == ["DIE REISE", "Anmerkungen"]
    assert texts(document, Part.BODY) == [
        "Der erste Brief kam im Mai, der zweite erst im Herbst des Jahres 1920.",
        "Beide sind verloren.",
        "Niemand weiß, wer sie schrieb.",
        "Der Bote schwieg, wie auch die Herren schwiegen.",
    ]
    assert notes_of(document) == [
        (1, "Vgl. Hurwicz, S. 11."),
        (2, "3. Mai 1920, abgedruckt bei Fischer, 12 Jahre später."),
        (3, "Ebenda."),
        (4, "So auch Fischer."),
    ]
    assert markers_of(document) == [
        (1, "Brief"),
        (2, "zweite"),
        (3, "verloren"),
        (4, "schrieb."),
    ]
    assert document.findings == ()
    assert unaccounted(document) == []


ADDENDA = {
    "de": "Nachträge\n\nZu Anm. 2: Mehr davon bei Fischer.\nZu Anm. 4: Auch dort.",
    "tr": "Ekler\n\nDipnot 2’ye ek: Bkz. Fischer.\nDipnot 4’e ek: Orada da.",
}


@pytest.mark.parametrize("lang", ADDENDA)
@pytest.mark.parametrize("signs", ["¹)", "1 and 1", "1 alone", "[1]"])
def test_addenda_to_notes_follow_the_text(write: Write, signs: str, lang: str) -> None:
    style = Style(signs)
    pages = typeset(style)
    rule = pages.rindex("_" * 20)
    added = f"{pages[:rule]}\n{ADDENDA[lang]}\n\n{pages[rule:]}"
    document = read_document(write("a.txt", added), lang)
    addenda = [(s.id, s.note) for s in document.sentences if s.part is Part.ADDENDUM]
    assert addenda == [("a2.1", 2), ("a4.1", 4)]
    assert document.sentences[-3].text == ADDENDA[lang].split("\n")[0]
    assert notes_of(document) == expected_notes(style)
    assert unaccounted(document) == []


def test_a_digit_glued_to_an_abbreviation_is_no_marker(write: Write) -> None:
    style = Style("1 and 1")
    text = typeset(style).replace("auch die Briefe", "S.6 der Briefe")
    document = read_document(write("a.txt", text), "de")
    assert markers_of(document) == expected_markers(style)


def test_an_enumeration_in_the_text_is_no_list_of_notes(write: Write) -> None:
    text = (
        "Es gibt drei Gründe für die Reise der Herren in das ferne Land.\n\n"
        "1. Die Grenze war offen.\n2. Der Hafen war frei.\n3. Das Wetter war gut.\n\n"
        "Alle drei wurden in den Akten der Behörde ausführlich behandelt.\n"
    )
    document = read_document(write("a.txt", text), "de")
    assert texts(document, Part.NOTE) == []
    assert unaccounted(document) == []
