"""Pairs of sentences that surely answer each other, wherever they stand.

An anchor is a pair of sentences each of which is the other's nearest; of all anchors the
longest chain is kept in which both sides run on (Schensted 1961). No diagonal is assumed, so
that shifted beginnings and missing blocks are found.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from aligner.aligning.encoder import Vectors

Anchor = tuple[int, int]
Finder = Callable[[range, range], list[Anchor]]
"""Gives the mutually nearest pairs of a stretch of source and a stretch of target sentences."""

_MOST_PAIRS = 25_000_000
_TILE = 2048
_FEW = 30
_RARE = 4  # a feature in more sentences of a side says little


def chain(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Give the longest chain of anchors in which both sides run on.

    >>> chain([(0, 0), (1, 5), (2, 2), (3, 3)])
    [(0, 0), (2, 2), (3, 3)]
    """
    ends: list[int] = []  # the target at which the best chain of each length ends
    last: list[int] = []  # and which anchor that is
    before: list[int] = []
    ordered = sorted(anchors, key=lambda anchor: (anchor[0], -anchor[1]))
    for number, (_, target) in enumerate(ordered):
        length = bisect_left(ends, target)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(target)
            last.append(number)
        else:
            ends[length], last[length] = target, number
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(ordered[at])
        at = before[at]
    return found[::-1]


def run_on(anchors: Sequence[Anchor]) -> float:
    """Say how far anchors run on together on both sides, above what chance has them do.

    The longest chain of n pairs put together at random has some 2 * sqrt(n) of them (Baik, Deift
    & Johansson 1999).

    Returns:
        0 (no more than by chance) to 1 (all of them); 1 for too few to say.
    """
    chance = 2 * math.sqrt(len(anchors))
    if len(anchors) < _FEW:
        return 1.0
    return max(len(chain(anchors)) - chance, 0.0) / (len(anchors) - chance)


def by_vectors(source: Vectors, target: Vectors) -> Finder:
    """Find anchors by cosine, among all sentences or, in very long stretches, the longest ones.

    Args:
        source: Vectors of all source sentences, weighted by their length.
        target: Those of the target.
    """
    weights = [np.linalg.norm(vectors, axis=1) for vectors in (source, target)]
    units = [
        vectors / np.maximum(weight, 1e-9)[:, None]
        for vectors, weight in zip((source, target), weights, strict=True)
    ]

    def find(here: range, there: range) -> list[Anchor]:
        most = math.isqrt(_MOST_PAIRS)
        if len(here) * len(there) <= _MOST_PAIRS:
            most = max(len(here), len(there))
        rows = _heaviest(weights[0], here, most)
        columns = _heaviest(weights[1], there, most)
        return _mutual(units[0][rows], units[1][columns], rows, columns)

    return find


def by_features(source: Sequence[Counter[str]], target: Sequence[Counter[str]]) -> Finder:
    """Find anchors by the rare features that sentences share.

    Args:
        source: Bags of all source sentences.
        target: Those of the target.
    """

    def find(here: range, there: range) -> list[Anchor]:
        places = [
            _places([side[at] for at in stretch], stretch)
            for side, stretch in ((source, here), (target, there))
        ]
        shared: Counter[Anchor] = Counter()
        for feature in sorted(places[0].keys() & places[1].keys()):
            ours, theirs = places[0][feature], places[1][feature]
            if len(ours) <= _RARE and len(theirs) <= _RARE:
                shared.update((i, j) for i in ours for j in theirs)
        best: dict[tuple[int, int], list[tuple[int, Anchor]]] = defaultdict(list)
        for pair, count in shared.items():
            best[0, pair[0]].append((count, pair))
            best[1, pair[1]].append((count, pair))
        first = {key: _clear_winner(found) for key, found in best.items()}
        return [pair for pair in shared if first[0, pair[0]] == pair == first[1, pair[1]]]

    return find


def _heaviest(weights: npt.NDArray[np.float32], stretch: range, most: int) -> npt.NDArray[np.int64]:
    within = weights[stretch.start : stretch.stop]
    if len(within) <= most:
        return np.arange(stretch.start, stretch.stop)
    chosen = np.argpartition(-within, most)[:most]
    return np.sort(chosen) + stretch.start


def _mutual(
    source: Vectors,
    target: Vectors,
    rows: npt.NDArray[np.int64],
    columns: npt.NDArray[np.int64],
) -> list[Anchor]:
    """Pair each row with its nearest column, where the column's nearest is that row."""
    nearest = np.zeros(len(rows), dtype=np.int64)
    best = np.full(len(columns), -np.inf, dtype=np.float32)
    back = np.zeros(len(columns), dtype=np.int64)
    for start in range(0, len(rows), _TILE):
        cosines = source[start : start + _TILE] @ target.T
        nearest[start : start + _TILE] = cosines.argmax(axis=1)
        top = cosines.argmax(axis=0)
        value = cosines[top, np.arange(len(columns))]
        better = value > best
        best[better], back[better] = value[better], top[better] + start
    mutual = back[nearest] == np.arange(len(rows))
    return [(int(rows[i]), int(columns[nearest[i]])) for i in np.flatnonzero(mutual)]


def _places(bags: Sequence[Counter[str]], stretch: range) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, bag in zip(stretch, bags, strict=True):
        for feature in bag:
            places[feature].append(at)
    return places


def _clear_winner(found: list[tuple[int, Anchor]]) -> Anchor | None:
    counts = sorted((count for count, _ in found), reverse=True)
    if len(counts) > 1 and counts[0] == counts[1]:
        return None
    return max(found)[1]
