"""Names left wholly or in part in the German spelling of the original.

How Turkish writes what German spells stands in `transliteration.tsv`, which names are likely no
German's in `german_names.tsv`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from aligner.casing import is_turkic, lower
from aligner.glossaries.german_names import is_eastern, looks_so
from aligner.glossaries.known import Known
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.originals import Original, Originals, Places
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import WORD
from aligner.glossaries.transliteration import Transliteration, transliteration
from aligner.model import Part

_OTHERS = 3  # so many names show that the text writes them in its own way
_WHOLE = 0.55
_GARBLED = 0.5
_BEGINNING = 3  # letters
_MOST_LETTERS = 75.0  # of 100
_IN_PART = 0.64
_SURELY_NEAR = 0.2  # the same in a title
_NEAR = 0.4  # of what nothing explains in a name of which a part was kept
_LONG = 10  # letters
_NEAR_IN_LONG = 1.3
_TURKISH = re.compile(r"[çğış]")  # letters that German has not
_POPULAR = re.compile(r"[a-zçğıöşüâîûß-]+")  # not of scholarly transliteration
_BEFORE = re.compile(r"(?<![\w’'ʼ-])[^\W\d_a-zçğıöşü][^\W\d_]+ $")
_BEHIND = re.compile(r" [^\W\d_a-zçğıöşü][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Left:
    """A name of which German letters were left, and the original's."""

    form: str
    word: str
    found: Transliteration

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it was turned."""
        return not self.found.turned


def left_slips(
    names: Names, places: Places, known: Known, originals: Originals, lang: str
) -> Iterator[Slip]:
    """Find names that keep German letters of the original though most others do not.

    Of those of which nothing was turned authors, words of notes, which may be titles, and what is
    copied with the first name beside it (Wilhelm Busch) are left alone.

    Args:
        names: The names of the text.
        places: Those that may be names of persons and places, by form.
        known: What the glossary has.
        originals: What they may render.
        lang: Language of the text.
    """
    if not is_turkic(lang):
        return
    authors = {(id(o.sentence), o.start) for o in names.authors}
    words = {form: [*originals.of(form).values()] for form in places}
    cited: dict[str, list[Occurrence]] = defaultdict(list)
    for one in (*names.authors, *names.cited):
        if one.form not in places:
            cited[one.form].append(one)
    for left in (*_left(words, lang), *_cited_in_part(cited, originals, lang)):
        wrong = places.get(left.form) or cited[left.form]
        stays = left.is_whole and _may_stay(left, wrong, authors, originals, known)
        if stays or known.is_right(left.form):
            continue
        right = known.spelt((left.word,)) or left.found.turkish
        score = _WHOLE if left.is_whole else _IN_PART
        yield Slip({left.form: wrong}, right, f"not as Turkish writes {left.word}", score)
    for form, word in _garbled(places, originals, lang):
        right = known.spelt((word,)) or word
        if right != form:
            yield Slip({form: places[form]}, right, f"the original has {word}", _GARBLED)
    for form, word, wrong in _divided(names, originals.text):
        found = transliteration(word, word, lang)
        right = found.turkish if found else form
        yield Slip({form: wrong}, right, f"not as Turkish writes {word}", _WHOLE)


def _left(words: Mapping[str, Iterable[str]], lang: str) -> list[_Left]:
    """Give the names that have kept German letters; no whole ones where most have.

    Args:
        words: For each name the words of the original that it may render.
        lang: Language of the names.
    """
    turned, whole, in_part = 0, [], []
    for form, its_own in words.items():
        for word in its_own if _POPULAR.fullmatch(lower(form, lang)) else ():
            found = transliteration(word, form, lang)
            if found is None or found.cost >= (_NEAR if len(form) < _LONG else _NEAR_IN_LONG):
                continue
            if found.kept and (found.turned or _TURKISH.search(form)):
                in_part.append(_Left(form, word, found))
            elif found.kept and is_eastern(word):
                whole.append(_Left(form, word, found))
            elif found.turned:
                turned += 1
    return [*in_part, *(whole if turned >= max(_OTHERS, len(whole) + 1) else ())]


def _cited_in_part(
    cited: Mapping[str, Sequence[Occurrence]], originals: Originals, lang: str
) -> Iterator[_Left]:
    """Give authors and words of titles of which a part was turned, as of copied ones none is."""
    for form, places in cited.items():
        for word in originals.words(places[0]):
            found = transliteration(word, form, lang) if is_eastern(word) else None
            if found and found.kept and found.turned and found.cost < _SURELY_NEAR:
                yield _Left(form, word, found)


def _garbled(places: Places, originals: Originals, lang: str) -> Iterator[tuple[str, str]]:
    """Give names in German letters that no rule derives from the one like it in the original.

    They begin as it does and have most of its letters (Schahumi, for Schaumian).
    """
    for form, wrong in places.items():
        if not looks_so(form, "divided") or not is_eastern(form) or originals.is_copied(form):
            continue
        near = [
            word
            for word in originals.words(wrong[0])
            if word[:_BEGINNING] == form[:_BEGINNING]
            and is_eastern(word)
            and not form.startswith(word)
            and ratio(form, word) >= _MOST_LETTERS
        ]
        if len(near) == 1 and transliteration(near[0], form, lang) is None:
            yield form, near[0]


def _divided(names: Names, original: Original) -> Iterator[tuple[str, str, list[Occurrence]]]:
    """Give names in two words that are one of the original's, which shows German letters."""
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one, other in pairwise(names.capital):
        if one.sentence is other.sentence and other.start == one.start + len(one.form) + 1:
            form, word = f"{one.form} {other.form}", one.form + other.form.lower()
            if looks_so(word, "divided") and word in WORD.findall(original(one)):
                found[form, word].append(Occurrence(form, one.sentence, one.start))
    for (form, word), places in found.items():
        yield form, word, places


def _may_stay(
    left: _Left,
    places: Sequence[Occurrence],
    authors: set[tuple[int, int]],
    originals: Originals,
    known: Known,
) -> bool:
    """Say whether a name of which nothing was turned may well be as it should be."""
    if looks_so(left.word, "sure"):
        return False
    if looks_so(left.word, "polish") and len(places) > 1:
        return True
    if all(
        one.sentence.part is not Part.BODY and not _has_rank(one, originals.text(one), known)
        for one in places
    ):
        return True
    return any(
        (id(one.sentence), one.start) in authors or _is_copied(one, originals.text(one))
        for one in places
    )


def _has_rank(one: Occurrence, original: str, known: Known) -> bool:
    """Say whether a word of the translation stands before a name, as in no title (Albay)."""
    before = _BEFORE.search(one.sentence.text, 0, one.start)
    word = before[0].strip() if before else ""
    return word not in original and known.is_word(word)


def _is_copied(one: Occurrence, original: str) -> bool:
    """Say whether a name stands in the original beside the same name, which is no Turkish one."""
    text, end = one.sentence.text, one.start + len(one.form)
    before, behind = _BEFORE.search(text, 0, one.start), _BEHIND.match(text, end)
    if before and f"{before[0]}{one.form}" in original:
        return looks_so(before[0].strip(), "first")
    return behind is not None and f"{one.form}{behind[0]}" in original
