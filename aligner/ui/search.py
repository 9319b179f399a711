"""Finding where words stand, whatever their case and dots, or a pattern."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import islice

from aligner.casing import fold, without_diacritics
from aligner.errors import AlignerError
from aligner.model import Document, Side, Work
from aligner.ui.patience import at_most

_LETTERS = (range(0x41, 0x250), range(0x1E00, 0x1F00), range(0xFB00, 0xFB07))  # Latin, composed

_LONGEST = 2.0  # seconds a pattern may take to go through a work
_LONGEST_IN_TEXT = 0.1
_STRETCH = 128  # sentences folded together
_REACH = 8  # sentences of a link that are sure to stand in the stretch it begins in
_AT_ONCE = 4  # stretches, about two milliseconds


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for.

    Args:
        words: As typed.
        pattern: What finds them.
        bare: The words folded, as a text that holds them has them when folded; "" of a pattern.
    """

    words: str
    pattern: re.Pattern[str]
    bare: str = ""

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
        bare = _bare(words)
        return cls(words, re.compile(_however_written(bare)), bare)

    def stands_in(self, text: str) -> bool:
        """Whether a text holds it."""
        return self.pattern.search(text) is not None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where it stands in a text, as (start, end); nowhere if that takes too long."""
        with suppress(AlignerError), at_most(_LONGEST_IN_TEXT, self.words):
            yield from [found.span() for found in self.pattern.finditer(text) if found[0]]


class Searched:
    """The texts of a work, folded once, so that all go by at once when words are looked for."""

    def __init__(self) -> None:
        self._documents: dict[Side, Document] = {}
        self._folded: dict[Side, dict[int, bytes]] = {}
        self._bare = b""
        self._without: dict[Side, set[int]] = {}
        self._found: tuple[Work, str, list[int]] | None = None

    def fold_on(self, work: Work) -> bool:
        """Fold some more of the texts before anything is sought; says whether there was any."""
        self._take(work)
        for side in Side:
            stretches = range(-(-len(work.document(side).sentences) // _STRETCH))
            left = (number for number in stretches if number not in self._folded[side])
            some = [*islice(left, _AT_ONCE)]
            for number in some:
                self._stretch(side, number)
            if some:
                return True
        return False

    def links(self, work: Work, sought: Sought) -> list[int]:
        """Give the links either side of which holds what is sought, by their positions, in order.

        They are kept until something else is sought or the work changes.

        Raises:
            AlignerError: A pattern takes too long.
        """
        if self._found is None or self._found[0] is not work or self._found[1] != sought.words:
            stands = self._finder(work, sought)
            with at_most(_LONGEST, f"{sought.words} takes too long to look for"):
                found = [at for at in range(len(work.links)) if stands(at)]
            self._found = work, sought.words, found
        return self._found[2]

    def _finder(self, work: Work, sought: Sought) -> Callable[[int], bool]:
        links = work.links
        if not sought.bare or not sought.bare.isascii():
            return lambda at: any(sought.stands_in(work.text(links[at], side)) for side in Side)
        self._look_for(sought.bare.encode(), work)
        sources, targets = (self._without[side] for side in Side)

        def stands(at: int) -> bool:  # asked of all links of a work
            link = links[at]
            return (
                (link.source.start // _STRETCH not in sources or len(link.source) > _REACH)
                and self._may_hold(Side.SOURCE, link.source)
                and sought.stands_in(work.text(link, Side.SOURCE))
            ) or (
                (link.target.start // _STRETCH not in targets or len(link.target) > _REACH)
                and self._may_hold(Side.TARGET, link.target)
                and sought.stands_in(work.text(link, Side.TARGET))
            )

        return stands

    def _look_for(self, bare: bytes, work: Work) -> None:
        self._take(work)
        if bare != self._bare:
            self._without = {side: set() for side in Side}
        self._bare = bare

    def _take(self, work: Work) -> None:
        """Forget what was folded of a text that has changed."""
        for side in Side:
            document = work.document(side)
            if self._documents.get(side) is not document:
                self._documents[side] = document
                self._folded[side], self._without[side] = {}, set()

    def _may_hold(self, side: Side, here: range) -> bool:
        """Look through the stretch in which the sentences of a link begin.

        Where it does not hold what is sought, no link that begins there does, unless it is longer
        than what a stretch has of the next; that is kept in mind.
        """
        first = here.start // _STRETCH
        if self._bare in self._stretch(side, first):
            return True
        self._without[side].add(first)
        return len(here) > _REACH

    def _stretch(self, side: Side, number: int) -> bytes:
        """Give so many sentences folded, and the first of the next, which a link may have too."""
        folded = self._folded[side]
        if number not in folded:
            start = number * _STRETCH
            texts = self._documents[side].sentences[start : start + _STRETCH + _REACH - 1]
            folded[number] = _ascii(" ".join([sentence.text for sentence in texts]))
        return folded[number]


def _ascii(text: str) -> bytes:
    """Give what is left of a text when it is folded, other scripts and signs left out."""
    bare = unicodedata.normalize("NFD", fold(text)).replace("ł", "l").replace("ø", "o")
    return bare.replace("đ", "d").encode("ascii", "ignore")


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
