"""Which spellings in one text seem to be the same name, and which of them is right.

Forms that differ in a diacritic, a double letter, an orthography or one letter are grouped, and
so are those the glossary knows for one name; the linked original says which is meant.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise

from rapidfuzz.distance import OSA

from aligner.casing import lower, without_diacritics
from aligner.glossaries.cited import cited_slips, titled_slips, worded_slips
from aligner.glossaries.copied import copied_slips
from aligner.glossaries.known import Known
from aligner.glossaries.likeness import Likeness, likeness, likeness_of_linked, single
from aligner.glossaries.linked import Originals, linked_slips, may_be_endings
from aligner.glossaries.names import fold_name, with_one_less
from aligner.glossaries.occurrences import Names, Occurrence, find_names
from aligner.glossaries.orthography import orthography_slips
from aligner.glossaries.slips import dot_slips, initial_slips, suffix_slips
from aligner.glossaries.tokens import WORD
from aligner.glossaries.written import written_slips
from aligner.model import Entry, Sentence

_SHORTEST = 3
_SHORTEST_WHOLE = 5
_SHORTEST_SURE = 4  # a shorter one may be an abbreviation
_NEED_ORIGINAL = frozenset(("linked", "lost"))
_LEAST = 0.5  # a pair at least as sure is shown
_SURE = 0.99
_CIRCUMFLEX = str.maketrans("âîûÂÎÛ", "aiuAIU")
_BEFORE_BRACKET = re.compile(r"([^\W\d_]+)(?:[’'ʼ][^\W\d_]+)?\s*\(\s*$")
_INITIAL = re.compile(r"\b[^\W\d_][a-zçş]?\.\s*$")

Places = Mapping[str, Sequence[Occurrence]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spellings that seem to be one name.

    Args:
        forms: Each form with its occurrences, the most frequent first; a form that should
            stand may be the suggestion only.
        suggestion: The form to use.
        reason: Why they seem to be one name.
        score: How sure that is, 0 to 1.
    """

    forms: tuple[tuple[str, tuple[Occurrence, ...]], ...]
    suggestion: str
    reason: str
    score: float


def find_spellings(
    sentences: Sequence[Sentence],
    lang: str,
    glossary: Sequence[Entry],
    original: Callable[[Occurrence], str] = lambda _: "",
) -> list[Spelling]:
    """Find the names of a text that are spelt in two ways, the surest first.

    Args:
        sentences: The text.
        lang: Its language.
        glossary: Approved spellings, variants, and what is unlike.
        original: Gives the linked original text of an occurrence, "" where there is none.
    """
    names = find_names(sentences, lang)
    known = Known(glossary, lang)
    opening = _by_form(names.opening)
    originals = Originals({**_by_form(names.running), **opening}, original)
    rendering = {
        form: found
        for form, found in opening.items()
        if originals.is_sure(form) or known.is_right(form)
    }
    places = {**_by_form(names.running), **rendering}
    slips = (
        *titled_slips(names, sentences, known.titles),
        *copied_slips(names, original),
        *cited_slips(names, lang),
        *worded_slips(names),
        *dot_slips(names, lang),
        *suffix_slips(names, lang),
        *initial_slips(names, lang),
        *orthography_slips(names, lang),
        *linked_slips(places, originals, known.is_right),
        *written_slips(names, sentences, lang, original),
    )
    found = chain(
        _told_by_glossary(names, known),
        _pairs(places, lang, known, originals),
        _phrases(names, known, lang),
        (_spelling(s.forms, s.suggestion, s.reason, s.score) for s in slips),
    )
    return sorted(_once(found), key=lambda s: (-s.score, s.forms[0][0], s.suggestion))


def _once(spellings: Iterable[Spelling]) -> Iterator[Spelling]:
    """Leave out those whose forms an earlier one has told of."""
    settled: list[set[str]] = []
    for spelling in spellings:
        forms = {word for form, _ in spelling.forms for word in form.split()}
        if not any(forms <= words for words in settled):
            settled.append(_words_of(spelling))
            yield spelling


def _words_of(spelling: Spelling) -> set[str]:
    """Collect the words of all forms and of the form to use."""
    forms = [form for form, _ in spelling.forms]
    return {word for form in (*forms, spelling.suggestion) for word in form.split()}


def _told_by_glossary(names: Names, known: Known) -> Iterator[Spelling]:
    """Gather forms that are no spelling the glossary approves, by the one it does."""
    groups: dict[str, dict[str, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    taken: set[tuple[int, int]] = set()
    runs = list(_runs(names.running))
    rights: dict[str, list[Occurrence]] = defaultdict(list)
    for run in runs:
        form = " ".join(o.form for o in run)
        right = known.spelt(tuple(o.form for o in run))
        places = {(id(o.sentence), o.start) for o in run}
        if right is None or places & taken:
            continue
        taken |= places
        if form == right:
            rights[right].append(run[0])
        elif (
            known.apart(form, right)
            or _second_of_two(run[0], right, known)
            or set(form.split()) > set(right.split())
        ):
            continue
        elif not (len(run) == 1 and (known.is_right(form) or len(form) < _SHORTEST)):
            groups[right][form].append(run[0])
    for right, forms in groups.items():
        both = len(forms) > 1 or bool(rights[right])
        if not both and any(
            _is_house_style(f, places, right, known) for f, places in forms.items()
        ):
            continue
        if rights[right]:
            forms[right] = rights[right]
        score = 0.9 if rights[right] else 0.85 if both else 0.7
        yield _spelling(forms, right, f"the glossary has {right}", score)


def _is_house_style(form: str, places: Sequence[Occurrence], right: str, known: Known) -> bool:
    """Say whether a form used throughout departs from the glossary in its orthography only.

    So does the name of an author cited with initials.
    """
    if all(_INITIAL.search(o.sentence.text[: o.start]) for o in places):
        return True
    plain = [text.translate(_CIRCUMFLEX).replace("-", " ") for text in (form, right)]
    return plain[0] == plain[1] or not (
        known.lists(tuple(form.split()))
        or without_diacritics(form) == without_diacritics(right)
        or OSA.distance(form, right) == 1
    )


def _second_of_two(one: Occurrence, right: str, known: Known) -> bool:
    """Say whether a form stands in brackets behind another form of the name, to explain it."""
    found = _BEFORE_BRACKET.search(one.sentence.text[: one.start])
    return found is not None and known.spelt((found[1],)) == right


def _runs(occurrences: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, ...]]:
    """Give the phrases of up to three names in a row, the longest first."""
    follows = {}
    for one, other in pairwise(occurrences):
        if one.sentence is other.sentence and other.start == one.start + len(one.form) + 1:
            follows[id(one)] = other
    for length in (3, 2, 1):
        for one in occurrences:
            run = [one]
            while len(run) < length and not run[-1].suffix and id(run[-1]) in follows:
                run.append(follows[id(run[-1])])
            if len(run) == length:
                yield tuple(run)


def _pairs(places: Places, lang: str, known: Known, originals: Originals) -> Iterator[Spelling]:
    for one, other in _candidates(sorted(places), originals, lang):
        like = likeness(one, other, lang) or likeness_of_linked(one, other, lang)
        if like is None or known.apart(one, other):
            continue
        right = known.right(one, other)
        whole = like.kind == "lost" and right == max(one, other, key=len)
        if whole and len(right or "") >= _SHORTEST_WHOLE:
            found = _beside_whole(one, other, originals)
        else:
            found = _beside_original(one, other, like, originals, places)
        if found is None:
            continue
        rare, usual = sorted((one, other), key=lambda form: (len(places[form]), len(form), form))
        if like.kind == "ending" and len(places[one]) == len(places[other]):
            rare, usual = usual, rare
        score = like.score + _by_counts(places, rare, usual) + found[0]
        reason = like.reason + found[1]
        if right:
            score, reason = score + 0.1, f"{reason}, the glossary has {right}"
        if score >= _LEAST:
            forms = {form: places[form] for form in (one, other)}
            yield _spelling(forms, right or usual, reason, score)


def _beside_original(
    one: str, other: str, like: Likeness, originals: Originals, places: Places
) -> tuple[float, str] | None:
    """Say what the original adds to the score of a pair, and why; None where it does not pass."""
    common = originals.common(one, other)
    if not common and originals.of(one) and originals.of(other):
        return None if like.kind in _NEED_ORIGINAL else (-0.35, "")
    word = common or originals.beside(one, other)
    short = min(len(one), len(other)) < _SHORTEST_SURE
    if like.kind in _NEED_ORIGINAL and (not word or (short and (not common or common.isupper()))):
        return None
    if like.kind == "lost" and may_be_endings(one, other, common, places):
        return None
    if common:
        return 0.15, f", both render {common}"
    return (0.1, f", the original has {word} with both") if word else (0.0, "")


def _beside_whole(one: str, other: str, originals: Originals) -> tuple[float, str] | None:
    """Say the same where the longer form is whole, as the glossary tells; an ending is none."""
    common = originals.common(one, other)
    if common:
        return 0.15, f", both render {common}"
    return None if originals.of(one) and originals.of(other) else (0.0, "")


def _by_counts(places: Places, rare: str, usual: str) -> float:
    """Two forms that both stand often are rather two names, one stray among many a slip."""
    few, many = len(places[rare]), len(places[usual])
    if few > 3:
        return -0.12
    return 0.04 if many >= 5 * few else 0.0


def _candidates(forms: Sequence[str], originals: Originals, lang: str) -> Iterator[tuple[str, str]]:
    """Pair forms that are at most a letter apart by sound or without diacritics, or render a word.

    Each pair comes once.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if len(form) >= _SHORTEST:
            bare = without_diacritics(lower(form, lang))
            keys = {f"={sound}" for sound in originals.of(form)}
            for word in {fold_name(form, lang), bare, single(bare)}:
                keys |= {word, *with_one_less(word)}
            for key in keys:
                groups[key].append(form)
    pairs = {pair for group in groups.values() for pair in combinations(group, 2)}
    yield from sorted(pairs)


def _phrases(names: Names, known: Known, lang: str) -> Iterator[Spelling]:
    """Find names of two words whose second word differs where the glossary has but one of them."""
    followed: dict[str, dict[str, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    for sentence in dict.fromkeys(o.sentence for o in names.running):
        for one, other in _neighbours(sentence.text):
            followed[one][other].append(Occurrence(f"{one} {other}", sentence))
    for phrase in sorted(known.phrases):
        first, _, second = phrase.partition(" ")
        for other, places in sorted(followed.get(first, {}).items()):
            alike = likeness(second, other, lang) if other != second else None
            if alike and alike.reason:
                forms = {f"{first} {other}": places}
                if followed[first].get(second):
                    forms[phrase] = followed[first][second]
                yield _spelling(forms, phrase, f"the glossary has {phrase}", 0.8)


def _neighbours(text: str) -> Iterator[tuple[str, str]]:
    found = list(WORD.finditer(text))
    for one, other in pairwise(found):
        if one[0][0].isupper() and other[0][0].isupper() and other.start() == one.end() + 1:
            yield one[0], other[0]


def _by_form(occurrences: Sequence[Occurrence]) -> Places:
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        places[occurrence.form].append(occurrence)
    return places


def _spelling(forms: Places, suggestion: str, reason: str, score: float) -> Spelling:
    ordered = sorted(forms, key=lambda form: (-len(forms[form]), form))
    return Spelling(
        tuple((form, tuple(forms[form])) for form in ordered),
        suggestion,
        reason,
        round(min(score, _SURE), 2),
    )
