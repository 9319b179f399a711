"""What could go into the glossary, worked out once for a stretch of a work as it stands."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from aligner.glossaries.suggest import Suggestion
from aligner.model import Link, Side, Work
from aligner.ui.aside import Aside

Suggest = Callable[[Work], Sequence[Suggestion]]

_STRETCH = 400  # links; with as many before and behind, words enough to tell what belongs together


class Proposals:
    """Keeps what was proposed for a stretch of a work until the work changes.

    Args:
        suggest: Works the proposals out, about a second for a thousand links.
    """

    def __init__(self, suggest: Suggest) -> None:
        self._suggest = suggest
        self._aside = Aside[list[Suggestion]]()
        self._seen: tuple[Work, int] | None = None
        self._found: Sequence[Suggestion] = ()

    def ask(
        self, work: Work, index: int, tell: Callable[[list[Suggestion] | Exception], object]
    ) -> None:
        """Tell what could be taken from a link, the surest first, as soon as it is known."""
        self._aside.start(lambda: self._of_link(work, index), tell)

    def _of_link(self, work: Work, index: int) -> list[Suggestion]:
        stretch = index // _STRETCH
        first = max(0, stretch - 1) * _STRETCH
        if self._seen is None or self._seen[0] is not work or self._seen[1] != stretch:
            self._found = self._suggest(_part(work, first, (stretch + 2) * _STRETCH))
            self._seen = work, stretch
        return [one for one in self._found if index - first in one.links]


def _part(work: Work, start: int, stop: int) -> Work:
    """Give some links of a work with the sentences they stand among."""
    links = work.links[start:stop]
    documents = {}
    for side in Side:
        linked = [link.side(side) for link in links if link.side(side)]
        first = min((here.start for here in linked), default=0)
        last = max((here.stop for here in linked), default=0)
        document = work.document(side)
        documents[side] = replace(document, sentences=document.sentences[first:last])
        links = tuple(_moved(link, side, -first) for link in links)
    return replace(work, source=documents[Side.SOURCE], target=documents[Side.TARGET], links=links)


def _moved(link: Link, side: Side, by: int) -> Link:
    here = link.side(side)
    return link.with_side(side, range(here.start + by, here.stop + by)) if here else link
