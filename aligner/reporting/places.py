"""Where a sentence stands, in words: "body, paragraph 12, third sentence, page 7", "note 41"."""

from collections.abc import Sequence

from aligner.model import Document, Part, Sentence
from aligner.reading import pages_of

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_PARTS = {
    Part.HEADING: "heading",
    Part.BODY: "body",
    Part.NOTE: "note",
    Part.ADDENDUM: "addendum",
}
Unit = tuple[Part, str]
"""What sentences are counted in: a paragraph of the body, a heading, a note, an addendum."""


class Places:
    """Knows where every sentence of a document stands.

    Paragraphs are counted in the body alone, as a reader counts them; notes without a number,
    and notes that bear a number another bears too, are counted among their like.
    """

    def __init__(self, document: Document) -> None:
        units: dict[Unit, list[Sentence]] = {}
        for sentence in document.sentences:
            units.setdefault(_unit(sentence), []).append(sentence)
        self._order = {
            sentence.id: (unit, at)
            for unit, sentences in units.items()
            for at, sentence in enumerate(sentences)
        }
        self._sizes = {unit: len(sentences) for unit, sentences in units.items()}
        self._names = _names(units)
        ids = (sentence.id for sentence in document.sentences)
        self._pages = dict(zip(ids, pages_of(document), strict=True))

    def of(self, sentence: Sentence) -> str:
        """Say where a sentence stands."""
        return self.between(sentence, sentence)

    def of_id(self, name: str) -> str | None:
        """Say where the sentence of an id stands; None where there is none."""
        if name not in self._order:
            return None
        unit, at = self._order[name]
        return self._paged(self._within(unit, at, at), name)

    def between(self, first: Sentence, last: Sentence) -> str:
        """Say where sentences stand that follow one another."""
        (unit, start), (end_unit, end) = self._order[first.id], self._order[last.id]
        if unit != end_unit:
            both = f"{self._within(unit, start, start)} – {self._within(end_unit, end, end)}"
            return self._paged(both, first.id)
        return self._paged(self._within(unit, start, end), first.id)

    def _paged(self, place: str, first: str) -> str:
        """Add the printed page the first sentence begins on, where the text shows pages."""
        page = self._pages[first]
        return place if page is None else f"{place}, page {page}"

    def _within(self, unit: Unit, start: int, end: int) -> str:
        name = self._names[unit]
        if self._sizes[unit] == end - start + 1:
            return name
        if start == end:
            return f"{name}, {_counted(start + 1, 'sentence')}"
        return f"{name}, sentences {start + 1}–{end + 1}"


def _unit(sentence: Sentence) -> Unit:
    if sentence.part in {Part.NOTE, Part.ADDENDUM}:
        return sentence.part, sentence.id.partition(".")[0]
    return sentence.part, str(sentence.paragraph)


def _names(units: dict[Unit, list[Sentence]]) -> dict[Unit, str]:
    alike: dict[tuple[Part, int | None], list[Unit]] = {}
    for unit, sentences in units.items():
        alike.setdefault((unit[0], sentences[0].note), []).append(unit)
    return {
        unit: _name(part, note, at, len(same))
        for (part, note), same in alike.items()
        for at, unit in enumerate(same, start=1)
    }


def _name(part: Part, note: int | None, at: int, count: int) -> str:
    """Name the unit that is the `at`-th of those that have the part and the note number."""
    what = _PARTS[part]
    if part is Part.BODY:
        return f"{what}, paragraph {at}"
    if part is Part.ADDENDUM and note is not None:
        what = f"{what} to note {note}"
    elif note is not None:
        what = f"{what} {note}"
    elif part is Part.NOTE:
        what = "note without a number"
    if count == 1:
        return what
    return _counted(at, what) if note is None else f"{what} (the {_counted(at, f'of {count}')})"


def _counted(number: int, what: str) -> str:
    if number <= len(_ORDINALS):
        return f"{_ORDINALS[number - 1]} {what}"
    return f"{what} {number}"


def joined(places: Sequence[str], most: int = 12) -> str:
    """List places, each once and how often; of very many only the first.

    >>> joined(["body, paragraph 1", "body, paragraph 4", "note 2", "note 2"])
    'body, paragraph 1; paragraph 4; note 2 (2 times)'
    """
    counts = {place: places.count(place) for place in places}
    told = [f"{place} ({n} times)" if n > 1 else place for place, n in counts.items()]
    told[1:] = [place.removeprefix("body, ") for place in told[1:]]
    more = f"; and {len(told) - most} more places" if len(told) > most else ""
    return "; ".join(told[:most]) + more
