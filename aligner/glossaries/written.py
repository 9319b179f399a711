"""Names that are spelt one way and written in two: apart, in brackets, with another numeral."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from aligner.casing import is_turkic, lower
from aligner.glossaries.names import fold_name, skeleton, sounds
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import IZAFET, WORD
from aligner.model import Sentence
from aligner.numerals import is_roman, roman_value

_SHORTEST = 6  # letters of a name in two parts
_JOINT = 3  # letters of an Arabic article with its vowel
_NAME = r"[^\W\d_a-zçğıöşü][^\W\d_]+"
_TWO_WORDS = re.compile(
    rf"(?<![\w-])(?=(({_NAME})(?:-(y?[ıiuü]))?[ -](?:([aeuü][^\W\d_]{{1,2}})-)?({_NAME})))"
)
_HYPHEN_AND_BLANK = re.compile(rf"(?<![\w-]){_NAME}- {_NAME}")
_NUMBERED = re.compile(rf"(?<![\w.])(?P<number>[IVXL]+|\d{{1,2}})\. (?P<name>{_NAME})")
_PARTICLE = re.compile(rf"(?<!\w)[^\W\d_a-zçğıöşü][^\W\d_]{{1,2}} (?P<name>{_NAME})")
_IN_BRACKETS = re.compile(rf"(?P<first>{_NAME}(?: {_NAME})+) \((?P<last>{_NAME})\)")
_IZAFET = re.compile(r"y?[iıuü]$")
_IZAFET_DIVIDED = re.compile(r"[^\W\d_]{3}-j?[iyuü]$")
_WORD_BEHIND = re.compile(r" ([^\W\d_]{4,})")
_CITES = re.compile(r", [^\W\d_a-zçğıöşü]")  # what an author cited goes before
_POSSESSIVES = frozenset(("si", "sı", "su", "sü"))

Places = Mapping[str, Sequence[Occurrence]]


def written_slips(
    names: Names, sentences: Sequence[Sentence], lang: str, original: Callable[[Occurrence], str]
) -> Iterator[Slip]:
    """Find names that are written in two ways though their letters are the same."""
    yield from _apart(names, sentences)
    yield from _blank_behind_hyphen(names, sentences)
    yield from _hyphened_in_original(names, original)
    yield from _izafets_without_hyphen(names, original)
    yield from _izafets_in_two_vowels(names)
    yield from _one_word_in_original(names, original)
    yield from _behind_particles(sentences, original)
    yield from _numbered(sentences)
    yield from _in_brackets(names, sentences)
    if is_turkic(lang):
        yield from _possessives(names)


def _apart(names: Names, sentences: Sequence[Sentence]) -> Iterator[Slip]:
    """Find names in two words that stand as one elsewhere (Kara Bekir, Emin ed-Devle).

    The joint may have another vowel, or none, and an Arabic article may have been taken in.
    """
    together: dict[str, list[str]] = defaultdict(list)
    places = _by_form(names.capital)
    for form in places:
        if len(form) >= _SHORTEST and "-" not in form:
            together[skeleton(form, "")].append(form)
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for sentence in sentences:
        for phrase in _TWO_WORDS.finditer(sentence.text):
            whole, first, *joint, last = phrase.groups("")
            for form in together.get(skeleton("".join((first, *joint, last)), ""), ()):
                if _is_joined(form, first, last):
                    found[whole, form].append(Occurrence(whole, sentence, phrase.start()))
    for (form, joined), apart in found.items():
        forms = {form: apart, joined: places[joined]}
        yield Slip(forms, _usual(forms), "in two words and in one", 0.6)


def _blank_behind_hyphen(names: Names, sentences: Sequence[Sentence]) -> Iterator[Slip]:
    """Find names joined by a hyphen with a blank behind it, as where a line ended (Rus- Ermeni)."""
    together = _by_form(names.capital)
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for sentence in sentences:
        for match in _HYPHEN_AND_BLANK.finditer(sentence.text):
            joined = match[0].replace(" ", "")
            if joined in together:
                found[match[0], joined].append(Occurrence(match[0], sentence, match.start()))
    for (form, joined), places in found.items():
        yield Slip({form: places, joined: together[joined]}, joined, "a blank too many", 0.7)


def _is_joined(form: str, first: str, last: str) -> bool:
    """Say whether a word begins and ends as two others sound, with at most a vowel between."""
    whole, begins, ends = (sounds(word, "") for word in (form, first, last))
    return (
        whole.startswith(begins)
        and whole.endswith(ends)
        and len(whole) <= len(begins) + len(ends) + _JOINT
    )


def _hyphened_in_original(names: Names, original: Callable[[Occurrence], str]) -> Iterator[Slip]:
    """Find names with a dash between them, or authors with none, that the original hyphens."""
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one, other in pairwise(names.capital):
        text, end = one.sentence.text, one.start + len(one.form)
        if one.sentence is not other.sentence or one.suffix:
            continue
        between, right = text[end : other.start], f"{one.form}-{other.form}"
        is_copied = (
            between == " "
            and _CITES.match(text, other.start + len(other.form))
            and right in (whole := original(one))
            and right in WORD.findall(whole)
        )
        if is_copied or (
            between in {" – ", " - "} and _is_hyphened(original(one), one.form, other.form)
        ):
            place = Occurrence(f"{one.form}{between}{other.form}", one.sentence, one.start)
            found[place.form, f"{one.form}-{other.form}"].append(place)
    for (form, right), places in found.items():
        yield Slip({form: places}, right, "the original has a hyphen", 0.55)


def _izafets_without_hyphen(names: Names, original: Callable[[Occurrence], str]) -> Iterator[Slip]:
    """Find words of Persian phrases whose -i the original divides off (Hâkimiyeti Milliye)."""
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one in (*names.capital, *names.cited):
        ending = _IZAFET.search(one.form)
        text = original(one) if ending and len(one.form) >= _SHORTEST else ""
        words = (word for word in WORD.findall(text) if _IZAFET_DIVIDED.search(word))
        sound = fold_name(one.form, "")
        if ending and any(fold_name(word.replace("-", ""), "") == sound for word in words):
            right = f"{one.form[: ending.start()]}-{ending[0]}"
            found[one.form, right].append(one)
    for (form, right), places in found.items():
        yield Slip({form: places}, right, "the original has a hyphen", 0.6)


def _izafets_in_two_vowels(names: Names) -> Iterator[Slip]:
    """Find Persian phrases whose -i is written with two vowels (Düyun-u, Düyun-i Umumiye)."""
    phrases: dict[tuple[str, str], dict[str, list[Occurrence]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in names.capital:
        ending = IZAFET.search(one.form)
        behind = _WORD_BEHIND.match(one.sentence.text, one.start + len(one.form))
        if ending and behind:
            phrases[one.form[: ending.start()], behind[1]][one.form].append(one)
    for forms in phrases.values():
        if len(forms) > 1:
            yield Slip(forms, _usual(forms), "the -i is written in two ways", 0.55)


def _is_hyphened(original: str, one: str, other: str) -> bool:
    """Say whether two words stand in the original as one with a hyphen, at least by sound."""
    if "-" not in original:
        return False
    sounds = [fold_name(one, ""), fold_name(other, "")]
    words = (word.split("-") for word in WORD.findall(original) if "-" in word)
    return any([fold_name(part, "") for part in parts] == sounds for parts in words)


def _one_word_in_original(names: Names, original: Callable[[Occurrence], str]) -> Iterator[Slip]:
    """Find two words of a title that the original has as one to the letter (Welt Politik)."""
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one, other in pairwise(names.cited):
        form, joined = f"{one.form} {other.form}", one.form + lower(other.form, "")
        if (
            len(joined) >= _SHORTEST
            and one.sentence is other.sentence
            and one.sentence.text.startswith(form, one.start)
            and joined in (text := original(one))
            and joined in WORD.findall(text)
        ):
            found[form, joined].append(Occurrence(form, one.sentence, one.start))
    for (form, joined), places in found.items():
        yield Slip({form: places}, joined, f"the original has {joined}", 0.55)


def _behind_particles(
    sentences: Sequence[Sentence], original: Callable[[Occurrence], str]
) -> Iterator[Slip]:
    """Find names whose particle stands apart and that the original writes as one (Le Blond)."""
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for sentence in sentences:
        for match in _PARTICLE.finditer(sentence.text):
            one = Occurrence(match[0], sentence, match.start())
            right = _one_word(original(one), match["name"], match[0].replace(" ", ""))
            if right:
                found[one.form, right].append(one)
    for (form, right), places in found.items():
        yield Slip({form: places}, right, f"the original has {right}", 0.6)


def _one_word(original: str, name: str, joined: str) -> str:
    """Give the one word of the original that a name with its particle sounds like."""
    words = set(WORD.findall(original))
    if not words or name in words:
        return ""
    sound = fold_name(joined, "")
    near = [
        word
        for word in words
        if word[0] == joined[0]
        and "-" not in word
        and len(word) >= _SHORTEST
        and OSA.distance(fold_name(word, ""), sound, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else ""


def _numbered(sentences: Sequence[Sentence]) -> Iterator[Slip]:
    """Find names whose number is Roman here and Arabic there (III. and 3. Enternasyonal)."""
    written: dict[tuple[str, int], dict[str, list[Occurrence]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for sentence in sentences:
        for found in _NUMBERED.finditer(sentence.text):
            number = found["number"]
            if number.isdigit() or is_roman(number):
                value = int(number) if number.isdigit() else roman_value(number)
                one = Occurrence(found[0], sentence, found.start())
                written[found["name"], value][found[0]].append(one)
    for forms in written.values():
        if len(forms) > 1:
            yield Slip(forms, _usual(forms), "the number is written in two ways", 0.55)


def _in_brackets(names: Names, sentences: Sequence[Sentence]) -> Iterator[Slip]:
    """Find a surname that stands in brackets behind the first names, and elsewhere without."""
    bracketed: dict[str, list[Occurrence]] = defaultdict(list)
    for sentence in sentences:
        for found in _IN_BRACKETS.finditer(sentence.text):
            bracketed[found[0]].append(Occurrence(found[0], sentence, found.start()))
    lasts = {form.rpartition("(")[2].rstrip(")") for form in bracketed}
    texts = {id(o.sentence): o.sentence for o in names.running if o.form in lasts}
    for form, places in bracketed.items():
        plain = form.replace("(", "").replace(")", "")
        bare = [
            Occurrence(plain, sentence, found.start())
            for sentence in texts.values()
            for found in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", sentence.text)
        ]
        if bare:
            forms = {form: places, plain: bare}
            yield Slip(forms, _usual(forms), "with brackets and without", 0.55)


def _possessives(names: Names) -> Iterator[Slip]:
    """Find an apostrophe before the ending that makes one name of two words (Parti’si)."""
    together = _by_form(names.capital)
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one in names.capital:
        whole = one.form + one.suffix
        if one.suffix in _POSSESSIVES and whole in together:
            found[one.form, whole].append(one)
    for (form, whole), places in found.items():
        wrong = f"{form}’{whole[len(form) :]}"
        forms = {wrong: places, whole: together[whole]}
        yield Slip(forms, whole, "no apostrophe before this ending", 0.6)


def _usual(forms: Places) -> str:
    return min(forms, key=lambda form: (-len(forms[form]), form))


def _by_form(occurrences: Sequence[Occurrence]) -> dict[str, list[Occurrence]]:
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        places[one.form].append(one)
    return places
