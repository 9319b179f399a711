"""Words of a sentence for matching terms and names, with their places (sacremoses)."""

import re
from functools import cache
from typing import NamedTuple

from sacremoses import MosesTokenizer

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word of letters, hyphens inside it included; what follows an apostrophe is another."""

SIGNED_WORD = re.compile(r"[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*(?:[’ʼ](?=[,.;:)]))?")
"""The same with an apostrophe in it or at its end, as soft signs are rendered (bor’ba, put’)."""

IZAFET = re.compile(r"-y?[iıuü]$")
"""What binds a word to the next in a Persian phrase (Düyun-u Umumiye)."""

WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+) $")
"""The word that ends, with a blank, where a search ends."""

_KEEP_TOGETHER = [r"\w+[’'ʼ]\w+"]  # Türkiye’nin is one word


class Token(NamedTuple):
    """A word or sign of a text and the offset it starts at."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


class _Tokenizer(MosesTokenizer):  # type: ignore[misc]
    """The tokenizer, which makes its sets of letters once and not for every word."""

    def __init__(self, lang: str) -> None:
        super().__init__(lang=lang)
        self._small = frozenset(self.IsLower)
        self._letters = frozenset(self.IsAlpha)

    def islower(self, text: str) -> bool:
        """Say whether all letters of a text are small."""
        return self._small.issuperset(text)

    def isanyalpha(self, text: str) -> bool:
        """Say whether a text has a letter."""
        return not self._letters.isdisjoint(text)

    def handles_nonbreaking_prefixes(self, text: str) -> str:
        """Divide full stops from words, of which only those with one need a closer look."""
        words = text.split()
        for n, word in enumerate(words):
            if word[-1] == "." and len(word) > 1:
                divided = f"{word[:-1]} ."
                seen = super().handles_nonbreaking_prefixes(" ".join(words[n : n + 2]))
                if seen.startswith(divided):
                    words[n] = divided
        return " ".join(words)


@cache
def _tokenizer(lang: str) -> _Tokenizer:
    return _Tokenizer(lang.split("-", maxsplit=1)[0])


def tokens(text: str, lang: str) -> list[Token]:
    """Split a text into words and signs, in order, each found again in the text."""
    found = []
    at = 0
    for word in _tokenizer(lang).tokenize(text, protected_patterns=_KEEP_TOGETHER, escape=False):
        start = text.find(word, at)
        if start >= 0:
            found.append(Token(word, start))
            at = start + len(word)
    return found
