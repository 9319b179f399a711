"""What the linked original says of the names of a translation: which of its words each renders."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property

from rapidfuzz.fuzz import ratio

from aligner.casing import is_turkic
from aligner.glossaries.names import fold_name, skeleton
from aligner.glossaries.occurrences import Occurrence
from aligner.glossaries.rendered import ALIKE, HARDENED, bare, is_exact, may_render, nearness
from aligner.glossaries.tokens import WORD
from aligner.glossaries.transliteration import transliteration

_SURELY_ALIKE = 85.0
_SHORTEST_GENITIVE = 5
_SHORTEST_ADJECTIVE = 6
_SLIPS = 1.4  # of what nothing explains in two forms of one name
_OFTEN = 4  # a word of the original in more texts than this tells a name only by its share
_SHARE = 0.5  # Dice 1945

Places = Mapping[str, Sequence[Occurrence]]
Original = Callable[[Occurrence], str]


class Originals:
    """The words of the original that the names of a translation may render, by their sound.

    Args:
        places: The names by form.
        original: Gives the linked original text of an occurrence, "" where there is none.
        lang: Language of the names.
    """

    def __init__(self, places: Places, original: Original, lang: str = "") -> None:
        self._lang = lang
        self._original = original
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

    def text(self, one: Occurrence) -> str:
        """Give the linked original text of an occurrence, "" where there is none."""
        return self._original(one)

    def words(self, one: Occurrence) -> list[str]:
        """Give the capitalised words of the linked original text of an occurrence."""
        return [*self._capital(self._original(one)).values()]

    def has_text(self, form: str) -> bool:
        """Whether a form stands in a sentence that is linked with the original."""
        return any(self._texts.get(form, ()))

    def keeps_letters(self, form: str) -> bool:
        """Whether a form has German letters of a word it renders."""
        found = (transliteration(word, form, self._lang) for word in self.of(form).values())
        return any(one is not None and bool(one.kept) for one in found)

    def is_copied(self, form: str) -> bool:
        """Whether a form stands to the letter in every original text it is linked with."""
        texts = self._texts.get(form, {})
        return bool(texts) and all(form in text and form in WORD.findall(text) for text in texts)

    def _is_ever_copied(self, form: str) -> bool:
        texts = self._texts.get(form, ())
        return any(form in text and form in WORD.findall(text) for text in texts)

    def is_sure(self, form: str) -> bool:
        """Whether a word of the original is so like a form that this must be a name."""
        return self._best.get(form, 0.0) >= _SURELY_ALIKE

    def has_other(self, form: str) -> bool:
        """Whether another form renders a word of the original that this one renders."""
        return any(self._rendered[sound] > 1 for sound in self.of(form))

    @cached_property
    def _rendered(self) -> Counter[str]:
        """How many forms render each word of the original, by its sound."""
        return Counter(sound for found in self._found.values() for sound in found)

    @cached_property
    def hardened(self) -> dict[str, frozenset[str]]:
        """The forms that end in p or t where the original ends in b or d, by that (Mehmet)."""
        found: dict[str, set[str]] = defaultdict(set)
        for form, words in self._found.items():
            for word in map(bare, words.values()):
                end = HARDENED.get(word[-1:])
                if end and form[-1] == end and bare(form)[:2] == word[:2]:
                    found[word[-1]].add(form)
        return {letter: frozenset(forms) for letter, forms in found.items()}

    def common(self, one: str, other: str) -> str:
        """Give the word of the original that two forms render; "" where it is unknown.

        Where the original has no such word beside one form, that of the other must sound as both.
        """
        ours, theirs = self.of(one), self.of(other)
        if self.are_apart(one, other):
            return ""
        if ours and theirs:
            shared = sorted(ours[sound] for sound in ours.keys() & theirs)
            return next((word for word in shared if self._renders(word, one, other)), "")
        known, lone = (one, other) if ours else (other, one)
        if self._is_without(lone):
            return ""
        words = sorted((ours or theirs).values())
        may = (w for w in words if may_render(lone, w, known) and self._renders(w, one, other))
        return next(may, "")

    def tell_apart(self, one: str, other: str) -> bool:
        """Whether both forms render a word, or one stands so and the other's links have none."""
        if self.of(one) and self.of(other):
            return True
        known, lone = (one, other) if self.of(one) else (other, one)
        return self._is_without(lone) and any(
            bare(word) == bare(known) for word in self.of(known).values()
        )

    def has_only(self, one: str, other: str, sources: Collection[str]) -> bool:
        """Whether all links of one form have one of these in the original, and none of the other's.

        Args:
            one: A form.
            other: Another.
            sources: What the original is known to have for the one.
        """
        ours, theirs = (
            [any(word in text for word in sources) for text in self._texts.get(form, ()) if text]
            for form in (one, other)
        )
        return bool(ours and theirs) and all(ours) and not any(theirs)

    def _is_without(self, form: str) -> bool:
        """Say whether a form stands in several links that have no word for it."""
        return not self.of(form) and sum(map(bool, self._texts[form])) > 1

    def are_apart(self, one: str, other: str) -> bool:
        """Say whether two forms stand for two words of the original.

        They do where each is written as its word is, be it once (always, if they differ in a
        diacritic only), or one to the letter and the other renders other words.
        """
        copied = self._is_ever_copied if bare(one) != bare(other) else self.is_copied
        if copied(one) and copied(other):
            return True
        ours, theirs = self._spelt(one), self._spelt(other)
        if self.is_copied(one) != self.is_copied(other):
            ours, theirs = ours or self._stems(one), theirs or self._stems(other)
        return bool(ours and theirs) and ours.isdisjoint(theirs)

    def _stems(self, form: str) -> set[str]:
        return {bare(word).removesuffix("s") for word in self.of(form).values()}

    def _renders(self, word: str, *forms: str) -> bool:
        """Say whether a word may be written as each form, a slip or two apart."""
        if not is_turkic(self._lang) or len({fold_name(form, "") for form in forms}) == 1:
            return True
        found = [transliteration(word, form, self._lang) for form in forms]
        return all(one is not None and one.cost < _SLIPS for one in found)

    def _spelt(self, form: str) -> set[str]:
        """Give the words that a form has to the letter in all its links, or as Turkish writes."""
        texts = [
            [bare(w).removesuffix("s") for w in WORD.findall(text)]
            for text in self._texts.get(form, ())
        ]
        stem = bare(form).removesuffix("s")
        if texts and all(stem in words for words in texts):
            return {stem}
        found = {bare(w).removesuffix("s"): w for w in self.of(form).values()}
        return {stem for stem, word in found.items() if is_exact(word, form, self._lang)}

    def beside(self, one: str, other: str) -> str:
        """Give a word of the original that stands beside both and tells one of them; else "".

        One that either renders tells nothing of another with other consonants (Açık, Âşık).
        """
        shared = self._beside[one].keys() & self._beside[other]
        if skeleton(one, "") != skeleton(other, ""):
            shared -= self.of(one).keys() ^ self.of(other).keys()
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
                    sound = fold_name(word, "")
                    if bare(found.setdefault(sound, word)) != bare(word):
                        found.setdefault(bare(word), word)  # Saffet beside Safwet
                    for part in word.split("-") if "-" in word else ():
                        if len(part) >= _SHORTEST_GENITIVE and part[0].isupper():
                            found.setdefault(fold_name(part, ""), part)
                    if word[-1] == "s" and len(word) >= _SHORTEST_GENITIVE:
                        found.setdefault(fold_name(word[:-1], ""), word[:-1])
                    if word.endswith("er") and len(word) >= _SHORTEST_ADJECTIVE:
                        found.setdefault(fold_name(word[:-2], ""), word[:-2])  # Täbriser
            self._words[text] = found
        return self._words[text]

    def _matched(self, text: str, forms: Sequence[str]) -> Iterator[tuple[str, str, float]]:
        """Match names and words of the original, each once, the likest first."""
        ranked = sorted(
            (
                (-score, -ratio(bare(form), bare(word)), form, sound)
                for sound, word in self._capital(text).items()
                for form in forms
                if (score := nearness(form, word)) >= ALIKE
            )
        )
        taken: set[str] = set()
        used: dict[str, str] = {}
        for score, _, form, sound in ranked:
            word = self._capital(text)[sound]
            if form not in taken and used.get(word, form) == form:
                taken.add(form)
                used[word] = form
                yield form, word, -score
