"""What the linked original says of the names of a translation: which of its words each renders."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.fuzz import ratio

from aligner.casing import lower, without_diacritics
from aligner.glossaries.names import fold_name, sounds
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import WORD

_ALIKE = 78.0  # of 100: a word of the original this near may be the name
_SHORTEST_GENITIVE = 5
_SHORTEST_SLIP = 6
_OFTEN = 4  # a word of the original that stands with more names than this says little
_VOICED = {frozenset(pair) for pair in ("bp", "dt", "gk", "sc", "sz", "kc", "kh")}
_UNSURE = frozenset(
    "aeiouıöüäâîûjyvwh"
)  # letters that transliterations add, leave out and exchange
_CIRCUMFLEX = frozenset("âîû")

Original = Callable[[Occurrence], str]


class Originals:
    """The words of the original that the names of a translation may render, by their sound.

    Args:
        original: Gives the linked original text of an occurrence, "" where there is none.
    """

    def __init__(self, names: Names, original: Original) -> None:
        self._texts = {id(o.sentence): original(o) for o in names.running}
        self._words: dict[str, dict[str, str]] = {}
        self._near: dict[tuple[str, str], tuple[str, str] | None] = {}
        self._often = Counter(
            word for text in set(self._texts.values()) for word in self._capital(text).values()
        )

    def of(self, form: str, places: Sequence[Occurrence]) -> dict[str, str]:
        """Give the words of the original that sound most like a name where it stands, by sound."""
        texts = {self._texts[id(o.sentence)] for o in places}
        found = (self._nearest(form, text) for text in texts)
        return dict(near for near in found if near)

    def share(self, one: Sequence[Occurrence], other: Sequence[Occurrence]) -> str:
        """Give a rare word of the original that stands where both names do; "" if none does."""
        sides = [
            {w for o in places for w in self._capital(self._texts[id(o.sentence)]).values()}
            for places in (one, other)
        ]
        most = min(_OFTEN, len(one) + len(other))
        return min((w for w in sides[0] & sides[1] if self._often[w] <= most), default="")

    def _capital(self, text: str) -> dict[str, str]:
        """Give the capitalised words of a text by their sounds, without a genitive's s as well."""
        if text not in self._words:
            found: dict[str, str] = {}
            for word in WORD.findall(text):
                if word[0].isupper():
                    found.setdefault(fold_name(word, ""), word)
                    if word[-1] == "s" and len(word) >= _SHORTEST_GENITIVE:
                        found.setdefault(fold_name(word[:-1], ""), word[:-1])
            self._words[text] = found
        return self._words[text]

    def _nearest(self, form: str, text: str) -> tuple[str, str] | None:
        key = (form, text)
        if key not in self._near:
            folded, bare = fold_name(form, ""), _bare(form)
            best, near = 0.0, None
            for sound, word in self._capital(text).items():
                score = max(ratio(folded, sound), ratio(bare, _bare(word)))
                if score >= _ALIKE and (score, word) > (best, near[1] if near else ""):
                    best, near = score, (sound, word)
            self._near[key] = near
        return self._near[key]


def linked_slips(
    names: Names, originals: Originals, is_right: Callable[[str], bool]
) -> Iterator[Slip]:
    """Find names that miss the original's by a slip that no transliteration makes.

    Args:
        names: The names of the translation.
        originals: What they may render.
        is_right: Says whether the glossary has a word so.
    """
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for one in names.running:
        places[one.form].append(one)
    for form, wrong in places.items():
        found = {} if is_right(form) else originals.of(form, wrong)
        if len(found) == 1:
            (right,) = found.values()
            better = _without_slip(form, right)
            if better:
                yield Slip(
                    {form: wrong}, better, f"a slip of writing, the original has {right}", 0.6
                )


def _without_slip(form: str, right: str) -> str:
    """Give a name as it sounds in the original where one slip of writing is between; else ""."""
    if _has_lost_marks(form, right):
        return right
    wanted = sounds(right, "")
    if abs(len(sounds(form, "")) - len(wanted)) > 1 or sounds(form, "") == wanted:
        return ""
    return next((word for word in _mended(form, right) if sounds(word, "") == wanted), "")


def _has_lost_marks(form: str, right: str) -> bool:
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


def _bare(word: str) -> str:
    return without_diacritics(lower(word, ""))
