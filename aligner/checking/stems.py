"""What stays of a word when it is inflected, so that its forms count as one."""

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

from aligner.casing import fold, lower, without_diacritics
from aligner.languages import Language

_SHORTEST = 4  # letters that must be left where endings are cut
_SHORTEST_ROOT = 3  # letters of a root that stands in the text
_CUT = 5  # letters that stay of a word of which no more is known (Can et al. 2008)
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def stemmer(texts: Sequence[str], lang: Language) -> Callable[[str], str]:
    """Give the function that finds the stems of a language, in small letters without diacritics.

    A language with few endings has them cut. In one with many a word is brought back to the
    shortest word of the texts that it continues with nothing but suffixes, so that no dictionary
    is needed. Of words of other languages the end is cut off.

    Args:
        texts: The texts whose words are to be brought together.
        lang: Their language.
    """
    if lang.noun_endings:
        longest_first = "|".join(sorted(lang.noun_endings, key=len, reverse=True))
        return cache(partial(_cut, re.compile(rf"(?:{longest_first})$")))
    if lang.endings:
        written = {word for text in texts for word in _LETTERS.findall(text)}
        words = frozenset(lower(word, lang.code) for word in written)
        return cache(partial(_rooted, words, re.compile(lang.endings), lang))
    return cache(partial(_shortened, lang.longest_ending))


def _cut(ending: re.Pattern[str], word: str) -> str:
    """Cut the longest ending a word has, if enough is left of it."""
    plain = without_diacritics(fold(word))
    shorter = ending.sub("", plain)
    return shorter if len(shorter) >= _SHORTEST else plain


def _rooted(words: frozenset[str], endings: re.Pattern[str], lang: Language, word: str) -> str:
    small = lower(word, lang.code)
    root = small
    for length in range(_SHORTEST_ROOT, len(small)):
        forms = {small[:length], *_hardened(small[:length], lang)} & words
        if forms and endings.fullmatch(small, length):
            root = min(forms)
            break
    return without_diacritics(fold(root))


def _hardened(beginning: str, lang: Language) -> tuple[str, ...]:
    """Give a beginning with the consonant a suffix has softened as it was: gümrüğ- → gümrük."""
    hard = dict(lang.softened).get(beginning[-1])
    return (beginning[:-1] + hard,) if hard else ()


def _shortened(longest_ending: int, word: str) -> str:
    plain = without_diacritics(fold(word))
    return plain[: max(_CUT, len(plain) - longest_ending + 1 if longest_ending else 0)]
