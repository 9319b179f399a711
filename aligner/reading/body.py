"""The running text of a document as passages: headings, body, addenda to notes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from aligner.languages import Language
from aligner.model import Part, Span
from aligner.reading.flow import Flow
from aligner.reading.hyphens import Vocabulary
from aligner.reading.layout import Layout
from aligner.reading.markers import MarkerSpot, find_markers
from aligner.reading.pages import Line, double_spaced
from aligner.reading.passage import Passage

_SENTENCE_END = re.compile(r"[.!?…:][)\]”“\"»’'⁰¹²³⁴⁵⁶⁷⁸⁹\d]*\s*$")
_WIDEST = 160  # characters of a line
_HEADING_NUMBER = re.compile(r"\s*(?:[IVXLC]+\.\s+\S.*|(?:[IVXLC]+|\d{1,2}|[A-Z])\.?)$")

_Markers = Mapping[int, Sequence[MarkerSpot]]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the lines of a text are set: their usual indent and width, and their spacing."""

    margin: int
    width: int
    double: bool

    @property
    def unwrapped(self) -> bool:
        """Whether lines are too long for any page, so that each is a paragraph."""
        return self.width > _WIDEST


def passages(text: str, layout: Layout, lang: Language, known: Vocabulary) -> list[Passage]:
    """Put the lines of the running text together into passages, in order."""
    shape = _shape(layout.body)
    markers = find_markers(layout, lang)
    found: list[Passage] = []
    for block in _blocks(layout, shape, lang, markers):
        flow = Flow(text, lang, known)
        number = _fill(flow, block, markers, lang)
        found.append(Passage(block.part, number, flow.finish()))
    return _with_addenda_heading(found)


@dataclass(slots=True)
class _Block:
    part: Part
    lines: list[tuple[Line, bool]]  # a line, and whether it begins a paragraph


def _shape(pages: Iterable[Sequence[Line]]) -> _Shape:
    printed = [line for page in pages for line in page if line.text]
    if not printed:
        return _Shape(0, 1, double=False)
    long = [line for line in printed if len(line.text) > 25] or printed
    indents = sorted(line.indent for line in long)
    width = int(median(len(line.text) for line in long))
    spaced = [double_spaced(page) for page in pages if len(page) > 6]
    return _Shape(indents[len(indents) // 3], width, double=sum(spaced) * 2 > len(spaced))


def _blocks(layout: Layout, shape: _Shape, lang: Language, markers: _Markers) -> list[_Block]:
    """Divide the lines into headings, body and addenda, and mark where paragraphs may begin."""
    blocks: list[_Block] = []
    addendum = re.compile(rf"\s*{lang.addendum}") if lang.addendum else None
    for page in layout.body:
        alone = {i for i, line in enumerate(page) if _is_marker(line, markers)}
        headings = _headings(page, shape, alone, last=layout.ends_with_notes)
        for i, line in enumerate(page):
            if not line.text:
                continue
            if i in alone and blocks:
                blocks[-1].lines.append((line, False))
                continue
            adds = addendum is not None and addendum.match(line.text)
            part = Part.ADDENDUM if adds else Part.HEADING if i in headings else Part.BODY
            if part is Part.BODY and blocks and blocks[-1].part is Part.ADDENDUM:
                part = Part.ADDENDUM
            new = not blocks or blocks[-1].part is not part or bool(adds)
            begins = shape.unwrapped or _starts_heading(page, i)
            if new or (part is Part.HEADING and begins):
                blocks.append(_Block(part, []))
            blocks[-1].lines.append((line, _begins_paragraph(page, i, shape)))
    return blocks


def _is_marker(line: Line, markers: _Markers) -> bool:
    """Say whether nothing but a marker stands on a line."""
    return any(spot.alone for spot in markers.get(line.start, ()))


def _headings(page: Sequence[Line], shape: _Shape, alone: set[int], *, last: bool) -> set[int]:
    """Find the lines of a page that are headings: short, set apart, not a sentence.

    The last lines of a page can be one only if the notes follow.
    """
    found: set[int] = set()
    printed = [i for i, line in enumerate(page) if line.text]
    gap = 0 if shape.unwrapped else 2 if shape.double else 1
    for set_apart in _runs(printed, gap):
        run = [i for i in set_apart if i not in alone] or set_apart[:1]
        centred = all(_is_centred(page[i], shape) for i in run)
        ended = bool(_SENTENCE_END.search(page[run[-1]].text))
        begins = page[run[0]].text.lstrip()[:1]
        numbered = bool(_HEADING_NUMBER.match(page[run[0]].text))
        longest = shape.width * (0.97 if centred or numbered else 0.75)
        short = all(len(page[i].text.strip()) <= longest for i in run)
        plausible = centred or numbered or (not ended and begins.isupper())
        if short and plausible and len(run) <= 3 and (last or run[-1] != printed[-1]):
            found.update(run)
    return found


def _is_centred(line: Line, shape: _Shape) -> bool:
    right = shape.width - len(line.text)
    return line.indent - shape.margin >= 4 and abs(line.indent - shape.margin - right) <= 5


def _runs(printed: Sequence[int], gap: int) -> list[list[int]]:
    """List the runs of printed lines with at least `gap` blank lines around them; 0: each alone."""
    runs: list[list[int]] = []
    for i in printed:
        blanks = i - runs[-1][-1] - 1 if runs else gap
        if blanks >= gap or not runs:
            runs.append([i])
        else:
            runs[-1].append(i)
    return runs


def _starts_heading(page: Sequence[Line], i: int) -> bool:
    return i == 0 or page[i - 1].is_blank


def _begins_paragraph(page: Sequence[Line], i: int, shape: _Shape) -> bool:
    """Say whether a line seems to begin a paragraph: by indent, or a blank line before it."""
    indent = page[i].indent - shape.margin
    if shape.unwrapped or 1 < indent < 12:
        return True
    blanks = 0
    while blanks < i and page[i - blanks - 1].is_blank:
        blanks += 1
    return blanks < i and blanks > (1 if shape.double else 0)


def _fill(flow: Flow, block: _Block, markers: _Markers, lang: Language) -> int | None:
    """Add the lines of a block to its flow; gives the note an addendum adds to."""
    number = None
    for n, (line, begins) in enumerate(block.lines):
        if n == 0 or begins:
            flow.begin_paragraph()
        start = line.start
        if n == 0 and block.part is Part.ADDENDUM:
            label = re.match(rf"\s*{lang.addendum}", line.text)
            assert label is not None
            number = int(label[1])
            flow.aside.append(Span(line.start + line.indent, line.start + label.end()))
            start += label.end()
        _add_line(flow, line, start, markers.get(line.start, ()))
    if flow.is_empty:
        flow.aside += [marker.span for marker in flow.markers]
    return number


def _add_line(flow: Flow, line: Line, start: int, markers: Sequence[MarkerSpot]) -> None:
    end = line.start + len(line.text)
    glued = False
    for spot in markers:
        if line.start + spot.start < start:
            continue  # within the label of an addendum
        flow.add(start, line.start + spot.start, glued=glued)
        flow.mark(spot.number, line.start + spot.start, line.start + spot.end)
        start, glued = line.start + spot.end, True
    flow.add(start, end, glued=glued)


def _with_addenda_heading(found: Sequence[Passage]) -> list[Passage]:
    """Mark the heading that stands right before the first addendum."""
    marked = list(found)
    for i in range(len(marked) - 1):
        before, after = marked[i], marked[i + 1]
        if before.part is Part.HEADING and after.part is Part.ADDENDUM:
            marked[i] = Passage(before.part, None, before.flow, heads_addenda=True)
            break
    return marked
