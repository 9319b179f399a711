"""What stays of a word when it is inflected, so that its forms count as one."""

import re
from collections.abc import Callable

from aligner.casing import fold, lower, without_diacritics
from aligner.languages import Language

_SHORTEST = 4  # letters a stem has at least
_CUT = 5  # letters that stay of a word of which no more is known (Can et al. 2008)


def stemmer(lang: Language) -> Callable[[str], str]:
    """Give the function that finds the stems of a language, in small letters without diacritics.

    A language with few endings has them cut. One with many is looked up in a dictionary of forms
    (simplemma; Barbaresi 2021), which takes a second to load. Of others long words lose their end.
    """
    if lang.noun_endings:
        return _cut(lang.noun_endings)
    if lang.has_dictionary:
        return _looked_up(lang.code)
    return _shortened(lang.longest_ending)


def _cut(endings: tuple[str, ...]) -> Callable[[str], str]:
    """Cut the longest ending a word has, if enough is left of it."""
    pattern = re.compile(rf"(?:{'|'.join(sorted(endings, key=len, reverse=True))})$")

    def find(word: str) -> str:
        plain = without_diacritics(fold(word))
        shorter = pattern.sub("", plain)
        return shorter if len(shorter) >= _SHORTEST else plain

    return find


def _looked_up(code: str) -> Callable[[str], str]:
    from simplemma import lemmatize  # noqa: PLC0415 - slow to load

    base = code.split("-", maxsplit=1)[0].lower()
    return lambda word: without_diacritics(fold(lemmatize(lower(word, code), lang=base)))


def _shortened(longest_ending: int) -> Callable[[str], str]:
    def find(word: str) -> str:
        plain = without_diacritics(fold(word))
        return plain[: max(_CUT, len(plain) - longest_ending + 1 if longest_ending else 0)]

    return find
