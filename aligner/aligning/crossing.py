"""How far the words of two sentences answer across: a sign that something moved over their end.

Where a translator ends a sentence elsewhere, a clause of the first sentence is found in the second
of the other side. The vectors of whole sentences hardly show it, for most of each sentence stays
where it was; word by word it is plain.
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from aligner.aligning.encoder import Table

Halves = npt.NDArray[np.float16]

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_AT_ONCE = 2048
_LIKE = 0.3  # cosine above which two words have to do with each other


class Crossings:
    """The words of two texts, and which of them answer each other.

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
        ours, theirs = self._sides[0][i : i + 2], self._sides[1][j : j + 2]
        here, there = (
            self._vectors[np.concatenate(words)].astype("f4") for words in (ours, theirs)
        )
        alike = np.maximum(here @ there.T - _LIKE, 0.0)
        row, column = len(ours[0]), len(theirs[0])
        in_first, in_second = (
            part.max(axis=1, initial=0.0) for part in (alike[:, :column], alike[:, column:])
        )
        by_first, by_second = (part.max(axis=0, initial=0.0) for part in (alike[:row], alike[row:]))
        own = (in_first[:row], in_second[row:], by_first[:column], by_second[column:])
        other = (in_second[:row], in_first[row:], by_second[:column], by_first[column:])
        beside, beyond = np.concatenate(own), np.concatenate(other)
        across = float(np.maximum(beyond - beside, 0.0).sum())
        return across / (across + float(beside.sum())) if across else 0.0


def _units(words: list[str], table: Table) -> Halves:
    """Give the words' vectors of length 1, in half the digits; a long text has many words."""
    found = np.empty((len(words), table.vectors.shape[1]), dtype=np.float16)
    for at in range(0, len(words), _AT_ONCE):
        some = table.tokenizer.encode_batch_fast(
            words[at : at + _AT_ONCE], add_special_tokens=False
        )
        rows = np.array([table.vectors[pieces.ids].sum(axis=0) for pieces in some])
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        found[at : at + len(rows)] = rows / np.maximum(norms, 1e-9)
    return found
