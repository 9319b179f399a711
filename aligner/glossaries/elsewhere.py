"""Names that running text spells one way, and a title it cites or the title's author another.

Either may be as it should be, for a title keeps its spelling; an editor wants to know of both.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from aligner.casing import is_turkic
from aligner.glossaries.known import Known
from aligner.glossaries.likeness import likeness
from aligner.glossaries.names import fold_name
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.slips import Slip

_SHORTEST = 5
_KINDS = frozenset(("diacritic", "doubled", "transliteration"))
_VOICELESS = str.maketrans("bdg", "ptk")
_BEFORE = re.compile(r"(?<![\w’'ʼ-])([^\W\d_a-zçğıöşü][^\W\d_]+)\s+$")
_BEHIND = re.compile(r"\s+([^\W\d_a-zçğıöşü][^\W\d_]+)")
_AUTHOR = 0.5
_IN_TITLE = 0.52

Places = dict[str, list[Occurrence]]


def elsewhere_slips(
    names: Names, known: Known, lang: str, original: Callable[[Occurrence], str]
) -> Iterator[Slip]:
    """Find authors, and names beside the same name in titles, that running text has otherwise.

    Args:
        names: The names of the text.
        known: Tells names that look alike and are two.
        lang: Language of the text.
        original: Gives the linked original text of an occurrence, "" where there is none. An
            author it has to the letter here, and otherwise beside the other form, is no slip.
    """
    if not is_turkic(lang):
        return
    authors, cited = _by_form(names.authors), _by_form(names.cited)
    apart = {(id(o.sentence), o.start) for o in names.authors}
    running = _by_form(o for o in names.running if (id(o.sentence), o.start) not in apart)
    sounds: dict[str, list[str]] = defaultdict(list)
    for form in sorted(running):
        if len(form) >= _SHORTEST:
            sounds[_sound(form, lang)].append(form)
    for form in sorted((authors.keys() | cited.keys()) - running.keys()):
        places = {"author": authors.get(form, []), "title": cited.get(form, [])}
        for other in sounds.get(_sound(form, lang), ()) if len(form) >= _SHORTEST else ():
            right = known.right(form, other) or other
            if known.apart(form, other) or _has_both(places["author"], running[other], original):
                continue
            if places["author"] and _is_alike(form, other, lang):
                forms = {form: places["author"], other: running[other]}
                yield Slip(forms, right, "an author, otherwise than elsewhere", _AUTHOR)
            elif _stand_beside_the_same(places["title"], running[other]):
                forms = {form: places["title"], other: running[other]}
                yield Slip(forms, right, "in a title, otherwise than elsewhere", _IN_TITLE)


def _has_both(
    authors: Sequence[Occurrence],
    running: Sequence[Occurrence],
    original: Callable[[Occurrence], str],
) -> bool:
    """Say whether the original, too, has an author as he is cited, and else another form."""
    here = [one.form in original(one) for one in authors]
    there = [authors[0].form in text for text in map(original, running) if here and text]
    return bool(there) and all(here) and not any(there)


def _sound(form: str, lang: str) -> str:
    """Fold a name, its last letter as if it were voiceless."""
    sound = fold_name(form, lang)
    return sound[:-1] + sound[-1].translate(_VOICELESS)


def _is_alike(form: str, other: str, lang: str) -> bool:
    like = likeness(form, other, lang)
    return like is not None and like.kind in _KINDS


def _stand_beside_the_same(some: Iterable[Occurrence], others: Iterable[Occurrence]) -> bool:
    """Say whether the same name with a capital stands before or behind two words."""
    return not set().union(*map(_beside, some)).isdisjoint(set().union(*map(_beside, others)))


def _beside(one: Occurrence) -> set[str]:
    text, end = one.sentence.text, one.start + len(one.form)
    before, behind = _BEFORE.search(text, 0, one.start), _BEHIND.match(text, end)
    found = {f"<{before[1]}"} if before else set()
    return found | {f">{behind[1]}"} if behind else found


def _by_form(occurrences: Iterable[Occurrence]) -> Places:
    places: Places = defaultdict(list)
    for one in occurrences:
        places[one.form].append(one)
    return places
