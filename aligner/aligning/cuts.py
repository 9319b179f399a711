"""Sentences cut at every word, to see from the vectors of parts what whole ones do not show.

Where a translator ends a sentence elsewhere, the end of the first sentence is rendered in the
second of the other side, or the beginning of the second in the first. Two pairs of sentences are
then one link of two with two. The vectors of whole sentences hardly show it, for most of each
sentence stays where it was; but both pairs come nearer if one side is cut at another word.

Where a translator makes several sentences of one, or one of several, each of the several is
nearer to a part of the one than to the whole. A sentence that was left out beside it is not.
"""

import math
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
_KEPT = 1024  # pairs of sentences whose cuts are kept for those they are compared with next
_SHORTEST = 1e-6
_FEWEST = 3  # words that a part of two sentences has at least


class Cuts:
    """The words of two texts, to see what is gained by cutting sentences elsewhere.

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
        self._pairs = lru_cache(maxsize=_KEPT)(self._cut_pair)
        self._runs = lru_cache(maxsize=_KEPT)(self._join)

    def moved(self, i: int, j: int) -> float:
        """Say how much nearer two pairs of sentences come if a clause moves from one to the other.

        Args:
            i: The first of two source sentences that follow each other.
            j: The first of two target sentences.

        Returns:
            Cosine that the two pairs gain in all, on average of both sides cut anew; 0 where no
            other cut is better. What one side's first sentence gives away must be what the
            other's second does.
        """
        source, target = self._pairs(0, i), self._pairs(1, j)
        if source is None or target is None:
            return 0.0
        ours, theirs = source.gains(target), target.gains(source)
        return max(ours[0] + theirs[1], ours[1] + theirs[0]) / 2.0

    def divided(self, side: int, one: int, firsts: npt.NDArray[np.int64], count: int) -> Floats:
        """Say how much nearer a sentence comes to several if it is cut among them.

        Args:
            side: The side of the sentence, 0 for the source.
            one: The sentence.
            firsts: Where runs of sentences of the other side begin.
            count: Sentences of a run, two or more.

        Returns:
            For each run the cosine that the parts gain in all over the whole, by the best cut;
            with more than two sentences the least of what the ends of all but the last gain.
            Usually above 0.1 where the run renders the sentence, below where it does not.
        """
        words = self._sides[side][one]
        if len(words) < 2:
            return np.zeros(len(firsts), dtype=np.float32)
        here, other = self._cut(words), 1 - side
        gains = []
        for n in range(1, count):
            first = np.array([self._runs(other, at, n) for at in firsts])
            second = np.array([self._runs(other, at + n, count - n) for at in firsts])
            gains.append(here.gains(first, second))
        return np.asarray(np.minimum.reduce(gains))

    def _join(self, side: int, at: int, count: int) -> Floats:
        """Give the vector of a run of sentences, of length 1; of no words it is zero."""
        words = np.concatenate(self._sides[side][at : at + count])
        total = self._vectors[words].sum(axis=0)
        return np.asarray(total / max(math.sqrt(total @ total), _SHORTEST))

    def _cut_pair(self, side: int, at: int) -> "_Pair | None":
        """Cut two sentences at every word; None where one has none."""
        first, second = self._sides[side][at : at + 2]
        if not (len(first) and len(second)):
            return None
        return _Pair.of(self._cut(np.concatenate((first, second))), len(first))

    def _cut(self, words: npt.NDArray[np.int32]) -> "_Cut":
        vectors = self._vectors[words]
        products = (vectors @ vectors.T).cumsum(axis=0).cumsum(axis=1)
        before = products.diagonal()
        behind = products[-1, -1] - 2 * products[-1] + before
        return _Cut(
            vectors, *(np.sqrt(np.maximum(square, _SHORTEST)) for square in (before, behind))
        )


class _Cut(NamedTuple):
    """Words cut after each of them.

    Args:
        words: Their vectors, shape (words, dimensions).
        before: The lengths of the sums of what is before each cut, shape (words,).
        behind: The lengths of the sums of what is behind.
    """

    words: Floats
    before: Floats
    behind: Floats

    def nearness(self, first: Floats, second: Floats) -> Floats:
        """Give the cosines with two others, before and behind the cuts, one added to the other.

        Args:
            first: Vectors of length 1, shape (others, dimensions).
            second: Likewise.

        Returns:
            Shape (words, others).
        """
        before, after = ((self.words @ each.T).cumsum(axis=0) for each in (first, second))
        behind = after[-1] - after
        return np.asarray(before / self.before[:, None] + behind / self.behind[:, None])

    def gains(self, first: Floats, second: Floats) -> Floats:
        """Say how much nearer its parts come to two others than it is, by the best cut."""
        whole = (self.words @ (first + second).T).sum(axis=0) / self.before[-1]
        return np.asarray(self.nearness(first, second)[:-1].max(axis=0) - whole)


class _Pair(NamedTuple):
    """Two sentences cut after every word.

    Args:
        cut: Their words.
        end: Words of the first sentence.
        first: Its vector, of length 1, shape (1, dimensions).
        second: That of the second.
    """

    cut: _Cut
    end: int
    first: Floats
    second: Floats

    @classmethod
    def of(cls, cut: _Cut, end: int) -> "_Pair":
        first = cut.words[:end].sum(axis=0, keepdims=True) / cut.before[end - 1]
        second = cut.words[end:].sum(axis=0, keepdims=True) / cut.behind[end - 1]
        return cls(cut, end, first, second)

    def gains(self, other: "_Pair") -> tuple[float, float]:
        """Say how much nearer to two others they come if cut earlier, and if cut later."""
        nearness = self.cut.nearness(other.first, other.second)[:, 0]
        as_it_is = nearness[self.end - 1]
        earlier = nearness[_FEWEST - 1 : self.end - 1].max(initial=as_it_is)
        later = nearness[self.end : -_FEWEST].max(initial=as_it_is)
        return float(earlier - as_it_is), float(later - as_it_is)


def _vectors(words: list[str], table: Table) -> Floats:
    """Give the vectors of words; a long text has many, so they are found bit by bit."""
    found = np.empty((len(words), table.vectors.shape[1]), dtype=np.float32)
    for at in range(0, len(words), _AT_ONCE):
        found[at : at + _AT_ONCE] = table.sums(words[at : at + _AT_ONCE])
    return found
