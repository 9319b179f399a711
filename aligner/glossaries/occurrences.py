"""Which words of a text are names: capitals not only at a sentence's start, suffixes taken off."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from aligner.casing import is_turkic, lower, upper
from aligner.glossaries.names import fold_name, skeleton, with_one_less
from aligner.glossaries.titles import title_spans
from aligner.glossaries.tokens import tokens
from aligner.languages import Language, language
from aligner.model import Sentence

_NAME = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)(?:[’'ʼ`´][^\W\d_]*)?")
_OPENING = frozenset('"“„(')
_ROMAN = re.compile(r"[IVXLCDM]+")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_][a-zçş]?\.\s*$")
_ELIDED = re.compile(r"[dlDL][’'ʼ][^\W\d_]{3,}$")  # l’Orient
_BEFORE_A_NOUN = frozenset(
    ("der", "die", "das", "dem", "den", "des", "ein", "eine", "einem", "einen", "einer")
)
_DERIVED = re.compile(
    r"(?P<stem>[^\W\d_]{5,}?)l(?:[ıiuü]|[ae]r)(?:l[ae]r)?(?:[ıi]n?|[ae]|d[ae]n?)?"
)
_NOT_DERIVED = ("vili",)  # Georgian surnames
_PART = re.compile(r"[^\W\d_a-zçğıöşü][^\W\d_]{4,}")
_JOINED = re.compile(r"[^\W\d_a-zçğıöşü][^\W\d_]+(?:-[^\W\d_a-zçğıöşü][^\W\d_]+)+")
_SHORTEST = 3
_LONG = 6


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name as it stands in a sentence, without what follows an apostrophe.

    Args:
        form: The word.
        sentence: Where it stands.
        start: Its offset there.
        suffix: What follows the apostrophe.
    """

    form: str
    sentence: Sentence
    start: int = 0
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a text.

    Args:
        running: Those of the running text.
        capital: All words with a capital in the running text, names or not.
        cited: Capitalised words in the titles it cites.
        quoted: The words those titles write small.
        authors: Names behind initials or before a title.
        opening: Words that stand only where sentences begin and may be names.
        small: The words it writes small, counted.
    """

    running: tuple[Occurrence, ...]
    capital: tuple[Occurrence, ...]
    cited: tuple[Occurrence, ...]
    quoted: tuple[Occurrence, ...]
    authors: tuple[Occurrence, ...]
    opening: tuple[Occurrence, ...]
    small: Counter[str]


def find_names(sentences: Sequence[Sentence], lang: str) -> Names:
    """Find the words that are written as names, in the running text and in titles cited.

    A word that stands only where sentences begin counts where it has a suffix behind an
    apostrophe or sounds like a name that stands elsewhere, or is a letter off; one that is also
    written small is none. Where every
    noun has a capital, a word that mostly follows an article is none either.
    """
    words = _Words(lang)
    spans = title_spans([sentence.text for sentence in sentences], lang)
    for sentence, titles in zip(sentences, spans, strict=True):
        words.take(sentence, titles)
    candidates = words.candidates()
    known = words.known(candidates)
    unknown = candidates - known
    return Names(
        tuple(o for o in words.running if o.form in known),
        tuple(words.running),
        tuple(words.cited),
        tuple(words.quoted),
        tuple(words.authors),
        tuple(o for o in words.running if o.form in unknown),
        words.small,
    )


def with_stems(names: Names, lang: str) -> Names:
    """Add the names within derived and joined words where they seem to be spelt in two ways.

    So Tabriz in Tabrizli where the text has Tebriz, and Hanikin in Tahran-Hanikin beside Hanekin.
    """
    if not is_turkic(lang):
        return names
    whole = {one.form for one in names.capital}
    found = [stem for one in names.capital for stem in _stems(one)]
    twins: dict[str, set[str]] = defaultdict(set)
    for form in whole | {one.form for one in found}:
        twins[skeleton(form, lang)].add(form)
    added = (
        one
        for one in found
        if any(
            _are_two_spellings(one.form, twin) and (twin in whole or not _is_part(one))
            for twin in twins[skeleton(one.form, lang)]
        )
    )
    return replace(names, running=(*names.running, *added))


def _are_two_spellings(one: str, other: str) -> bool:
    """Say whether neither of two forms is the other with an ending."""
    return not (one.startswith(other) or other.startswith(one))


def _is_part(one: Occurrence) -> bool:
    """Say whether a name stands in a joined word, which is compared as a whole, too."""
    text, end = one.sentence.text, one.start + len(one.form)
    return "-" in {text[one.start - 1 : one.start], text[end : end + 1]}


def _stems(one: Occurrence) -> Iterator[Occurrence]:
    if not (one.suffix or one.form.endswith(_NOT_DERIVED)):
        derived = _DERIVED.fullmatch(one.form)
        if derived:
            yield Occurrence(derived["stem"], one.sentence, one.start)
    if _JOINED.fullmatch(one.form):
        for part in _PART.finditer(one.form):
            yield Occurrence(part[0], one.sentence, one.start + part.start())


class _Words:
    """The words of a text by how they are written, gathered sentence by sentence."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self.running: list[Occurrence] = []
        self.cited: list[Occurrence] = []
        self.quoted: list[Occurrence] = []
        self.authors: list[Occurrence] = []
        self.small: Counter[str] = Counter()
        self._inside: Counter[str] = Counter()
        self._after_article: Counter[str] = Counter()

    def take(self, sentence: Sentence, titles: Sequence[tuple[int, int]]) -> None:
        """Sort the words of a sentence, in which titles are cited from and to the offsets given."""
        before = ""
        for token in tokens(sentence.text, self._lang):
            bare, start = token.text, token.start
            in_title = bool(titles) and any(a <= start < b for a, b in titles)
            if in_title and _ELIDED.match(bare):
                bare = bare[2:]
                start += 2
            if not in_title and bare.islower() and bare.isalpha():
                self.small[bare] += 1
                before = bare
                continue
            match = _NAME.fullmatch(bare)
            if not match or (match[1].isupper() and _ROMAN.fullmatch(match[1])):
                before = before if token.text in _OPENING else token.text
                continue
            bare = match[1]
            if not bare[0].isupper() and in_title:
                self.quoted.append(Occurrence(bare, sentence, start))
            elif not bare[0].isupper():
                self.small[bare] += 1
            elif len(bare) >= _SHORTEST and not _is_undotted(bare, self._lang):
                suffix = sentence.text[start + len(bare) + 1 : token.end]
                one = Occurrence(_title(bare, self._lang), sentence, start, suffix)
                self._take_capital(one, before, in_title=in_title)
                if _is_author(sentence.text, start, token.end, titles):
                    self.authors.append(one)
            before = bare

    def _take_capital(self, one: Occurrence, before: str, *, in_title: bool) -> None:
        (self.cited if in_title else self.running).append(one)
        self._inside[one.form] += bool(before) and not in_title
        self._after_article[one.form] += lower(before, self._lang) in _BEFORE_A_NOUN

    def candidates(self) -> set[str]:
        """Give the forms that may be names."""
        facts = language(self._lang)
        counts = Counter(o.form for o in self.running)
        return {
            form
            for form in counts
            if _may_be_name(form, facts, self.small)
            and (not facts.nouns_have_capitals or 3 * self._after_article[form] < counts[form])
        }

    def known(self, candidates: set[str]) -> set[str]:
        """Give those that stand within a sentence, or sound like one that does."""
        sounds = {fold_name(form, self._lang) for form in self._inside if self._inside[form]}
        slips = {slip for sound in sounds for slip in _slips(sound)}
        suffixed = {one.form for one in self.running if one.suffix}
        return {
            form
            for form in candidates
            if self._inside[form]
            or form in suffixed
            or not slips.isdisjoint(_slips(fold_name(form, self._lang)))
        }


def _is_author(text: str, start: int, end: int, titles: Sequence[tuple[int, int]]) -> bool:
    """Say whether a name stands behind initials or right before a title, where titles are cited."""
    if not titles:
        return False
    before_title = text[end : end + 1] == "," and any(0 < a - end <= 2 for a, _ in titles)
    in_title = any(a <= start < b for a, b in titles)
    return (before_title and not in_title) or bool(_INITIAL.search(text, max(0, start - 8), start))


def _slips(sound: str) -> set[str]:
    """Give a name with what is left of it where a letter inside falls out."""
    return {sound, *with_one_less(sound[:-2], sound[-2:])} if len(sound) >= _LONG else {sound}


def _may_be_name(form: str, facts: Language, small: Counter[str]) -> bool:
    plain = lower(form, facts.code)
    return (
        plain not in small
        and plain not in facts.function_words
        and plain not in _months(facts)
        and not (facts.word_endings and plain.endswith(facts.word_endings))
    )


@cache
def _months(facts: Language) -> frozenset[str]:
    return frozenset(lower(month, facts.code) for month in facts.month_names)


def _is_undotted(word: str, lang: str) -> bool:
    """Say whether a word in capitals has an I that may stand for ı or i."""
    return len(word) > 3 and "I" in word[1:] and word == upper(word, lang)


def _title(word: str, lang: str) -> str:
    """Write a word in capitals as other names are written."""
    if len(word) > 3 and word == upper(word, lang):
        return word[0] + lower(word[1:], lang)
    return word
