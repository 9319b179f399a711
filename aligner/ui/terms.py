"""The glossary as the review shows it: which entries stand in a sentence, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.glossaries.lookup import Lookup
from aligner.model import Entry, Link, Side, Work

MARK = "term"


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
        self._lookups = {side: Lookup(expressions[side], work.document(side).lang) for side in Side}

    def marks(
        self, work: Work, link: Link, side: Side, text: str
    ) -> Iterator[tuple[int, int, str]]:
        """Tell where entries stand in a text, as (start, end, name of the mark).

        In the translation only renderings of what stands in the link's original are marked.
        """
        met = self._lookups[Side.SOURCE].found(work.text(link, Side.SOURCE))
        for position, span in self._lookups[side].places(text):
            if position in met:
                yield span.start, span.end, MARK

    def met(self, work: Work, link: Link) -> list[Met]:
        """List the entries in the original of a link, each expression once."""
        found = self._lookups[Side.SOURCE].found(work.text(link, Side.SOURCE))
        rendered = self._lookups[Side.TARGET].found(work.text(link, Side.TARGET))
        return [Met(self._entries[at], at in rendered) for at in sorted(found)]
