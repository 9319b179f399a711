"""The numbers and dates of a sentence, whatever language and notation they are written in.

8. April 1894, 8.4.1894, 8. IV. 1894 and 8 Nisan 1894 are one date; XVI, 16, "sechzehn" and
"on altı" one number; "10 bin" is 10.000, and 1919–21 ends in 1921.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from aligner.casing import lower
from aligner.checking.spelt import alternatives, spelt_numbers
from aligner.languages import Language
from aligner.numerals import is_roman, roman_value

_ROMAN = re.compile(r"(?<![\w’'-])(?:[IVXLCDM]+|[ivxlc]+)(?!\w)")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?:,\d{3})*,000(?!\d)|\d+")
_NUMBER_IN_ENGLISH = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|{_NUMBER.pattern}")
_RANGE = re.compile(r"(?<!\d)(\d{2,4})(?:\s?[-–]\s?|(?<=\d{4})/)(\d{1,2})(?!\d|\.\d)")
_NUMERIC_DATE = re.compile(
    r"(?<![\d.])(\d{1,2})[./]\s?(\d{1,2}|[IVX]{1,4})[./]\s?(\d{4}|\d{2}(?!\d))(?!\d)"
)
_NEXT_PAGE = re.compile(r"(\d+) ?f\.")
_DECADE = re.compile(r"(?<!\d)([2-9]0)(?:ern?\b|[’'ʼ]l[iıuüea])")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number or month stands in a text, and the date it is part of, if of any."""

    start: int
    end: int
    date: tuple[int, int] | None = None


@dataclass(slots=True)
class Figures:
    """What figures a text holds.

    Args:
        numbers: The numbers that the other side must have, and where each stands first.
        months: The months named or numbered, 1 to 12.
        again: The months that stand there once more, and where.
        words: Numbers from three on that are written in words.
        allowed: Numbers that the other side may have: single Roman letters, the page after
            "12 f.", the year of "the twenties", the day before "the night to the 5th".
    """

    numbers: dict[int, Place] = field(default_factory=dict)
    months: dict[int, Place] = field(default_factory=dict)
    again: dict[int, Place] = field(default_factory=dict)
    words: dict[int, Place] = field(default_factory=dict)
    allowed: set[int] = field(default_factory=set)

    def add_month(self, month: int, place: Place) -> None:
        """Take note of a month."""
        (self.again if month in self.months else self.months)[month] = place


def figures(text: str, lang: Language) -> Figures:
    """Read the figures of a text; references to notes are left out."""
    found = Figures()
    rest = text
    if _DIGIT.search(text):
        rest = _blanked(text, lang.cross_reference) if lang.cross_reference else text
        rest = _read_numeric_dates(rest, found)
        if lang.night_before:
            nights = re.findall(lang.night_before, rest)
            found.allowed.update(int(day) - 1 for day in nights)
    dates: list[tuple[int, int]] = []
    if _any_month(lang).search(rest):
        dates += [m.span() for m in _date(lang).finditer(rest)]
        _read_months(rest, lang, dates, found)
    if _DIGIT.search(rest):
        rest = _read_multiples(rest, lang, found)
        rest = _read_loose_numbers(rest, found)
        rest = _read_ranges(rest, dates, found)
        number = _NUMBER_IN_ENGLISH if lang.code.startswith("en") else _NUMBER
        for match in number.finditer(rest):
            digits = re.sub(r"\D", "", match[0])
            if len(digits) < 19:  # more are no number one compares
                found.numbers.setdefault(int(digits), _place(match.span(), dates))
    for match in _ROMAN.finditer(rest):
        _read_roman(match, dates, found)
    if lang.numerals:
        _read_words(rest, lang, found)
    return found


def _blanked(text: str, pattern: str) -> str:
    """Put blanks for what a pattern finds; offsets stay."""
    return re.sub(pattern, lambda match: " " * len(match[0]), text)


def _read_numeric_dates(text: str, found: Figures) -> str:
    def take(match: re.Match[str]) -> str:
        month = int(match[2]) if match[2].isdigit() else roman_value(match[2])
        if not (1 <= int(match[1]) <= 31 and 1 <= month <= 12):
            return match[0]
        for group in (1, 3):
            place = Place(*match.span(group), match.span())
            found.numbers.setdefault(int(match[group]), place)
        found.add_month(month, Place(*match.span(2), match.span()))
        return " " * len(match[0])

    return _NUMERIC_DATE.sub(take, text)


def _read_months(text: str, lang: Language, dates: list[tuple[int, int]], found: Figures) -> None:
    numbers = _month_numbers(lang)
    for match in _month(lang).finditer(text):
        month = numbers[lower(match[1], lang.code)]
        found.add_month(month, _place(match.span(1), dates))


def _read_multiples(text: str, lang: Language, found: Figures) -> str:
    """Take "10 bin" for 10.000 and "3,5 Millionen" for 3.500.000."""
    if not lang.multipliers:
        return text
    sizes = dict(lang.multipliers)

    def take(match: re.Match[str]) -> str:
        whole = re.sub(r"\.(?=\d{3})", "", match[1]).replace(",", ".")
        value = float(whole) * sizes[match[2]]
        found.numbers.setdefault(round(value), Place(*match.span()))
        return " " * len(match[0])

    return _multiple(lang).sub(take, text)


def _read_loose_numbers(text: str, found: Figures) -> str:
    """Take what may be written in another way: the page after "12 f.", the 20s of a century."""
    for match in _NEXT_PAGE.finditer(text):
        found.allowed.add(int(match[1][-9:]) + 1)

    def take(match: re.Match[str]) -> str:
        _allow_decade(int(match[1]), found)
        return " " * len(match[0])

    return _DECADE.sub(take, text)


def _allow_decade(decade: int, found: Figures) -> None:
    found.allowed.update((decade, *(decade + century for century in (1700, 1800, 1900))))


def _read_ranges(text: str, dates: list[tuple[int, int]], found: Figures) -> str:
    """Complete the end of a range that is written short: 1919–21, 345–48, not 1891–3 Şubat."""
    days = {start for start, _ in dates}

    def take(match: re.Match[str]) -> str:
        first, last = match[1], match[2]
        whole = first[: len(first) - len(last)] + last
        is_short = len(last) < len(first) and int(whole) > int(first)
        if not is_short or match.start(2) in days:
            return match[0]
        found.numbers.setdefault(int(first), Place(*match.span(1)))
        found.numbers.setdefault(int(whole), Place(*match.span(2)))
        return " " * len(match[0])

    return _RANGE.sub(take, text)


def _read_roman(match: re.Match[str], dates: list[tuple[int, int]], found: Figures) -> None:
    """Take Roman numerals; what may as well be an initial or a word is only allowed."""
    letters = match[0]
    if not is_roman(letters.upper()):
        return
    value = roman_value(letters.upper())
    is_sure = letters.isupper() and len(letters) > 1
    if is_sure and (set(letters) <= set("IVX") or len(letters) > 3):
        found.numbers.setdefault(value, _place(match.span(), dates))
    else:
        found.allowed.add(value)


def _read_words(text: str, lang: Language, found: Figures) -> None:
    for number in spelt_numbers(text, lang):
        if number.value in range(20, 100, 10):
            _allow_decade(number.value, found)
        if not number.is_decade:
            found.words.setdefault(number.value, Place(number.start, number.end))


def _place(span: tuple[int, int], dates: list[tuple[int, int]]) -> Place:
    within = next((date for date in dates if date[0] <= span[0] < date[1]), None)
    return Place(*span, within)


@cache
def _any_month(lang: Language) -> re.Pattern[str]:
    """Match what may be a month, which is soon seen."""
    return re.compile(alternatives(lang.month_names) or r"(?!)")


@cache
def _month_numbers(lang: Language) -> dict[str, int]:
    return {
        lower(spelling, lang.code): number
        for number, spellings in enumerate(lang.months, start=1)
        for spelling in spellings.split("|")
    }


@cache
def _month(lang: Language) -> re.Pattern[str]:
    """Match a month; it has a capital, or the ending of a month within a year (eylülünde)."""
    names = alternatives(lang.month_names)
    ending = f"(?:{lang.month_endings})?" if lang.month_endings else ""
    return re.compile(rf"(?<![\w-])({names}){ending}(?![\w-])")


@cache
def _date(lang: Language) -> re.Pattern[str]:
    names = alternatives(lang.month_names)
    return re.compile(
        rf"(?<!\d)(?:\d{{1,2}}\.?(?:\s?[-–/]\s?|\s(?:und|bis|ve|ile)\s))*\d{{1,2}}\.?\s"
        rf"(?:{names})(?![^\W\d_])(?:\s\d{{3,4}}(?!\d))?|(?:{names})\s\d{{4}}(?!\d)"
    )


@cache
def _multiple(lang: Language) -> re.Pattern[str]:
    words = alternatives([word for word, _ in lang.multipliers])
    ending = r"(?![^\W\d_])" if lang.longest_ending else ""
    number = r"\d{1,3}(?:\.\d{3})*(?:[.,]\d{1,2})?"
    return re.compile(rf"(?<![\d.,])({number})[ \u00a0]({words}){ending}")
