"""Names left in the German spelling of the original where the translation's others are Turkish.

What the spellings look like stands in `german_names.tsv`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from aligner.casing import is_turkic, upper
from aligner.glossaries.known import Known
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.originals import Original, Originals
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import WORD

_OTHERS = 3  # so many names show that the text writes them in its own way
_SCORE = 0.55
_BEFORE = re.compile(r"(?<![\w’'ʼ-])[^\W\d_a-zçğıöşü][^\W\d_]+ $")
_BEHIND = re.compile(r" [^\W\d_a-zçğıöşü][^\W\d_]+")


@cache
def _rows(use: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    text = files(__package__).joinpath("german_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple((re.compile(row[1]), row[-1]) for row in rows if row[0] == use)


def left_slips(
    names: Names, known: Known, originals: Originals, original: Original, lang: str
) -> Iterator[Slip]:
    """Find names that keep the German letters of the original though most others do not.

    Authors, and names copied with the name beside them (Wilhelm Busch), are left alone.
    """
    if not is_turkic(lang):
        return
    authors = {(id(o.sentence), o.start) for o in names.authors}
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for one in names.running:
        if (id(one.sentence), one.start) not in authors:
            places[one.form].append(one)
    for form, word in _kept(places, originals).items():
        if not known.is_right(form) and not any(_is_copied(o, original(o)) for o in places[form]):
            right = known.spelt((word,)) or _in_turkish(word, lang)
            yield Slip({form: places[form]}, right, f"German letters, as in {word}", _SCORE)
    for form, word, wrong in _divided(names, original):
        yield Slip({form: wrong}, _in_turkish(word, lang), f"German letters, as in {word}", _SCORE)


def _kept(forms: Iterable[str], originals: Originals) -> dict[str, str]:
    """Give the names that have kept German letters, with the original's; none where most have."""
    turned, kept = 0, {}
    for form in forms:
        for word in filter(_is_german, originals.of(form).values()):
            if _is_german(form):
                kept[form] = word
            turned += not _is_german(form)
    return kept if turned >= max(_OTHERS, len(kept) + 1) else {}


def _divided(names: Names, original: Original) -> Iterator[tuple[str, str, list[Occurrence]]]:
    """Give names in two words that are one of the original's, which shows German letters."""
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one, other in pairwise(names.capital):
        if one.sentence is other.sentence and other.start == one.start + len(one.form) + 1:
            form, word = f"{one.form} {other.form}", one.form + other.form.lower()
            if any(look.search(word.lower()) for look, _ in _rows("divided")) and (
                word in WORD.findall(original(one))
            ):
                found[form, word].append(Occurrence(form, one.sentence, one.start))
    for (form, word), places in found.items():
        yield form, word, places


def _is_german(name: str) -> bool:
    """Say whether a name looks like one of other languages as German spells it."""
    word = name.lower()
    return any(look.search(word) for look, _ in _rows("word")) and not any(
        look.search(word) for look, _ in _rows("not")
    )


def _is_copied(one: Occurrence, original: str) -> bool:
    """Say whether a name stands in the original with the same name before or behind it."""
    text, end = one.sentence.text, one.start + len(one.form)
    before, behind = _BEFORE.search(text, 0, one.start), _BEHIND.match(text, end)
    beside = (before[0] + one.form if before else "", one.form + behind[0] if behind else "")
    return any(name and name in original for name in beside)


def _in_turkish(name: str, lang: str) -> str:
    word = name.lower()
    for written, turkish in _rows("turkish"):
        word = written.sub(turkish, word)
    return upper(word[0], lang) + word[1:]
