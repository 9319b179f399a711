"""PDF files: characters with their sizes and baselines, laid out as pages of plain text.

Raised small figures become superscripts, and a rule is set above the small print at the foot
of a page; then the text is read as any text of printed pages is (`printed`). Two columns are
read one after the other.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, c_double
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from aligner.errors import AlignerError
from aligner.languages import Language
from aligner.reading.ocr import ocr_name, recognised
from aligner.reading.passage import Reading
from aligner.reading.printed import read_printed

_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ACCENTS = {
    "¸": "\u0327",
    "˘": "\u0306",
    "˙": "\u0307",
    "ˇ": "\u030c",
    "´": "\u0301",
    "`": "\u0300",
}
_ACCENTS |= {
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˚": "\u030a",
    "˜": "\u0303",
    "¯": "\u0304",
    "˝": "\u030b",
}
_RULE = "_" * 20


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page: where it stands and how large it is, in points."""

    char: str
    left: float
    right: float
    base: float
    size: float


Line = list[Glyph]
"""Glyphs of one line of print, from left to right, raised ones included."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of print: its text, where it starts, and the size of most of it, in points."""

    text: str
    left: float
    base: float
    size: float


def read_pdf(
    path: Path,
    lang: Language,
    *,
    ocr: bool = False,
    progress: Callable[[float], object] = lambda _share: None,
) -> Reading:
    """Read a PDF.

    Args:
        path: The file.
        lang: Its language.
        ocr: Whether pages without text are recognised.
        progress: Told what share of the pages is read, 0 to 1.

    Raises:
        AlignerError: It is missing, damaged or encrypted, a page has no text layer and is not
            to be recognised, or cannot be.
    """
    with _opened(path) as document:
        scan = _first_scan(document)
        if scan is None:
            return _read(path, document, lang, progress)
    if not ocr:
        raise AlignerError(_no_text(path, scan, lang))
    with recognised(path, lang) as layered, _opened(layered) as document:
        return _read(path, document, lang, progress)


@contextmanager
def _opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    if not path.is_file():
        raise AlignerError(f"{path}: no such file")
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise AlignerError(f"{path}: {_fault(error)}") from None
    try:
        yield document
    finally:
        document.close()


def _first_scan(document: pypdfium2.PdfDocument) -> int | None:
    """Give the number of the first page that is a picture without text."""
    for number, page in enumerate(document, start=1):
        textpage = page.get_textpage()
        pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
        if not textpage.get_text_range().strip() and any(True for _ in pictures):
            return number
    return None


def _read(
    path: Path,
    document: pypdfium2.PdfDocument,
    lang: Language,
    progress: Callable[[float], object],
) -> Reading:
    pages = []
    sizes: Counter[float] = Counter()
    for number, page in enumerate(document, start=1):
        lines = _lines(page)
        sizes.update(glyph.size for line in lines for glyph in line)
        pages.append([_printed(line) for line in lines])  # glyphs take a hundred times the room
        progress(number / len(document))
    usual = _most_common(sizes)
    text = "\f".join("\n".join(_laid_out(page, usual)) for page in pages if page)
    if not text.strip():
        raise AlignerError(_no_text(path, 1, lang))
    return read_printed(text, lang)


def _fault(error: Exception) -> str:
    if "password" in str(error).lower():
        return "encrypted; save it without a password"
    return "damaged, or no PDF"


def _no_text(path: Path, number: int, lang: Language) -> str:
    return (
        f"{path}: page {number} has no text layer; read it with --ocr, or run "
        f'"ocrmypdf -l {ocr_name(lang)} --skip-text {path.name} {path.stem}.ocr.pdf" first'
    )


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    """Read the lines of a page, the left column before the right one."""
    glyphs = list(_glyphs(page))
    gutter = _gutter(glyphs)
    if gutter is None:
        return _as_lines(glyphs)
    columns = ([g for g in glyphs if g.left < gutter], [g for g in glyphs if g.left >= gutter])
    return [line for column in columns for line in _as_lines(column)]


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    holder = page.get_textpage()  # owns what `raw` points at
    textpage: Any = holder.raw
    x, y = c_double(), c_double()
    box = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    for i in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, i)
        char = _HYPHENS.get(code) or chr(code)
        if code == 0 or char.isspace():
            continue
        pdfium.FPDFText_GetCharOrigin(textpage, i, byref(x), byref(y))
        pdfium.FPDFText_GetLooseCharBox(textpage, i, byref(box))  # with the room beside the ink
        pdfium.FPDFText_GetMatrix(textpage, i, byref(matrix))
        scale = abs(matrix.d) or abs(matrix.b) or 1.0
        size = float(pdfium.FPDFText_GetFontSize(textpage, i)) * scale
        yield Glyph(char, x.value, max(float(box.right), x.value), y.value, size)


def _gutter(glyphs: Sequence[Glyph]) -> float | None:
    """Find the middle of an empty strip that divides the page into two columns of text."""
    if len(glyphs) < 400:
        return None
    first, last = min(g.left for g in glyphs), max(g.right for g in glyphs)
    edges: Counter[int] = Counter()  # where glyphs begin, less where they have ended
    for glyph in glyphs:
        edges[int(glyph.left)] += 1
        edges[int(glyph.right) + 1] -= 1
    points = range(int(first), int(last) + 1)
    covered = dict(zip(points, accumulate(edges[x] for x in points), strict=True))
    middle = range(int(first + (last - first) * 0.4), int(first + (last - first) * 0.6))
    empty = [x for x in middle if covered[x] <= len(glyphs) * 0.0005]
    return sum(empty) / len(empty) if len(empty) >= 6 else None


def _as_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Gather glyphs that overlap in height; a raised figure belongs to the line it is raised in."""
    lines: list[tuple[float, float, Line]] = []
    belongs: dict[tuple[float, float, bool], Line] = {}  # what glyphs of one height belong to
    for glyph in sorted(glyphs, key=lambda g: -g.size):
        alike = (glyph.base, glyph.size, glyph.char in _ACCENTS)
        if alike not in belongs:
            belongs[alike] = _line_of(glyph, lines)
        belongs[alike].append(glyph)
    lines.sort(key=lambda entry: -entry[0])
    return [_with_accents(sorted(line, key=lambda g: g.left)) for _, _, line in lines]


def _line_of(glyph: Glyph, lines: list[tuple[float, float, Line]]) -> Line:
    """Give the line a glyph belongs to; a new one where there is none at its height."""
    for base, size, line in lines:
        free = glyph.size < size * 0.85 or glyph.char in _ACCENTS
        if -0.2 * size < glyph.base - base < (0.75 if free else 0.2) * size:
            return line
    lines.append((glyph.base, glyph.size, []))
    return lines[-1][2]


def _with_accents(line: Line) -> Line:
    """Put accents that are printed over or under a letter as signs of their own on the letter."""
    letters = [glyph for glyph in line if glyph.char not in _ACCENTS]
    accents = [glyph for glyph in line if glyph.char in _ACCENTS]
    for accent in accents:
        middle = (accent.left + accent.right) / 2
        under = (i for i, g in enumerate(letters) if g.left <= middle <= g.right)
        at = next(under, None)
        if at is None or not letters[at].char.isalpha():
            letters.append(accent)
        else:
            char = unicodedata.normalize("NFC", letters[at].char + _ACCENTS[accent.char])
            letters[at] = replace(letters[at], char=char)
    return sorted(letters, key=lambda g: g.left)


def _most_common(sizes: Counter[float]) -> float:
    """Give the size most glyphs have, to half a point."""
    halves: Counter[float] = Counter()
    for size, count in sizes.items():
        halves[round(size * 2) / 2] += count
    return halves.most_common(1)[0][0] if halves else 0.0


def _laid_out(lines: Sequence[Printed], usual: float) -> Iterator[str]:
    """Write a page as text: indents and gaps as blanks, a rule above the small print."""
    margin = min(line.left for line in lines)
    small = _small_print(lines, usual)
    before: Printed | None = None
    for number, line in enumerate(lines):
        if number == small and number:
            yield _RULE
        elif before is not None and before.base - line.base > 1.9 * line.size:
            yield ""
        yield " " * max(0, round((line.left - margin) / (line.size * 0.5))) + line.text
        before = line


def _small_print(lines: Sequence[Printed], usual: float) -> int:
    """Find the first line of the notes at the foot: from there on all is smaller than the text."""
    first = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].size < usual * 0.93:
            first = number
        elif first < len(lines) or len(lines) - number > 2:
            break
    return first


def _printed(line: Line) -> Printed:
    """Put the glyphs of a line together, gaps as blanks, raised figures as superscripts."""
    size = _most_common(Counter(glyph.size for glyph in line))
    base = Counter(round(g.base, 1) for g in line if g.size > size * 0.85).most_common(1)
    foot = base[0][0] if base else line[0].base
    text = ""
    end = line[0].left
    for glyph in line:
        gap = glyph.left - end
        if gap > size * 1.5:
            text += " " * max(2, round(gap / (size * 0.5)))
        elif gap > size * 0.12:
            text += " "
        raised = glyph.size < size * 0.85 and glyph.base > foot + size * 0.15
        text += glyph.char.translate(_SUPERSCRIPT) if raised else glyph.char
        end = max(end, glyph.right)
    return Printed(text, line[0].left, line[0].base, size)
