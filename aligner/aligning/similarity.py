"""How near runs of sentences are by their vectors, above the nearness of their neighbours."""

from collections.abc import Sequence

import numpy as np

from aligner.aligning.dynamic import Floats
from aligner.aligning.encoder import Vectors
from aligner.aligning.structure import Likeness


class Nearness:
    """Cosine of joined sentences less the mean cosine with the sentences just outside.

    A run's vector is the sum of its sentences' vectors, which for a static model is that of the
    joined text; a margin over the neighbours replaces any
    absolute threshold (Artetxe & Schwenk 2019).

    Args:
        source: Vectors of the source sentences, the longer a sentence the longer.
        target: Vectors of the target sentences.
    """

    def __init__(self, source: Vectors, target: Vectors) -> None:
        weighted = [vectors.astype(np.float64) for vectors in (source, target)]
        self._running = [_running_sum(rows) for rows in weighted]
        products = (weighted[0] @ weighted[1].T).cumsum(axis=0).cumsum(axis=1)
        self._products = np.pad(products, ((1, 0), (1, 0)))
        self._norms: dict[tuple[int, int], Floats] = {}
        self._found: dict[tuple[int, int], Floats] = {}

    def margins(self, height: int, width: int) -> Floats:
        """Give the margin of every run of `height` source over every run of `width` target.

        Returns:
            Shape (source - height + 1, target - width + 1), values -2 to 2, by first sentences.
        """
        inside = self._cosines(height, width)
        rows, columns = inside.shape
        total = np.zeros_like(inside)
        beside, above = self._cosines(height, 1), self._cosines(1, width)
        total[:, 1:] += beside[:, : columns - 1]
        total[:, : columns - 1] += beside[:, width:]
        total[1:] += above[: rows - 1]
        total[: rows - 1] += above[height:]
        count = _neighbours(rows)[:, None] + _neighbours(columns)[None, :]
        return np.asarray(inside - total / np.maximum(count, 1))

    def _cosines(self, height: int, width: int) -> Floats:
        """Give the cosines of all runs of these sizes; those of single sentences are kept."""
        if (height, width) in self._found:
            return self._found[height, width]
        sums = self._products
        dots = sums[height:, width:] - sums[:-height, width:]
        dots -= sums[height:, :-width]
        dots += sums[:-height, :-width]
        dots /= self._norm(0, height)[:, None]
        dots /= self._norm(1, width)[None, :]
        if 1 in (height, width):
            self._found[height, width] = dots
        return np.asarray(dots)

    def _norm(self, side: int, size: int) -> Floats:
        if (side, size) not in self._norms:
            runs = self._running[side][size:] - self._running[side][:-size]
            self._norms[side, size] = np.maximum(np.linalg.norm(runs, axis=1), 1e-6)
        return self._norms[side, size]


def likeness_by_vectors(source: Vectors, target: Vectors) -> Likeness:
    """Compare whole stretches by the cosine of their sums, less what each has with all others.

    Args:
        source: Vectors of all source sentences, the longer a sentence the longer.
        target: Those of the target.
    """

    def likeness(here: Sequence[range], there: Sequence[range]) -> Floats:
        rows, columns = (
            _units(np.array([side[s.start : s.stop].sum(axis=0) for s in stretches]))
            for side, stretches in ((source, here), (target, there))
        )
        cosines = rows @ columns.T
        usual = cosines.mean(axis=1, keepdims=True) + cosines.mean(axis=0, keepdims=True)
        return np.asarray(cosines - usual / 2)

    return likeness


def _units(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def _neighbours(count: int) -> Floats:
    """Say how many of its two neighbours each of a row of runs has."""
    found = np.full(count, 2.0)
    found[:1] -= 1
    found[-1:] -= 1
    return found


def _running_sum(rows: Floats) -> Floats:
    return np.vstack([np.zeros((1, rows.shape[1])), rows.cumsum(axis=0)])
