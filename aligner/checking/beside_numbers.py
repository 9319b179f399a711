"""Words beside numbers that stand as in the original, where the translation has its own word.

An abbreviation such as "S." or "ff." is short, and a word such as "Akte" may be a title's; that
the translation writes "s.", "vd." and "dosya" in most other places tells that it was forgotten.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from aligner.checking.context import Context, Pair

_BEFORE = re.compile(r"(?<![\w.])([^\W\d_]+\.?) (?=(\d+|[IVXLC]+(?!\w)))")
_BEHIND = re.compile(r"(?<![\w.])(?=(\d+) )\d+ ([^\W\d_]{1,3}\.)")
_FEWEST = 3  # places where the translation has its own word
_MOST_KEPT = 0.25  # of those places


class _Place(NamedTuple):
    """A word before or behind a number."""

    word: str
    is_before: bool


def kept_beside_numbers(context: Context) -> Iterator[tuple[Pair, str, str]]:
    """Find words beside numbers that are the original's, though elsewhere they are not.

    Months of the original's language are always told.

    Returns:
        The link, the word, and word and number as they stand.
    """
    months = {*context.source_lang.month_names}.difference(context.target_lang.month_names)
    kept: dict[_Place, list[tuple[Pair, str]]] = defaultdict(list)
    changed: Counter[_Place] = Counter()
    for pair in context.pairs():
        theirs, ours = _beside(pair.source_text), _beside(pair.target_text)
        for place, numbers in theirs.items():
            same = numbers & ours.get(place, set())
            kept[place] += [(pair, number) for number in sorted(same)]
            others = (n for p, n in ours.items() if p.is_before == place.is_before and p != place)
            changed[place] += len((numbers - same) & {n for found in others for n in found})
    for place, places in kept.items():
        usual = changed[place] >= _FEWEST and len(places) <= _MOST_KEPT * changed[place]
        if usual or (place.is_before and place.word in months):
            for pair, number in places:
                both = (place.word, number) if place.is_before else (number, place.word)
                quote = " ".join(both)
                if not _is_of_title(quote, pair):
                    yield pair, place.word, quote


def _beside(text: str) -> dict[_Place, set[str]]:
    """Give the words that stand before and behind numbers, each with the numbers."""
    found: dict[_Place, set[str]] = defaultdict(set)
    for match in _BEFORE.finditer(text):
        found[_Place(match[1], is_before=True)].add(match[2])
    for match in _BEHIND.finditer(text):
        found[_Place(match[2], is_before=False)].add(match[1])
    return found


def _is_of_title(quote: str, pair: Pair) -> bool:
    """Say whether the word before stands in both texts, too, as in a title (Rußland Nr. 97)."""
    before = re.search(rf"[^\W\d_]{{3,}} {re.escape(quote)}", pair.target_text)
    return before is not None and before[0] in pair.source_text
