"""Spellings of names across orthographies: what may be one name however it is written.

Tschitscherin, Çiçerin, Čičerin and Tchitchérine fold to nearly one form. Folding ranks
candidates; it never decides, for different names may fold alike.
"""

import re
from functools import cache
from importlib.resources import files

from aligner.casing import lower, without_diacritics

_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]+")
_APOSTROPHE_SUFFIX = re.compile(r"[’'ʼ`´][^\W\d_]*$")


@cache
def _folding() -> tuple[tuple[str, str, float], ...]:
    lines = files(__package__).joinpath("folding.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((row[0], row[1], float(row[3]) if len(row) > 3 else 1.0) for row in rows)


@cache
def fold_name(word: str, lang: str) -> str:
    """Fold a name across orthographies: one letter for one sound, no diacritics, no doubles.

    >>> fold_name("Tschitscherin", "de") == fold_name("Çiçerin", "tr") == "cicerin"
    True
    """
    return _DOUBLED.sub(r"\1", sounds(word, lang))


@cache
def sounds(word: str, lang: str) -> str:
    """Fold a name across orthographies, but keep double letters."""
    written, folded = _written()
    return without_diacritics(written.sub(lambda found: folded[found[0]], lower(word, lang)))


@cache
def _written() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give what finds the spellings of the rules, all in one go, and what each folds to."""
    folded: dict[str, str] = {}
    for written, sound, _ in _folding():
        folded.setdefault(written, sound)
    return re.compile("|".join(map(re.escape, folded))), folded


def with_one_less(word: str, end: str = "") -> set[str]:
    """Give what is left of a word where a letter but the first falls out, each with an ending.

    Two words that are a letter apart, or have two exchanged, share one of these or are one of
    them (SymSpell, Garbe 2012).
    """
    return {word[:i] + word[i + 1 :] + end for i in range(1, len(word))}


def sureness(one: str, other: str, lang: str) -> float:
    """Say how surely two spellings that fold alike sound alike: the weight of the weakest rule.

    Only rules count that one of them needs and the other does not.

    >>> sureness("Yusuf", "Jusuf", "tr") < sureness("Şakir", "Schakir", "tr") == 1.0
    True
    """
    words = lower(one, lang), lower(other, lang)
    least = 1.0
    for written, folded, weight in _folding():
        if (written in words[0]) != (written in words[1]):
            least = min(least, weight)
        words = words[0].replace(written, folded), words[1].replace(written, folded)
    return least


@cache
def skeleton(word: str, lang: str) -> str:
    """Give the consonants of a folded name, with its first letter: "Nahçıvan" → "nhcvn"."""
    folded = fold_name(word, lang)
    return folded[:1] + _VOWELS.sub("", folded[1:])


def without_suffix(word: str) -> str:
    """Take off what follows an apostrophe: "Çiçerin’in" → "Çiçerin"."""
    return _APOSTROPHE_SUFFIX.sub("", word)
