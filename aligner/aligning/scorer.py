"""The log score of every possible link: prior, length, visible agreement, nearness of vectors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, product
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from aligner.aligning.cuts import Cuts
from aligner.aligning.dynamic import Floats, Problem, Shape
from aligner.aligning.evidence import Agreement
from aligner.aligning.parameters import Parameters
from aligner.aligning.similarity import Nearness
from aligner.languages import Language, language
from aligner.model import Part, Sentence
from aligner.reading.split import split_sentences

TWO = (2, 2)
"""Two sentences linked with two."""

_SEVERAL = (2, 3, 4)  # sentences that one is divided into, where its parts are looked at
_LIKELY = 0.0  # score of a link of one sentence with several that may be one,
_NEAR = 6.0  # and how far below a link with one of them
_MAY_BE_A_PAIR = 0.0  # score of a link of one sentence with one that may be one
_MOST_CROSSED = 3
_SURELY_A_PAIR = 3.0  # score of a link of one sentence with one that may be one of two that cross
_STOP_WITHIN = re.compile(r"[.!?…]\W* \W*\w")


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences of one side, as the scorer sees them: running sums, and where paragraphs begin.

    Args:
        characters: Characters before each sentence, and in all.
        headings: Headings before each sentence, and in all.
        inner: Sentences within sentences before each sentence, and in all: where lines that
            came divided are aligned, some hold two.
        begins: For each sentence, and the end, whether a paragraph begins.
    """

    characters: Floats
    headings: Floats
    inner: Floats
    begins: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], lang: str) -> "Text":
        """Take what the scorer needs from sentences."""
        spoken = language(lang)
        return cls(
            _running_sum([len(sentence.text) for sentence in sentences]),
            _running_sum([sentence.part is Part.HEADING for sentence in sentences]),
            _running_sum([_inner(sentence, spoken) for sentence in sentences]),
            np.append(np.diff([sentence.paragraph for sentence in sentences], prepend=-1), 0) != 0,
        )

    def __len__(self) -> int:
        return len(self.characters) - 1

    def part(self, positions: range) -> "Text":
        """Give a part, whose sums go on from before it; paragraphs all of one tell nothing."""
        here = slice(positions.start, positions.stop + 1)
        begins = self.begins[here].copy()
        begins[0], begins[-1] = True, False
        if begins.sum() in (1, len(positions)):
            begins[:] = False
        return Text(self.characters[here], self.headings[here], self.inner[here], begins)


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores links of a section.

    Args:
        source: The source side.
        target: The target side.
        begins: Where the section begins in the documents.
        ratio: Target characters to expect for a source character.
        agreement: What is visibly shared.
        nearness: Nearness of vectors; None without a model.
        cuts: The words of both documents; None where they have no vectors of their own.
        parameters: The settings.
    """

    source: Text
    target: Text
    begins: tuple[int, int]
    ratio: float
    agreement: Agreement
    nearness: Nearness | None
    cuts: Cuts | None
    parameters: Parameters

    def problem(self) -> Problem:
        """State the alignment of the section as a problem of dynamic programming."""
        weights = self.parameters.weights
        blind = "" if self.nearness is not None else "_blind"
        kinds = (
            (s, t)
            for s, t in sorted(self.parameters.priors)
            if s <= len(self.source) and t <= len(self.target)
        )
        scores = {(s, t): self.scores(s, t) for s, t in kinds}
        self._see_divisions(scores)
        self._let_clauses_move(scores)
        swaps = self._swapped(scores)
        return Problem(
            len(self.source),
            len(self.target),
            scores,
            weights["gap_open"],
            weights[f"gap_extend{blind}"],
            weights[f"sharpness{blind}"],
            swaps,
        )

    def _swapped(self, scores: dict[Shape, Floats]) -> Floats | None:
        """Let two pairs that cross stand as a link of two with two where that is likelier.

        Returns:
            The log odds that they do; minus infinity where one is not surely a pair.
        """
        if TWO not in scores:
            return None
        ahead, behind = scores[1, 1][:-1, 1:], scores[1, 1][1:, :-1]
        crossing = ahead + behind + self.parameters.weights["swap"]
        may_be = np.minimum(ahead, behind) > _SURELY_A_PAIR
        odds = np.where(may_be, crossing - scores[TWO], -np.inf)
        scores[TWO] = np.where(odds > 0, crossing, scores[TWO])
        return np.asarray(odds)

    def _let_clauses_move(self, scores: dict[Shape, Floats]) -> None:
        """Let two pairs between which a clause moved stand as one link where that is likelier."""
        if TWO not in scores:
            return
        weights, pairs = self.parameters.weights, scores[1, 1]
        apart = pairs[:-1, :-1] + pairs[1:, 1:]
        possible = np.minimum(pairs[:-1, :-1], pairs[1:, 1:]) > _MAY_BE_A_PAIR
        for i, j in np.argwhere(possible):
            crossed = min(self.agreement.crossed(i, j), _MOST_CROSSED)
            moved = apart[i, j] + weights["move"] + weights["move_crossed"] * crossed
            if self.cuts is not None:
                gain = self.cuts.moved(self.begins[0] + i, self.begins[1] + j)
                moved += weights["move_gain"] * gain
            scores[TWO][i, j] = max(scores[TWO][i, j], moved)

    def _see_divisions(self, scores: dict[Shape, Floats]) -> None:
        """Let the parts of a sentence speak for or against its link with several."""
        if self.cuts is None:
            return
        for side, count in product((0, 1), _SEVERAL):
            shape = (count, 1) if side else (1, count)
            if shape not in scores:
                continue
            pairs, links = (scores[kind].T if side else scores[kind] for kind in ((1, 1), shape))
            ones, firsts = np.nonzero(links > _LIKELY)
            best = np.max(
                [pairs[ones, firsts + at] for at in range(count)], axis=0, initial=-np.inf
            )
            near = links[ones, firsts] > best - _NEAR
            likely = zip(ones[near].tolist(), firsts[near].tolist(), strict=True)
            for one, found in groupby(likely, key=itemgetter(0)):
                several = np.array([first for _, first in found])
                links[one, several] += self._division(side, one, several, count)

    def _division(self, side: int, one: int, firsts: npt.NDArray[np.int64], count: int) -> Floats:
        assert self.cuts is not None
        weights, begins = self.parameters.weights, self.begins
        found = self.cuts.divided(side, begins[side] + one, begins[1 - side] + firsts, count)
        # where it has several cuts, the worst of them says little against the link
        least = weights["divided_least" if count == 2 else "divided_usual"]
        gains = np.clip(found, least, weights["divided_most"])
        return np.asarray(weights["divided"] * (gains - weights["divided_usual"]))

    def scores(self, height: int, width: int) -> Floats:
        """Give the log scores of every run of `height` source with every run of `width` target."""
        weights = self.parameters.weights
        visible = self.agreement.shares(height, width) - weights["evidence_mean"]
        score = self._length(height, width) + weights["evidence"] * visible
        if self.nearness is not None:
            score += weights["vectors"] * self.nearness.margins(height, width)
        elif (height, width) == TWO:
            score += weights["two_blind"]
        score += weights["part_change"] * self._mixes_parts(height, width)
        score += weights["inner"] * self._evens_out(height, width)
        score += weights["paragraph"] * self._begin_alike(height, width)
        return score + self.parameters.priors[height, width]

    def _length(self, height: int, width: int) -> Floats:
        """Log of the two-sided tail of the length difference (Gale & Church 1993), floored."""
        from_source = _runs(self.source.characters, height)[:, None]
        in_target = _runs(self.target.characters, width)[None, :]
        mean = (from_source + in_target / self.ratio) / 2.0
        deviation = np.sqrt(np.maximum(mean, 1.0) * self.parameters.weights["length_variance"])
        distance = np.abs(in_target - from_source * self.ratio) / deviation
        return np.maximum(_log_tail(distance), self.parameters.weights["length_floor"])

    def _evens_out(self, height: int, width: int) -> Floats:
        """Say by how many sentences the two sides are nearer if those within sentences count."""
        inner = _runs(self.source.inner, height)[:, None] - _runs(self.target.inner, width)[None, :]
        return np.asarray(abs(height - width) - abs(height - width + inner))

    def _begin_alike(self, height: int, width: int) -> Floats:
        """Say 1 where links begin or end with paragraphs on both sides, -1 where on one."""
        total: Floats = np.zeros((len(self.source) - height + 1, len(self.target) - width + 1))
        for end in (0, 1):
            ours = self.source.begins[end * height :][: total.shape[0], None]
            theirs = self.target.begins[end * width :][None, : total.shape[1]]
            total += np.where(ours == theirs, ours.astype(float), -1.0)
        return total / 2.0

    def _mixes_parts(self, height: int, width: int) -> Floats:
        """Say 1 where a link would hold headings together with other text."""
        mine = _runs(self.source.headings, height)[:, None]
        theirs = _runs(self.target.headings, width)[None, :]
        pure = ((mine == 0) & (theirs == 0)) | ((mine == height) & (theirs == width))
        return np.asarray(~pure, dtype=np.float64)


def _running_sum(values: Sequence[int]) -> Floats:
    return np.concatenate(([0.0], np.cumsum(values)))


def _inner(sentence: Sentence, lang: Language) -> int:
    """Count the further sentences that a sentence holds, as the tool itself would divide it."""
    if not lang.known or not _STOP_WITHIN.search(sentence.text):
        return 0
    return len(split_sentences(sentence.text, lang, cites=sentence.part is Part.NOTE)) - 1


def _runs(sums: Floats, size: int) -> Floats:
    """Give from running sums the sum over every run of a size."""
    return np.asarray(sums[size:] - sums[:-size])


def _log_tail(distance: Floats) -> Floats:
    """Log of the probability that a normal variable lies further out, either side.

    By the bound of Abramowitz & Stegun (1964), 7.1.13, within 3 % everywhere.
    """
    x = distance / np.sqrt(2.0)
    tail = np.exp(-x * x) * 2.0 / (np.sqrt(np.pi) * (x + np.sqrt(x * x + 4.0 / np.pi)))
    return np.asarray(np.log(np.maximum(tail, 1e-12)))
