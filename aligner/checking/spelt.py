"""Numbers written in words: sechzehn, hundertzwanzig, on altı, yüz yirmi bin."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from aligner.casing import lower
from aligner.languages import Language

_FROM = 3  # smaller numbers are articles, pronouns, adverbs as well
_FROM_TENS = 20  # smaller ones with a case look like other words (altın, onu)
_LARGEST_ATOM = 99


class SpeltNumber(NamedTuple):
    """A number in words, and where it stands."""

    value: int
    start: int
    end: int
    is_decade: bool = False
    """Whether it is the years from it to the next ten (die zwanziger Jahre)."""


def spelt_numbers(text: str, lang: Language) -> Iterator[SpeltNumber]:
    """Find the numbers in words, from three on, that a text has.

    Hundred and thousand by themselves are left out: they are said of many, and are other words
    as well (Turkish yüz, face). So are words that only look like a small number with a case.
    """
    words = _words(lang)
    for match in words.number.finditer(lower(text, lang.code)):
        parts = _parts(match["number"], words)
        value = _value(parts, words)
        decade = match["ending"] in lang.decade_endings and value in range(20, 100, 10)
        is_alone = len(parts) == 1 and " " not in parts[0]
        is_small = value < _FROM_TENS and match["inflected"]
        is_word = is_alone and (parts[0] in words.powers or is_small)
        if value >= _FROM and not is_word:
            yield SpeltNumber(value, *match.span(), decade)


def is_spelt_out(number: int, text: str, lang: Language) -> bool:
    """Say whether a number stands in a text in words, if only as part of one ("dreifach")."""
    if not lang.numerals:
        return False
    words, whole = _words(lang), lower(text, lang.code)
    forms = [form for form, value in words.values.items() if value == number]
    for word, size in lang.multipliers:
        if number and number % size == 0:
            of = (form for form, value in words.values.items() if value == number // size)
            forms += [f"{form} {lower(word, lang.code)}" for form in of]
    forms += [word for word, size in words.powers.items() if number and number % size == 0][:1]
    return any(form in whole for form in forms) or any(
        found.value == number for found in spelt_numbers(text, lang)
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The words for numbers up to 99 and for hundred and thousand, and how they are found."""

    values: dict[str, int]
    powers: dict[str, int]
    parts: tuple[str, ...]
    joint: str
    number: re.Pattern[str]


def _parts(number: str, words: _Words) -> list[str]:
    """Divide a number into what has a value of its own: zwei, tausend, dreizehn; [] where none."""
    for part in words.parts:
        rest = number.removeprefix(part)
        if rest == number:
            continue
        for follows in (rest, rest.removeprefix(words.joint)):
            found = _parts(follows, words)
            if found or not follows:
                return [part, *found]
    return []


def _value(parts: Iterable[str], words: _Words) -> int:
    """Add up the parts of a number: two, hundred, three, thousand, five is 203,005."""
    whole = below = 0
    for part in parts:
        power = words.powers.get(part, 1)
        if power == 1:
            below += words.values[part]
        elif power < max(words.powers.values()):
            below = max(below, 1) * power
        else:
            whole, below = whole + max(below, 1) * power, 0
    return whole + below


@cache
def _words(lang: Language) -> _Words:
    values = {form: number for number, forms in _atoms(lang).items() for form in forms}
    powers = {lang.thousand: 1000, lang.hundred: 100}
    powers = {word: size for word, size in powers.items() if word}
    joint = _joint(lang)
    few = f"(?:{alternatives(values)})"
    ones = f"(?!(?:{alternatives(form for form, n in values.items() if n == 1)}) )"
    hundreds = f"(?:(?:{ones}{few}{joint})?{lang.hundred}(?:{joint}{few})?|{few})"
    number = f"(?:(?:{ones}{hundreds}{joint})?{lang.thousand}(?:{joint}{hundreds})?|{hundreds})"
    endings = alternatives((*lang.numeral_endings, *lang.decade_endings))
    inflection = lang.endings if lang.endings and not lang.noun_endings else r"(?!)"
    larger = alternatives([*(lower(word, lang.code) for word, _ in lang.multipliers), *powers])
    others = alternatives(lang.not_numerals)
    counted = alternatives(lower(word, lang.code) for word in lang.counted_in_tens)
    return _Words(
        values,
        powers,
        tuple(sorted({*values, *powers}, key=len, reverse=True)),
        lang.compound_numeral.format(ten="", unit=""),
        re.compile(
            rf"(?<!\w)(?=[{_first_letters((*values, *powers))}])(?!(?:{others or '(?!)'})(?!\w))"
            rf"(?P<number>{number})(?:(?P<ending>{endings})|(?P<inflected>(?:{endings})?{inflection}))?(?![\w-])"
            rf"(?! {few}(?![^\W\d_]))(?! (?:{counted or '(?!)'}))"
            rf"(?! (?:{larger or '(?!)'})(?![^\W\d_]{{3}}))"  # on bin, but on dokuzuncu yüzyıl
        ),
    )


def _joint(lang: Language) -> str:
    """Give what may stand between hundreds and what is less: a blank, or "und" in one word."""
    together = lang.compound_numeral.format(ten="", unit="")
    return f"(?:{re.escape(together)})?"


def _atoms(lang: Language) -> dict[int, tuple[str, ...]]:
    """Give the words for the numbers up to 99; those of several words also as one."""
    words = {number: tuple(forms.split("|")) for number, forms in enumerate(lang.numerals)}
    tens = {10: words.get(10, ()), 20: words.get(20, ())}
    tens |= {30 + 10 * i: tuple(forms.split("|")) for i, forms in enumerate(lang.tens)}
    for number in range(21, _LARGEST_ATOM + 1):
        ten, unit = number - number % 10, number % 10
        words[number] = tuple(
            lang.compound_numeral.format(ten=t, unit=u) if unit else t
            for t in tens.get(ten, ())
            for u in (words[unit] if unit else ("",))
        )
    words = {
        number: tuple(dict.fromkeys((*forms, *(form.replace(" ", "") for form in forms))))
        for number, forms in words.items()
    }
    return words if lang.compound_numeral else dict(list(words.items())[:21])


def alternatives(words: Iterable[str]) -> str:
    """Write words as a pattern for any of them, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)


def _first_letters(words: Iterable[str]) -> str:
    """Give the letters words begin with, so that a search passes over the others."""
    return "".join(sorted({re.escape(word[0]) for word in words if word}))
