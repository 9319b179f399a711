"""Glossary terms of an edition: which stand in a link, and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.casing import fold, lower, without_diacritics
from aligner.exchange.edition.front import Front
from aligner.glossaries.lookup import Lookup
from aligner.glossaries.names import without_suffix
from aligner.languages import language
from aligner.model import Entry, Link, Sentence, Side, Span, Work

_LONGEST_NAME_ENDING = 2  # where the language has no long ones

Places = list[tuple[str, Span]]
"""Terms of a sentence by the anchor of their entry, without overlaps, by offset."""


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the edition's glossary.

    Args:
        anchor: Names the entry within the page.
        source: The term in the original's language.
        renderings: Its renderings with their comments.
    """

    anchor: str
    source: str
    renderings: tuple[tuple[str, str], ...]
    is_name: bool


class Tips:
    """Finds the glossary's terms, and remembers which it met.

    A rendering counts only where its term stands in the same link, for words of the
    translation alone prove little; a name only where it is written as in the glossary, but for
    its ending. Forbidden renderings are not shown.
    """

    def __init__(self, front: Front, work: Work) -> None:
        entries = [entry for entry in front.glossary if entry.status != "forbidden"]
        by_source: dict[str, list[Entry]] = {}
        for entry in entries:
            by_source.setdefault(entry.source, []).append(entry)
        self._terms = [_term(number, found) for number, found in enumerate(by_source.values(), 1)]
        renderings = [(term, target) for term in self._terms for target, _ in term.renderings]
        sought = {
            Side.SOURCE: [(term, term.source) for term in self._terms],
            Side.TARGET: renderings,
        }
        self._sought = sought
        self._lookups = {
            side: Lookup([words for _, words in sought[side]], work.document(side).lang)
            for side in Side
        }
        self._work = work
        self._met: set[str] = set()

    def places(self, link: Link) -> dict[Side, list[Places]]:
        """Give the terms in each sentence of both sides of a link."""
        sources = [self._found(s, Side.SOURCE) for s in self._work.sentences(link, Side.SOURCE)]
        known = {anchor for places in sources for anchor, _ in places}
        self._met |= known
        targets = [
            self._found(s, Side.TARGET, among=known)
            for s in self._work.sentences(link, Side.TARGET)
        ]
        return {Side.SOURCE: sources, Side.TARGET: targets}

    def met(self) -> list[Term]:
        """Give the terms that were found so far, in alphabetical order."""
        return sorted((term for term in self._terms if term.anchor in self._met), key=_place)

    def _found(self, sentence: Sentence, side: Side, among: Iterable[str] | None = None) -> Places:
        found = []
        for at, span in self._lookups[side].places(sentence.text):
            term, words = self._sought[side][at]
            lang = self._work.document(side).lang
            written = sentence.text[span.start : span.end]
            if among is not None and term.anchor not in among:
                continue
            if not term.is_name or _is_written_as(written, words, lang):
                found.append((term.anchor, span))
        return _without_overlaps(found)


def _is_written_as(written: str, name: str, lang: str) -> bool:
    """Say whether a text is a name but for its ending: Moskauer is Moskau, Wandel is not Wan."""
    longest = _LONGEST_NAME_ENDING if language(lang).longest_ending else len(written)
    stem = without_suffix(name)
    return (
        written[0].isupper() == name[0].isupper()
        and len(written) <= len(name) + longest
        and lower(written, lang).startswith(lower(stem[: max(len(stem) - 2, 3)], lang))
    )


def _term(number: int, entries: Sequence[Entry]) -> Term:
    ordered = sorted(entries, key=_is_open)
    return Term(
        f"g{number}",
        entries[0].source,
        tuple((e.target, e.comment) for e in ordered),
        entries[0].is_name,
    )


def _is_open(entry: Entry) -> bool:
    return entry.status != "approved"


def _place(term: Term) -> str:
    return without_diacritics(fold(term.source))


def _without_overlaps(found: Places) -> Places:
    """Keep the longest of the terms that share a word."""
    kept: Places = []
    for anchor, span in sorted(found, key=_longest_first):
        if all(span.end <= other.start or other.end <= span.start for _, other in kept):
            kept.append((anchor, span))
    return sorted(kept, key=_start)


def _longest_first(found: tuple[str, Span]) -> tuple[int, int]:
    _, span = found
    return span.start - span.end, span.start


def _start(found: tuple[str, Span]) -> int:
    return found[1].start
