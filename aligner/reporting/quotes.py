"""Marking in a sentence the words a finding is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.model import Finding, Marker

_CUT = 60  # characters from which on a quote that begins its sentence means all of it
_NAMED = re.compile(r"“([^”]+)”|\b(?!not\b)(\w+) (?:in|of) the original|the original has (\w+)")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a text: plain, marked, or the number of a note called there."""

    text: str
    is_marked: bool = False
    is_call: bool = False


def quoted(finding: Finding, text: str) -> str:
    """Give the words a finding is about as its sentence has them; a whole sentence uncut."""
    is_cut = len(finding.quote) >= _CUT and text.startswith(finding.quote)
    return text if is_cut else finding.quote


def named(message: str) -> list[str]:
    """List the words that a message quotes, or says the original has."""
    return [next(filter(None, found.groups())) for found in _NAMED.finditer(message)]


def runs(text: str, words: Iterable[str]) -> tuple[Run, ...]:
    """Cut a text where words begin and end, and mark them; nothing is lost."""
    found = []
    at = 0
    for start, end in _merged(sorted(span for word in words for span in _spans(text, word))):
        found += [Run(text[at:start]), Run(text[start:end], is_marked=True)]
        at = end
    return tuple(run for run in (*found, Run(text[at:])) if run.text)


def with_calls(cut: Iterable[Run], markers: Sequence[Marker]) -> Iterator[Run]:
    """Put the numbers of notes where they are called; of a star, a star."""
    calls = [Run("*" if m.number is None else str(m.number), is_call=True) for m in markers]
    at = 0
    for run in cut:
        start, end = at, at + len(run.text)
        for marker, call in zip(markers, calls, strict=True):
            if start < marker.at <= end or marker.at == start == 0:
                yield from _part(run, at - start, marker.at - start)
                yield call
                at = marker.at
        yield from _part(run, at - start, end - start)
        at = end


def _part(run: Run, start: int, end: int) -> Iterator[Run]:
    if start < end:
        yield replace(run, text=run.text[start:end])


def holds(text: str, word: str) -> bool:
    """Whether a text has a word as a whole one."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _spans(text: str, word: str) -> list[tuple[int, int]]:
    """Find words in a text: whole ones if there are any, else beginnings, else anything."""
    if not word:
        return []
    escaped = re.escape(word)
    patterns = (rf"(?<!\w){escaped}(?!\w)", rf"(?<!\w){escaped}(?!\d)", rf"(?<!\d){escaped}(?!\d)")
    for pattern in patterns:
        spans = [found.span() for found in re.finditer(pattern, text)]
        if spans:
            return spans
    return []


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = end = 0
    for low, high in spans:
        if low <= end:
            end = max(end, high)
            continue
        if end > start:
            yield start, end
        start, end = low, high
    if end > start:
        yield start, end
