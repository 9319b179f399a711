"""How alike spellings are, and in what they differ: a diacritic, a double letter, an orthography.

The kinds and their scores stand in `likeness.tsv`, the letters that stand for one sound in
`folding.tsv`. Likeness ranks pairs; it never decides alone.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from aligner.casing import is_turkic, lower, without_diacritics
from aligner.glossaries.names import fold_name, sureness
from aligner.glossaries.rendered import HARDENED
from aligner.languages import language

_SHORTEST = 4
_SHORTEST_FOR_ONE_LETTER = 6
_SHORTEST_FOLDED = 4
_SHORTEST_DOUBLED = 5
_UMLAUTS = str.maketrans("äöü", "aou")
_SHORTEST_FOR_TWO = 8
_SHORTEST_EDGE = 5
_LAST = {frozenset(pair) for pair in ("bp", "dt", "cç", "gk", "vw", "fv", "fw")}
_SOFTENED = ({"b", "p"}, {"d", "t"}, {"g", "k"})  # before a vowel
_FIRST = "aei"
_BARE_VOWELS = "aeiou"
_BARE_VOWEL = re.compile(f"[{_BARE_VOWELS}]")
_HARD = HARDENED | dict.fromkeys(_BARE_VOWELS, "-")
_WEIGHT = 0.4  # what a rule of no weight would take off
_BACK = "aıouâû"
_FRONT = "eiöüî"
_VOWELS = _BACK + _FRONT


_HEAPED = re.compile(r"^[^\W\daeiou]{3}|[^\W\daeiou]{4}|[^\W\daeiou]{3}$")

GLIDES = str.maketrans("jwq", "yvk")
"""Letters of one orthography for those of another, which no ending exchanges."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two spellings may be one name, and how sure that is before anything else is known."""

    kind: str
    score: float
    reason: str


@cache
def _kinds() -> dict[str, Likeness]:
    lines = files(__package__).joinpath("likeness.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {kind: Likeness(kind, float(score), reason) for kind, score, reason in rows}


def likeness(one: str, other: str, lang: str) -> Likeness | None:
    """Say in what two spellings differ; None where they are two names or two forms of one.

    >>> likeness("Rüştü", "Rüstü", "tr").reason
    'they differ in a diacritic'
    """
    if min(len(one), len(other)) < _SHORTEST:
        return None
    kind = _kind(*_by_length(lower(one, lang), lower(other, lang)), lang)
    if kind is None:
        return None
    like = _kinds()[kind]
    if kind != "transliteration":
        return like
    return replace(like, score=like.score - _WEIGHT * (1 - sureness(one, other, lang)))


def likeness_of_linked(one: str, other: str, lang: str) -> Likeness | None:
    """Say in what two spellings differ that may render one word: a letter wherever it be.

    Kind "lost" is one that two endings may make as well (Türklere, Türklerle; Batu, Batum);
    "unsayable" leaves consonants together that no Turkish word has (Suphi, Sphi).

    >>> likeness_of_linked("Ankara", "Angara", "tr").kind
    'linked'
    """
    short, long = _by_length(lower(one, "tr"), lower(other, "tr"))
    bare = without_diacritics(short), without_diacritics(long)
    if is_turkic(lang) and _differ_at_the_edge(*bare):
        return _kinds()["edge"]
    kind = _kind_of_linked(one, bare, lang)
    if kind is None and is_turkic(lang) and _differ_in_vowels(*bare):
        kind = "vowels"
    return _kinds()[kind] if kind else None


def _kind_of_linked(one: str, bare: tuple[str, str], lang: str) -> str | None:
    """Say in which letter two words differ, the shorter first, without diacritics."""
    short, long = bare
    most = 2 if len(short) >= _SHORTEST_FOR_TWO and short[-3:] == long[-3:] else 1
    if short[0] != long[0] or OSA.distance(short, long, score_cutoff=most) > most:
        return None
    if is_turkic(lang) and one[1:].islower() and _is_vowel_lost(short, long):
        return "unsayable"
    if single(short) == single(long) or not _inflects(short, long):
        return "linked"
    return "lost" if len(short) < len(long) else None


def _differ_at_the_edge(one: str, other: str) -> bool:
    """Say whether two words have another first or last vowel, or last consonant, than endings make.

    Turkish softens the last consonant only before a vowel (Vehib, Vehip).
    """
    if len(one) != len(other) or len(one) < _SHORTEST_EDGE:
        return False
    if one[:-1] == other[:-1]:
        return frozenset(one[-1] + other[-1]) in _LAST
    if one[-1] == other[-1] and one[:-2] == other[:-2]:
        apart = {one[-2], other[-2]}
        return apart <= set(_BARE_VOWELS) or not (apart & set(_BARE_VOWELS) or apart in _SOFTENED)
    return one[1:] == other[1:] and {one[0], other[0]} <= set(_FIRST)


def _differ_in_vowels(one: str, other: str) -> bool:
    """Say whether two words have the same consonants, but for how hard the last one is."""
    return (
        min(len(one), len(other)) >= _SHORTEST_EDGE
        and one != other
        and _consonants(one) == _consonants(other)
    )


def _consonants(word: str) -> str:
    return _BARE_VOWEL.sub("", word[:-1]) + _HARD.get(word[-1], word[-1])


def _is_vowel_lost(short: str, long: str) -> bool:
    """Say whether only the longer of two words can be said in Turkish."""
    heaped = [_HEAPED.search(word) is not None for word in (short, long)]
    return len(short) >= _SHORTEST and heaped == [True, False]


def _by_length(one: str, other: str) -> tuple[str, str]:
    return (one, other) if len(one) <= len(other) else (other, one)


def _kind(short: str, long: str, lang: str) -> str | None:
    bare = without_diacritics(short), without_diacritics(long)
    if bare[0] == bare[1]:
        return _by_marks(short, long, lang)
    if long.startswith(short) and long != short + short[-1]:
        return "ending" if is_turkic(lang) and _breaks_harmony(short, long[len(short) :]) else None
    if single(bare[0]) == single(bare[1]):
        return "doubled" if len(short) >= _SHORTEST_DOUBLED else None
    folded = fold_name(short, lang), fold_name(long, lang)
    if folded[0] == folded[1]:
        inflects = len(short) < len(long) and _inflects(*bare) and bare[0][-1] != bare[1][-1]
        return None if inflects else _by_sound(folded[0])
    return "letter" if _one_letter_apart(*folded) else None


def _by_marks(one: str, other: str, lang: str) -> str | None:
    """Tell a lost diacritic from an umlaut, which in German makes plurals (Sattel, Sättel)."""
    if one == other:
        return None
    only_umlauts = one.translate(_UMLAUTS) == other.translate(_UMLAUTS)
    return "umlaut" if only_umlauts and language(lang).nouns_have_capitals else "diacritic"


def _by_sound(folded: str) -> str | None:
    if len(folded) < _SHORTEST_FOLDED:
        return None
    return "transliteration" if len(folded) >= _SHORTEST_FOR_ONE_LETTER else "short"


def _one_letter_apart(one: str, other: str) -> bool:
    """Say whether two words differ by a letter that neither opens nor ends them."""
    return (
        min(len(one), len(other)) >= _SHORTEST_FOR_ONE_LETTER
        and one[0] == other[0]
        and not _inflects(one, other)
        and OSA.distance(one, other) == 1
    )


def _inflects(one: str, other: str) -> bool:
    """Say whether two spellings differ in their last two letters only."""
    stem = min(len(one), len(other)) - 2
    return one[:stem] == other[:stem]


def single(text: str) -> str:
    """Write double letters once."""
    return re.sub(r"(.)\1+", r"\1", text)


def _breaks_harmony(stem: str, added: str) -> bool:
    """Say whether one added vowel cannot be a Turkish suffix: "Grand" takes -a, never -e."""
    vowels = [letter for letter in stem if letter in _VOWELS]
    if len(added) != 1 or added not in "aeuü" or not vowels or len(stem) < 4:
        return False
    return (vowels[-1] in _BACK) != (added in _BACK) and stem[-1] not in _VOWELS + "l"
