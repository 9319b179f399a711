"""The best chain of links and the probability of each, by dynamic programming.

Three states with affine gaps (Gotoh 1982) over rows of a matrix: a match, a run of source
sentences without counterpart, a run of target sentences without counterpart. The same
lattice, summed instead of maximised (forward and backward), gives every link its
probability.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Shape = tuple[int, int]

PAIR = (1, 1)
"""One sentence linked with one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be aligned.

    Args:
        height: Number of source sentences.
        width: Number of target sentences.
        scores: For every kind of link allowed, as numbers of source and target sentences, the
            log scores of the links by their first sentences: shape (height - s + 1,
            width - t + 1). A kind that does not fit in is left out.
        gap_open: Cost of beginning a gap, for its first sentence.
        gap_extend: Cost of each further sentence of a gap.
        sharpness: What scores and costs are multiplied by where chains are summed into
            probabilities, so that these come true as often as they say (temperature scaling,
            Guo et al. 2017); 1 where scores are the logarithms of probabilities already.
        swaps: For every link of two with two the log odds that it is two pairs that cross, of
            which its score is the higher; shape as its scores. None where none can be.
    """

    height: int
    width: int
    scores: Mapping[Shape, Floats]
    gap_open: float
    gap_extend: float
    sharpness: float = 1.0
    swaps: Floats | None = None

    def sharpened(self) -> "Problem":
        """Give the problem by whose scores chains are to be summed."""
        return replace(
            self,
            scores={shape: score * self.sharpness for shape, score in self.scores.items()},
            gap_open=self.gap_open * self.sharpness,
            gap_extend=self.gap_extend * self.sharpness,
        )

    def odds_of_swap(self, source: range, target: range) -> float:
        """Give the log odds that a link is two pairs that cross."""
        if self.swaps is None or not len(source) == len(target) == 2:
            return -math.inf
        return float(self.swaps[source.start, target.start] * self.sharpness)


@dataclass(frozen=True, slots=True)
class Step:
    """A link found: source and target sentence ranges, and its probability, 0 to 1.

    Where it is swapped, it is two links: the first of each side with the second of the other.
    """

    source: range
    target: range
    probability: float
    swapped: bool = False


def best_links(problem: Problem) -> list[Step]:
    """Find the likeliest chain of links; it covers every sentence of both sides once."""
    path = best_path(problem)
    problem = problem.sharpened()
    moves = _Moves.of(problem.scores, problem.height, problem.width)
    forward = _fill(problem, moves, _sum, np.logaddexp).any
    turned = {shape: score[::-1, ::-1] for shape, score in problem.scores.items()}
    back = _Moves.of(turned, problem.height, problem.width)
    backward = _fill(problem, back, _sum, np.logaddexp).any[::-1, ::-1]
    alone = _probability_alone(problem, forward, backward)
    steps = []
    for source, target in path:
        if source and target:
            score = problem.scores[len(source), len(target)][source.start, target.start]
            before = forward[source.start, target.start]
            after = backward[source.stop, target.stop]
            probability = float(np.exp(min(before + score + after - forward[-1, -1], 0.0)))
        else:
            probability = float(alone[0][source.start] if source else alone[1][target.start])
        odds = problem.odds_of_swap(source, target)
        probability /= 1.0 + math.exp(-abs(odds))  # of the two that share the score
        steps.append(Step(source, target, min(max(probability, 0.0), 1.0), odds > 0))
    return steps


def best_path(problem: Problem) -> list[tuple[range, range]]:
    """Find the likeliest chain of links without its probabilities, in a third of the time."""
    if problem.height == problem.width == 1 and PAIR in problem.scores:  # as many notes are
        is_linked = problem.scores[PAIR].item() > -2.0 * problem.gap_open
        return [(range(1), range(1))] if is_linked else [(range(0), range(1)), (range(1), range(0))]
    moves = _Moves.of(problem.scores, problem.height, problem.width)
    return _trace(problem, moves, _fill(problem, moves, _highest, np.maximum))


@dataclass(frozen=True, slots=True)
class _Lattice:
    """Score of reaching each cell in any way, or ending in a gap on one side."""

    padded: Floats
    source_gap: Floats
    target_gap: Floats

    @property
    def any(self) -> Floats:
        """The lattice without its padding."""
        rows, columns = self.source_gap.shape
        return self.padded[-rows:, -columns:]

    def before(self, moves: "_Moves", i: int, j: int) -> Floats:
        """Give the score of the cell each kind of link that ends in a cell begins in."""
        cell = (i + moves.padding) * self.padded.shape[1] + j + moves.padding
        return cast("Floats", self.padded.reshape(-1)[cell - moves.back[:, 0]])


@dataclass(frozen=True, slots=True)
class _Moves:
    """All links that may end in a cell, laid out so that a row is filled at once.

    Args:
        scores: Shape (height + 1, kinds, width + 1): the log score of the link of each kind
            that ends before each cell, minus infinity where it would begin outside.
        back: Shape (kinds, 1): how far back in the padded lattice each kind begins.
        padding: Rows and columns of minus infinity before the lattice.
    """

    scores: Floats
    back: npt.NDArray[np.int64]
    padding: int

    @classmethod
    def of(cls, scores: Mapping[Shape, Floats], height: int, width: int) -> "_Moves":
        padding = max((max(shape) for shape in scores), default=0)
        laid = np.full((height + 1, len(scores), width + 1), -np.inf)
        for kind, ((s, t), score) in enumerate(scores.items()):
            laid[s:, kind, t:] = score
        back = [s * (width + 1 + padding) + t for s, t in scores]
        return cls(laid, np.array(back, dtype=np.int64).reshape(-1, 1), padding)


Reduce = Callable[[Floats], Floats]


def _highest(rows: Floats) -> Floats:
    return cast("Floats", rows.max(axis=0, initial=-np.inf))


def _sum(rows: Floats) -> Floats:
    """Add up the rows of logarithms."""
    top = rows.max(axis=0, initial=-np.inf)
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        return cast("Floats", np.log(np.exp(rows - safe).sum(axis=0)) + safe)


def _fill(problem: Problem, moves: _Moves, reduce: Reduce, combine: np.ufunc) -> _Lattice:
    """Fill the lattice row by row; `reduce` and `combine` take the maximum or the sum.

    A gap is opened only from where no gap on its side ends, so that the sum counts each chain
    once. (`unopened` is the row before, without its gaps on the source side.)
    """
    width, pad = problem.width + 1, moves.padding
    padded = np.full((problem.height + 1 + pad, width + pad), -np.inf)
    flat = padded.reshape(-1)
    source_gap, target_gap = (np.full((problem.height + 1, width), -np.inf) for _ in range(2))
    steps = np.arange(width) * problem.gap_extend
    unopened = np.full(width, -np.inf)
    columns = np.arange(width)
    for i in range(problem.height + 1):
        if i == 0:
            row = np.full(width, -np.inf)
            row[0] = 0.0
        else:
            here = (i + pad) * (width + pad) + pad + columns
            row = reduce(flat[here - moves.back] + moves.scores[i])
            source_gap[i] = combine(
                unopened - problem.gap_open, source_gap[i - 1] - problem.gap_extend
            )
        open_target = combine(row, source_gap[i])
        opened = combine.accumulate(open_target + steps) - steps - problem.gap_open
        target_gap[i, 1:] = opened[:-1]
        unopened = combine(row, target_gap[i])
        padded[i + pad, pad:] = combine(open_target, target_gap[i])
    return _Lattice(padded, source_gap, target_gap)


def _trace(problem: Problem, moves: _Moves, best: _Lattice) -> list[tuple[range, range]]:
    """Follow the best chain back from the end."""
    shapes = list(problem.scores)
    i, j = problem.height, problem.width
    cells = best.any
    state = ""
    path: list[tuple[range, range]] = []
    while i or j:
        state = state or _best_state(best, cells[i, j], i, j)
        if state == "source":
            opened = cells[i - 1, j] - problem.gap_open
            state = "" if opened >= best.source_gap[i - 1, j] - problem.gap_extend else state
            i -= 1
            path.append((range(i, i + 1), range(0)))
        elif state == "target":
            opened = cells[i, j - 1] - problem.gap_open
            state = "" if opened >= best.target_gap[i, j - 1] - problem.gap_extend else state
            j -= 1
            path.append((range(0), range(j, j + 1)))
        else:
            s, t = shapes[int((best.before(moves, i, j) + moves.scores[i, :, j]).argmax())]
            i, j, state = i - s, j - t, ""
            path.append((range(i, i + s), range(j, j + t)))
    return path[::-1]


def _best_state(best: _Lattice, score: float, i: int, j: int) -> str:
    if best.source_gap[i, j] >= score:
        return "source"
    return "target" if best.target_gap[i, j] >= score else "match"


def _probability_alone(
    problem: Problem, forward: Floats, backward: Floats
) -> tuple[Floats, Floats]:
    """Give for every sentence of each side the probability that it has no counterpart."""
    linked_source = np.zeros(problem.height)
    linked_target = np.zeros(problem.width)
    for (s, t), score in problem.scores.items():
        before = forward[: problem.height - s + 1, : problem.width - t + 1]
        through = before + score + backward[s:, t:] - forward[-1, -1]
        probability = np.exp(np.minimum(through, 0.0))
        for k in range(s):
            linked_source[k : problem.height - s + 1 + k] += probability.sum(axis=1)
        for k in range(t):
            linked_target[k : problem.width - t + 1 + k] += probability.sum(axis=0)
    return 1.0 - linked_source, 1.0 - linked_target
