"""Finding a text in a memory: where it stands, and what is like it.

Case, Turkish dots, diacritics and the kind of apostrophe do not count. Likeness is the share of
characters that two texts have in common in order (Indel distance, as rapidfuzz measures it); a
part of a longer sentence that is like the text counts nine tenths.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path

from rapidfuzz import fuzz

from aligner.casing import fold, without_diacritics
from aligner.errors import AlignerError
from aligner.exchange.memory import read_units
from aligner.model import Side, Work

_LEAST_LIKE = 70.0  # per cent below which a sentence is no help to a translator
_PART = 0.9
_SHORTEST_PART = 12  # characters below which parts are alike by chance
_APOSTROPHES = "’‘ʼʻ´`′"


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit to search: its place, and language and text of each side, the source first."""

    place: str
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that was found.

    Args:
        entry: The entry.
        lang: Language of the side it was found on.
        contains: Whether that side contains the text; else it is only like it.
        score: How like the text that side is, 0 to 100; if it contains it, as a whole.
    """

    entry: Entry
    lang: str
    contains: bool
    score: float


class _Folded(dict[int, str]):
    """Letters by what they are searched as; each is worked out once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in _APOSTROPHES:
            folded = "'"
        elif letter.isspace():
            folded = " "
        else:
            folded = without_diacritics(fold(letter))
        self[code] = folded
        return folded


_FOLDED = _Folded()


def searched_as(text: str) -> str:
    """Fold a text for search.

    >>> searched_as("IĞDIR’da") == searched_as("ığdır'da") == "igdir'da"
    True
    """
    return text.translate(_FOLDED)


def entries_of_memory(path: Path) -> Iterator[Entry]:
    """Read the entries of a TMX, as a stream.

    Raises:
        AlignerError: It cannot be read.
    """
    for unit in read_units(path):
        yield Entry(unit.place, unit.variants)


def entries_of_work(work: Work) -> Iterator[Entry]:
    """Give the links of a work that have both sides."""
    for number, link in enumerate(work.links, start=1):
        if link.source and link.target:
            first = work.sentences(link, Side.SOURCE)[0].id
            texts = ((work.document(side).lang, work.text(link, side)) for side in Side)
            yield Entry(f"link {number} ({first})", tuple(texts))


def search(
    entries: Iterable[Entry], text: str, *, limit: int = 20, whole_words: bool = False
) -> list[Match]:
    """Find what contains a text, then what is like it; the likest first, each entry once.

    Args:
        entries: Where to search.
        text: What to search.
        limit: How many matches to give at most.
        whole_words: Whether words must begin and end where those of the text do.

    Raises:
        AlignerError: There is nothing to search for.
    """
    wanted = " ".join(searched_as(text).split())
    if not any(letter.isalnum() for letter in wanted):
        raise AlignerError(f'"{text}": no letter or digit to search for; name a word')
    pattern = re.escape(wanted)
    within = re.compile(rf"(?<!\w){pattern}(?!\w)" if whole_words else pattern)
    found = (match for entry in entries if (match := _best(entry, wanted, within)))
    return nlargest(limit, found, key=_rank)


def _best(entry: Entry, wanted: str, within: re.Pattern[str]) -> Match | None:
    matches = []
    for lang, text in entry.sides:
        folded = searched_as(text)
        contains = within.search(folded) is not None
        score = fuzz.ratio(wanted, folded) if contains else _likeness(wanted, folded)
        if contains or score:
            matches.append(Match(entry, lang, contains, round(score, 1)))
    return max(matches, key=_rank, default=None)


def _likeness(wanted: str, folded: str) -> float:
    """Give the likeness of a text or its likest part; 0 where it is too little to count."""
    whole = fuzz.ratio(wanted, folded, score_cutoff=_LEAST_LIKE)
    if len(wanted) < _SHORTEST_PART or len(folded) <= len(wanted):
        return whole
    return max(whole, _PART * fuzz.partial_ratio(wanted, folded, score_cutoff=_LEAST_LIKE / _PART))


def _rank(match: Match) -> tuple[bool, float]:
    return match.contains, match.score
