"""On which page of the print a sentence begins."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from aligner.model import Document
from aligner.reading.runs import longest_run

_NUMBERS = (re.compile(r"\W*(\d{1,4})(?:\W*|\s+\S.*)$"), re.compile(r"\S.*\s(\d{1,4})$"))


def pages_of(document: Document) -> list[int | None]:
    """Tell the page each sentence begins on, as printed; None where the text shows no pages.

    Pages are known by the numbers set aside with the running heads, the longest run that counts
    up; where a text has form feeds but no numbers, they are counted from 1.
    """
    starts = [
        sentence.pieces[0].start if sentence.pieces else None for sentence in document.sentences
    ]
    known = [at for at in starts if at is not None]
    numbers = _numbers(document)
    feeds = [found.start() for found in re.finditer("\f", document.original)]
    if not known or not (numbers or feeds):
        return [None] * len(starts)
    if feeds:
        first = numbers[0][0] - bisect_right(feeds, numbers[0][1]) if numbers else 1
        return [None if at is None else first + bisect_right(feeds, at) for at in starts]
    offsets = [at for _, at in numbers]
    printed = [numbers[0][0] - 1, *(number for number, _ in numbers), numbers[-1][0] + 1]
    if max(known) < offsets[-1]:  # the numbers stand at the foot
        return [None if at is None else printed[bisect_left(offsets, at) + 1] for at in starts]
    heads = [None if at is None else printed[bisect_right(offsets, at)] for at in starts]
    first, last = numbers[0][0], numbers[-1][0]
    if last > first not in heads:  # only the first stands at the foot
        heads = [first if page == first - 1 else page for page in heads]
    return heads


def _numbers(document: Document) -> list[tuple[int, int]]:
    """List the page numbers as (number, offset) among what is set aside."""
    return longest_run(_set_aside(document))


def _set_aside(document: Document) -> Iterator[tuple[int, int]]:
    """List the numbers that stand alone, or with a running head, as (number, offset)."""
    for span in sorted(document.aside, key=lambda span: span.start):
        text = document.original[span.start : span.end].strip()
        if _stands_alone(document.original, span.start, span.end):
            for found in filter(None, (pattern.match(text) for pattern in _NUMBERS)):
                yield int(found[1]), span.start


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands in the line, as it does after the label of a note."""
    line_end = re.compile(r"[\n\f]|$").search(text, end)
    line_start = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
    return not (text[line_start:start] + text[end : line_end.start() if line_end else None]).strip()
