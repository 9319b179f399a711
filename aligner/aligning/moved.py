"""Clauses that moved over the end of a sentence, as the vectors of parts of sentences show them.

Where a translator ends a sentence elsewhere, the end of the first sentence is rendered in the
second of the other side, or the beginning of the second in the first. Two pairs of sentences are
then one link of two with two. The vectors of whole sentences hardly show it, for most of each
sentence stays where it was; but both pairs come nearer if one side is cut at another word.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aligner.aligning.encoder import Table

Floats = npt.NDArray[np.float32]

_WORD = re.compile(r"\w+")
_AT_ONCE = 2048
_FEWEST = 3  # words that a part of two sentences has at least


class MovedClauses:
    """The words of two texts, to see between which sentences a clause may have moved.

    Args:
        source: Texts of the source sentences.
        target: Texts of the target sentences.
        table: The static model that has the words' vectors.
    """

    def __init__(self, source: Sequence[str], target: Sequence[str], table: Table) -> None:
        numbers: dict[str, int] = {}
        self._sides = [
            [
                np.array(
                    [numbers.setdefault(word, len(numbers)) for word in _WORD.findall(text)],
                    dtype=np.int32,
                )
                for text in side
            ]
            for side in (source, target)
        ]
        self._vectors = _vectors(list(numbers), table)
        self._cuts = lru_cache(maxsize=1024)(self._cut_anywhere)

    def gain(self, i: int, j: int) -> float:
        """Say how much nearer two pairs of sentences come if a clause moves from one to the other.

        Args:
            i: The first of two source sentences that follow each other.
            j: The first of two target sentences.

        Returns:
            Cosine that the two pairs gain in all, on average of both sides cut anew; 0 where no
            other cut is better. What one side's first sentence gives away must be what the
            other's second does.
        """
        source, target = self._cuts(0, i), self._cuts(1, j)
        if source is None or target is None:
            return 0.0
        ours, theirs = source.gains(target), target.gains(source)
        return max(ours[0] + theirs[1], ours[1] + theirs[0]) / 2.0

    def _cut_anywhere(self, side: int, at: int) -> "_Cuts | None":
        """Cut two sentences at every word; None where one has none."""
        first, second = self._sides[side][at : at + 2]
        if not (len(first) and len(second)):
            return None
        sums = self._vectors[np.concatenate((first, second))].astype("f4").cumsum(axis=0)
        return _Cuts(_units(sums), _units(sums[-1] - sums), len(first))


class _Cuts(NamedTuple):
    """Two sentences cut after every word: vectors of length 1 of what is before and behind."""

    before: Floats
    behind: Floats
    end: int
    """Words of the first sentence."""

    def gains(self, other: "_Cuts") -> tuple[float, float]:
        """Say how much nearer to two others they come if cut earlier, and if cut later."""
        nearness = (
            self.before @ other.before[other.end - 1] + self.behind @ other.behind[other.end - 1]
        )
        as_it_is = nearness[self.end - 1]
        earlier = nearness[_FEWEST - 1 : self.end - 1].max(initial=as_it_is)
        later = nearness[self.end : -_FEWEST].max(initial=as_it_is)
        return float(earlier - as_it_is), float(later - as_it_is)


def _units(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-6))


def _vectors(words: list[str], table: Table) -> npt.NDArray[np.float16]:
    """Give the vectors of words, in half the digits; a long text has many."""
    found = np.empty((len(words), table.vectors.shape[1]), dtype=np.float16)
    for at in range(0, len(words), _AT_ONCE):
        found[at : at + _AT_ONCE] = table.sums(words[at : at + _AT_ONCE])
    return found
