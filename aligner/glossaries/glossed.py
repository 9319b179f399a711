"""Names that the glossary has otherwise than the text, alone or as a phrase."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from aligner.glossaries.house_style import WITHOUT_CIRCUMFLEX, is_house_style, is_style
from aligner.glossaries.known import Known
from aligner.glossaries.likeness import likeness
from aligner.glossaries.names import fold_name
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.originals import Originals
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import WORD, WORD_BEFORE
from aligner.languages import language

_SHORTEST = 3
_ALIKE = 90.0  # of 100: words by their sound (Krasnıy, for Krasny)
_WORD_BEHIND = re.compile(r"[:,]? [^\W\d_]{2,}")
_IMPRINT = re.compile(r" \(|, (?:s|c|cilt)\.? ?\d")
_MARKED = re.compile(r"[âîûÂÎÛ]")
_FEWEST_MARKED = 3  # names that show that a text writes the circumflex
_UNMARKED = 0.6
_BEFORE_BRACKET = re.compile(r"([^\W\d_]+)(?:[’'ʼ][^\W\d_]+)?\s*\(\s*$")


def told_by_glossary(
    running: Sequence[Occurrence], known: Known, originals: Originals, *, follow: bool = False
) -> Iterator[Slip]:
    """Gather forms that are no spelling the glossary approves, by the one it does.

    Where the text is to follow the glossary, its own way throughout is told, too, and so is any
    form that renders a name the glossary has.

    What is copied from the original, as in a title, is left alone; so is a name that only sounds
    like a spelling of the glossary and renders another word.
    """
    groups, rights = _gathered(running, known, originals, follow=follow)
    for right, forms in groups.items():
        _drop_beside(forms, rights[right], originals)
        both = len(forms) > 1 or bool(rights[right])
        is_style = any(
            is_house_style(form, places, right, known, originals) for form, places in forms.items()
        )
        if forms and (both or follow or not is_style):
            score = 0.9 if rights[right] else 0.85 if both else 0.7
            every = forms | ({right: rights[right]} if rights[right] else {})
            yield Slip(every, right, f"the glossary has {right}", score)


def _gathered(
    running: Sequence[Occurrence], known: Known, originals: Originals, *, follow: bool
) -> tuple[dict[str, dict[str, list[Occurrence]]], dict[str, list[Occurrence]]]:
    """Give the other forms of what the glossary has, by the right one, and the right ones."""
    groups: dict[str, dict[str, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    taken: set[tuple[int, int]] = set()
    rights: dict[str, list[Occurrence]] = defaultdict(list)
    for run in _runs(running):
        words = tuple(o.form for o in run)
        right = known.spelt(words)
        if follow and right is None and len(words) == 1:
            right = _of_original(words[0], known, originals)
        form, places = " ".join(words), {(id(o.sentence), o.start) for o in run}
        if right is None or places & taken:
            continue
        taken |= places
        if form == right:
            rights[right].append(run[0])
        elif not (
            known.apart(form, right)
            or originals.are_apart(form, right)
            or (len(run) == 1 and is_copied_place(run[0], originals.text(run[0]), known))
            or _is_another(form, right, known, originals)
            or _second_of_two(run[0], right, known)
            or set(form.split()) > set(right.split())
            or (len(run) == 1 and (known.is_right(form) or len(form) < _SHORTEST))
        ):
            groups[right][form].append(run[0])
    return groups, rights


def _of_original(form: str, known: Known, originals: Originals) -> str | None:
    """Give what the glossary has for the one word of the original that a form renders.

    A form that goes on from there has an ending of its own (Kazanlı, Lezgiler).
    """
    rights = {known.spelt((word,)) for word in originals.of(form).values()}
    right = rights.pop() if len(rights) == 1 else None
    return right if right and " " not in right and not form.startswith(right) else None


def _is_another(form: str, right: str, known: Known, originals: Originals) -> bool:
    """Say whether a name that the glossary does not list renders a word it does not have.

    One in -ii is in a Russian case, in a title.
    """
    words = originals.of(form).values()
    if form.endswith("ii") and any(word.endswith("ii") for word in words):
        return True
    return (
        bool(words)
        and not known.lists((form,))
        and not any(known.spelt((word,)) == right for word in words)
    )


def _drop_beside(
    forms: dict[str, list[Occurrence]], rights: Sequence[Occurrence], originals: Originals
) -> None:
    """Leave out forms that the original has to the letter, and the right one beside them."""
    texts = {id(o.sentence) for o in rights}
    for form in [*forms]:
        if originals.is_copied(form) and all(id(o.sentence) in texts for o in forms[form]):
            del forms[form]


def is_copied_place(one: Occurrence, original: str, known: Known) -> bool:
    """Say whether the original has a place so beside a word that is the same, as in a title."""
    form, text, start = one.form, one.sentence.text, one.start
    if form not in original or not known.is_place(form):
        return False
    if text[:start].endswith((", ", "(")) and _IMPRINT.match(text, start + len(form)):
        return True  # Samurski, Dagestan (Moskova 1925)
    if _behind_titles(known.lang).match(text, start + len(form)):
        return True  # Stamboul gazetesi, Kaukasus [Kafkas]
    behind = _WORD_BEHIND.match(text, start + len(form))
    if behind and re.search(rf"(?<!\w){re.escape(form + behind[0])}(?!\w)", original):
        return True  # Euphrates College
    before = WORD_BEFORE.search(text[:start])
    if before is None:
        return False
    theirs = re.findall(rf"([^\W\d_]+) {re.escape(form)}(?!\w)", original)
    sound = fold_name(before[1], "")
    return before[1] in theirs or any(
        word[0].isupper() and ratio(fold_name(word, ""), sound) >= _ALIKE for word in theirs
    )


@cache
def _behind_titles(lang: str) -> re.Pattern[str]:
    """Make a pattern for what shows that a title stands before it: a bracket, what it is."""
    papers = language(lang).papers
    return re.compile(rf" (?:\[|{papers})" if papers else r" \[")


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


def unmarked_titles(names: Names, known: Known) -> Iterator[Slip]:
    """Find titles without the circumflex the glossary has, in a text that writes it."""
    if len({o.form for o in names.capital if _MARKED.search(o.form)}) < _FEWEST_MARKED:
        return
    marked = {t.translate(WITHOUT_CIRCUMFLEX): t for t in known.right_titles if _MARKED.search(t)}
    firsts = {title.split()[0].split("-")[0] for title in marked}
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for one in (*names.capital, *names.cited):
        if one.form.split("-")[0] in firsts:
            for title in marked:
                if re.match(rf"{re.escape(title)}(?!\w)", one.sentence.text[one.start :]):
                    places[title].append(Occurrence(title, one.sentence, one.start))
    for title, wrong in places.items():
        right = marked[title]
        yield Slip({title: wrong}, right, f"the glossary has {right}", _UNMARKED)


def known_phrases(names: Names, known: Known, lang: str) -> Iterator[Slip]:
    """Find names of two words whose second word differs where the glossary has but one of them."""
    followed: dict[str, dict[str, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    firsts = {phrase.partition(" ")[0] for phrase in known.phrases}
    for sentence in {
        id(o.sentence): o.sentence for o in names.capital if o.form in firsts
    }.values():
        for one, other in _neighbours(sentence.text):
            followed[one][other].append(Occurrence(f"{one} {other}", sentence))
    for phrase in sorted(known.phrases):
        first, _, second = phrase.partition(" ")
        for other, places in sorted(followed.get(first, {}).items()):
            alike = likeness(second, other, lang) if other != second else None
            style = is_style(other, second) and not followed[first].get(second)
            if alike and alike.reason and not style:
                forms = {f"{first} {other}": places}
                if followed[first].get(second):
                    forms[phrase] = followed[first][second]
                yield Slip(forms, phrase, f"the glossary has {phrase}", 0.8)


def _neighbours(text: str) -> Iterator[tuple[str, str]]:
    found = list(WORD.finditer(text))
    for one, other in pairwise(found):
        if one[0][0].isupper() and other[0][0].isupper() and other.start() == one.end() + 1:
            yield one[0], other[0]
