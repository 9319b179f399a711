"""Fences: notes are aligned with the note of the same number, addenda likewise, body with body."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.model import Part, Sentence
from aligner.reading.numbering import due_numbers


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences of the two sides that can only be linked with each other."""

    source: range
    target: range


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Consecutive sentences of one note, addendum, or the running text."""

    key: tuple[Part, int | None]
    sentences: range


def sections(source: Sequence[Sentence], target: Sequence[Sentence]) -> list[Section]:
    """Divide two documents into sections that answer each other, in reading order.

    Notes answer the notes of their number, by the longest common sequence of numbers, so that
    a misprinted number pairs nothing wrongly; what stands unpaired between two pairs forms one
    section.
    """
    left, right = _stretches(source), _stretches(target)
    found = []
    i = j = 0
    for a, b in [*_common(left, right), (len(left), len(right))]:
        between = Section(_span(left[i:a], len(source)), _span(right[j:b], len(target)))
        if between.source or between.target:
            found.append(between)
        if a < len(left):
            found.append(Section(left[a].sentences, right[b].sentences))
        i, j = a + 1, b + 1
    return found


def _stretches(sentences: Sequence[Sentence]) -> list[_Stretch]:
    stretches: list[_Stretch] = []
    last = None
    for position, sentence in enumerate(sentences):
        stem = _stem(sentence)
        if stem == last:
            start = stretches[-1].sentences.start
            stretches[-1] = _Stretch(stretches[-1].key, range(start, position + 1))
        else:
            stretches.append(_Stretch(_key(sentence), range(position, position + 1)))
        last = stem
    return _with_due_numbers(stretches)


def _with_due_numbers(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Put misprinted note numbers right, so that a note finds its counterpart."""
    numbers = iter(due_numbers([s.key[1] or 0 for s in stretches if _is_numbered_note(s)]))
    return [
        _Stretch((Part.NOTE, next(numbers)), s.sentences) if _is_numbered_note(s) else s
        for s in stretches
    ]


def _is_numbered_note(stretch: _Stretch) -> bool:
    return stretch.key[0] is Part.NOTE and stretch.key[1] is not None


def _stem(sentence: Sentence) -> str:
    """Name the stretch a sentence belongs to; headings run with the body they stand in."""
    if sentence.part in (Part.NOTE, Part.ADDENDUM):
        return sentence.id.split(".")[0]
    return "text"


def _key(sentence: Sentence) -> tuple[Part, int | None]:
    part = sentence.part if sentence.part in (Part.NOTE, Part.ADDENDUM) else Part.BODY
    return part, sentence.note


def _common(left: Sequence[_Stretch], right: Sequence[_Stretch]) -> list[tuple[int, int]]:
    """Find the longest common subsequence of stretches with the same key."""
    longest = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            longest[i][j] = max(longest[i + 1][j], longest[i][j + 1])
            if _answers(left[i], right[j]):
                longest[i][j] = max(longest[i][j], longest[i + 1][j + 1] + 1)
    pairs = []
    i = j = 0
    while i < len(left) and j < len(right):
        if _answers(left[i], right[j]) and longest[i][j] == longest[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif longest[i][j] == longest[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _answers(left: _Stretch, right: _Stretch) -> bool:
    if left.key[0] is not Part.BODY and left.key[1] is None:
        return False
    return left.key == right.key


def _span(stretches: Sequence[_Stretch], end: int) -> range:
    if not stretches:
        return range(end, end)
    return range(stretches[0].sentences.start, stretches[-1].sentences.stop)
