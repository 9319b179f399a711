"""Numbers that differ between a sentence and its translation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from aligner.checking.context import Context, finding_in, sentence_at
from aligner.checking.differences import Difference, differences
from aligner.checking.fractions import differing_fractions
from aligner.model import Finding
from aligner.numerals import is_roman

_MANY = 3  # numbers that a link adds
_LARGEST_ROMAN = 4000
_ROMAN = (
    ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50),
    ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
)  # fmt: skip


def differing_numbers(context: Context) -> Iterator[Finding]:
    """Compare the numbers of every link: digits, Roman numerals, numbers in words.

    Of a link that has many which the original has not, the first one is told, with the others.
    """
    told = [difference for difference in differences(context) if not difference.is_in_date]
    for _, of_link in groupby(told, key=lambda difference: id(difference.pair)):
        link = list(of_link)
        added = [difference for difference in link if not difference.original]
        for difference in link:
            if difference.original or len(added) < _MANY:
                yield _finding(difference)
        if len(added) >= _MANY:
            yield _all_of(added)
    yield from differing_fractions(context)


def _all_of(added: Sequence[Difference]) -> Finding:
    finding = _finding(added[0])
    numbers = ", ".join(difference.written for difference in added)
    return replace(finding, message=f"{numbers} are not in the original")


def _finding(difference: Difference) -> Finding:
    pair, written, original = difference.pair, difference.written, difference.original
    if difference.target is None:
        message = f"{original} of the original is missing"
        side = "both"  # the quotation stands in the original only
        return finding_in("numbers", pair.target[0], original, message, side=side, score=0.55)
    sentence = sentence_at(pair.target, difference.target.start)
    if not original:
        return finding_in("numbers", sentence, written, f"{written} is not in the original")
    message = f"{written} stands here, {original} in the original"
    in_words = difference.kind == "word"
    suggestion = None if in_words else _written_alike(difference)
    score = 0.6 if in_words else 0.85
    return finding_in("numbers", sentence, written, message, suggestion=suggestion, score=score)


def _written_alike(difference: Difference) -> str:
    """Give the original's number in the figures, Arabic or Roman, that the translation has."""
    if difference.value is None:
        return difference.original
    if difference.written.isdigit():
        return str(difference.value)
    if is_roman(difference.written) and difference.value in range(1, _LARGEST_ROMAN):
        return _roman(difference.value)
    return difference.original


def _roman(number: int) -> str:
    """Write a number as a Roman numeral."""
    written = ""
    for letters, value in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written
