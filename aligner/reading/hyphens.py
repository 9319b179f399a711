"""Hyphens at line ends: a divided word is joined, a compound keeps its hyphen.

What the text itself shows elsewhere decides first, the shape of the word second.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from aligner.casing import fold, is_turkic
from aligner.languages import Language

HYPHENS = "-\u00ad\u2010\u00ac"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


class Hyphen(Enum):
    """What becomes of a hyphen at a line end and of the line end after it."""

    DROP = "the word was divided: both go"
    KEEP = "a compound: the hyphen stays, the line end goes"
    SUSPENDED = "part of a word is left out: the hyphen stays, the line end is a space"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words and the hyphenated compounds that stand undivided in a text, folded."""

    words: frozenset[str]
    compounds: frozenset[str]
    first_parts: frozenset[str]


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Collect what a text's own lines show of its words; a word cut at a line end is left out."""
    words: set[str] = set()
    compounds: set[str] = set()
    for line in lines:
        for found in _WORD.finditer(line):
            if found.end() == len(line.rstrip(HYPHENS)) != len(line):
                continue
            word = fold(found[0])
            (compounds if "-" in word or "\u2010" in word else words).add(word)
    firsts = frozenset(re.split("[-\u2010]", compound)[0] for compound in compounds)
    return Vocabulary(frozenset(words), frozenset(compounds), firsts)


def judge(left: str, right: str, hyphen: str, lang: Language, known: Vocabulary) -> Hyphen:
    """Decide on a hyphen at a line end.

    Args:
        left: The word before it, with the hyphens it has inside.
        right: The word that begins the next line.
        hyphen: The character at the line end.
        lang: The language of the text.
        known: What the rest of the text shows.
    """
    if hyphen in "\u00ad\u00ac":
        return Hyphen.DROP
    if fold(right) in lang.suspended and fold(left + right) not in known.words:
        return Hyphen.SUSPENDED
    if fold(f"{left}-{right}") in known.compounds:
        return Hyphen.KEEP
    if fold(left + right) in known.words:
        return Hyphen.DROP
    return Hyphen.KEEP if _is_compound(left, right, lang, known) else Hyphen.DROP


def _is_compound(left: str, right: str, lang: Language, known: Vocabulary) -> bool:
    """Judge by shape: a name ("Moskau-/Ankara"), an izafet ("kabil-/i"), a pair of adjectives."""
    if right[:1].isupper() and not (left.isupper() and len(left) > 1):
        return True
    if is_turkic(lang.code):
        izafet_ahead = re.fullmatch(r"y?[ıiuü]", right) is not None
        izafet_behind = re.search(r"-y?[ıiuü]$", left) is not None
        return izafet_ahead or izafet_behind
    if lang.code.startswith("de") and re.search(r"\w{3}isch$", left):
        return True
    return fold(left) in known.first_parts and fold(left) in known.words
