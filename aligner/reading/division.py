"""Where the rules of a language allow a word to be divided at a line end."""

import re
from functools import cache

import pyphen

from aligner.casing import is_turkic
from aligner.languages import Language

_VOWELS = "aeıioöuüâîûAEIİOÖUÜÂÎÛ"
_TURKISH_SYLLABLE = re.compile(rf"(?:[^{_VOWELS}][{_VOWELS}]|(?<=[{_VOWELS}])[{_VOWELS}])")


def may_divide(left: str, right: str, lang: Language) -> bool | None:
    """Say whether a word may be divided between its two parts.

    Turkish divides before the last consonant in front of a vowel, or between two vowels (Yazım
    Kılavuzu, Türk Dil Kurumu); other languages are looked up in the hyphenation patterns that
    come with pyphen (Liang 1983).

    Returns:
        None where nothing is known of the language.
    """
    if is_turkic(lang.code):
        return _is_turkish_division(left, right)
    patterns = _patterns(lang.code)
    return None if patterns is None else len(left) in patterns.positions(left + right)


def _is_turkish_division(left: str, right: str) -> bool:
    begins = _TURKISH_SYLLABLE.match(left[-1:] + right, len(left[-1:]))
    return begins is not None and any(letter in _VOWELS for letter in left)


@cache
def _patterns(code: str) -> pyphen.Pyphen | None:
    name = pyphen.language_fallback(code.replace("-", "_"))
    return pyphen.Pyphen(lang=name) if name else None
