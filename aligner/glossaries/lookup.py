"""Finding glossary entries in sentences, inflected as they may be."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner.casing import fold, without_diacritics
from aligner.languages import language
from aligner.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-’'‐][^\W\d_]+)*")
_NO_LIMIT = 99


class Lookup:
    """Finds which expressions of a list stand in a text, whatever their endings.

    Args:
        expressions: The expressions to find; their positions are what `found` gives.
        lang: Their language, which says how long an ending may be and whether nouns are known
            by their capital.
    """

    def __init__(self, expressions: Sequence[str], lang: str) -> None:
        facts = language(lang)
        self._nouns_have_capitals = facts.nouns_have_capitals
        self._by_first: dict[str, list[tuple[int, tuple[_Stem, ...]]]] = defaultdict(list)
        for position, expression in enumerate(expressions):
            words = _WORD.findall(expression)
            stems = tuple(_stem(word, facts.longest_ending, facts.may_lack) for word in words)
            if stems:
                self._by_first[stems[0].text[:3]].append((position, stems))

    def found(self, text: str) -> set[int]:
        """Give the positions of the expressions that stand in a text."""
        return {position for position, _ in self.places(text)}

    def places(self, text: str) -> Iterator[tuple[int, Span]]:
        """Give the positions of the expressions that stand in a text, and where they stand."""
        written = list(_WORD.finditer(text))
        words = [_plain(word[0]) for word in written]
        for i, word in enumerate(words):
            for position, stems in self._by_first.get(word[:3], ()):
                if (
                    len(words) >= i + len(stems)
                    and all(stem.begins(words[i + k]) for k, stem in enumerate(stems))
                    and (
                        not self._nouns_have_capitals
                        or written[i][0][0].isupper() == stems[0].capital
                    )
                ):
                    yield position, Span(written[i].start(), written[i + len(stems) - 1].end())


@dataclass(frozen=True, slots=True)
class _Stem:
    """The part of a word that stays, and how long the word may be with its ending."""

    text: str
    longest: int
    capital: bool

    def begins(self, word: str) -> bool:
        return word.startswith(self.text) and len(word) <= self.longest


@cache
def _plain(word: str) -> str:
    return without_diacritics(fold(word))


@cache
def _stem(word: str, ending: int, may_lack: str) -> _Stem:
    """Cut what an inflected form may change: nothing of a short word, the end of a long one."""
    plain = _plain(word)
    if len(plain) <= 4:
        cut = 0
    elif ending:
        cut = int(plain[-1] in may_lack)
    else:
        cut = 1 + (len(plain) > 7)
    longest = len(plain) + (ending or _NO_LIMIT)
    return _Stem(plain[: len(plain) - cut], longest, word[0].isupper())
