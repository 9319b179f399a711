"""Fences: notes are aligned with the notes that answer them, addenda likewise, body with body."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.aligning.dynamic import Floats
from aligner.model import Part, Sentence
from aligner.reading.numbering import due_numbers

SAME_NUMBER = 0.25
"""What an equal number is worth, where two notes that say the same have a likeness of some 0.5."""

_ALIKE = 0.25

Likeness = Callable[[Sequence[range], Sequence[range]], Floats]
"""Says how much stretches of source and of target sentences are alike, about 0 to 1."""


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


def sections(
    source: Sequence[Sentence], target: Sequence[Sentence], likeness: Likeness
) -> list[Section]:
    """Divide two documents into sections that answer each other, in reading order.

    A note answers the note of its number, unless what the notes say tells that from some note
    on the numbers of one side run ahead. So the chain of pairs is taken that has most equal
    numbers and likeness together; what stands unpaired between two pairs forms one section.

    Args:
        source: All sentences of the original.
        target: All sentences of the translation.
        likeness: Compares notes.
    """
    left, right = _stretches(source), _stretches(target)
    alike = likeness([s.sentences for s in left], [s.sentences for s in right])
    found = []
    i = j = 0
    for a, b in [*_best_pairs(_worth(left, right, alike)), (len(left), len(right))]:
        between = Section(_span(left[i:a], len(source)), _span(right[j:b], len(target)))
        if between.source or between.target:
            found.append(between)
        if a < len(left):
            found.append(Section(left[a].sentences, right[b].sentences))
        i, j = a + 1, b + 1
    return found


def renumbered(
    parts: Sequence[Section], source: Sequence[Sentence], target: Sequence[Sentence]
) -> dict[int, int]:
    """Give the numbers of target notes that answer source notes of another number, and those."""
    pairs = [
        (source[part.source.start], target[part.target.start])
        for part in parts
        if part.source and part.target
    ]
    return {
        theirs.note: ours.note
        for ours, theirs in pairs
        if ours.part is theirs.part is Part.NOTE
        and ours.note is not None
        and theirs.note is not None
        and ours.note != theirs.note
    }


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


def _worth(left: Sequence[_Stretch], right: Sequence[_Stretch], alike: Floats) -> Floats:
    """Say what pairing any two stretches is worth: nothing where they cannot be paired."""
    kinds = {Part.BODY: 1, Part.NOTE: 2, Part.ADDENDUM: 3}
    sides = [
        np.array([(kinds[part], -1 if number is None else number) for part, number in keys])
        for keys in ([s.key for s in left], [s.key for s in right])
    ]
    (kind, number), (other_kind, other_number) = (side.reshape(-1, 2).T for side in sides)
    same = number[:, None] == other_number[None, :]
    known = (kind == kinds[Part.BODY]) | (number >= 0)
    possible = (kind[:, None] == other_kind[None, :]) & known[:, None] & (same | (alike > _ALIKE))
    possible &= ((other_kind == kinds[Part.BODY]) | (other_number >= 0))[None, :]
    return np.asarray(np.where(possible, SAME_NUMBER * same + np.maximum(alike, 0.0) + 1e-6, 0.0))


def _best_pairs(worth: Floats) -> list[tuple[int, int]]:
    """Find the chain of pairs, running on on both sides, that is worth most."""
    height, width = worth.shape
    best = np.zeros((height + 1, width + 1))
    for i in range(height - 1, -1, -1):
        row = np.maximum(best[i + 1, :-1], best[i + 1, 1:] + worth[i])
        best[i, :-1] = np.maximum.accumulate(row[::-1])[::-1]
    pairs = []
    i = j = 0
    while i < height and j < width:
        if best[i, j] == best[i + 1, j]:
            i += 1
        elif best[i, j] == best[i, j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _span(stretches: Sequence[_Stretch], end: int) -> range:
    if not stretches:
        return range(end, end)
    return range(stretches[0].sentences.start, stretches[-1].sentences.stop)
