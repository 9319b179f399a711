"""Numbers and months that differ between a sentence and its translation."""

import re
from collections import Counter
from collections.abc import Iterator

from aligner.casing import lower
from aligner.checking.context import Context, Pair, finding_in, sentence_with
from aligner.languages import Language
from aligner.model import Finding

_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"(?<![\w.])[IVXLC]{2,}(?![\w])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?: [^\W\d_]+)?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def differing_numbers(context: Context) -> Iterator[Finding]:
    """Compare the numbers (digits, Roman numerals) and the months of every link."""
    for pair in context.pairs():
        if pair.is_complete:
            yield from _differing_digits(pair, context)
            yield from _differing_months(pair, context)


def _differing_digits(pair: Pair, context: Context) -> Iterator[Finding]:
    source, target = _numbers(pair.source_text), _numbers(pair.target_text)
    lost = [n for n in source if n not in target]
    gained = [n for n in target if n not in source]
    lost = [n for n in lost if not _is_spelt_out(n, pair.target_text, context.target_lang)]
    gained = [n for n in gained if not _is_spelt_out(n, pair.source_text, context.source_lang)]
    for number in gained:
        near = min(lost, key=lambda n: _distance(n, number), default=None)
        sentence = sentence_with(pair.target, str(number))
        if near is not None:
            lost.remove(near)
            message = f"{number} stands here, {near} in the original"
            yield finding_in(
                "numbers", sentence, str(number), message, suggestion=str(near), score=0.85
            )
        else:
            message = f"{number} is not in the original"
            yield finding_in("numbers", sentence, str(number), message, score=0.5)
    for number in lost:
        message = f"{number} of the original is missing"
        yield finding_in("numbers", pair.target[0], "", message, score=0.55)


def _differing_months(pair: Pair, context: Context) -> Iterator[Finding]:
    source = _months(pair.source_text, context.source_lang)
    target = _months(pair.target_text, context.target_lang)
    lost, gained = sorted(set(source) - set(target)), sorted(set(target) - set(source))
    for month, other in zip(lost, gained, strict=False):
        message = f"{target[other]} stands here, {source[month]} in the original"
        sentence = sentence_with(pair.target, target[other])
        yield finding_in("numbers", sentence, target[other], message, score=0.8)


def _numbers(text: str) -> Counter[int]:
    """Count the numbers of a text; a Roman numeral counts as its value."""
    numbers = Counter(int(digits) for digits in _NUMBER.findall(text))
    numbers.update(_roman_value(roman) for roman in _ROMAN.findall(text))
    return numbers


def _roman_value(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _is_spelt_out(number: int, text: str, lang: Language) -> bool:
    if number < len(lang.numerals):
        words = lower(text, lang.code)
        return any(word in words for word in lang.numerals[number].split("|") if word)
    return False


def _months(text: str, lang: Language) -> dict[int, str]:
    """Find the months named in a text: number of the month and the word that names it."""
    words = [part for found in _WORD.findall(text) for part in (found, *found.split())]
    return {
        number: word
        for number, spellings in enumerate(lang.months, start=1)
        for word in words
        if word in spellings.split("|")
    }


def _distance(one: int, other: int) -> tuple[bool, int]:
    """Order candidates for a misprint: the same number of digits first, then the nearest."""
    return len(str(one)) != len(str(other)), abs(one - other)
