"""Names that have lost letters of the original's which Turkish never leaves out."""

from aligner.glossaries.transliteration import DOUBLED, Transliteration, transliteration

_BESIDES = 0.2  # of what else nothing explains
_LONG = 9  # letters of a name that may have lost two
_FULL_VOWELS = "aou"  # e and i come and go (Aleksandr, for Alexander)
_VOWELS = frozenset("aeiouäöüyjh")
_ONE_FOR_TWO = "aeiouhsf"  # what Turkish writes once where German doubles it (Efendi)


def completed(form: str, right: str) -> str:
    """Give a name with the letters it has lost; "" where it has lost none, or more is wrong.

    That is a full vowel between consonants (Kropatkin, for Kuropatkin), one of two consonants of
    a name that is otherwise copied (Katwinkel), or two letters of a long name (Karkalinsk, for
    Karkaralinsk).

    Args:
        form: As the translation has it, without a suffix.
        right: As the German original has it.
    """
    found = transliteration(right, form, "tr")
    if found is None or not _has_lost_inside(found, right.lower()):
        return ""
    letters = right[found.lost[0] : found.lost[-1] + 1]
    filled = (form[:i] + letters + form[i:] for i in range(1, len(form)))
    near = {name: transliteration(right, name, "tr") for name in filled}
    costs = {name: one.cost for name, one in near.items() if one}
    return min(costs, key=lambda name: costs[name])


def _has_lost_inside(found: Transliteration, word: str) -> bool:
    lost = found.lost
    if not lost or lost[0] == 0 or lost[-1] > len(word) - 3:
        return False
    before, gone, behind = word[lost[0] - 1], word[lost[0] : lost[-1] + 1], word[lost[-1] + 1]
    is_double = gone == before
    if found.cost - (DOUBLED if is_double else len(lost)) > _BESIDES:
        return False
    if len(lost) == 1:
        once = is_double and gone not in _ONE_FOR_TWO and not found.turned
        return once or (gone in _FULL_VOWELS and _VOWELS.isdisjoint((before, behind)))
    return len(lost) == len(gone) == 2 and len(word) >= _LONG
