"""Names with a capital here and none there: a noun behind a name (Emek Gazetesi), whole phrases."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from aligner.casing import is_turkic, lower
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.slips import Slip
from aligner.model import Part, Sentence

_NAME_BEFORE = re.compile(r"(?<![\w’'ʼ-])(?P<name>[^\W\d_a-zçğıöşü][^\W\d_]{2,})\s+$")
_NO_NOUN_BEHIND = re.compile(
    r"\s+[^\W\d_a-zçğıöşü]"  # Doğu Halkları Kurultayı
    r"|[”“»«›‹\"’']+(?:\s|[.,;:!?)]|$)"  # an inscription, a title: „Gürcü Heyeti“
)
_SMALL_BEHIND = re.compile(r"\s+(?P<noun>[a-zçğıöşüâîû]+)")
_CASE = re.compile(r"(?:n[ıiuüad][^\W\d_]*|y[ldsm][^\W\d_]+|[dt][ıiuü]r[^\W\d_]*)?")
_HAS_CASE = re.compile(r"(?:[ıiuü]n[ıiuü]|ki)$")
_PHRASE = re.compile(
    r"(?<=[\w,;:] )(?P<first>[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]{3,}) (?P<last>[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]{4,})"
    r"(?![\w-]| [^\W\d_a-zçğıöşü])"  # Genel Vali Golitsin has a title, not a name
)
_INFLECTED = r"(?:[ıiuü]?n[ıiuü]n|[ıiuü]?n[ae]|[ıiuü]?nd[ae]n?)?(?!\w)"
_JOINING = "ıiuü"  # what a noun ends in that is joined to the name before it
_SHORTEST = 5
_OFTEN = 2
_SCORE = 0.55

Places = dict[str, list[Occurrence]]


def capital_slips(names: Names, lang: str) -> Iterator[Slip]:
    """Find nouns that have a capital behind one name and none behind the same name elsewhere.

    Each noun is told once, with the name it stands behind most.
    """
    if not is_turkic(lang):
        return
    known = {o.form for o in names.running}
    large = {at: places for at, places in _large(names, lang).items() if at[0] in known}
    small = _small(names, {name for name, _ in large}, lang)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    both: dict[str, list[Places]] = defaultdict(list)
    for (name, noun), places in large.items():
        beside = [
            o for found, others in small[name].items() if _is_form(found, noun) for o in others
        ]
        counts[noun][0] += len(places)
        counts[noun][1] += len(beside)
        if beside:
            written = places[0].form
            forms = {written: places, f"{name} {noun}": beside}
            both[noun].append(forms)
    for noun, found in sorted(both.items()):
        forms = max(found, key=lambda forms: sum(map(len, forms.values())))
        usual = list(forms)[counts[noun][0] < counts[noun][1]]
        yield Slip(forms, usual, "with a capital and without", _SCORE)


def phrase_slips(sentences: Sequence[Sentence], lang: str) -> Iterator[Slip]:
    """Find institutions of two words that stand small elsewhere (komünist enternasyonalin)."""
    if not is_turkic(lang):
        return
    large: dict[str, list[Occurrence]] = defaultdict(list)
    for sentence in sentences:
        for match in _PHRASE.finditer(sentence.text) if sentence.part is not Part.HEADING else ():
            large[match[0]].append(Occurrence(match[0], sentence, match.start()))
    for phrase, places in large.items():
        if len(places) < _OFTEN:
            continue  # a title may have capitals once
        small = re.compile(rf"(?<!\w){re.escape(lower(phrase, lang))}{_INFLECTED}")
        first = lower(phrase, lang).partition(" ")[0]
        found = [
            Occurrence(match[0], sentence, match.start())
            for sentence in sentences
            if first in sentence.text
            for match in small.finditer(sentence.text)
        ]
        if found and len(found) < len(places):
            forms = {phrase: places, found[0].form: found}
            yield Slip(forms, phrase, "with a capital and without", _SCORE)


def _large(names: Names, lang: str) -> dict[tuple[str, str], list[Occurrence]]:
    """Give the nouns that stand with a capital behind a name, by the name and the noun."""
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one in names.capital:
        text = one.sentence.text
        if (
            len(one.form) >= _SHORTEST
            and one.form[-1] in _JOINING
            and not _HAS_CASE.search(one.form)
            and text.startswith(one.form, one.start)
            and one.sentence.part is not Part.HEADING
            and not _NO_NOUN_BEHIND.match(text, one.start + len(one.form))
            and text.rfind("[", 0, one.start) <= text.rfind("]", 0, one.start)
            and (before := _NAME_BEFORE.search(text, 0, one.start))
        ):
            name = before["name"]
            place = Occurrence(f"{name} {one.form}", one.sentence, before.start())
            found[name, lower(one.form, lang)].append(place)
    return found


def _small(names: Names, wanted: set[str], lang: str) -> dict[str, dict[str, list[Occurrence]]]:
    """Give the small words behind each name wanted, by the name and the word."""
    found: dict[str, dict[str, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    for one in names.capital:
        if one.form not in wanted:
            continue
        behind = _SMALL_BEHIND.match(one.sentence.text, one.start + len(one.form))
        if behind and not one.suffix and len(behind["noun"]) >= _SHORTEST:
            noun = lower(behind["noun"], lang)
            place = Occurrence(f"{one.form} {noun}", one.sentence, one.start)
            found[one.form][noun].append(place)
    return found


def _is_form(word: str, noun: str) -> bool:
    """Say whether a word is a noun with an ending of case, or none."""
    return word.startswith(noun) and _CASE.fullmatch(word, len(noun)) is not None
