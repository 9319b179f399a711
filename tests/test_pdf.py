import shutil
import sys
from pathlib import Path

import pypdfium2
import pytest
from readings import offsets_hold, unaccounted
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from aligner.cli.app import run
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


def scanned(path: Path) -> Path:
    """Make a page with text and one that is a picture."""
    picture = path.with_suffix(".ppm")
    picture.write_bytes(b"P6 2 2 255 " + bytes(12))
    canvas = Canvas(str(path), pagesize=A4)
    line(canvas, 70, 740, "Eine Seite mit Text.")
    canvas.showPage()
    canvas.drawImage(str(picture), 70, 70, 400, 600)
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
    with pytest.raises(AlignerError, match=r"page 2 has no text layer; .*--ocr.*ocrmypdf -l tur"):
        read_document(scanned(tmp_path / "a.pdf"), "tr")


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    shares: list[float] = []
    read_document(two_pages(tmp_path / "a.pdf"), "de", progress=shares.append)
    assert shares == pytest.approx([1 / 3, 2 / 3, 1])


@pytest.fixture
def ocrmypdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An ocrmypdf that finds `two_pages` on every scan, and writes down how it was called."""
    programs = tmp_path / "programs"
    programs.mkdir()
    layered = two_pages(programs / "layered.pdf")
    program = programs / "ocrmypdf"
    program.write_text(
        f"""#!{sys.executable}
import shutil, sys
open({str(programs / "called")!r}, "w").write(" ".join(sys.argv[1:]))
if "por" in sys.argv:
    sys.exit("Traceback\\nThe installed tesseract has no language data for: por")
shutil.copy({str(layered)!r}, sys.argv[-1])
"""
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    return programs / "called"


def test_a_scan_is_recognised_where_ocrmypdf_is_installed(tmp_path: Path, ocrmypdf: Path) -> None:
    scan = scanned(tmp_path / "a.pdf")
    document = read_document(scan, "de", ocr=True)
    assert document.name == "a.pdf"
    assert texts(document, Part.HEADING) == ["Der Brief aus Batum"]
    *options, source, _ = ocrmypdf.read_text().split()
    assert options == ["-l", "deu", "--skip-text", "--quiet"]
    assert source == str(scan)


def test_a_pdf_with_text_is_not_recognised_again(tmp_path: Path, ocrmypdf: Path) -> None:
    read_document(two_pages(tmp_path / "a.pdf"), "de", ocr=True)
    assert not ocrmypdf.exists()


def test_without_ocrmypdf_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AlignerError, match=r"ocrmypdf is not installed.*tesseract-ocr-tur"):
        read_document(scanned(tmp_path / "a.pdf"), "tr", ocr=True)


@pytest.mark.usefixtures("ocrmypdf")
def test_what_ocrmypdf_complains_of_is_told_in_one_line(tmp_path: Path) -> None:
    says = r"a\.pdf: ocrmypdf failed: The installed tesseract has no language data for: por$"
    with pytest.raises(AlignerError, match=says):
        read_document(scanned(tmp_path / "a.pdf"), "por", ocr=True)


@pytest.mark.usefixtures("ocrmypdf")
def test_the_commands_recognise_scans_if_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan, other = str(scanned(tmp_path / "a.pdf")), tmp_path / "b.txt"
    other.write_text("Bir mektup geldi. Kimse beklemiyordu.\n", encoding="utf-8")
    assert run(["read", scan, "--lang", "de"]) == 2
    assert run(["read", scan, "--lang", "de", "--ocr"]) == 0
    assert run(["align", scan, str(other), "--ocr"]) == 0
    work = str(tmp_path / "work")
    assert run(["new", work, "--source", scan, "--target", str(other), "--ocr"]) == 0
    assert "ocr = true" in (tmp_path / "work" / "work.toml").read_text(encoding="utf-8")
    assert run(["new", str(tmp_path / "c"), "--ocr"]) == 2
    assert "ocr = true" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("ocrmypdf") is None, reason="needs ocrmypdf")
def test_a_real_scan_is_recognised(tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument(two_pages(tmp_path / "a.pdf"))[0]
    page.render(scale=300 / 72).to_pil().convert("RGB").save(tmp_path / "p.png")
    canvas = Canvas(str(tmp_path / "s.pdf"), pagesize=A4)
    canvas.drawImage(str(tmp_path / "p.png"), 0, 0, *A4)
    canvas.save()
    document = read_document(tmp_path / "s.pdf", "en", ocr=True)
    whole = " ".join(sentence.text for sentence in document.sentences)
    assert "Der Brief aus Batum" in whole
    assert "Dann geschah nichts mehr" in whole
    assert unaccounted(document) == []


def test_a_protected_or_damaged_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(AlignerError, match="encrypted"):
        read_document(two_pages(tmp_path / "a.pdf", encrypt="geheim"), "de")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    with pytest.raises(AlignerError, match="damaged, or no PDF"):
        read_document(tmp_path / "b.pdf", "de")
    with pytest.raises(AlignerError, match="no such file"):
        read_document(tmp_path / "c.pdf", "de")
