"""How far the words of two sentences answer across: a sign that something moved over their end.

Where a translator ends a sentence elsewhere, a clause of the first sentence is found in the second
of the other side. The vectors of whole sentences hardly show it, for most of each sentence stays
where it was; word by word it is plain.
"""

import re
from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from aligner.aligning.encoder import Table, Vectors

Numbers = npt.NDArray[np.int64]

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_LIKE = 0.3  # cosine above which two words have to do with each other


class Crossings:
    """The words of two texts, and which of them answer each other.

    Args:
        source: Texts of the source sentences.
        target: Texts of the target sentences.
        table: The static model that has the words' vectors.
    """

    def __init__(self, source: Sequence[str], target: Sequence[str], table: Table) -> None:
        words = [[_WORD.findall(text) for text in side] for side in (source, target)]
        numbers: dict[str, int] = {}
        for word in chain.from_iterable(chain.from_iterable(words)):
            numbers.setdefault(word, len(numbers))
        self._sides = [
            [np.array([numbers[word] for word in text], dtype=np.int64) for text in side]
            for side in words
        ]
        self._vectors = _units(list(numbers), table)

    def share(self, i: int, j: int) -> float:
        """Say how much of the likeness of two pairs of sentences lies across.

        Args:
            i: The first of two source sentences that follow each other.
            j: The first of two target sentences.

        Returns:
            0 where every word has its best counterpart in the sentence that stands beside its
            own, towards 1 where all have it in the other one.
        """
        across = beside = 0.0
        ours, theirs = self._sides[0][i : i + 2], self._sides[1][j : j + 2]
        for here, there in ((ours, theirs), (theirs, ours)):
            for at in (0, 1):
                own, other = (self._nearest(here[at], there[k]) for k in (at, 1 - at))
                across += float(np.maximum(other - own, 0.0).sum())
                beside += float(own.sum())
        return across / (across + beside) if across else 0.0

    def _nearest(self, words: Numbers, others: Numbers) -> Vectors:
        """Give for each word how like it the likest of the others is, above what is nothing."""
        if not len(words) or not len(others):
            return np.zeros(len(words), dtype=np.float32)
        cosines = self._vectors[words] @ self._vectors[others].T
        return np.asarray(np.maximum(cosines.max(axis=1) - _LIKE, 0.0))


def _units(words: list[str], table: Table) -> Vectors:
    found = table.tokenizer.encode_batch_fast(words, add_special_tokens=False)
    rows = np.array([table.vectors[pieces.ids].sum(axis=0) for pieces in found], dtype=np.float32)
    rows = rows.reshape(len(words), table.vectors.shape[1])
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, np.float32(1e-9)))
