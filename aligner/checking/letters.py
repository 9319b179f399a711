"""Which of two languages a word looks like, by the sequences of letters in two texts."""

import re
from collections import Counter
from collections.abc import Iterator
from math import log

from aligner.casing import lower
from aligner.model import Document

_WORD = re.compile(r"[^\W\d_]{3,}")
_UNSEEN = 0.1  # what a sequence counts for that the text has not (Lidstone 1920)
_FEWEST = 300  # different words a text must have to tell how its language looks


class Letters:
    """How likely words are in the language of a text: letters, each after the two before it."""

    def __init__(self, document: Document) -> None:
        self._lang = document.lang
        written = {word for s in document.sentences for word in _WORD.findall(s.text)}
        words = {lower(word, document.lang) for word in written}
        self.tells = len(words) >= _FEWEST
        runs = [run for word in sorted(words) for run in _runs(word)]
        self._runs = Counter(runs)
        self._before = Counter(run[:2] for run in runs)
        self._kinds = 30 * _UNSEEN

    def likelihood(self, word: str) -> float:
        """Give the mean log likelihood of the letters of a word, in nats."""
        runs = list(_runs(lower(word, self._lang)))
        return sum(map(self._of_run, runs)) / max(len(runs), 1)

    def _of_run(self, run: str) -> float:
        return log((self._runs[run] + _UNSEEN) / (self._before[run[:2]] + self._kinds))


def looks_like(word: str, one: Letters, other: Letters) -> float:
    """Say how much more a word looks like the language of one text than of the other.

    Returns:
        Nats a letter; 0 where either text is too short to tell.
    """
    if not (one.tells and other.tells):
        return 0.0
    return one.likelihood(word) - other.likelihood(word)


def _runs(word: str) -> Iterator[str]:
    framed = f"^{word}$"
    return (framed[i : i + 3] for i in range(len(framed) - 2))
