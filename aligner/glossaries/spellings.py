"""Which spellings in one text seem to be the same name, and which of them is right.

A first version of the check no other tool has: forms that fold alike across orthographies,
or differ in one letter, are grouped; the glossary and the linked original say which is meant.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from aligner.casing import lower, upper
from aligner.glossaries.entries import Entry
from aligner.glossaries.names import fold_name, skeleton, without_suffix
from aligner.glossaries.tokens import tokens
from aligner.languages import foreign_spans, language
from aligner.model import Sentence

_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SHORTEST = 4
_SHORTEST_FOR_ONE_LETTER = 6


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name as it stands in a sentence, without what follows an apostrophe."""

    form: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spellings that seem to be one name.

    Args:
        forms: Each form with its occurrences, the most frequent first.
        suggestion: The form to use.
        reason: Why they seem to be one name.
        score: How sure that is, 0 to 1.
    """

    forms: tuple[tuple[str, tuple[Occurrence, ...]], ...]
    suggestion: str
    reason: str
    score: float


def name_occurrences(sentences: Sequence[Sentence], lang: str) -> list[Occurrence]:
    """Find the words that are written as names: capitals, and not only where a sentence begins.

    A word that stands only there counts where it sounds like a name that stands elsewhere.
    """
    found: list[Occurrence] = []
    inside: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for sentence in sentences:
        at_start = True
        cited = foreign_spans(sentence.text, lang)  # names there are of their own
        for token in tokens(sentence.text, lang):
            bare = without_suffix(token.text)
            if (
                not _NAME.fullmatch(bare)
                or _ROMAN.fullmatch(bare)
                or any(a <= token.start < b for a, b in cited)
            ):
                continue
            if bare[0].isupper() and len(bare) >= _SHORTEST:
                found.append(Occurrence(_title(bare, lang), sentence))
                inside[_title(bare, lang)] += not at_start
            else:
                small[bare] += 1
            at_start = False
    facts = language(lang)
    usual = facts.function_words | {lower(m, lang) for ms in facts.months for m in ms.split("|")}
    sounds = {fold_name(form, lang) for form in inside if inside[form]}
    return [
        occurrence
        for occurrence in found
        if (inside[occurrence.form] or fold_name(occurrence.form, lang) in sounds)
        and lower(occurrence.form, lang) not in small
        and lower(occurrence.form, lang) not in usual
    ]


def group_spellings(
    occurrences: Sequence[Occurrence],
    lang: str,
    glossary: Sequence[Entry],
    original: Callable[[Occurrence], str] = lambda _: "",
) -> Iterator[Spelling]:
    """Group forms that seem to be one name.

    Args:
        occurrences: The names of one text.
        lang: Its language.
        glossary: Approved spellings, variants, and what is unlike.
        original: Gives the linked original text of an occurrence, "" where there is none.
    """
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        places[occurrence.form].append(occurrence)
    known = _Known(glossary)
    for one, other in _candidates(sorted(places), lang):
        if known.apart(one, other):
            continue
        rare, usual = sorted((one, other), key=lambda form: (len(places[form]), form))
        shared = _common_original(places[rare], places[usual], original)
        score, reason = _judge(rare, usual, lang, shared=shared)
        right = known.right(one, other) or usual
        if known.right(one, other):
            score, reason = score + 0.1, f"{reason}, the glossary has {right}"
        forms = sorted((one, other), key=lambda form: (-len(places[form]), form))
        yield Spelling(
            tuple((form, tuple(places[form])) for form in forms), right, reason, min(score, 0.99)
        )


class _Known:
    """What the glossary says of spellings."""

    def __init__(self, glossary: Sequence[Entry]) -> None:
        names = [entry for entry in glossary if entry.is_name]
        self._targets = {word for e in names for word in e.target.split()}
        self._entries = defaultdict(set)
        for number, entry in enumerate(names):
            for spelling in (entry.target, *entry.variants):
                for word in spelling.split():
                    self._entries[word].add(number)
        self._unlike = {
            frozenset(pair)
            for e in names
            for other in e.unlike
            for pair in ((e.target, other), (e.source, other))
        }

    def apart(self, one: str, other: str) -> bool:
        """Say whether two spellings are known to be different names."""
        if frozenset((one, other)) in self._unlike:
            return True
        both = one in self._targets and other in self._targets
        return both and not self._entries[one] & self._entries[other]

    def right(self, one: str, other: str) -> str | None:
        """Give the one of two spellings the glossary has, if it has just one."""
        known = [form for form in (one, other) if form in self._targets]
        return known[0] if len(known) == 1 else None


def _candidates(forms: Sequence[str], lang: str) -> Iterator[tuple[str, str]]:
    """Pair forms that fold alike or differ in one letter; inflected forms are no pairs."""
    by_bones: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        for key in {skeleton(form, lang)[:3], fold_name(form, lang)[:4]}:
            by_bones[key].append(form)
    seen = set()
    for group in by_bones.values():
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                if (one, other) not in seen and _alike(one, other, lang):
                    seen.add((one, other))
                    yield one, other


def _alike(one: str, other: str, lang: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long != short + short[-1]:
        return False  # an ending
    folded, also = fold_name(one, lang), fold_name(other, lang)
    if folded == also:
        return True
    if min(len(folded), len(also)) < _SHORTEST_FOR_ONE_LETTER:
        return False
    stem = min(len(folded), len(also)) - 2
    if folded[:stem] == also[:stem]:
        return False  # they differ in their endings only
    return DamerauLevenshtein.distance(folded, also) == 1


def _judge(rare: str, usual: str, lang: str, *, shared: str) -> tuple[float, str]:
    same = fold_name(rare, lang) == fold_name(usual, lang)
    score = 0.75 if same else 0.5
    reason = "they sound alike" if same else "one letter differs"
    if shared:
        return score + 0.15, f"{reason}, both render {shared}"
    return score, reason


def _common_original(
    rare: Sequence[Occurrence],
    usual: Sequence[Occurrence],
    original: Callable[[Occurrence], str],
) -> str:
    """Give the word of the original that stands where either form stands and sounds like it."""
    if not rare or not usual:
        return ""
    bones = skeleton(rare[0].form, "")[:3]
    here = {w for o in rare for w in _NAME.findall(original(o)) if w[0].isupper()}
    there = {w for o in usual for w in _NAME.findall(original(o)) if w[0].isupper()}
    common = [word for word in here & there if skeleton(word, "")[:3] == bones]
    return min(common, default="")


def _title(word: str, lang: str) -> str:
    """Write a word in capitals as other names are written."""
    if len(word) > 1 and word == upper(word, lang):
        return word[0] + lower(word[1:], lang)
    return word
