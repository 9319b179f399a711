"""What a translation does with sentences, estimated on the document itself.

Some translations leave hardly anything out, others whole paragraphs; some join and split many
sentences; no one setting serves them all. The likeliest links are found with middling
settings, the runs without counterpart and the kinds of links in them are counted, and the
costs become the logarithms of their rates (hard expectation maximisation, Neal & Hinton 1998).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from aligner.aligning.dynamic import Problem, Shape, best_path
from aligner.aligning.parameters import Parameters

_ROUNDS = 4
_SETTLED = 0.05


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document is translated.

    Args:
        gap_cost: Cost of beginning a run of sentences without counterpart.
        bonus: For each kind of link how much likelier it is than usual, as a logarithm.
    """

    gap_cost: float
    bonus: Mapping[Shape, float] = field(default_factory=dict)

    def applied(self, problem: Problem) -> Problem:
        """Give a problem with these costs."""
        scores = {
            shape: score + self.bonus.get(shape, 0.0) for shape, score in problem.scores.items()
        }
        return replace(problem, gap_open=self.gap_cost, scores=scores)


def habits(problems: Sequence[Problem], parameters: Parameters) -> Habits:
    """Estimate the habits of a translation on a sample of a document.

    Args:
        problems: Parts of the document.
        parameters: The settings; "gap_open" and the priors are where to begin, and what a document
            too short to say anything keeps to.
    """
    found = Habits(_gap_cost(problems, parameters.weights))
    for _ in range(_ROUNDS - 1):
        found = Habits(found.gap_cost, _bonus(problems, found, parameters))
    return found


def _gap_cost(problems: Sequence[Problem], weights: Mapping[str, float]) -> float:
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


def _bonus(
    problems: Sequence[Problem], found: Habits, parameters: Parameters
) -> dict[Shape, float]:
    """Compare how often the kinds of links occur with how often they usually do."""
    usual: dict[str, float] = {}
    for shape, prior in parameters.priors.items():
        usual[_family(shape)] = usual.get(_family(shape), 0.0) + math.exp(prior)
    total = sum(usual.values())
    counts = Counter(
        _family((len(source), len(target)))
        for problem in problems
        for source, target in best_path(found.applied(problem))
        if source and target
    )
    doubt = parameters.weights["prior_doubt"]
    number = counts.total() + doubt
    share = {family: rate / total for family, rate in usual.items()}
    bonus = {
        family: math.log((counts[family] + doubt * share[family]) / number / share[family])
        for family in share
    }
    return {shape: bonus[_family(shape)] for shape in parameters.priors}


def _family(shape: Shape) -> str:
    """Name what a link does: pairs, joins two, joins more, or mixes."""
    least, most = sorted(shape)
    if most == 1:
        return "pair"
    return "mix" if least > 1 else "join two" if most == 2 else "join more"


def _kind(step: tuple[range, range]) -> str:
    source, target = step
    return "link" if source and target else "omission" if source else "addition"
