"""How near runs of sentences are by their vectors, above the nearness of their neighbours."""

import numpy as np

from aligner.aligning.dynamic import Floats
from aligner.aligning.encoder import Vectors


class Nearness:
    """Cosine of joined sentences less the mean cosine with the sentences just outside.

    A run's vector is the mean of its sentences' vectors weighted by their lengths, which for a
    static model is the vector of the joined text; a margin over the neighbours replaces any
    absolute threshold (Artetxe & Schwenk 2019).

    Args:
        source: Vectors of the source sentences.
        target: Vectors of the target sentences.
        source_lengths: Lengths of the source sentences in characters.
        target_lengths: Lengths of the target sentences in characters.
    """

    def __init__(
        self, source: Vectors, target: Vectors, source_lengths: Floats, target_lengths: Floats
    ) -> None:
        weighted = [
            vectors.astype(np.float64) * np.maximum(lengths, 1.0)[:, None]
            for vectors, lengths in ((source, source_lengths), (target, target_lengths))
        ]
        self._running = [_running_sum(rows) for rows in weighted]
        products = (weighted[0] @ weighted[1].T).cumsum(axis=0).cumsum(axis=1)
        self._products = np.pad(products, ((1, 0), (1, 0)))

    def row(self, i: int, height: int, width: int) -> Floats:
        """Give the margin of source sentences i to i+height over every run of `width`, -2 to 2."""
        inside = self._cosines(i, height, width)
        single = self._cosines(i, height, 1)
        total = np.zeros_like(inside)
        count = np.zeros_like(inside)
        starts = np.arange(len(inside))
        for beside in (starts - 1, starts + width):
            valid = (beside >= 0) & (beside < len(single))
            total[valid] += single[beside[valid]]
            count[valid] += 1
        for row in (i - 1, i + height):
            if 0 <= row < len(self._products) - 1:
                total += self._cosines(row, 1, width)
                count += 1
        return inside - total / np.maximum(count, 1)

    def _cosines(self, i: int, height: int, width: int) -> Floats:
        top, bottom = self._products[i], self._products[i + height]
        dots = bottom[width:] - bottom[:-width] - top[width:] + top[:-width]
        own = np.linalg.norm(self._running[0][i + height] - self._running[0][i])
        theirs = np.linalg.norm(self._running[1][width:] - self._running[1][:-width], axis=1)
        return np.asarray(dots / np.maximum(own * theirs, 1e-9))


def _running_sum(rows: Floats) -> Floats:
    return np.vstack([np.zeros((1, rows.shape[1])), rows.cumsum(axis=0)])
