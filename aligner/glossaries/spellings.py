"""Which spellings in one text seem to be the same name, and which of them is right.

Forms that differ in a diacritic, a double letter, an orthography or one letter are grouped, and
so are those the glossary knows for one name; the linked original says which is meant.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from aligner.casing import is_turkic
from aligner.glossaries.capitals import capital_slips, phrase_slips
from aligner.glossaries.cited import cited_slips, titled_slips, worded_slips
from aligner.glossaries.copied import copied_slips, stands_in_a_title
from aligner.glossaries.elsewhere import elsewhere_slips
from aligner.glossaries.glossed import (
    is_copied_place,
    known_phrases,
    told_by_glossary,
    unmarked_titles,
)
from aligner.glossaries.kept import kept_slips
from aligner.glossaries.known import Known
from aligner.glossaries.left import left_slips
from aligner.glossaries.linked import final_slips, linked_slips
from aligner.glossaries.occurrences import Names, Occurrence, find_names, with_stems
from aligner.glossaries.originals import Originals
from aligner.glossaries.orthography import orthography_slips
from aligner.glossaries.pairs import alike_pairs
from aligner.glossaries.slips import Slip, divided_slips, dot_slips, initial_slips, suffix_slips
from aligner.glossaries.title_slips import title_slips
from aligner.glossaries.transliteration import transliteration
from aligner.glossaries.within import within_slips
from aligner.glossaries.written import written_slips
from aligner.model import Entry, Sentence

_SURE = 0.99

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
    *,
    follow_glossary: bool = False,
) -> list[Spelling]:
    """Find the names of a text that are spelt in two ways, the surest first.

    Args:
        sentences: The text.
        lang: Its language.
        glossary: Approved spellings, variants, and what is unlike.
        original: Gives the linked original text of an occurrence, "" where there is none.
        follow_glossary: Whether names are to be as the glossary has them, whatever the text's
            own way.
    """
    known = Known(glossary, lang)
    names = with_stems(_outside_titles(find_names(sentences, lang), original, known), lang)
    opening = _by_form(names.opening)
    originals = Originals({**_by_form(names.running), **opening}, original, lang)
    rendering = {
        form: found
        for form, found in opening.items()
        if originals.is_sure(form) or originals.has_other(form) or known.is_right(form)
    }
    places = {**_by_form(names.running), **rendering}
    found = (
        *told_by_glossary(
            _in_order(sentences, names, rendering), known, originals, follow=follow_glossary
        ),
        *alike_pairs(places, lang, known, originals),
        *known_phrases(names, known, lang),
        *unmarked_titles(names, known),
        *titled_slips(names, sentences, known.titles),
        *(title_slips(sentences) if is_turkic(lang) else ()),
        *copied_slips(names, original),
        *kept_slips(names, known, originals, lang),
        *cited_slips(names, lang),
        *worded_slips(names, original),
        *elsewhere_slips(names, known, lang, original),
        *dot_slips(names, lang),
        *suffix_slips(names, lang, lambda form: _is_read_so(form, known, originals, lang)),
        *divided_slips(names, lang, known.is_right),
        *initial_slips(names, lang, originals.are_apart),
        *orthography_slips(names, originals, lang),
        *linked_slips(places, originals, known.is_word),
        *final_slips(places, original),
        *within_slips(sentences, known, original, lang),
        *written_slips(names, sentences, lang, original),
        *left_slips(names, places, known, originals, lang),
        *capital_slips(names, lang),
        *phrase_slips(sentences, lang),
    )
    return sorted(
        _once(map(_spelling, found)), key=lambda s: (-s.score, s.forms[0][0], s.suggestion)
    )


def _outside_titles(names: Names, original: Callable[[Occurrence], str], known: Known) -> Names:
    """Leave out the names of titles that no other sign shows to be titles than the original."""
    forms = {one.form for one in names.capital}
    running = (
        o
        for o in names.running
        if not stands_in_a_title(o, original(o), forms)
        and not is_copied_place(o, original(o), known)
    )
    return replace(names, running=tuple(running))


def _in_order(sentences: Sequence[Sentence], names: Names, opening: Places) -> list[Occurrence]:
    """Give the names as they stand, with those that only open sentences."""
    order = {id(sentence): at for at, sentence in enumerate(sentences)}
    found = [*names.running, *chain.from_iterable(opening.values())]
    return sorted(found, key=lambda o: (order[id(o.sentence)], o.start))


def _is_read_so(form: str, known: Known, originals: Originals, lang: str) -> bool:
    """Say whether a name is written as it sounds in Turkish, so that its suffixes follow it."""
    if known.is_turkish(form) or (known.is_place(form) and known.is_right(form)):
        return True
    found = (transliteration(word, form, lang) for word in originals.of(form).values())
    return any(one is not None and one.turned and not one.kept for one in found)


def _once(spellings: Iterable[Spelling]) -> Iterator[Spelling]:
    """Leave out those whose forms an earlier one has told of."""
    settled: list[set[str]] = []
    for spelling in spellings:
        forms = {word for form, _ in spelling.forms for word in form.split()}
        if not any(forms <= words for words in settled):
            settled.append(_words_of(spelling))
            yield spelling


def _words_of(spelling: Spelling) -> set[str]:
    """Collect the words of all forms and of the form to use, and their parts."""
    forms = [form for form, _ in spelling.forms]
    words = {word for form in (*forms, spelling.suggestion) for word in form.split()}
    return words | {part for word in words for part in word.split("-")}


def _by_form(occurrences: Sequence[Occurrence]) -> Places:
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        places[occurrence.form].append(occurrence)
    return places


def _spelling(slip: Slip) -> Spelling:
    ordered = sorted(slip.forms, key=lambda form: (-len(slip.forms[form]), form))
    return Spelling(
        tuple((form, tuple(slip.forms[form])) for form in ordered),
        slip.suggestion,
        slip.reason,
        round(min(slip.score, _SURE), 2),
    )
