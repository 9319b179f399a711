"""Words that render each other, learned from a first alignment of the same two texts.

For texts that no model knows: of a word that recurs, the word of the other side that recurs with
it is most likely its rendering. Words are taken by their beginnings, since they are inflected.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.casing import lower
from aligner.model import Document, Link, Sentence, Side

Pair = tuple[str, str]

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5
_SEEN = 3  # times a word must have been seen
_SURE = 10.0  # log-likelihood ratio from which words go together by more than chance
_SHARE = 0.3  # of the places of the more frequent word at which the other must stand too
_SAMPLE = 10_000  # links to learn from


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Beginnings of words that render each other, one rendering a word, by their number."""

    source: dict[str, int]
    target: dict[str, int]

    def features(self, sentence: Sentence, lang: str, side: Side) -> Counter[str]:
        """Give the words of a sentence that the lexicon knows, under the names of their pairs."""
        known = self.source if side is Side.SOURCE else self.target
        return Counter(f"l:{known[stem]}" for stem in _stems(sentence, lang) if stem in known)


def learned(source: Document, target: Document, links: Sequence[Link]) -> Lexicon:
    """Learn a lexicon from links: pairs that are each other's best by likelihood (Dunning 1993).

    Args:
        source: The original.
        target: The translation.
        links: Links between them, as a first alignment has them; of very many, a sample.
    """
    linked = [link for link in links if link.source and link.target]
    linked = linked[:: 1 + len(linked) // _SAMPLE]
    bags = [(_joined(source, link.source), _joined(target, link.target)) for link in linked]
    ours, theirs = (Counter(stem for pair in bags for stem in pair[side]) for side in (0, 1))
    together = Counter(
        (one, other)
        for mine, yours in bags
        for one in mine
        if ours[one] >= _SEEN
        for other in yours
        if theirs[other] >= _SEEN
    )
    scores = {
        pair: score
        for pair, count in together.items()
        if count >= _SEEN
        and (score := _association(count, ours[pair[0]], theirs[pair[1]], len(bags))) > _SURE
    }
    best = _best(scores)
    pairs = sorted(pair for pair in scores if best[0][pair[0]] == best[1][pair[1]] == pair)
    return Lexicon(
        {one: number for number, (one, _) in enumerate(pairs)},
        {other: number for number, (_, other) in enumerate(pairs)},
    )


def _joined(document: Document, positions: range) -> set[str]:
    return {stem for at in positions for stem in _stems(document.sentences[at], document.lang)}


def _stems(sentence: Sentence, lang: str) -> set[str]:
    return {lower(word, lang)[:_STEM] for word in _WORD.findall(sentence.text)}


def _association(together: int, one: int, other: int, count: int) -> float:
    """Give the log-likelihood ratio of two words that occur together; 0 where one often lacks."""
    if together * count <= one * other or together < _SHARE * max(one, other):
        return 0.0
    observed = (together, one - together, other - together, count - one - other + together)
    expected = (
        one * other,
        one * (count - other),
        (count - one) * other,
        (count - one) * (count - other),
    )
    return 2 * sum(
        seen * math.log(seen * count / chance)
        for seen, chance in zip(observed, expected, strict=True)
        if seen
    )


def _best(scores: dict[Pair, float]) -> tuple[dict[str, Pair], dict[str, Pair]]:
    """Give for each word of either side the pair in which it scores highest."""
    best: tuple[dict[str, Pair], dict[str, Pair]] = ({}, {})
    for pair in sorted(scores, key=lambda pair: (scores[pair], pair)):
        best[0][pair[0]] = best[1][pair[1]] = pair
    return best
