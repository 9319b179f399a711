"""The gold sets of sentence pairs, how an alignment is scored on them, and what else was tried."""

from ast import literal_eval
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nltk.translate.gale_church import align_blocks

from aligner.aligning import Aids, align
from aligner.model import Document, Link
from aligner.reading import read_presegmented

Bead = tuple[tuple[int, ...], tuple[int, ...]]
SETS = ("pud_mn", "flores_devtest_mn", "storybooks")
_LEAST_SURE = 0.15
_BINS = 10


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Two texts, a sentence a line, and their links."""

    name: str
    source: Document
    target: Document
    beads: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How an alignment agrees with the gold.

    Args:
        strict: F1 of links that are the same on both sides (as vecalign's score.py counts, where
            links without counterpart do not count for recall).
        lax: F1 of links that share a sentence on both sides with one of the gold.
        null_precision: Share of the links without counterpart that are right.
        null_recall: Share of those of the gold that were found.
        wrong: Number of links that are not in the gold.
        held: Share of the wrong links among the least sure 15 % of all.
        error: Expected calibration error of the confidence, ten bins.
        reliability: For each bin of confidence how many links it has, their mean confidence and
            the share of right ones.
    """

    strict: float
    lax: float
    null_precision: float
    null_recall: float
    wrong: int
    held: float
    error: float
    reliability: tuple[tuple[int, float, float], ...]


def read_set(folder: Path, name: str) -> GoldSet:
    """Read a set by its name."""
    lines = (folder / f"{name}.gold").read_text(encoding="utf-8").splitlines()
    return GoldSet(
        name,
        read_presegmented(folder / f"{name}.de.txt", "de"),
        read_presegmented(folder / f"{name}.tr.txt", "tr"),
        tuple(_bead(line) for line in lines if line.strip()),
    )


def aligned(gold: GoldSet, aids: Aids) -> Score:
    """Align a set and score it."""
    return score(gold.beads, align(gold.source, gold.target, aids))


def gale_church(gold: GoldSet) -> float:
    """Give the strict F1 of NLTK's Gale-Church (1993), by lengths alone."""
    lengths = [[len(s.text) for s in side.sentences] for side in (gold.source, gold.target)]
    beads: list[tuple[set[int], set[int]]] = []
    for i, j in align_blocks(*lengths):
        if beads and (i in beads[-1][0] or j in beads[-1][1]):
            beads[-1][0].add(i)
            beads[-1][1].add(j)
        else:
            beads.append(({i}, {j}))
    found = [(tuple(sorted(source)), tuple(sorted(target))) for source, target in beads]
    return _f1(gold.beads, found, lax=False)


def score(gold: Sequence[Bead], links: Sequence[Link]) -> Score:
    """Score links against gold ones."""
    found = [(tuple(link.source), tuple(link.target)) for link in links]
    right = [bead in set(gold) for bead in found]
    by_doubt = sorted(range(len(links)), key=lambda at: links[at].confidence)
    doubtful = set(by_doubt[: int(len(links) * _LEAST_SURE)])
    wrong = [at for at, is_right in enumerate(right) if not is_right]
    nulls = {bead for bead in found if not all(bead)}
    bins = _reliability([link.confidence for link in links], right)
    gold_nulls = {bead for bead in gold if any(bead) and not all(bead)}
    return Score(
        _f1(gold, found, lax=False),
        _f1(gold, found, lax=True),
        len(nulls & gold_nulls) / max(len(nulls), 1),
        len(nulls & gold_nulls) / max(len(gold_nulls), 1),
        len(wrong),
        sum(at in doubtful for at in wrong) / max(len(wrong), 1),
        sum(n * abs(mean - share) for n, mean, share in bins) / max(len(links), 1),
        bins,
    )


def _f1(gold: Sequence[Bead], found: Sequence[Bead], *, lax: bool) -> float:
    precision = _share(found, gold, lax=lax)
    recall = _share([b for b in gold if all(b)], [b for b in found if all(b)], lax=lax)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(beads: Sequence[Bead], others: Sequence[Bead], *, lax: bool) -> float:
    """Give the share of links that the others hold, or share a sentence of both sides with."""
    known = set(others)
    partners: dict[int, set[int]] = {}
    for source, target in others:
        for i in source:
            partners.setdefault(i, set()).update(target)
    met = sum(
        bead in known
        or (lax and any(partners.get(i, set()).intersection(bead[1]) for i in bead[0]))
        for bead in beads
    )
    return met / max(len(beads), 1)


def _reliability(
    confidences: Sequence[float], right: Sequence[bool]
) -> tuple[tuple[int, float, float], ...]:
    """Compare confidence and share of right links in bins of equal width (Naeini et al. 2015)."""
    found = []
    for low in range(_BINS):
        inside = [
            at
            for at, confidence in enumerate(confidences)
            if min(int(confidence * _BINS), _BINS - 1) == low
        ]
        count = max(len(inside), 1)
        mean = sum(confidences[at] for at in inside) / count
        found.append((len(inside), mean, sum(right[at] for at in inside) / count))
    return tuple(found)


def _bead(line: str) -> Bead:
    source, target = (literal_eval(side) for side in line.split(":")[:2])
    return tuple(source), tuple(target)
