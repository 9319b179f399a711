"""Numbers and months of a text, however they are written."""

import re
from collections import Counter
from functools import cache

from aligner.languages import Language

_FIGURES = re.compile(r"\d+")
_ROMAN = re.compile(r"(?<![\w.])[IVXLCDM]{2,}(?!\w)")
_WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def numbers(text: str) -> Counter[int]:
    """Count the numbers of a text written in figures or as Roman numerals of several letters."""
    found = Counter(int(figures) for figures in _FIGURES.findall(text))
    found.update(roman_value(word) for word in _ROMAN.findall(text) if is_roman(word))
    return found


def is_roman(word: str) -> bool:
    """Say whether a word in capitals is a well-formed Roman numeral."""
    return bool(word and _WELL_FORMED.fullmatch(word))


def roman_value(numeral: str) -> int:
    """Give the value of a Roman numeral.

    >>> roman_value("XVI")
    16
    """
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def months(text: str, lang: Language) -> set[int]:
    """Find the months a text names, 1 to 12."""
    pattern = _month_names(lang.months)
    if pattern is None:
        return set()
    return {number for found in pattern.finditer(text) if (number := found.lastindex)}


@cache
def _month_names(spellings: tuple[str, ...]) -> re.Pattern[str] | None:
    if not spellings:
        return None
    groups = "|".join(f"({'|'.join(map(re.escape, s.split('|')))})" for s in spellings)
    return re.compile(rf"\b(?:{groups})\b")
