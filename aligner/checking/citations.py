"""The same citation in two forms: a title, its place and year, an abbreviation."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from aligner.casing import fold, without_diacritics
from aligner.checking.called_otherwise import called_in_two_ways
from aligner.checking.cited_works import works_in_two_forms
from aligner.checking.context import Context, finding_in, own_score, sentence_with
from aligner.languages import Language
from aligner.model import Document, Finding, Part, Sentence, Side

CHECK = "citation"
_CLAUSE = re.compile(r"[^,;:()“”„«»\"]+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_APOSTROPHE = re.compile(r"[’'ʼ][^\W\d_]*")
_IMPRINT = re.compile(
    r" \(?(?P<place>[^\W\d_][^\W\d_-]+(?:[-/][^\W\d_]+)?)[ ,]+(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_BREAK = re.compile(r"[;:()“”„«»\"]")
_TITLE = re.compile(r"[^\W\d_]{2,}\W.*[^\W\d_]{4}")  # several words
_VOLUME = re.compile(r"\d|\b[IVXLC]+\b")
_NUMERAL = re.compile(r"\d+|\b[IVXLC]+\b")
_CAPITAL = r"[^\W\d_a-zäöüçğış]"
_AUTHOR = re.compile(
    rf"(?<![\w.])(?P<first>{_CAPITAL}[^\W\d_]*\.?(?: {_CAPITAL}\.)*)"
    rf" (?P<last>{_CAPITAL}[^\W\d_]+), (?P<title>{_CAPITAL}[^,;:()“”„]{{11,}})(?=[,;:(.]|$)"
)
_ALIKE = 90.0  # of 100
_SHORTEST = 12  # letters of a title that tells
_BUCKET = 60  # more titles than these share a word that says nothing

Original = Callable[[Sentence], str]


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    sentence: Sentence
    plain: str


def citations_in_two_forms(context: Context) -> Iterator[Finding]:
    """Compare what the notes of each text cite with what they cite elsewhere."""
    for side, document, lang in context.sides():
        notes = [s for s in document.sentences if s.part in (Part.NOTE, Part.ADDENDUM)]
        original = partial(_original, context=context, side=side)
        titles = [*_titles_apart(notes, lang, side, original)]
        yield from titles
        if side is Side.TARGET:
            told = {(finding.sentence, finding.quote) for finding in titles}
            yield from _works_apart(notes, original, told)
            yield from _sources_apart(context, told)
            yield from _authors_apart(notes, lang, original)
        yield from _imprints_apart(notes, lang, side)
        yield from _abbreviations_apart(document, lang, side)


def _original(sentence: Sentence, *, context: Context, side: Side) -> str:
    """Give what a sentence of the translation renders; "" for one of the original."""
    pair = context.pair_of(sentence) if side is Side.TARGET else None
    return pair.source_text if pair else ""


def _titles_apart(
    notes: Sequence[Sentence], lang: Language, side: Side, original: Original
) -> Iterator[Finding]:
    """Tell of two forms the rarer, or the one that the original has not."""
    places: dict[str, list[_Title]] = defaultdict(list)
    for sentence in notes:
        for clause in _CLAUSE.findall(sentence.text):
            title = _title(clause, sentence, lang)
            if title:
                places[title.text].append(title)
    for one, other in _candidates([found[0] for found in places.values()]):
        rare, usual = sorted(
            (one, other),
            key=lambda t: (t.text in original(t.sentence), len(places[t.text]), t.text),
        )
        if _is_another_form(rare, usual, lang):
            message = (
                f"cited as “{usual.text}” {_elsewhere(len(places[usual.text]))} "
                f"({_place(places[usual.text][0].sentence)})"
            )
            for title in places[rare.text]:
                score = own_score(0.7, side)
                yield finding_in(
                    CHECK,
                    title.sentence,
                    rare.text,
                    message,
                    side=side,
                    suggestion=usual.text,
                    score=score,
                )


def _works_apart(
    notes: Sequence[Sentence], original: Original, told: Collection[tuple[str, str]]
) -> Iterator[Finding]:
    """Tell of the works of one author that the original cites in one form only."""
    for one, other in works_in_two_forms(notes, original):
        if (one.sentence.id, one.title) not in told:
            message = f"cited as “{other.title}” elsewhere ({_place(other.sentence)})"
            yield finding_in(
                CHECK, one.sentence, one.title, message, suggestion=other.title, score=0.65
            )


def _sources_apart(context: Context, told: Collection[tuple[str, str]]) -> Iterator[Finding]:
    """Tell of archives and the like that have one name in the original and two here."""
    for pair, name, usual, count in called_in_two_ways(context):
        sentence = sentence_with(pair.target, name)
        if (sentence.id, name) not in told:
            message = f"called “{usual}” {_elsewhere(count)}"
            yield finding_in(CHECK, sentence, name, message, suggestion=usual, score=0.6)


def _authors_apart(
    notes: Sequence[Sentence], lang: Language, original: Original
) -> Iterator[Finding]:
    """Find works whose author is written in two ways, and not so in the original."""
    authors: dict[str, dict[tuple[str, str], list[Sentence]]] = defaultdict(dict)
    for sentence in notes:
        for found in _AUTHOR.finditer(sentence.text):
            opening, _, rest = found["first"].partition(". ")  # "Bkz. R. Delbeuf"
            first = rest if opening.lower() in lang.note_words else found["first"]
            if first:
                author = first, found["last"]
                authors[found["title"]].setdefault(author, []).append(sentence)
    for title, forms in authors.items():
        as_there = {f for f, cited in forms.items() if " ".join(f) in original(cited[0])}
        usual = max(sorted(forms), key=lambda f: (f in as_there, len(forms[f])))
        for form in sorted(forms.keys() - {usual} - as_there):
            if _is_one_author(form, usual):
                other = " ".join(usual)
                message = f"the author of “{title}” is “{other}” {_elsewhere(len(forms[usual]))}"
                sentence, quote = forms[form][0], " ".join(form)
                yield finding_in(CHECK, sentence, quote, message, suggestion=other, score=0.6)


def _is_one_author(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two authors of a title differ in a first name cut short or by a slip."""
    if one[1] == other[1]:
        return one[0][0] == other[0][0] and "." in one[0] + other[0]
    return one[0] == other[0] and DamerauLevenshtein.distance(one[1], other[1]) <= 2


def _title(clause: str, sentence: Sentence, lang: Language) -> _Title | None:
    """Take a clause of a note for a title: several words, the first with a capital."""
    text = clause.strip().rstrip(".")
    words = _WORD.findall(text)
    while words and (words[0].lower() in lang.note_words or words[0].islower()):
        text = text[text.index(words[0]) + len(words[0]) :].lstrip(". ")
        words = words[1:]
    if len(words) < 2 or sum(map(len, words)) < _SHORTEST:
        return None
    plain = without_diacritics(fold(" ".join(words)))
    return _Title(text, sentence, plain)


def _candidates(titles: Sequence[_Title]) -> Iterator[tuple[_Title, _Title]]:
    """Pair titles that share a long word, or the beginning of one."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, title in enumerate(titles):
        for beginning in {word[:4] for word in title.plain.split() if len(word) > 3}:
            by_word[beginning].append(number)
    seen = set()
    for numbers in by_word.values():
        if len(numbers) > _BUCKET:
            continue
        for i, one in enumerate(numbers):
            for other in numbers[i + 1 :]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield titles[one], titles[other]


def _is_another_form(rare: _Title, usual: _Title, lang: Language) -> bool:
    """Say whether two titles are one in two spellings, and not inflected or numbered otherwise.

    A small word with which a sentence begins need not be the title's ("So Jäschke, a. a. O.").
    """
    if _NUMERAL.findall(rare.text) != _NUMERAL.findall(usual.text):
        return False
    bare = [_APOSTROPHE.sub("", t.text) for t in (rare, usual)]
    bare = [" ".join(map(_uncapitalised, text.split(" "))) for text in bare]
    if bare[0] == bare[1] or ratio(rare.plain, usual.plain) < _ALIKE:
        return False
    words, others = (_WORD.findall(text) for text in bare)
    if len(words) == len(others):
        differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
        if all(_is_inflected(a, b, lang) for a, b in differing[-1:]) and len(differing) == 1:
            return words[-1] != differing[0][0] or not _is_own(rare.text, lang)
        return all(DamerauLevenshtein.distance(fold(a), fold(b)) <= 2 for a, b in differing)
    short, long = sorted((words, others), key=len)
    added = [word for word in long if word not in short]
    if len(added) != 1 or len(added[0]) > 3 or _VOLUME.search(added[0]):
        return False
    longer = rare if words is long else usual
    return not (added[0] == long[0] and longer.sentence.text.startswith(longer.text))


def _uncapitalised(word: str) -> str:
    """Write a word in capitals ("JÄSCHKE") as any other."""
    return word[0] + word[1:].lower() if len(word) > 1 and word.isupper() else word


def _is_inflected(one: str, other: str, lang: Language) -> bool:
    short, long = sorted((one, other), key=len)
    limit = lang.longest_ending or 7
    return long.startswith(short) and len(long) - len(short) <= limit


def _is_own(text: str, lang: Language) -> bool:
    """Say whether a clause is in the language of the text, so that its last word may inflect."""
    words = {word.lower() for word in _WORD.findall(text)}
    return bool(words & lang.function_words) or not words


def _imprints_apart(notes: Sequence[Sentence], lang: Language, side: Side) -> Iterator[Finding]:
    """Find a title without volumes that appeared in two places or years; no dates of papers."""
    months = frozenset(lang.month_names)
    imprints: dict[str, list[tuple[str, Sentence]]] = defaultdict(list)
    for sentence in notes:
        for before, place, year in _imprints(sentence.text):
            *_, title = ["", *filter(_TITLE.search, before.split(","))]
            if title and place not in months and not _VOLUME.search(before[before.index(title) :]):
                plain = without_diacritics(fold(title)).strip()
                imprints[plain].append((f"{place} {year}", sentence))
    for title, cited in imprints.items():
        counts = Counter(imprint for imprint, _ in cited)
        usual = max(counts, key=lambda imprint: counts[imprint])
        for imprint, sentence in cited:
            if imprint != usual:
                message = f"“{title}” is cited with “{usual}” {_elsewhere(counts[usual])}"
                score = own_score(0.6, side)
                yield finding_in(
                    CHECK, sentence, imprint, message, side=side, suggestion=usual, score=score
                )


def _imprints(text: str) -> Iterator[tuple[str, str, str]]:
    """Give places and years with what stands before them, of several in a clause the last."""
    start = 0
    found = [*_IMPRINT.finditer(text)]
    for one, following in zip_longest(found, found[1:]):
        if following is None or _BREAK.search(text, one.start(), following.start()):
            yield _BREAK.split(text[start : one.start()])[-1], one["place"], one["year"]
            start = one.end()


def _abbreviations_apart(document: Document, lang: Language, side: Side) -> Iterator[Finding]:
    """Find abbreviations of citations that the text writes in several ways; the rarer ones."""
    whole = "\n".join(sentence.text for sentence in document.sentences).lower()
    for forms in lang.citing_forms:
        places: dict[str, list[Sentence]] = {}
        known = sorted((f for f in forms.split("|") if f in whole), key=len, reverse=True)
        if len(known) < 2:
            continue
        one_of = "|".join(map(re.escape, known))  # the longest first: "yay. haz." is no "haz."
        pattern = re.compile(rf"(?<![\w.])(?:{one_of})(?!\w)", re.IGNORECASE)
        for sentence in document.sentences:
            for form in {found.lower() for found in pattern.findall(sentence.text)}:
                places.setdefault(form, []).append(sentence)
        if len(places) < 2:
            continue
        usual = max(sorted(places), key=lambda form: len(places[form]))
        for form in sorted(places.keys() - {usual}):
            message = f"“{form}”, but “{usual}” {_elsewhere(len(places[usual]))}"
            if len(places[form]) > 1:
                message += f"; so in {len(places[form])} places"
            score = own_score(0.6, side)
            sentence = places[form][0]
            yield finding_in(
                CHECK, sentence, form, message, side=side, suggestion=usual, score=score
            )


def _elsewhere(count: int) -> str:
    return "elsewhere" if count == 1 else f"in {count} other places"


def _place(sentence: Sentence) -> str:
    if sentence.note is not None and sentence.part is not Part.BODY:
        return f"{sentence.part} {sentence.note}"
    return f"sentence {sentence.id}"
