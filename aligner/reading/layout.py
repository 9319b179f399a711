"""What on a page is running text and what are notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.reading.labels import SENTENCE_END, Label, choose_labels, label_of
from aligner.reading.pages import Line, Page

_MOST_CARRIED_OVER = 8
_FEWEST_ENDNOTES = 3
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


@dataclass(frozen=True, slots=True)
class NoteLines:
    """A note as printed: its label and its lines, on one page or several.

    Args:
        number: The printed number; None where there is none.
        label: How many characters of the first line the label takes.
        lines: The lines, furniture and blank lines left out.
    """

    number: int | None
    label: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A text taken apart: the running text of each page, and the notes in order."""

    body: tuple[tuple[Line, ...], ...]
    notes: tuple[NoteLines, ...]
    rules: tuple[Line, ...]


def lay_out(pages: Sequence[Page]) -> Layout:
    """Separate running text from notes on every page and put the notes together."""
    body: list[tuple[Line, ...]] = []
    blocks: list[Line] = []
    expected = 1
    for page in pages:
        unfinished = bool(blocks) and not SENTENCE_END.search(blocks[-1].text)
        start = _block_start(page.lines, expected, unfinished=unfinished)
        body.append(tuple(line for line in page.lines[:start] if not line.is_rule))
        block = [line for line in page.lines[start:] if line.text and not line.is_rule]
        expected = _next_expected(block, expected)
        blocks += block
    if not blocks:
        body, blocks = _with_endnotes(body)
    rules = tuple(line for page in pages for line in page.lines if line.is_rule and line.text)
    return Layout(tuple(body), tuple(_notes(blocks)), rules)


def _with_endnotes(
    pages: list[tuple[Line, ...]],
) -> tuple[list[tuple[Line, ...]], list[Line]]:
    """Look for notes that stand together at the end of a text whose figures are raised.

    Returns:
        The pages without them, and their lines.
    """
    lines = [line for page in pages for line in page]
    called = sum(len(_RAISED.findall(line.text)) for line in lines)
    firsts = [i for i, line in enumerate(lines) if (label := label_of(line)) and label.number == 1]
    if called < _FEWEST_ENDNOTES:
        return pages, []
    candidates = [[x for x in lines[first:] if x.text and not x.is_rule] for first in firsts]
    notes = max(candidates, key=_count_labels, default=[])
    if _count_labels(notes) < called / 2:
        return pages, []
    start = notes[0].start
    return [tuple(line for line in page if line.start < start) for page in pages], notes


def _count_labels(lines: Sequence[Line]) -> int:
    return len(choose_labels(lines))


def _block_start(lines: Sequence[Line], expected: int, *, unfinished: bool) -> int:
    """Find where the notes of a page begin; gives the number of lines if there are none."""
    for i in range(len(lines) - 1, -1, -1):
        if lines[i].is_rule and any(line.text for line in lines[i + 1 :]):
            labelled = any(label_of(line) for line in lines[i + 1 :])
            return i + 1 if labelled or unfinished else len(lines)
    for i, line in enumerate(lines):
        label = label_of(line)
        if label and _begins_notes(lines, i, label, expected):
            return _with_continuation(lines, i, unfinished=unfinished)
    if unfinished:
        runs = _runs(lines)
        return runs[-1] if len(runs) > 1 else len(lines)
    return len(lines)


def _begins_notes(lines: Sequence[Line], i: int, label: Label, expected: int) -> bool:
    near = label.number is not None and abs(label.number - expected) <= 1
    if label.number is None or label.is_plain:
        apart = i > 0 and lines[i - 1].is_blank
        return apart and (near or label.number is None) and _only_notes_follow(lines, i, label)
    return near or not lines[i].text.lstrip()[0].isascii()


def _only_notes_follow(lines: Sequence[Line], i: int, label: Label) -> bool:
    """Say whether the rest of the page is one block, as notes at its foot are."""
    return len(_runs(lines[i:])) == 1 or label.number is None


def _with_continuation(lines: Sequence[Line], label: int, *, unfinished: bool) -> int:
    """Go back from the first label of a page to lines that carry on the note before.

    They stand between a blank line and the label. Without a sign that a note is unfinished
    only a few lines are believed to do so, lest the text of a page that has no blank line
    above its notes be taken for one.
    """
    start = label
    while start and not lines[start - 1].is_blank:
        start -= 1
    believed = unfinished or label - start <= _MOST_CARRIED_OVER
    return start if start and believed else label


def _runs(lines: Sequence[Line]) -> list[int]:
    """List where runs of lines without a blank line between them begin."""
    return [i for i, line in enumerate(lines) if line.text and (i == 0 or lines[i - 1].is_blank)]


def _next_expected(block: Sequence[Line], expected: int) -> int:
    for line in block:
        label = label_of(line)
        if label and label.number is not None and 0 <= label.number - expected <= 2:
            expected = label.number + 1
    return expected


def _notes(lines: Sequence[Line]) -> list[NoteLines]:
    """Divide the lines of all note blocks into notes."""
    if not lines:
        return []
    labels = choose_labels(lines)
    first = min(labels, default=len(lines))
    starts = [(i, labels[i].number, labels[i].width) for i in sorted(labels)]
    unlabelled = [(i, None, 0) for i in range(first) if i == 0 or lines[i].indent > 0]
    bounds = [*unlabelled, *starts]
    ends = [i for i, _, _ in bounds[1:]] + [len(lines)]
    return [
        NoteLines(number, width, tuple(lines[i:end]))
        for (i, number, width), end in zip(bounds, ends, strict=True)
    ]
