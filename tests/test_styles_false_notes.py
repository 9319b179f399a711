"""What looks like a note, a marker or a foot and is none, and the other way round."""

from readings import Write, markers_of, notes_of, texts, unaccounted
from typesetter import Style, expected_markers, typeset

from aligner.model import Part
from aligner.reading import read_document


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
