"""The best chain of links and its probabilities, against all chains there are."""

from operator import itemgetter

import numpy as np
import pytest

from aligner.aligning.dynamic import PAIR, Problem, best_links, best_path

SHAPES = ((1, 1), (1, 2), (2, 1))


def problem(height: int, width: int, seed: int) -> Problem:
    scores = {
        shape: np.random.default_rng(seed + n).normal(
            -1, 2, (max(height - shape[0] + 1, 0), max(width - shape[1] + 1, 0))
        )
        for n, shape in enumerate(SHAPES)
        if shape[0] <= height and shape[1] <= width
    }
    return Problem(height, width, scores, 2.0, 0.7)


def all_paths(p: Problem) -> list[tuple[float, tuple[tuple[range, range], ...]]]:
    """Every chain of links with its score, by brute force."""
    found = []

    def walk(i: int, j: int, gap: str, score: float, path: tuple[tuple[range, range], ...]) -> None:
        if (i, j) == (p.height, p.width):
            found.append((score, path))
            return
        for s, t in p.scores:
            if i + s <= p.height and j + t <= p.width:
                step = (range(i, i + s), range(j, j + t))
                walk(i + s, j + t, "", score + p.scores[s, t][i, j], (*path, step))
        for side, di, dj in (("source", 1, 0), ("target", 0, 1)):
            if i + di <= p.height and j + dj <= p.width:
                cost = p.gap_extend if gap == side else p.gap_open
                step = (range(i, i + di), range(j, j + dj))
                walk(i + di, j + dj, side, score - cost, (*path, step))

    walk(0, 0, "", 0.0, ())
    return found


@pytest.mark.parametrize(("height", "width", "seed"), [(3, 3, 1), (4, 2, 5), (2, 4, 9), (0, 3, 2)])
def test_the_best_chain_is_the_best_of_all(height: int, width: int, seed: int) -> None:
    p = problem(height, width, seed)
    _, best = max(all_paths(p))
    found = [(list(step.source), list(step.target)) for step in best_links(p)]
    assert found == [(list(s), list(t)) for s, t in best]


@pytest.mark.parametrize("score", [-4.1, -3.9])
def test_the_only_two_sentences_are_linked_where_that_is_likelier(score: float) -> None:
    p = Problem(1, 1, {PAIR: np.array([[score]])}, 2.0, 0.7)
    _, best = max(all_paths(p), key=itemgetter(0))
    assert len(best_path(p)) == len(best)  # in whichever order they stand alone


@pytest.mark.parametrize(("height", "width", "seed"), [(3, 3, 1), (4, 2, 5), (2, 4, 9), (1, 1, 3)])
def test_probabilities_are_the_shares_of_all_chains(height: int, width: int, seed: int) -> None:
    p = problem(height, width, seed)
    paths = all_paths(p)
    total = sum(np.exp(score) for score, _ in paths)
    for step in best_links(p):
        if step.source and step.target:
            holds = [score for score, path in paths if (step.source, step.target) in path]
        else:
            mine = 0 if step.source else 1
            position = (step.source or step.target)[0]
            holds = [
                score
                for score, path in paths
                if any(list(x[mine]) == [position] and not x[1 - mine] for x in path)
            ]
        assert step.probability == pytest.approx(sum(np.exp(x) for x in holds) / total, abs=1e-9)


@pytest.mark.parametrize(("odds", "swapped", "share"), [(2.0, True, 0.881), (-2.0, False, 0.881)])
def test_a_link_of_two_shares_its_probability_with_two_pairs_that_cross(
    odds: float, share: float, *, swapped: bool
) -> None:
    scores = {(1, 1): np.full((2, 2), -50.0), (2, 2): np.zeros((1, 1))}
    (step,) = best_links(Problem(2, 2, scores, 50.0, 50.0, swaps=np.array([[odds]])))
    assert step.swapped is swapped
    assert step.probability == pytest.approx(share, abs=0.001)
