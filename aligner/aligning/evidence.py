"""What two sentences visibly share: numbers, note markers, names, glossary terms.

Every sentence becomes a bag of features; a feature weighs the more the rarer it is on both
sides. No dictionary but the glossary is needed, and no model.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from sys import intern

import numpy as np
import numpy.typing as npt

from aligner.aligning.structure import Likeness
from aligner.copies import LONG, Progress, by_halves
from aligner.glossaries.lookup import Lookup
from aligner.glossaries.names import fold_name, skeleton, without_suffix
from aligner.languages import language
from aligner.model import Entry, Sentence
from aligner.numerals import months, numbers

Floats = npt.NDArray[np.float64]

_Side = tuple[Sequence[Sentence], str, Lookup]

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)?")
_SHORTEST_COGNATE = 5


def features(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    langs: tuple[str, str],
    glossary: Sequence[Entry],
) -> tuple[list[Counter[str]], list[Counter[str]]]:
    """Collect the features of all sentences of both sides.

    Args:
        source: Sentences of the original.
        target: Sentences of the translation.
        langs: The languages of the two sides.
        glossary: Entries whose two sides count as the same feature; forbidden ones too, for a
            forbidden rendering renders all the same.

    Returns:
        For each side a bag of features per sentence, in order.
    """
    in_source = _lookup(tuple(entry.source for entry in glossary), langs[0])
    in_target = _lookup(tuple(entry.target for entry in glossary), langs[1])

    def bags(sides: Sequence[_Side], _: Progress) -> list[list[Counter[str]]]:
        return [
            [
                _features(s, lang, {f"g:{glossary[p].source}" for p in known.found(s.text)})
                for s in sentences
            ]
            for sentences, lang, known in sides
        ]

    sides = ((source, langs[0], in_source), (target, langs[1], in_target))
    ours, theirs = by_halves(bags, sides, lambda _: None, worth_it=len(source) >= LONG)
    return ours, theirs


@lru_cache(maxsize=2)
def _lookup(expressions: tuple[str, ...], lang: str) -> Lookup:
    """Keep what was prepared for a glossary, for aligning again and again."""
    return Lookup(expressions, lang)


def _features(sentence: Sentence, lang: str, terms: set[str]) -> Counter[str]:
    bag = visible_features(sentence.text, lang)
    bag.update(f"d:{month}" for month in months(sentence.text, language(lang)))
    bag.update(f"m:{marker.number}" for marker in sentence.markers)
    bag.update(terms)
    if "?" in sentence.text:
        bag["?"] = 1
    return bag


def visible_features(text: str, lang: str) -> Counter[str]:
    """Give the numbers, the names and the beginnings of words that the other side may share."""
    bag = Counter({f"n:{number}": count for number, count in numbers(text).items()})
    bag.update({feature for word in _WORD.findall(text) for feature in _of_word(word, lang)})
    return bag


@cache
def _of_word(word: str, lang: str) -> tuple[str, ...]:
    """Give how a word begins once it is folded and, where it may be a name, its consonants."""
    bare = without_suffix(word) or word  # a letter may look like an apostrophe
    found = []
    if len(bare) >= _SHORTEST_COGNATE:
        found.append(intern(f"c:{fold_name(bare, lang)[:_SHORTEST_COGNATE]}"))
    if bare[0].isupper() and len(bare) > 2 and len(bones := skeleton(bare, lang)) >= 3:
        found.append(intern(f"s:{bones[:4]}"))
    return tuple(found)


def with_numbers_of_source(
    bags: Sequence[Counter[str]], other: Mapping[int, int]
) -> list[Counter[str]]:
    """Call the notes that target sentences call by the numbers of the source notes.

    Args:
        bags: Bags of the target sentences.
        other: Numbers of target notes, and of the source notes they answer.
    """
    names = {f"m:{theirs}": f"m:{ours}" for theirs, ours in other.items()}
    return [
        Counter({names.get(feature, feature): count for feature, count in bag.items()})
        if bag.keys() & names.keys()
        else bag
        for bag in bags
    ]


def likeness_by_features(
    source: Sequence[Counter[str]], target: Sequence[Counter[str]]
) -> Likeness:
    """Compare whole stretches by the features they share.

    Args:
        source: Bags of all source sentences.
        target: Those of the target.
    """

    def likeness(here: Sequence[range], there: Sequence[range]) -> Floats:
        joined = [
            [sum((side[at] for at in stretch), Counter()) for stretch in stretches]
            for side, stretches in ((source, here), (target, there))
        ]
        return Agreement(joined[0], joined[1]).shares(1, 1)

    return likeness


class Agreement:
    """How much runs of sentences on the two sides agree, 0 (nothing) to 1 (all).

    Twice the shared weight over the weight of both runs (Dice, 1945), on features that occur
    on both sides at all. Memory is one number for every pair of sentences.

    Args:
        source: Bags of the source sentences.
        target: Bags of the target sentences.
    """

    def __init__(self, source: Sequence[Counter[str]], target: Sequence[Counter[str]]) -> None:
        self._bags = source, target
        weights = inverse_frequencies(source, target)
        shared = np.zeros((len(source) + 1, len(target) + 1), dtype=np.float32)
        in_target: dict[str, list[int]] = defaultdict(list)
        for j, bag in enumerate(target):
            for feature in bag.keys() & weights.keys():
                in_target[feature].append(j)
        for i, bag in enumerate(source):
            for feature in sorted(bag.keys() & in_target.keys()):
                for j in in_target[feature]:
                    shared[i + 1, j + 1] += weights[feature]
        self._shared = shared.cumsum(axis=0).cumsum(axis=1)
        self._source = _running_weight(source, weights)
        self._target = _running_weight(target, weights)

    def shares(self, height: int, width: int) -> Floats:
        """Give the agreement of every run of `height` source with every run of `width` target.

        Returns:
            Shape (source - height + 1, target - width + 1), by first sentences.
        """
        sums = self._shared
        shared = sums[height:, width:] - sums[:-height, width:]
        shared = shared - sums[height:, :-width] + sums[:-height, :-width]
        own = self._source[height:] - self._source[:-height]
        total = own[:, None] + (self._target[width:] - self._target[:-width])[None, :]
        agreement = np.minimum(2.0 * shared / np.maximum(total, 1e-9), 1.0)
        return np.asarray(np.where(total > 0, agreement, 0.0), dtype=np.float64)

    def crossed(self, i: int, j: int) -> int:
        """Count what of two pairs of sentences only the first of one side and the second share.

        Args:
            i: The first of two source sentences that follow each other.
            j: The first of two target sentences.
        """
        first, second = (bag.keys() for bag in self._bags[0][i : i + 2])
        one, two = (bag.keys() for bag in self._bags[1][j : j + 2])
        return len((first & two) - second - one) + len((second & one) - first - two)


def inverse_frequencies(
    source: Sequence[Counter[str]], target: Sequence[Counter[str]]
) -> dict[str, float]:
    """Weigh each feature that occurs on both sides by how rare it is (inverse frequency)."""
    in_source = Counter(feature for bag in source for feature in bag)
    in_target = Counter(feature for bag in target for feature in bag)
    count = len(source) + len(target)
    return {
        feature: math.log(1 + count / (in_source[feature] + in_target[feature]))
        for feature in in_source.keys() & in_target.keys()
    }


def _running_weight(bags: Sequence[Counter[str]], weights: dict[str, float]) -> Floats:
    own = [sum(weights.get(feature, 0.0) for feature in sorted(bag)) for bag in bags]
    return np.concatenate(([0.0], np.cumsum(own)))
