from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from test_reading import offsets_hold, unaccounted

from aligner.errors import AlignerError
from aligner.model import Document, Part
from aligner.reading import read_document

BODY, NOTE, RAISED = 11, 8, 6.5


def line(canvas: Canvas, x: float, y: float, text: str, size: float = BODY) -> None:
    """Print a line; a figure between carets is raised."""
    for n, part in enumerate(text.split("^")):
        raised = n % 2 == 1
        canvas.setFont("Helvetica", RAISED if raised else size)
        canvas.drawString(x, y + (size * 0.4 if raised else 0), part)
        x += canvas.stringWidth(part)


def two_pages(path: Path, **options: object) -> Path:
    canvas = Canvas(str(path), pagesize=A4, **options)
    line(canvas, 220, 780, "Der Brief aus Batum", 16)
    line(canvas, 90, 740, "Im Frühjahr 1921 kam ein Brief^1^, den niemand er-")
    line(canvas, 70, 726, "wartet hatte. Er handelte von der Grenze und blieb")
    line(canvas, 70, 712, "lange ohne Antwort^2^. Dann geschah nichts mehr, und")
    line(canvas, 80, 120, "^1^ Vgl. Hurwicz, S. 11.", NOTE)
    line(canvas, 80, 110, "^2^ Eine lange Anmerkung, die hier nicht en-", NOTE)
    canvas.showPage()
    line(canvas, 70, 800, "118                     ARCHIV", 9)
    line(canvas, 70, 740, "die Sache wurde vergessen. So steht es in den Akten^3^.")
    line(canvas, 70, 726, "Mehr ist nicht bekannt.")
    line(canvas, 70, 120, "det, sondern dort.", NOTE)
    line(canvas, 80, 110, "^3^ 26. April 1920.", NOTE)
    canvas.showPage()
    line(canvas, 70, 800, "ARCHIV                     119", 9)
    line(canvas, 70, 740, "Ein letzter Satz.")
    canvas.save()
    return path


@pytest.fixture
def letter(tmp_path: Path) -> Document:
    return read_document(two_pages(tmp_path / "a.pdf"), "de")


def texts(document: Document, part: Part) -> list[str]:
    return [s.text for s in document.sentences if s.part is part]


def test_body_heading_and_notes_are_told_apart_by_size(letter: Document) -> None:
    assert texts(letter, Part.HEADING) == ["Der Brief aus Batum"]
    assert texts(letter, Part.BODY) == [
        "Im Frühjahr 1921 kam ein Brief, den niemand erwartet hatte.",
        "Er handelte von der Grenze und blieb lange ohne Antwort.",
        "Dann geschah nichts mehr, und die Sache wurde vergessen.",
        "So steht es in den Akten.",
        "Mehr ist nicht bekannt.",
        "Ein letzter Satz.",
    ]
    assert texts(letter, Part.NOTE) == [
        "Vgl. Hurwicz, S. 11.",
        "Eine lange Anmerkung, die hier nicht endet, sondern dort.",
        "26. April 1920.",
    ]


def test_raised_figures_are_markers_at_their_place(letter: Document) -> None:
    called = [(m.number, s.text[: m.at][-7:]) for s in letter.sentences for m in s.markers]
    assert called == [(1, "n Brief"), (2, "Antwort"), (3, "n Akten")]
    assert letter.findings == ()


def test_every_character_is_accounted_for(letter: Document) -> None:
    assert unaccounted(letter) == []
    assert offsets_hold(letter)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for n in range(12):
        line(canvas, 60, 700 - 14 * n, f"Links steht der Satz Nummer {n} ganz allein.")
        line(canvas, 320, 700 - 14 * n, f"Rechts steht der Satz Nummer {n} daneben.")
    canvas.save()
    body = texts(read_document(tmp_path / "a.pdf", "de"), Part.BODY)
    assert [text.split()[0] for text in body] == ["Links"] * 12 + ["Rechts"] * 12


def test_a_page_without_text_says_what_to_run(tmp_path: Path) -> None:
    picture = tmp_path / "p.ppm"
    picture.write_bytes(b"P6 2 2 255 " + bytes(12))
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    line(canvas, 70, 740, "Eine Seite mit Text.")
    canvas.showPage()
    canvas.drawImage(str(picture), 70, 70, 400, 600)
    canvas.save()
    with pytest.raises(AlignerError, match=r"page 2 has no text layer; run .ocrmypdf -l tur"):
        read_document(tmp_path / "a.pdf", "tr")


def test_a_protected_or_damaged_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(AlignerError, match="encrypted"):
        read_document(two_pages(tmp_path / "a.pdf", encrypt="geheim"), "de")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    with pytest.raises(AlignerError, match="damaged, or no PDF"):
        read_document(tmp_path / "b.pdf", "de")
    with pytest.raises(AlignerError, match="no such file"):
        read_document(tmp_path / "c.pdf", "de")
