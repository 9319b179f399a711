"""Whether a name of the translation may render a word of the original."""

from functools import cache

from rapidfuzz.fuzz import ratio

from aligner.casing import lower, without_diacritics
from aligner.glossaries.names import fold_name, skeleton
from aligner.glossaries.transliteration import transliteration

ALIKE = 78.0
"""Of 100: a word of the original this near may be the name."""

HARDENED = {"b": "p", "d": "t"}
"""Last consonants that Turkish speaks, and may write, otherwise."""

_EXACT = 0.12  # of what nothing explains: not even another vowel
_FEW = 4  # consonants that tell a name


def nearness(form: str, word: str) -> float:
    """Say from 0 to 100 how near two words are, by sound, by letter or by their consonants."""
    return max(
        ratio(fold_name(form, ""), fold_name(word, ""), score_cutoff=ALIKE),
        ratio(bare(form), bare(word), score_cutoff=ALIKE),
        ALIKE if _consonants(form) == _consonants(word) else 0.0,
    )


@cache
def _consonants(word: str) -> str:
    """Give the consonants of a name by their sound, the last one hard; of a short one all."""
    found = skeleton(word, "")
    return found[:-1] + HARDENED.get(found[-1], found[-1]) if len(found) >= _FEW else word


def may_render(form: str, word: str, known: str) -> bool:
    """Say whether a form may render a word that stands beside another form, for all it sounds.

    Where the other is the word itself, one sound more makes it another name.
    """
    if bare(known) == bare(word):
        return fold_name(form, "") == fold_name(word, "")
    return nearness(form, word) >= ALIKE


def is_exact(word: str, form: str, lang: str) -> bool:
    """Say whether a form is all that Turkish makes of a word."""
    found = transliteration(word, form, lang)
    return found is not None and not found.kept and found.cost < _EXACT


@cache
def bare(word: str) -> str:
    """Write a word small and without diacritics, whatever its language."""
    return without_diacritics(lower(word, ""))
