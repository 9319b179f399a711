"""Slips seen by rule: a wrong dot on the I, a suffix that does not fit."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from aligner.casing import is_turkic, lower
from aligner.glossaries.occurrences import Names, Occurrence

_VOWELS = "aeıioöuüâîû"
_BACK = "aıouâû"
_OTHER_VOWEL = str.maketrans("aeıi", "eaiı")
_PLAIN = frozenset("aeıi")  # vowels of suffixes that tell front from back alone
_LONGEST = 4  # letters of a suffix
_VOICELESS = "fstkçşhp"
_NEVER_SILENT = "kçş"  # in whatever language
_NEVER_A_VOWEL = "nmlkçşbcgv"  # sounds that no -n- follows, whatever stands before them
_SPOKEN_FRONT = re.compile(r"[bcdfghklmnprsvz]e(?:r|l|ck|ss)$")  # not Chester’ın
_IZAFET = re.compile(r"[^\W\d_]-y?[ıiuü] $")  # what follows is Turkish
TURKISH_LETTERS = re.compile(r"[abcçdefgğhıijklmnoöprsştuüvyzâîû-]+")
SCHOLARLY = frozenset("čšžćj")
"""Letters of a scholarly transliteration that Turkish has not, or not for these sounds."""

_BUFFERED = re.compile(r"(?:n[ıiuü]n|y[aeıiuü]|[ns][ıiuü])$")
_SOUNDED = "aıioöuüâîû"  # an e may be silent (Le Grande)
_UNBUFFERED = re.compile(r"[ıiuü]n")  # the genitive of a word that ends in a vowel has -n-
_NARROW = re.compile(r"[ny]?(?P<vowel>[ıiuü])n?")  # -ı, -nın, -yı, -ın
_NARROW_AFTER = {"a": "ı", "ı": "ı", "â": "ıi", "e": "i", "i": "i", "î": "i"} | {
    "o": "u", "u": "u", "û": "uü", "ö": "ü", "ü": "ü"
}  # fmt: skip
_HARMONIC = re.compile(r"[dty]?(?P<vowel>[ae])n?")  # -de, -den, -ye, -e
# some of which take -e for -a
_SOFT_ENDINGS = ("al", "el", "ol", "ul", "at", "k", "rb", "rp", "rt")
_GERMAN = re.compile(rf"e[iu][^{_VOWELS}]+$")  # Turkish reads it ay and oy (Kressenstein’ın)
_HARDENED = re.compile(r"(?:d[ae](?:n|ki)?|[td][ıiuü]r)$")


_VOICED = {frozenset(pair) for pair in ("BP", "CÇ", "DT", "GK")}
_ABBREVIATED = 5  # letters at the end of a word none of which is a vowel
_SHORTEST_DOTTED = 4  # letters
_REST = 5  # letters that must agree behind the first


@dataclass(frozen=True, slots=True)
class Slip:
    """Forms with their places, the right form, why it is, and how sure."""

    forms: Mapping[str, Sequence[Occurrence]]
    suggestion: str
    reason: str
    score: float


def dot_slips(names: Names, lang: str) -> Iterator[Slip]:
    """Find İ in titles of other languages, and I where the same word has İ or i elsewhere."""
    if not is_turkic(lang):
        return
    cited = _by_form(names.cited)
    for form, places in cited.items():
        plain = form.replace("İ", "I", 1)
        if form[0] == "İ" and plain in cited:
            yield Slip(
                {form: places, plain: cited[plain]}, plain, "a dotted İ in a title cited", 0.9
            )
    everywhere = {**cited, **_by_form(names.running)}
    yield from _dotted(everywhere, names, lang)
    for form, places in everywhere.items():
        dotted = "İ" + form[1:]
        stem = form[1:6]
        if form[0] != "I" or len(stem) < 5 or not set(form) & set("çğıöşüâîû"):
            continue
        twins = {f: o for f, o in everywhere.items() if f[0] == "İ" and f[1:6] == stem}
        if twins or any(word.startswith("i" + stem) for word in names.small):
            yield Slip({form: places, **twins}, dotted, "an I that has lost its dot", 0.88)


def _dotted(places: Mapping[str, list[Occurrence]], names: Names, lang: str) -> Iterator[Slip]:
    """Find an i where the text has the same word with ı, as its vowels want it (Açik, açık)."""
    for form, wrong in places.items():
        word = lower(form, lang)
        right = word.replace("i", "ı")
        if right == word or len(word) < _SHORTEST_DOTTED:
            continue
        back = all(letter in _BACK for letter in right if letter in _VOWELS)
        if back and right in names.small and word not in names.small:
            better = form.replace("i", "ı")
            yield Slip({form: wrong}, better, "an i that should have no dot", 0.6)


def initial_slips(
    names: Names, lang: str, are_apart: Callable[[str, str], bool] = lambda *_: False
) -> Iterator[Slip]:
    """Find names that differ in whether their first letter is voiced: Daşnak, Taşnak.

    Args:
        names: The names of the text.
        lang: Its language.
        are_apart: Says whether two forms stand for two words of the original.
    """
    if not is_turkic(lang):
        return
    by_rest: dict[str, list[str]] = defaultdict(list)
    places = _by_form(names.running)
    for form in sorted(places):
        if len(form) > _REST:
            by_rest[form[1 : 1 + _REST]].append(form)
    for forms in by_rest.values():
        counts = Counter(form[0] for form in forms for _ in places[form])
        for form in forms:
            twins = [other for other in forms if frozenset((form[0], other[0])) in _VOICED]
            usual = min(twins, key=lambda twin: (OSA.distance(form, twin), twin), default="")
            rarer = usual and (counts[form[0]], form[0]) < (counts[usual[0]], usual[0])
            if rarer and not are_apart(form, usual):
                both = {form: places[form], usual: places[usual]}
                yield Slip(both, usual, "the first letter differs", 0.6)


def suffix_slips(
    names: Names, lang: str, is_read_so: Callable[[str], bool] = lambda _: False
) -> Iterator[Slip]:
    """Find suffixes behind an apostrophe that do not fit the end of a Turkish word.

    Args:
        names: The names of the text.
        lang: Its language.
        is_read_so: Says of a name whether it is surely written as it sounds.
    """
    if not is_turkic(lang):
        return
    places = _by_form(names.capital)
    for form, occurrences in places.items():
        if not form[1:].islower() or not TURKISH_LETTERS.fullmatch(lower(form, lang)):
            continue
        word = lower(form, lang)
        by_suffix: dict[str, list[Occurrence]] = defaultdict(list)
        for one in occurrences:
            by_suffix[one.suffix].append(one)
        for suffix, wrong in by_suffix.items():
            fitting, harmonious = _fitting(word, suffix), _in_harmony(word, suffix, by_suffix)
            is_sure = is_read_so(form) or _SPOKEN_FRONT.search(word)
            sounding = _sounding(word, suffix) if is_sure else ""
            right = fitting or harmonious or sounding
            kept = by_suffix.get(right, [])
            if right and (
                kept
                or not fitting
                or fitting in {f"n{suffix}", f"y{suffix}"}
                or (suffix[:1] == "d" and word[-1] in _NEVER_SILENT)
                or (suffix[:1] == "n" and word[-1] in _NEVER_A_VOWEL)
                or is_read_so(form)
                or all(map(_is_behind_izafet, wrong))
                or _is_written_small(word, names)
            ):
                yield _suffix_slip(form, suffix, right, wrong, kept)


def divided_slips(names: Names, lang: str, is_right: Callable[[str], bool]) -> Iterator[Slip]:
    """Find an apostrophe before what is the end of a name and no suffix (Çiçer’in).

    Args:
        names: The names of the text.
        lang: Its language.
        is_right: Says whether the glossary has a name so.
    """
    places = _by_form(names.capital) if is_turkic(lang) else {}
    for form, occurrences in places.items():
        ends = {one.suffix for one in occurrences}
        name = form + ends.pop() if len(ends) == 1 else form
        if name == form or is_right(form):
            continue
        if is_right(name) or any(one.suffix for one in places.get(name, ())):
            kept = {name: places[name]} if name in places else {}
            yield Slip({form: occurrences, **kept}, name, "an apostrophe inside the name", 0.8)


def _is_behind_izafet(one: Occurrence) -> bool:
    """Say whether a word goes on with a Turkish phrase (Tercüman-ı Hakikat)."""
    return _IZAFET.search(one.sentence.text[max(0, one.start - 5) : one.start]) is not None


def _is_written_small(word: str, names: Names) -> bool:
    """Say whether a word, whatever its ending, is common too, and so read as written."""
    return any(known.startswith(word) for known in names.small)


def _suffix_slip(
    form: str, suffix: str, right: str, wrong: list[Occurrence], kept: list[Occurrence]
) -> Slip:
    better = f"{form}’{right}"
    both = {f"{form}’{suffix}": wrong} | ({better: kept} if kept else {})
    return Slip(both, better, "the suffix does not fit the name", 0.85 if kept else 0.62)


def _in_harmony(word: str, suffix: str, others: Mapping[str, Sequence[Occurrence]]) -> str:
    """Give a suffix with the vowels the same word takes elsewhere; "" where it has them.

    As often the one as the other, it takes those of its last vowel; but nobody writes a
    word in -al with -e who does not know that it is so (Enternasyonal’e).
    """
    here = _vowel(suffix)
    if here not in _PLAIN or len(suffix) > _LONGEST:
        return ""
    signs = Counter({True: 0, False: 0})
    for other, places in others.items():
        vowel = _vowel(other)
        if vowel in _PLAIN:
            signs[vowel in _BACK] += len(places)
    is_back = here in _BACK
    back = next((letter in _BACK for letter in reversed(word) if letter in _VOWELS), is_back)
    usual = back and not word.endswith("al")
    there = signs[not is_back]
    is_rare = signs[is_back] < there or (signs[is_back] == there and is_back != usual)
    return suffix.translate(_OTHER_VOWEL) if there and is_rare else ""


def _vowel(suffix: str) -> str:
    return next((letter for letter in suffix if letter in _VOWELS), "")


def _sounding(word: str, suffix: str) -> str:
    """Give a suffix as a word that is read as written takes it; "" where it does, or may."""
    vowels = [letter for letter in word if letter in _VOWELS]
    silent = word[-1] == "y" and word[-2:-1] not in _VOWELS
    if not vowels or silent or not suffix or word.endswith(_SOFT_ENDINGS) or _GERMAN.search(word):
        return ""
    narrow = _NARROW.fullmatch(suffix)
    if narrow is not None:
        right = _NARROW_AFTER[vowels[-1]]
        same = narrow["vowel"] in right
        return "" if same else re.sub(r"[ıiuü]", right[0], suffix)
    sign = _HARMONIC.fullmatch(suffix)
    if sign is None or (sign["vowel"] == "a") == (vowels[-1] in _BACK):
        return ""
    return suffix.translate(_OTHER_VOWEL)


def _fitting(word: str, suffix: str) -> str:
    """Give a suffix as it fits the word it does not fit; "" where it does."""
    if not set(word[-_ABBREVIATED:]) & set(_VOWELS):
        return ""
    buffer = _buffer(suffix) if word[-1] in _SOUNDED else ""
    if buffer:
        return buffer + suffix
    silent = word[-1] == "y" and word[-2:-1] not in _VOWELS
    if word[-1] not in _VOWELS and not silent and word[-1] != "s" and _BUFFERED.match(suffix):
        return suffix[1:]
    if word[-1] in _VOICELESS and suffix[:1] == "d" and _HARDENED.match(suffix):
        return "t" + suffix[1:]
    if word[-1] not in _VOICELESS and suffix[:1] == "t" and _HARDENED.match("d" + suffix[1:]):
        return "d" + suffix[1:]
    return ""


def _buffer(suffix: str) -> str:
    """Give the letter that must stand between a vowel and a suffix; "" where none must."""
    if _UNBUFFERED.fullmatch(suffix):
        return "n"
    return "y" if len(suffix) == 1 and suffix in _VOWELS else ""


def _by_form(occurrences: Sequence[Occurrence]) -> dict[str, list[Occurrence]]:
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        places[one.form].append(one)
    return places
