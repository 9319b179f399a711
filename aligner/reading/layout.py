"""What on a page is running text and what are notes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.reading.calls import calls_on
from aligner.reading.foot import notes_begin
from aligner.reading.labels import Labels, choose_labels, label_of
from aligner.reading.numbering import due_numbers
from aligner.reading.pages import Line, Page

_FEWEST_ENDNOTES = 3
_MOST_FIRSTS = 5  # lines that begin like a note 1 and are tried as the first endnote


@dataclass(frozen=True, slots=True)
class NoteLines:
    """A note as printed: its label and its lines, on one page or several.

    Args:
        number: The printed number, counted through where numbering begins anew on each page;
            None where there is none.
        label: How many characters of the first line the label takes.
        lines: The lines, furniture and blank lines left out.
        page: Position of the page on which it begins; None for an endnote.
    """

    number: int | None
    label: int
    lines: tuple[Line, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A text taken apart.

    Args:
        body: The running text of each page.
        notes: The notes in order.
        rules: The lines that are rules.
        offsets: What is to be added to the note numbers printed on each page; nothing but
            noughts where numbering does not begin anew.
    """

    body: tuple[tuple[Line, ...], ...]
    notes: tuple[NoteLines, ...]
    rules: tuple[Line, ...]
    offsets: tuple[int, ...]

    @property
    def ends_with_notes(self) -> bool:
        """Whether all notes follow the whole text."""
        pages = {note.page for note in self.notes}
        return pages == {None} or (pages == {0} and len(self.body) == 1)

    def numbers(self) -> dict[int, set[int]]:
        """Give the numbers that notes have, or should have, and the pages that may call each."""
        printed = [note.number for note in self.notes if note.number is not None]
        everywhere = set(range(len(self.body)))
        if any(self.offsets):
            return {n.number: {n.page} for n in self.notes if n.number and n.page is not None}
        return dict.fromkeys([*printed, *due_numbers(printed)], everywhere)


def lay_out(pages: Sequence[Page]) -> Layout:
    """Separate running text from notes and put the notes together.

    Notes may be counted through the text, anew on each page, or stand together at its end.
    What makes the best sequence of numbers is believed.
    """
    found = _at_feet(pages, anew=False)
    for other in (_at_feet(pages, anew=True), _at_end(pages)):
        if other is not None and other.labels.worth > found.labels.worth + 0.5:
            found = other
    rules = tuple(line for page in pages for line in page.lines if line.is_rule and line.text)
    return Layout(tuple(found.body), tuple(_notes(found)), rules, tuple(_offsets(found)))


@dataclass(frozen=True, slots=True)
class _Division:
    """One way to divide a text.

    Args:
        body: The running text of each page.
        blocks: The lines of notes of each page, or of the whole text.
        labels: The labels among them.
        anew: Whether numbering begins anew with each block.
        at_end: Whether the notes stand together at the end of the text.
    """

    body: list[tuple[Line, ...]]
    blocks: list[list[Line]]
    labels: Labels
    anew: bool = False
    at_end: bool = False


def _at_feet(pages: Sequence[Page], *, anew: bool) -> _Division:
    """Divide every page for itself."""
    body: list[tuple[Line, ...]] = []
    blocks: list[list[Line]] = []
    due = 1
    last: Line | None = None
    for page in pages:
        start = notes_begin(page.lines, 1 if anew else due, last)
        body.append(tuple(line for line in page.lines[:start] if not line.is_rule))
        block = [line for line in page.lines[start:] if line.text and not line.is_rule]
        due = _next_due(block, due)
        last = block[-1] if block else last
        blocks.append(block)
    calls = [_called(lines) for lines in body]
    if anew:
        labels = choose_labels(blocks, calls)
    else:
        labels = choose_labels([[x for block in blocks for x in block]], [set().union(*calls)])
    return _Division(body, blocks, labels, anew)


def _called(lines: Iterable[Line]) -> set[int]:
    """List the numbers that lines of text seem to call."""
    calls = (call.number for line in lines for call in calls_on(line))
    return {number for number in calls if number is not None}


def _next_due(block: Sequence[Line], due: int) -> int:
    labels = [label for line in block if (label := label_of(line))]
    raised = [x.number for x in labels if x.number and x.style == "superscript"]
    if due == 1 and raised and min(raised) > due:
        due = raised[0]  # pages from the middle of a text begin with any note
    for label in labels:
        if label.number is not None and 0 <= label.number - due <= 2:
            due = label.number + 1
    return due


def _at_end(pages: Sequence[Page]) -> _Division | None:
    """Look for notes that stand together at the end of a text that calls them."""
    lines = [line for page in pages for line in page.lines if not line.is_rule]
    firsts = [i for i, line in enumerate(lines) if (label := label_of(line)) and label.number == 1]
    called: dict[int | None, int] = {}
    for i, line in enumerate(lines):
        for call in calls_on(line):
            called.setdefault(call.number, i)
    best: _Division | None = None
    for first in firsts[-_MOST_FIRSTS:]:
        notes = [line for line in lines[first:] if line.text]
        labels = choose_labels([notes], [_called(lines[:first])])
        numbers = {label.number for label in labels.at.values()}
        above = sum(called.get(number, first) < first for number in numbers)
        enough = above >= max(_FEWEST_ENDNOTES, len(numbers) / 2)
        if enough and (best is None or labels.worth > best.labels.worth):
            start = notes[0].start
            body = [tuple(x for x in p.lines if x.start < start and not x.is_rule) for p in pages]
            best = _Division(body, [notes], labels, at_end=True)
    return best


def _offsets(found: _Division) -> Iterator[int]:
    """Give what the notes of each page are to be counted on from."""
    offset = at = 0
    for block in found.blocks if found.anew else [[]] * len(found.body):
        yield offset
        labels = (found.labels.at.get(i) for i in range(at, at + len(block)))
        offset += max((label.number or 0 for label in labels if label), default=0)
        at += len(block)


def _notes(found: _Division) -> Iterator[NoteLines]:
    """Divide the lines of all note blocks into notes."""
    lines = [(line, page) for page, block in enumerate(found.blocks) for line in block]
    labels = found.labels.at
    first = min(labels, default=len(lines))
    unlabelled = [i for i in range(first) if i == 0 or lines[i][0].indent > 0]
    starts = [*unlabelled, *sorted(labels)]
    offsets = list(_offsets(found))
    for start, end in pairwise([*starts, len(lines)]):
        label, page = labels.get(start), lines[start][1]
        number = label.number if label else None
        yield NoteLines(
            None if number is None else number + offsets[page],
            label.width if label else 0,
            tuple(line for line, _ in lines[start:end]),
            None if found.at_end else page,
        )
