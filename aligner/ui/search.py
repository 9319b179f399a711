"""Finding where words stand, whatever their case and dots, or a pattern."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from aligner.casing import fold, without_diacritics
from aligner.errors import AlignerError
from aligner.model import Side, Work

_LETTERS = (range(0x41, 0x250), range(0x1E00, 0x1F00), range(0xFB00, 0xFB07))  # Latin, composed


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for.

    Args:
        words: As typed.
        pattern: What finds them.
    """

    words: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, words: str) -> "Sought":
        r"""Understand what was typed.

        Args:
            words: Words, found whatever their case, dots and diacritics; or between slashes a
                regular expression (`/\\bKars\\b/`), which sees case.

        Raises:
            AlignerError: The expression is none.
        """
        if len(words) > 2 and words[0] == words[-1] == "/":
            try:
                return cls(words, re.compile(words[1:-1]))
            except re.error as error:
                raise AlignerError(f"{words}: no regular expression: {error}") from error
        return cls(words, re.compile(_however_written(_bare(words))))

    def stands_in(self, text: str) -> bool:
        """Whether a text holds it."""
        return self.pattern.search(text) is not None

    def stands_in_link(self, work: Work, at: int) -> bool:
        """Whether either side of a link holds it."""
        return any(self.stands_in(work.text(work.links[at], side)) for side in Side)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where it stands in a text, as (start, end)."""
        yield from (found.span() for found in self.pattern.finditer(text) if found[0])


def _bare(text: str) -> str:
    return without_diacritics(fold(text))


@cache
def _written() -> dict[str, str]:
    """Give the letters that fold to a letter, or to two, as ß does."""
    written: dict[str, str] = defaultdict(str)
    for letter in (chr(code) for codes in _LETTERS for code in codes):
        written[_bare(letter)] += letter
    return dict(written)


def _however_written(bare: str) -> str:
    """Make a pattern of folded words that finds them in whatever letters they are written."""
    pattern, at = "", 0
    while at < len(bare):
        one = _any_of(bare[at])
        pair = bare[at : at + 2]
        if len(pair) == 2 and pair in _written():
            pattern += f"(?:{_any_of(pair)}|{one}{_any_of(pair[1])})"
            at += 2
        else:
            pattern += one
            at += 1
    return pattern


def _any_of(bare: str) -> str:
    letters = _written().get(bare, bare)
    return f"[{re.escape(letters)}]"
