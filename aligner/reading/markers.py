"""Where running text calls a note: superscripts, brackets, stars, or digits glued to a word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.reading.labels import SUPERSCRIPTS
from aligner.reading.pages import Line, bare_number

_CANDIDATE = re.compile(
    r"(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}[)⁾]?)"
    r"|(?P<square>\[(?P<in_square>\d{1,4})\])"
    r"|(?P<star>(?<=\S)\*{1,3}\)?(?![\w*]))"
    r"|(?P<bracket>(?<=[^\s\d(])(?P<in_bracket>\d{1,4})\))"
    r"|(?P<glued>(?<=[^\W\d_]|[.,;:!?”“»’)…])(?P<digits>\d{1,4})(?=[\s.,;:!?)”»]|$))"
)


@dataclass(frozen=True, slots=True)
class MarkerSpot:
    """A marker found on a line: the note it calls, and its offsets on the line."""

    number: int | None
    start: int
    end: int


@dataclass(slots=True)
class MarkerFinder:
    """Finds markers line by line; the sequence of their numbers is the evidence.

    Args:
        numbers: The numbers of the notes there are.
        has_stars: Whether there are notes without a number.
        last: The number called last.
    """

    numbers: frozenset[int]
    has_stars: bool
    last: int = 0

    def on_line(self, text: str) -> Iterator[MarkerSpot]:
        """Find the markers within a line of running text, from left to right."""
        for found in _CANDIDATE.finditer(text):
            number = self._number(found)
            if found["star"]:
                if self.has_stars:
                    yield MarkerSpot(None, found.start(), found.end())
            elif number is not None and self._is_called(found, number):
                self.last = number
                yield MarkerSpot(number, found.start(), found.end())

    def alone(self, line: Line) -> int | None:
        """Give the number of a line that is nothing but a marker."""
        number = bare_number(line)
        if number in self.numbers and number is not None and 0 < number - self.last <= 3:
            self.last = number
            return number
        return None

    def _number(self, found: re.Match[str]) -> int | None:
        if found["super"]:
            return int(found["super"].rstrip(")⁾").translate(SUPERSCRIPTS))
        digits = found["in_square"] or found["in_bracket"] or found["digits"]
        return int(digits) if digits else None

    def _is_called(self, found: re.Match[str], number: int) -> bool:
        """Judge a candidate: a superscript always calls, digits only where they go on in order."""
        if found["super"]:
            return bool(self.numbers)
        if found["square"]:
            return number in self.numbers
        return number in self.numbers and number == self.last + 1
