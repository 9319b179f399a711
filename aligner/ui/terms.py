"""The glossary as the review shows it: which entries stand in a sentence, and where."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligner.glossaries.lookup import Lookup
from aligner.model import Entry, Link, Side, Span, Work

MARK = "term"

_TEXTS = 1000  # of a side, those of a few windows


@dataclass(frozen=True, slots=True)
class Met:
    """An entry that stands in the original of a link, and whether its rendering does too."""

    entry: Entry
    is_rendered: bool


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

        In the translation only renderings of what stands in the link's original are marked.
        """
        met = self._found(work, link, Side.SOURCE)
        for position, span in self._places[side](text):
            if position in met:
                yield span.start, span.end, MARK

    def met(self, work: Work, link: Link) -> list[Met]:
        """List the entries in the original of a link, each expression once."""
        rendered = self._found(work, link, Side.TARGET)
        found = sorted(self._found(work, link, Side.SOURCE))
        return [Met(self._entries[at], at in rendered) for at in found]

    def _found(self, work: Work, link: Link, side: Side) -> set[int]:
        return {position for position, _ in self._places[side](work.text(link, side))}


def _remembering(lookup: Lookup) -> Callable[[str], Sequence[tuple[int, Span]]]:
    """Keep what was found in the texts last seen, which are asked for again and again."""
    return lru_cache(maxsize=_TEXTS)(lambda text: [*lookup.places(text)])
