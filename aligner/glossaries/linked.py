"""What the linked original says of the names of a translation: which of its words each renders."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz.fuzz import ratio

from aligner.casing import lower, without_diacritics
from aligner.glossaries.names import fold_name, sounds
from aligner.glossaries.occurrences import Occurrence
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import WORD

_ALIKE = 78.0  # of 100: a word of the original this near may be the name
_SURELY_ALIKE = 85.0
_SHORTEST_GENITIVE = 5
_SHORTEST_SLIP = 6
_OFTEN = 4  # a word of the original in more texts than this tells a name only by its share
_SHARE = 0.5  # Dice 1945
_VOICED = {frozenset(pair) for pair in ("bp", "dt", "gk", "sc", "sz", "st", "kc", "kh")}
_UNSURE = frozenset(
    "aeiouıöüäâîûjyvwh"
)  # letters that transliterations add, leave out and exchange
_GLIDE = "i"  # what y and j sound as; Turkish may double it where German does not (Seyyid)
_FRENCH_ENDING = re.compile(r"[oe]ff$")  # of Russian names
_PLURAL = re.compile(r"l[ae]r[ıi]?$")
_CIRCUMFLEX = frozenset("âîû")
_FOR_GERMAN = (("tsch", "ç"), ("dsch", "c"), ("sch", "ş"), ("w", "v"), ("j", "y"))
_CEDILLAS = frozenset("çşÇŞ")
_KEPT = frozenset("çöşüčšžćÇÖŞÜČŠŽ")  # letters that a Turkish text keeps

Places = Mapping[str, Sequence[Occurrence]]
Original = Callable[[Occurrence], str]


class Originals:
    """The words of the original that the names of a translation may render, by their sound.

    Args:
        places: The names by form.
        original: Gives the linked original text of an occurrence, "" where there is none.
    """

    def __init__(self, places: Places, original: Original) -> None:
        self._texts = {
            form: {original(o): None for o in occurrences} for form, occurrences in places.items()
        }
        self._words: dict[str, dict[str, str]] = {}
        forms: dict[str, list[str]] = defaultdict(list)
        for form, originals in self._texts.items():
            for text in originals:
                forms[text].append(form)
        texts = forms.keys()
        self._found: dict[str, dict[str, str]] = defaultdict(dict)
        self._best: dict[str, float] = defaultdict(float)
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for text, beside in forms.items():
            for form, word, score in self._matched(text, beside):
                sound = fold_name(word, "").removesuffix("s")  # a genitive's or the name's own
                self._found[form][sound] = word
                self._best[form] = max(self._best[form], score)
                counts[form][sound] += 1
        for form, found in self._found.items():
            most = max(counts[form].values())
            self._found[form] = {s: w for s, w in found.items() if 2 * counts[form][s] >= most}
        self._often = Counter(sound for text in texts for sound in self._capital(text))
        self._beside = {
            form: Counter(sound for text in texts for sound in self._capital(text))
            for form, texts in self._texts.items()
        }

    def of(self, form: str) -> dict[str, str]:
        """Give the words of the original that sound most like a name where it stands, by sound."""
        return self._found.get(form, {})

    def is_sure(self, form: str) -> bool:
        """Whether a word of the original is so like a form that this must be a name."""
        return self._best.get(form, 0.0) >= _SURELY_ALIKE

    def common(self, one: str, other: str) -> str:
        """Give the word of the original that two forms render; "" where it is unknown.

        Where the original has no such word beside one form, that of the other must sound as both.
        """
        ours, theirs = self.of(one), self.of(other)
        if self._are_apart(one, other):
            return ""
        if ours and theirs:
            return min((ours[sound] for sound in ours.keys() & theirs), default="")
        known, lone = (one, other) if ours else (other, one)
        words = sorted((ours or theirs).values())
        return next((word for word in words if _may_render(lone, word, known)), "")

    def _are_apart(self, one: str, other: str) -> bool:
        """Say whether both forms stand so in the original, as two words."""
        exact = [
            {sound for sound, word in self.of(form).items() if _bare(word) == _bare(form)}
            for form in (one, other)
        ]
        return bool(exact[0] and exact[1]) and exact[0].isdisjoint(exact[1])

    def beside(self, one: str, other: str) -> str:
        """Give a word of the original that stands beside both and tells one of them; else ""."""
        shared = self._beside[one].keys() & self._beside[other]
        telling = (sound for sound in sorted(shared) if self._tells(sound, one, other))
        return next((self._word(sound, one) for sound in telling), "")

    def _tells(self, sound: str, one: str, other: str) -> bool:
        """Say whether a word is rare, or stands beside most of a name and hardly without it."""
        often = self._often[sound]
        names = max(
            2 * self._beside[form][sound] / (often + len(self._texts[form]))
            for form in (one, other)
        )
        return often <= _OFTEN or names >= _SHARE

    def _word(self, sound: str, form: str) -> str:
        return next(
            words[sound] for words in map(self._capital, self._texts[form]) if sound in words
        )

    def _capital(self, text: str) -> dict[str, str]:
        """Give the capitalised words of a text by their sounds, without a genitive's s as well."""
        if text not in self._words:
            found: dict[str, str] = {}
            for word in WORD.findall(text):
                if word[0].isupper() and len(word) > 1:
                    found.setdefault(fold_name(word, ""), word)
                    if word[-1] == "s" and len(word) >= _SHORTEST_GENITIVE:
                        found.setdefault(fold_name(word[:-1], ""), word[:-1])
            self._words[text] = found
        return self._words[text]

    def _matched(self, text: str, forms: Sequence[str]) -> Iterator[tuple[str, str, float]]:
        """Match names and words of the original, each once, the likest first."""
        ranked = sorted(
            (
                (-score, form, sound)
                for sound, word in self._capital(text).items()
                for form in forms
                if (score := _likeness(form, word)) >= _ALIKE
            )
        )
        taken: set[str] = set()
        used: dict[str, str] = {}
        for score, form, sound in ranked:
            word = self._capital(text)[sound]
            if form not in taken and used.get(word, form) == form:
                taken.add(form)
                used[word] = form
                yield form, word, -score


def _may_render(form: str, word: str, known: str) -> bool:
    """Say whether a form may render a word that stands beside another form, for all it sounds.

    Where the other is the word itself, one sound more makes it another name.
    """
    if _bare(known) == _bare(word):
        return fold_name(form, "") == fold_name(word, "")
    return _likeness(form, word) >= _ALIKE


def _likeness(form: str, word: str) -> float:
    """Say from 0 to 100 how alike two words are, by sound or by letter."""
    return max(
        ratio(fold_name(form, ""), fold_name(word, ""), score_cutoff=_ALIKE),
        ratio(_bare(form), _bare(word), score_cutoff=_ALIKE),
    )


def may_be_endings(one: str, other: str, common: str, places: Places) -> bool:
    """Say whether a letter's difference near the end may be an ending, and not a slip.

    Where the longer form ends in the letter, the word that both render must too, by letter or by
    sound; else one must be seen to take endings behind an apostrophe, or both render a word and
    have no third form as their stem.
    """
    short, long = sorted((one, other), key=len)
    if _bare(long).startswith(_bare(short)):
        sound = fold_name(common, "")[-1:]
        letters = {common[-1:], common.removesuffix("s")[-1:]}
        return long[-1] not in letters and (not sound or fold_name(long, "")[-1:] != sound)
    if any(o.suffix for o in (*places[one], *places[other])):
        return False
    return not common or any(short.startswith(f) and long.startswith(f) for f in places)


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
        found = {} if is_right(form) else originals.of(form)
        if len(found) == 1:
            (right,) = found.values()
            better = _without_slip(form, right)
            if better:
                yield Slip(
                    {form: wrong}, better, f"a slip of writing, the original has {right}", 0.6
                )


def _without_slip(form: str, right: str) -> str:
    """Give a name as it sounds in the original where one slip of writing is between; else ""."""
    if has_lost_marks(form, right):
        return right if set(right) - set(form) <= _KEPT else ""
    turkish = _in_turkish(right)
    if has_lost_marks(form, turkish) and set(turkish) - set(form) <= _CEDILLAS:
        return turkish  # Sirvan, for Schirwan
    if _FRENCH_ENDING.search(form) and right.endswith(("ow", "ew", "ov", "ev")):
        return f"{form[:-2]}v"
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
        return ours != _GLIDE
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


@cache
def _bare(word: str) -> str:
    return without_diacritics(lower(word, ""))
