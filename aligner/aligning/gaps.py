"""What it costs to leave a sentence without counterpart, estimated on the document itself.

Some translations leave hardly anything out, others whole paragraphs; no one cost serves both.
The likeliest links are found with a middling cost, the runs of sentences without counterpart
in them are counted, and the cost becomes the logarithm of their rate (hard expectation
maximisation, Neal & Hinton 1998).
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from aligner.aligning.dynamic import Problem, best_path

_ROUNDS = 4
_SETTLED = 0.05


def gap_cost(problems: Sequence[Problem], weights: dict[str, float]) -> float:
    """Estimate the cost of beginning a gap on a sample of a document.

    Args:
        problems: Parts of the document; what they say of the gap's cost is where to begin.
        weights: The settings "gap_open" (where to begin, and what a document too short to say
            anything keeps to), "gap_bonus", "gap_least", "gap_most".
    """
    cost = weights["gap_open"]
    usual = math.exp(-cost - weights["gap_bonus"])
    for _ in range(_ROUNDS):
        links = runs = 0
        for problem in problems:
            path = best_path(replace(problem, gap_open=cost))
            links += len(path)
            runs += sum(kind != "link" for kind, _ in groupby(path, key=_kind))
        rate = (runs + weights["gap_doubt"] * usual) / (links + weights["gap_doubt"])
        found = -math.log(rate) - weights["gap_bonus"]
        found = min(max(found, weights["gap_least"]), weights["gap_most"])
        settled = abs(found - cost) < _SETTLED
        cost = found
        if settled:
            break
    return cost


def _kind(step: tuple[range, range]) -> str:
    source, target = step
    return "link" if source and target else "omission" if source else "addition"
