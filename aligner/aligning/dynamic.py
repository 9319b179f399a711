"""The best chain of links and the probability of each, by dynamic programming.

Three states with affine gaps (Gotoh 1982) over rows of a matrix: a match, a run of source
sentences without counterpart, a run of target sentences without counterpart. The same
lattice, summed instead of maximised (forward and backward), gives every link its
probability.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Scorer = Callable[[int, int, int], Floats]
"""Log scores of linking source sentences i to i+s with every run of t target sentences."""

Shape = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be aligned.

    Args:
        height: Number of source sentences.
        width: Number of target sentences.
        shapes: The kinds of link allowed, as numbers of source and target sentences.
        score: Gives the log scores of a row of links.
        gap_open: Cost of beginning a gap, for its first sentence.
        gap_extend: Cost of each further sentence of a gap.
    """

    height: int
    width: int
    shapes: tuple[Shape, ...]
    score: Scorer
    gap_open: float
    gap_extend: float


@dataclass(frozen=True, slots=True)
class Step:
    """A link found: source and target sentence ranges, and its probability, 0 to 1."""

    source: range
    target: range
    probability: float


def best_links(problem: Problem) -> list[Step]:
    """Find the likeliest chain of links; it covers every sentence of both sides once."""
    scores = _all_scores(problem)
    best = _fill(problem, scores, np.maximum)
    path = _trace(problem, scores, best)
    forward = _fill(problem, scores, np.logaddexp)
    backward = _backward(problem, scores)
    total = forward.any[-1, -1]
    alone = _probability_alone(problem, scores, forward, backward, total)
    steps = []
    for source, target in path:
        if source and target:
            shape = (len(source), len(target))
            score = scores[shape][source.start, target.start]
            before = forward.any[source.start, target.start]
            after = backward[source.stop, target.stop]
            probability = float(np.exp(min(before + score + after - total, 0.0)))
        else:
            probability = alone[0][source.start] if source else alone[1][target.start]
        steps.append(Step(source, target, min(max(probability, 0.0), 1.0)))
    return steps


@dataclass(frozen=True, slots=True)
class _Lattice:
    """Score of reaching each cell in any way, or ending in a gap on one side."""

    any: Floats
    source_gap: Floats
    target_gap: Floats


Combine = Callable[[Floats, Floats], Floats]


def _all_scores(problem: Problem) -> dict[Shape, Floats]:
    scores = {}
    for s, t in problem.shapes:
        if s <= problem.height and t <= problem.width:
            rows = [problem.score(i, s, t) for i in range(problem.height - s + 1)]
            scores[s, t] = np.vstack(rows)
    return scores


def _fill(problem: Problem, scores: dict[Shape, Floats], combine: np.ufunc) -> _Lattice:
    """Fill the lattice row by row; `combine` is maximum or logaddexp.

    A gap is opened only from where no gap on its side ends, so that the sum counts each chain
    once. (`unopened` is the row before, without its gaps on the source side.)
    """
    size = (problem.height + 1, problem.width + 1)
    cells, source_gap, target_gap = (np.full(size, -np.inf) for _ in range(3))
    steps = np.arange(problem.width + 1) * problem.gap_extend
    unopened = np.full(problem.width + 1, -np.inf)
    for i in range(problem.height + 1):
        row = np.full(problem.width + 1, -np.inf)
        if i == 0:
            row[0] = 0.0
        else:
            source_gap[i] = combine(
                unopened - problem.gap_open, source_gap[i - 1] - problem.gap_extend
            )
        for (s, t), score in scores.items():
            if i >= s:
                row[t:] = combine(row[t:], cells[i - s, :-t] + score[i - s])
        open_target = combine(row, source_gap[i])
        opened = combine.accumulate(open_target + steps) - steps - problem.gap_open
        target_gap[i, 1:] = opened[:-1]
        unopened = combine(row, target_gap[i])
        cells[i] = combine(open_target, target_gap[i])
    return _Lattice(cells, source_gap, target_gap)


def _backward(problem: Problem, scores: dict[Shape, Floats]) -> Floats:
    """Sum over the ways from each cell to the end: the forward sum of the problem turned round."""
    turned = {shape: score[::-1, ::-1] for shape, score in scores.items()}
    return _fill(problem, turned, np.logaddexp).any[::-1, ::-1]


def _trace(
    problem: Problem, scores: dict[Shape, Floats], best: _Lattice
) -> list[tuple[range, range]]:
    """Follow the best chain back from the end."""
    i, j = problem.height, problem.width
    state = ""
    path: list[tuple[range, range]] = []
    while i or j:
        state = state or _best_state(best, i, j)
        if state == "source":
            opened = best.any[i - 1, j] - problem.gap_open
            state = "" if opened >= best.source_gap[i - 1, j] - problem.gap_extend else state
            i -= 1
            path.append((range(i, i + 1), range(0)))
        elif state == "target":
            opened = best.any[i, j - 1] - problem.gap_open
            state = "" if opened >= best.target_gap[i, j - 1] - problem.gap_extend else state
            j -= 1
            path.append((range(0), range(j, j + 1)))
        else:
            s, t = _best_shape(scores, best, i, j)
            i, j, state = i - s, j - t, ""
            path.append((range(i, i + s), range(j, j + t)))
    return path[::-1]


def _best_state(best: _Lattice, i: int, j: int) -> str:
    if best.source_gap[i, j] >= best.any[i, j]:
        return "source"
    return "target" if best.target_gap[i, j] >= best.any[i, j] else "match"


def _best_shape(scores: dict[Shape, Floats], best: _Lattice, i: int, j: int) -> Shape:
    return max(
        (shape for shape in scores if i >= shape[0] and j >= shape[1]),
        key=lambda shape: (
            best.any[i - shape[0], j - shape[1]] + scores[shape][i - shape[0], j - shape[1]]
        ),
    )


def _probability_alone(
    problem: Problem,
    scores: dict[Shape, Floats],
    forward: _Lattice,
    backward: Floats,
    total: float,
) -> tuple[Floats, Floats]:
    """Give for every sentence of each side the probability that it has no counterpart."""
    linked_source = np.zeros(problem.height)
    linked_target = np.zeros(problem.width)
    for (s, t), score in scores.items():
        before = forward.any[: problem.height - s + 1, : problem.width - t + 1]
        probability = np.exp(np.minimum(before + score + backward[s:, t:] - total, 0.0))
        for k in range(s):
            linked_source[k : problem.height - s + 1 + k] += probability.sum(axis=1)
        for k in range(t):
            linked_target[k : problem.width - t + 1 + k] += probability.sum(axis=0)
    return 1.0 - linked_source, 1.0 - linked_target
