"""On which printed page a sentence begins."""

from pathlib import Path

import pytest

from aligner.model import Document, Part, Piece, Sentence, Span
from aligner.reading import pages_of, read_document

SAMPLE = Path(__file__).parent.parent / "texts" / "moskau-1921"


def document(text: str, *numbers: str) -> Document:
    """Make a document of lines; those that are numbers or heads are set aside."""
    sentences: list[Sentence] = []
    aside: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip("\f\n")
        start = at + line.index(bare)
        if bare in numbers:
            aside.append(Span(start, start + len(bare)))
        elif bare:
            name = f"b{len(sentences) + 1}"
            pieces = (Piece(0, start, len(bare)),)
            sentences.append(Sentence(name, Part.BODY, None, 1, bare, (), pieces))
        at += len(line)
    return Document("x.txt", "de", text, tuple(sentences), tuple(aside))


@pytest.mark.parametrize(
    ("text", "numbers", "pages"),
    [
        ("Eins.\n- 7 -\nZwei.\n- 8 -\nDrei.\n- 9 -\n", ("- 7 -", "- 8 -", "- 9 -"), [7, 8, 9]),
        ("7\nEins.\n8\nZwei.\nDrei.\n", ("7", "8"), [7, 8, 8]),
        (
            "Eins.\n7\n8 KOPF 1921\nZwei.\nTITEL 9\nDrei.\n",
            ("7", "8 KOPF 1921", "TITEL 9"),
            [7, 8, 9],
        ),
        ("Eins.\n\fZwei.\n\fDrei.\n", (), [1, 2, 3]),
        ("Eins.\n\f12\nZwei.\n\f13\nDrei.\n", ("12", "13"), [11, 12, 13]),
        ("Eins.\nZwei.\n", (), [None, None]),
    ],
    ids=["foot", "head", "first at the foot", "feeds", "feeds and numbers", "none"],
)
def test_pages_are_known_by_their_numbers(
    text: str, numbers: tuple[str, ...], pages: list[int | None]
) -> None:
    assert pages_of(document(text, *numbers)) == pages


def test_the_pages_of_the_sample_are_those_printed() -> None:
    pages = pages_of(read_document(SAMPLE / "de.txt", "de"))
    assert sorted(set(filter(None, pages))) == list(range(112, 122))
    assert None not in pages
    body = [p for p in pages if p][:60]
    assert body == sorted(body)


def test_the_labels_of_notes_are_no_page_numbers() -> None:
    text = "Eins.\n1 Vgl. A.\n2 Vgl. B.\n3 Vgl. C.\n"
    found = document(text)
    labels = tuple(Span(text.index(f"{n} V"), text.index(f"{n} V") + 1) for n in (1, 2, 3))
    assert pages_of(Document("x", "de", text, found.sentences, labels)) == [None] * 4


def test_a_lost_page_does_not_end_the_pages(tmp_path: Path) -> None:
    pages = [
        f"{number}        KOPF\n\nText der Seite {number}, der hier steht{call}) und endet.\n\n"
        f"   {call}) Ebenda, S. {number}.\n\n"
        for number, call in zip((23, 24, 25, 27, 28, 29), "¹²³⁴⁵⁶", strict=True)
    ]
    path = tmp_path / "a.txt"
    path.write_text("".join(pages), encoding="utf-8")
    document = read_document(path, "de")
    assert [s.note for s in document.sentences if s.part is Part.NOTE] == [1, 2, 3, 4, 5, 6]
    assert not any("KOPF" in sentence.text for sentence in document.sentences)
    assert pages_of(document)[:6] == [23, 24, 25, 27, 28, 29]
