"""What is a text's own way to spell a name, and no slip, though the glossary has it otherwise."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from aligner.casing import without_diacritics
from aligner.glossaries.known import Known
from aligner.glossaries.likeness import single
from aligner.glossaries.occurrences import Occurrence
from aligner.glossaries.originals import Originals
from aligner.glossaries.rendered import HARDENED

WITHOUT_CIRCUMFLEX = str.maketrans("âîûÂÎÛ", "aiuAIU")
_VOICELESS_END = re.compile(r"(?<=[oe])f$")  # -of, as Turkish historians wrote for -ov
_GLIDES = re.compile(r"yi?|iy")
_INITIAL = re.compile(r"\b[^\W\d_][a-zçş]?\.\s*$")
_KINDRED = {frozenset(pair) for pair in ("bp", "dt", "gk", "sz", "iy")}
_MARKS = {frozenset(pair) for pair in ("gğ", "iı")}
_NEAR = 2  # letters
_TURKISH = re.compile(r"(?!.*(?:sch|tch|ou|kh|gh|[cs]h(?=[aeou])))[a-zçğıöşüâîûA-ZÇĞİÖŞÜÂÎÛ -]+")
_VOWELS = "AEIİOÖUÜ"
_SEVERAL = 2  # names that show how a text writes the ends of words


def is_house_style(
    form: str, places: Sequence[Occurrence], right: str, known: Known, originals: Originals
) -> bool:
    """Say whether a form used throughout is the text's own way to spell a name.

    Args:
        form: The form.
        places: Where it stands.
        right: What the glossary has.
        known: The rest of the glossary.
        originals: What the names of the text render.
    """
    fewer = len(form) < len(right) and single(form) == single(right)
    if known.is_place(right) and len(places) > 1 and fewer:
        return True  # Odesa
    if _is_unlike_others(form, right, known, originals):
        return False
    voiced = _VOICELESS_END.sub("v", form)
    if voiced == right or _has_another_i(form, places, right, originals):
        return True
    if _is_consistent(form, right, known, originals):
        return True
    left = originals.is_copied(form) and OSA.distance(form, right, score_cutoff=_NEAR) > _NEAR
    return not left and _departs(form, places, right, known)


def _is_unlike_others(form: str, right: str, known: Known, originals: Originals) -> bool:
    """Say whether a word ends in b or d, and the glossary's and others here in p or t (Mehmet).

    One word may be another's name than the glossary's.
    """
    if " " not in form:
        return False
    for one, other in zip(form.split(), right.split(), strict=False):
        if one[:-1] + HARDENED.get(one[-1], "") == other:
            others = originals.hardened.get(one[-1], frozenset())
            if sum(not known.is_place(name) for name in others) >= _SEVERAL:
                return True
    return False


def _has_another_i(
    form: str, places: Sequence[Occurrence], right: str, originals: Originals
) -> bool:
    """Say whether a form has ı or i for a y of the original (Golitsın, Stolipin)."""
    plain = right.replace("ı", "i")
    if form.replace("ı", "i") != plain or (right != plain and len(places) == 1):
        return False
    return any("y" in word for one in form.split() for word in originals.of(one).values())


def _departs(form: str, places: Sequence[Occurrence], right: str, known: Known) -> bool:
    """Say whether a form used throughout departs from the glossary in its orthography only.

    So does the name of an author cited with initials.
    """
    if all(_INITIAL.search(o.sentence.text[: o.start]) for o in places):
        return True
    listed = known.lists(tuple(form.split()))
    plain = [text.translate(WITHOUT_CIRCUMFLEX) for text in (form, right)]
    if plain[0] == plain[1] or (not listed and plain[0] == plain[1].replace("-", " ")):
        return True
    return not listed and (
        _is_kindred(form, right)
        or (
            without_diacritics(form) != without_diacritics(right) and OSA.distance(form, right) != 1
        )
    )


def _is_consistent(form: str, right: str, known: Known, originals: Originals) -> bool:
    """Say whether a form used throughout is near the glossary's, and Turkish as that is.

    It is not where it lost a letter that is doubled, or has German letters of the original's.
    """
    words = form.split()
    right = " ".join(right.split()[-len(words) :])
    if not any(map(originals.has_text, words)) or _TURKISH.fullmatch(form) is None:
        return False
    same = single(form) == single(right) or without_diacritics(form) == without_diacritics(right)
    if same or known.has_variant(tuple(words)):
        return _is_kindred(form, right)
    near = OSA.distance(form, right, score_cutoff=_NEAR) <= _NEAR
    return (
        near
        and not any(map(originals.keeps_letters, words))
        and (form[0] == right[0] or form[0] in _VOWELS)
    )


def _is_kindred(form: str, right: str) -> bool:
    """Say whether two spellings differ only in letters that Turkish writes either way.

    A last consonant (Behbud), a glide (Hüseynzade), or all diacritics of a name (Tagiyev).
    """
    if _GLIDES.sub("i", form) == _GLIDES.sub("i", right):
        return True
    if form[0] != right[0]:
        return False
    pairs = [frozenset((a + b).lower()) for a, b in zip(form, right, strict=False) if a != b]
    if len(form) != len(right):
        return False
    return all(pair in _KINDRED for pair in pairs) or (len(pairs) > 1 and set(pairs) <= _MARKS)


def is_style(form: str, right: str) -> bool:
    """Say whether two spellings differ in a circumflex or in what Turkish writes either way."""
    plain = [
        (text[0].lower() + text[1:]).replace("ü", "u").translate(WITHOUT_CIRCUMFLEX)
        for text in (form, right)
    ]
    return plain[0] == plain[1] or _is_kindred(form, right)
