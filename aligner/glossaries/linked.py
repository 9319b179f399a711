"""Names that differ from the linked original's by a slip that no transliteration makes."""

import re
from collections.abc import Callable, Iterator

from aligner.casing import without_diacritics
from aligner.glossaries.lost import completed
from aligner.glossaries.names import sounds
from aligner.glossaries.originals import Original, Originals, Places
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import WORD
from aligner.glossaries.transliteration import transliteration
from aligner.glossaries.unmade import remade

_SHORTEST_SLIP = 6
_SHORTEST_FINAL = 3
_FINAL = {"b": "p", "c": "ç"}
_VOICED = {frozenset(pair) for pair in ("bp", "dt", "gk", "sc", "sz", "st", "kc", "kh")}
_UNSURE = frozenset(
    "aeiouıöüäâîûjyvwh"
)  # letters that transliterations add, leave out and exchange
_GLIDE = "i"  # what y and j sound as; Turkish may double it where German does not (Seyyid)
_FRENCH_ENDING = re.compile(r"[oe]ff$")  # of Russian names
_ARTICLE = re.compile(r"[ae]bdu(.)\1")  # of Arabic names, by its sound
_ARTICLE_END = 5
_PLURAL = re.compile(r"l[ae]r[ıi]?$")
_CIRCUMFLEX = frozenset("âîû")
_FOR_GERMAN = (("tsch", "ç"), ("dsch", "c"), ("sch", "ş"), ("w", "v"), ("j", "y"))
_CEDILLAS = frozenset("çşÇŞ")
_TURNED = 0.3  # of what nothing explains; a letter doubled is more
_KEPT = frozenset("çöşüčšžćÇÖŞÜČŠŽ")  # letters that a Turkish text keeps


def linked_slips(
    places: Places, originals: Originals, is_right: Callable[[str], bool]
) -> Iterator[Slip]:
    """Find names that miss the original's by a slip that no transliteration makes.

    Args:
        places: The names by form.
        originals: What they may render.
        is_right: Says whether the glossary has a word so.
    """
    for form, wrong in places.items():
        found = {} if is_right(form) or originals.is_copied(form) else originals.of(form)
        if len(found) == 1:
            (right,) = found.values()
            better = completed(form, right) or remade(form, right) or _without_slip(form, right)
            if better:
                yield Slip(
                    {form: wrong}, better, f"a slip of writing, the original has {right}", 0.6
                )


def final_slips(places: Places, original: Original) -> Iterator[Slip]:
    """Find names that end in b or c though the original has p or ç, as Turkish ends words (Kulb).

    It writes d beside t (Ahmed) and g beside k from of old.
    """
    for form, wrong in places.items():
        right = form[:-1] + _FINAL.get(form[-1], "")
        if len(right) == len(form) > _SHORTEST_FINAL and all(
            right in WORD.findall(original(one)) for one in wrong
        ):
            yield Slip({form: wrong}, right, f"the original has {right}", 0.55)


def _without_slip(form: str, right: str) -> str:
    """Give a name as it sounds in the original where one slip of writing is between; else ""."""
    if has_lost_marks(form, right):
        return right if set(right) - set(form) <= _KEPT else ""
    turkish = _in_turkish(right)
    if has_lost_marks(form, turkish) and set(turkish) - set(form) <= _CEDILLAS:
        return turkish  # Sirvan, for Schirwan
    if _FRENCH_ENDING.search(form) and right.endswith(("ow", "ew", "ov", "ev")):
        return f"{form[:-2]}v"
    found = transliteration(right, form, "tr")
    is_turned = found is not None and found.turned and found.cost < _TURNED
    if is_turned or form.count("-") < right.count("-") or form == right.replace("ß", "ss"):
        return ""  # Korkmazov, for Korkmassow; Hacalmahi, for Chadschal-Machi; Meissner
    wanted = sounds(right, "")
    if not _is_slip(sounds(form, ""), wanted):
        return ""
    return next((word for word in _mended(form, right) if sounds(word, "") == wanted), "")


def _in_turkish(name: str) -> str:
    """Write a name of a German text with the Turkish letters for those German has none of."""
    for german, turkish in _FOR_GERMAN:
        name = name.replace(german, turkish).replace(german.capitalize(), turkish.upper())
    return name


def _is_slip(one: str, other: str) -> bool:
    """Say whether a letter is doubled, two are exchanged, or one inside is wrong by its sound."""
    at = _alike_from_start(one, other)
    most = min(len(one), len(other)) - at
    end = min(most, _alike_from_start(one[::-1], other[::-1]))
    ours, theirs = one[at : len(one) - end], other[at : len(other) - end]
    if len(ours) == 2 and ours == theirs[::-1]:
        return True
    if len(ours) == 1 and not theirs and ours == one[at - 1]:
        if _ARTICLE.match(one) and at == _ARTICLE_END:
            return False  # Abdürreşid, for Abdureschid
        return ours != _GLIDE and (ours, one[at + 1 : at + 2]) != ("s", "k")  # Tiflisski
    return (
        max(len(ours), len(theirs)) == 1
        and end >= 2
        and _UNSURE.isdisjoint(ours + theirs)
        and frozenset(ours + theirs) not in _VOICED
        and not _PLURAL.search(one)
    )


def _alike_from_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def has_lost_marks(form: str, right: str) -> bool:
    """Say whether a name is the original's but for diacritics, which Turkish would have kept."""
    lost = [b for a, b in zip(form, right, strict=False) if a != b]
    return (
        len(form) == len(right)
        and bool(lost)
        and all(a in {b, without_diacritics(b)} for a, b in zip(form, right, strict=True))
        and not _CIRCUMFLEX & set(lost)
    )


def _mended(form: str, right: str) -> Iterator[str]:
    """Give a word with one slip undone, where it has one: a letter doubled, exchanged, wrong."""
    word = form.lower()
    for i in range(1, len(form)):
        if word[i] == word[i - 1]:
            yield form[:i] + form[i + 1 :]
        if i > 1:
            yield form[: i - 1] + form[i] + form[i - 1] + form[i + 1 :]
    if len(form) < _SHORTEST_SLIP:
        return
    letters = sorted(set(right.lower()) - _UNSURE)
    for i in range(1, len(form)):
        for letter in letters:
            if word[i - 1] != letter != word[i]:
                yield form[:i] + letter + form[i:]
                if word[i] not in _UNSURE and frozenset((word[i], letter)) not in _VOICED:
                    yield form[:i] + letter + form[i + 1 :]
        if word[i] not in _UNSURE and i + 1 < len(form):
            yield form[:i] + form[i + 1 :]
