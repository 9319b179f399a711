"""The glossary as the review shows it: which entries stand in a sentence, and where."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligner.glossaries.lookup import Lookup
from aligner.model import Entry, Link, Side, Span, Work

MARK = "term"
MISSING = "missing"

_TEXTS = 1000  # of a side, those of a few windows


@dataclass(frozen=True, slots=True)
class Met:
    """An entry that stands in the original of a link, and whether its rendering does too.

    Args:
        entry: The entry.
        is_rendered: Whether its own rendering stands in the translation.
        is_missing: Whether neither that does nor any other the glossary allows in its place.
    """

    entry: Entry
    is_rendered: bool
    is_missing: bool


class Terms:
    """The glossary of a work.

    Args:
        entries: Its entries.
        work: The work, which tells the languages.
    """

    def __init__(self, entries: Sequence[Entry], work: Work) -> None:
        self._entries = entries
        expressions = {
            Side.SOURCE: [entry.source for entry in entries],
            Side.TARGET: [entry.target for entry in entries],
        }
        self._places = {
            side: _remembering(Lookup(expressions[side], work.document(side).lang)) for side in Side
        }

    def marks(
        self, work: Work, link: Link, side: Side, text: str
    ) -> Iterator[tuple[int, int, str]]:
        """Tell where entries stand in a text, as (start, end, name of the mark).

        In the translation only renderings of what stands in the link's original are marked; in
        the original those are marked otherwise that have none there.
        """
        met = self._found(work, link, Side.SOURCE)
        missing = self._missing(work, link) if side is Side.SOURCE else ()
        for span in {span for position, span in self._places[side](text) if position in met}:
            here = {position for position, other in self._places[side](text) if other == span}
            mark = MISSING if here <= set(missing) else MARK
            yield span.start, span.end, mark

    def met(self, work: Work, link: Link) -> list[Met]:
        """List the entries in the original of a link, each expression once."""
        rendered = self._found(work, link, Side.TARGET)
        missing = self._missing(work, link)
        found = sorted(self._found(work, link, Side.SOURCE))
        return [Met(self._entries[at], at in rendered, at in missing) for at in found]

    def _missing(self, work: Work, link: Link) -> set[int]:
        """Give the entries of which the translation has no allowed rendering in any form.

        Not those that stand there only as part of a longer one, nor a sentence left out as a whole.
        """
        translation = work.text(link, Side.TARGET)
        if not translation:
            return set()
        text = work.text(link, Side.SOURCE)
        rendered = self._found(work, link, Side.TARGET)
        at_span: dict[Span, set[int]] = defaultdict(set)
        for position, span in self._places[Side.SOURCE](text):
            at_span[span].add(position)
        return {
            position
            for span, positions in at_span.items()
            if not any(_is_within(span, other) for other in at_span)
            and text[span.start : span.end] not in translation
            and not self._is_allowed_one_of(positions, rendered, translation)
            for position in positions
        }

    def _is_allowed_one_of(self, at: set[int], rendered: set[int], translation: str) -> bool:
        """Say whether any of some entries is rendered; those that are all forbidden need not be."""
        allowed = {position for position in at if self._entries[position].status != "forbidden"}
        forms = (form for position in allowed for form in self._entries[position].variants)
        return not allowed or bool(allowed & rendered) or any(form in translation for form in forms)

    def _found(self, work: Work, link: Link, side: Side) -> set[int]:
        return {position for position, _ in self._places[side](work.text(link, side))}


def _is_within(span: Span, other: Span) -> bool:
    return other != span and other.start <= span.start and span.end <= other.end


def _remembering(lookup: Lookup) -> Callable[[str], Sequence[tuple[int, Span]]]:
    """Keep what was found in the texts last seen, which are asked for again and again."""
    return lru_cache(maxsize=_TEXTS)(lambda text: [*lookup.places(text)])
