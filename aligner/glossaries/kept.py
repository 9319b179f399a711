"""Names that a translation keeps as the original has them, with a slip in one place."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from aligner.glossaries.german_names import is_eastern
from aligner.glossaries.known import Known
from aligner.glossaries.linked import has_lost_marks
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.originals import Originals
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import WORD
from aligner.glossaries.transliteration import transliteration

_SHORT = 5  # letters of a name that is another if two differ: Latin, Lenin
_SHORTEST = 5
_LEAST, _MOST = 0.1, 1.4  # of what nothing explains: a letter, or two exchanged
_SCORE = 0.75
_FROM = re.compile("l[ıiuü]")
_NO_ENDINGS = frozenset("bcçdfghjkprtvwxz")  # what no name takes without an apostrophe


def kept_slips(names: Names, known: Known, originals: Originals, lang: str) -> Iterator[Slip]:
    """Find names a letter off the original's, which the translation copies elsewhere.

    Where the difference is how Turkish writes what German spells it is none (Resulzade, beside
    the author Resulsade).
    """
    everywhere: dict[str, list[Occurrence]] = defaultdict(list)
    for one in (*names.capital, *names.cited, *names.authors):
        everywhere[one.form].append(one)
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for form in sorted(everywhere):
        if len(form) < _SHORTEST or known.is_right(form):
            continue
        for one in {(id(o.sentence), o.start): o for o in everywhere[form]}.values():
            words = originals.words(one)
            near = [
                word
                for word in words
                if len(word) >= _SHORTEST and word in everywhere and _is_off(form, word, lang)
            ]
            if len(near) != 1 or form in words or known.apart(form, near[0]):
                continue
            if any(_is_rendering(form, word, lang) or _is_derived(form, word) for word in words):
                continue
            if near[0] not in WORD.findall(one.sentence.text):  # it is another name beside that
                found[form, near[0]].append(one)
    for (form, right), wrong in found.items():
        if len(wrong) > len(everywhere[right]):
            continue
        both = {form: wrong, right: everywhere[right]}
        yield Slip(both, right, f"the original has {right}, as has the text elsewhere", _SCORE)


def _is_rendering(form: str, word: str, lang: str) -> bool:
    """Say whether a name is what Turkish writes for a word of the original."""
    found = transliteration(word, form, lang)
    return found is not None and bool(found.turned) and found.cost < _LEAST


def _is_derived(form: str, word: str) -> bool:
    """Say whether a form says where someone is from (Gorili, of Gori)."""
    return form.startswith(word) and _FROM.fullmatch(form, len(word)) is not None


def _is_off(form: str, word: str, lang: str) -> bool:
    """Say whether a name is a word of the original but for a letter that no rule makes."""
    most = 2 if len(form) > _SHORT else 1
    if has_lost_marks(form, word):
        return True  # Holowko, for Hołówko
    if form == word or form[0] != word[0] or OSA.distance(form, word, score_cutoff=2) > most:
        return False
    if form.startswith(word) and form[len(word) :] not in _NO_ENDINGS:
        return False
    if is_eastern(form) and not is_eastern(word):
        return False  # Partij, for Partei
    found = transliteration(word, form, lang)
    return found is not None and not found.turned and _LEAST <= found.cost <= _MOST
