"""What on a line might call a note: superscripts, brackets, stars, or bare digits."""

import re
from dataclasses import dataclass
from functools import lru_cache

from aligner.reading.pages import SUPERSCRIPTS, Line

WAYS = ("raised", "square", "half", "round", "digits")
"""Ways of calling a note by its number, the plainest first."""

_CALL = re.compile(
    r"(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[)⁾]?"
    r"|(?P<star>(?<=[^\s(\[*])(?:\*{1,4}|[†‡])\)?(?![\w*]))"
    r"|\[(?P<square>\d{1,4})\]"
    r"|\((?P<round>\d{1,4})\)"
    r"|(?<![\d(\[])(?P<half>\d{1,4})\)(?!\w)"
    r"|(?<=[^\W\d_]|[.,;:!?”“»’')\]…])(?P<digits>\d{1,4})(?=[\s.,;:!?)”“»–—]|$)"
)
_SIGN = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]")  # a line without one is passed over at once
_ALONE = re.compile(r"\s*(?:(?P<digits>\d{1,4})|(?P<star>\*{1,4}|[†‡]))$")


@dataclass(frozen=True, slots=True)
class Call:
    """What might call a note.

    Args:
        number: The number printed; None for a star.
        way: One of `WAYS`, or "star".
        start: Where it starts on its line.
        end: Where it ends (exclusive).
        alone: Whether nothing else stands on the line.
    """

    number: int | None
    way: str
    start: int
    end: int
    alone: bool = False


def calls_on(line: Line) -> tuple[Call, ...]:
    """Find what might call a note on a line, from left to right."""
    return () if line.is_rule else _calls(line.text, line.indent)


@lru_cache(maxsize=100_000)
def _calls(text: str, indent: int) -> tuple[Call, ...]:
    """Find them in the text of a line; a page is looked at many times, so they are kept."""
    if not _SIGN.search(text):
        return ()
    if found := _ALONE.match(text):
        return (_call(found, indent, alone=True),)
    return tuple(
        _call(found, found.start(), alone=found[0] == text.strip())
        for found in _CALL.finditer(text)
        if found["half"] is None or not _closes_bracket(text[: found.start()])
    )


def _call(found: re.Match[str], start: int, *, alone: bool) -> Call:
    way = found.lastgroup or "star"
    number = None if way == "star" else int(found[way].translate(SUPERSCRIPTS))
    return Call(number, way, start, found.end(), alone)


def _closes_bracket(before: str) -> bool:
    return before.count("(") > before.count(")")
