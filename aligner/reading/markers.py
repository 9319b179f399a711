"""Which of the numbers in running text are markers.

Digits and brackets stand for many things. The sequence decides: the best rising series of
numbers that notes have, in the way in which most notes of this text are called.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aligner.languages import Language
from aligner.reading.calls import WAYS, Call, calls_on
from aligner.reading.layout import Layout

_CITING = re.compile(r"([^\W\d_]+)\.$")
_OTHER_WAY = 0.4  # what a call is worth that is unlike most calls of the text
_SAME_PAGE = 0.5  # what it is worth that a note is called on the page where it stands


@dataclass(frozen=True, slots=True)
class MarkerSpot:
    """A marker found on a line: the note it calls, and its offsets on the line."""

    number: int | None
    start: int
    end: int
    alone: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: int  # where its line starts in the original
    page: int
    number: int
    call: Call


def find_markers(layout: Layout, lang: Language) -> Mapping[int, Sequence[MarkerSpot]]:
    """Find the markers in the running text.

    Superscripts always are markers; where a note has no marker in the usual way, another way is
    believed if the number fits between its neighbours.

    Returns:
        The markers on each line that has any, by the line's start in the original.
    """
    candidates = list(_candidates(layout, lang))
    usual = max(WAYS, key=lambda way: _longest_rise(candidates, way))
    chosen = {*_rising(layout, candidates, usual), *_certain(candidates, usual)}
    spots = defaultdict(list)
    for line, call in _stars(layout):
        spots[line].append(MarkerSpot(None, call.start, call.end, call.alone))
    for found in chosen:
        call = found.call
        spots[found.line].append(MarkerSpot(found.number, call.start, call.end, call.alone))
    return {line: sorted(on_line, key=_start) for line, on_line in spots.items()}


def _start(spot: MarkerSpot) -> int:
    return spot.start


def _candidates(layout: Layout, lang: Language) -> Iterator[_Candidate]:
    """Find the calls that a note answers, and superscripts whether one does or not."""
    numbers = layout.numbers()
    if not numbers:
        return
    for page, lines in enumerate(layout.body):
        for line in lines:
            for call in calls_on(line):
                if call.number is None or _cites(line.text[: call.start], call, lang):
                    continue
                number = call.number + layout.offsets[page]
                if call.way == "raised" or page in numbers.get(number, ()):
                    yield _Candidate(line.start, page, number, call)


def _cites(before: str, call: Call, lang: Language) -> bool:
    """Say whether bare digits are the number of a page or volume ("S.12", but "im Jahre.12")."""
    word = _CITING.search(before) if call.way == "digits" else None
    if word is None or word[1] not in lang.citing_words:
        return False
    return len(word[1]) == 1 or word[1] in lang.abbreviations


def _longest_rise(candidates: Sequence[_Candidate], way: str) -> int:
    """Give the length of the longest rising series of numbers called in one way."""
    ends: list[int] = []
    for candidate in candidates:
        if candidate.call.way == way:
            at = bisect_left(ends, candidate.number)
            ends[at : at + 1] = [candidate.number]
    return len(ends)


@dataclass(frozen=True, slots=True)
class _Reached:
    worth: float
    candidate: _Candidate
    before: "_Reached | None"


def _rising(layout: Layout, candidates: Sequence[_Candidate], usual: str) -> Iterator[_Candidate]:
    """Choose the best rising series: every number is worth something, the usual way more."""
    pages = {note.number: note.page for note in layout.notes}
    numbers: list[int] = []  # both lists rise: the best series that ends with at most a number
    best: list[_Reached] = []
    for candidate in candidates:
        worth = 1.0 if candidate.call.way == usual else _OTHER_WAY
        worth += _SAME_PAGE * (pages.get(candidate.number) == candidate.page)
        at = bisect_left(numbers, candidate.number)
        before = best[at - 1] if at else None
        reached = _Reached(worth + (before.worth if before else 0.0), candidate, before)
        if at < len(numbers) and numbers[at] == candidate.number:
            if best[at].worth >= reached.worth:
                continue
            del numbers[at], best[at]
        elif before and before.worth >= reached.worth:
            continue
        end = at
        while end < len(best) and best[end].worth <= reached.worth:
            end += 1
        numbers[at:end], best[at:end] = [candidate.number], [reached]
    last = best[-1] if best else None
    while last is not None:
        yield last.candidate
        last = last.before


def _certain(candidates: Sequence[_Candidate], usual: str) -> Iterator[_Candidate]:
    """Give the calls that are markers even out of order: a note may be called twice."""
    for candidate in candidates:
        way = candidate.call.way
        if way == "raised" or way == usual == "square":
            yield candidate


def _stars(layout: Layout) -> Iterator[tuple[int, Call]]:
    """Find the stars on the pages that have notes with stars; gives their lines too."""
    pages = {note.page for note in layout.notes if note.number is None and note.label}
    for page, lines in enumerate(layout.body):
        if page in pages or None in pages:
            for line in lines:
                yield from ((line.start, call) for call in calls_on(line) if call.number is None)
