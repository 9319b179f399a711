"""Hyphens at line ends: a divided word is joined, a compound keeps its hyphen.

What the text itself shows elsewhere decides first, the shape of the word second, the places
where the language allows a word to be divided third.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from aligner.casing import fold, is_turkic
from aligner.languages import Language
from aligner.reading.division import may_divide

HYPHENS = "-\u00ad\u2010\u00ac"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(rf"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*[{HYPHENS}]+$")
_IZAFET_AHEAD = re.compile(r"[ıiuü]")  # no syllable begins so; "-yi" might well be one
_IZAFET_BEHIND = re.compile(r"-y?[ıiuü]$")
_ADJECTIVE = re.compile(r"\w{3}(?:isch|sch|lich)(?P<ending>e[mnrs]?)?$")
_STEM = 4  # letters of the last part of a compound by which its inflections are known


class Hyphen(Enum):
    """What becomes of a hyphen at a line end and of the line end after it."""

    DROP = "the word was divided: both go"
    KEEP = "a compound: the hyphen stays, the line end goes"
    SUSPENDED = "part of a word is left out: the hyphen stays, the line end is a space"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words and the hyphenated compounds that stand undivided in a text, folded.

    Args:
        words: Words without a hyphen.
        compounds: Words with one, hyphens as "-".
        stems: Compounds cut off some letters after their last hyphen, for other inflections.
    """

    words: frozenset[str]
    compounds: frozenset[str]
    stems: frozenset[str]


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Collect what a text's own lines show of its words; a word cut at a line end is left out."""
    words: set[str] = set()
    compounds: set[str] = set()
    for line in lines:
        whole = _CUT.sub("", line) if line.endswith(tuple(HYPHENS)) else line
        for word in _WORD.findall(fold(whole).replace("\u2010", "-")):
            (compounds if "-" in word else words).add(word)
    return Vocabulary(frozenset(words), frozenset(compounds), frozenset(map(_stem, compounds)))


def _stem(compound: str) -> str:
    """Cut a compound off behind its last hyphen, so that "…-türkische" is found by "…-türkischen".

    A last part too short to have an ending is left whole.
    """
    first, _, last = compound.rpartition("-")
    return f"{first}-{last[:_STEM]}" if len(last) >= _STEM else compound


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
    compound = fold(f"{left}-{right}").replace("\u2010", "-")
    if compound in known.compounds or _stem(compound) in known.stems or _is_name(left, right):
        return Hyphen.KEEP
    if fold(left + right) in known.words:
        return Hyphen.DROP
    return Hyphen.KEEP if _is_compound(left, right, lang, known) else Hyphen.DROP


def _is_name(left: str, right: str) -> bool:
    """Say whether a capital follows the hyphen within a text not set in capitals."""
    return right[:1].isupper() and not (len(left) > 1 and left.isupper() and right.isupper())


def _is_compound(left: str, right: str, lang: Language, known: Vocabulary) -> bool:
    """Judge by shape and by the rules of division.

    An izafet ("kabil-/i"), a pair of adjectives ("russisch-/türkische"), a single letter
    ("E-/posta"); otherwise a word that stands alone elsewhere and could not be divided there.
    """
    if is_turkic(lang.code) and (_IZAFET_AHEAD.fullmatch(right) or _IZAFET_BEHIND.search(left)):
        return True
    if _base(lang) == "de" and _are_adjectives(left, right):
        return True
    if len(left) == 1:
        return may_divide(left, right, lang) is not None
    return fold(left) in known.words and may_divide(left, right, lang) is False


def _are_adjectives(left: str, right: str) -> bool:
    """Say whether two adjectives make a compound, of which the first has no ending."""
    first = _ADJECTIVE.search(left)
    return first is not None and not first["ending"] and _ADJECTIVE.search(right) is not None


def _base(lang: Language) -> str:
    return lang.code.split("-", maxsplit=1)[0].lower()
