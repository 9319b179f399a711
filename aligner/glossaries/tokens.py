"""Words of a sentence for matching terms and names, with their places (sacremoses)."""

import re
from functools import cache
from typing import NamedTuple

from sacremoses import MosesTokenizer

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word of letters, hyphens inside it included; what follows an apostrophe is another."""

_TOKEN = re.compile(
    r"(?:\w+[’'ʼ]\w+|[^\W_]|[-`]|\.(?!\.))+"  # Türkiye’nin is one word
    r"|\S"
)


class Token(NamedTuple):
    """A word or sign of a text and the offset it starts at."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


@cache
def _prefixes(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the abbreviations that keep their full stop, and those that do before a number."""
    moses = MosesTokenizer(lang=lang.split("-", maxsplit=1)[0])
    before_number = frozenset(moses.NUMERIC_ONLY_PREFIXES)
    return frozenset(moses.NONBREAKING_PREFIXES) - before_number, before_number


def tokens(text: str, lang: str) -> list[Token]:
    """Split a text into words and signs, in order, as Moses does (Koehn et al. 2007).

    What stands behind an apostrophe stays with its word; an abbreviation keeps its full stop.
    """
    prefixes, before_number = _prefixes(lang)
    found = [Token(match[0], match.start()) for match in _TOKEN.finditer(text)]
    split = []
    for n, token in enumerate(found):
        word = token.text[:-1]
        if token.text[-1] != "." or not word:
            split.append(token)
            continue
        after = found[n + 1].text[0] if n + 1 < len(found) else ""
        if (
            ("." in word and any(map(str.isalpha, word)))
            or word in prefixes
            or after.islower()
            or (word in before_number and after.isdigit())
        ):
            split.append(token)
        else:
            split += [Token(word, token.start), Token(".", token.end - 1)]
    return split
