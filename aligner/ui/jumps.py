"""Finding the next link of a kind, from the cursor on and round the end."""

from collections.abc import Callable, Sequence

from aligner.model import Link, Side, Status, Work
from aligner.ui.gutter import SURE


def next_where(
    links: Sequence[Link], start: int, fits: Callable[[int], bool], step: int = 1
) -> int | None:
    """Find the next link that fits, from the one after `start` on and round the end.

    Args:
        links: The links.
        start: Where the cursor stands; that link is looked at last.
        fits: Says of a link's position whether it is wanted.
        step: 1 to look downwards, -1 upwards.
    """
    count = len(links)
    for distance in range(1, count + 1):
        position = (start + step * distance) % count
        if fits(position):
            return position
    return None


def next_unsure(links: Sequence[Link], start: int) -> int | None:
    """Find the next link that is doubtful or not sure; if all are sure, the least sure one.

    Confirmed links are not looked at.
    """

    def is_unsure(at: int) -> bool:
        link = links[at]
        suggested = link.status is Status.SUGGESTED
        return link.status is Status.DOUBTFUL or (suggested and link.confidence < SURE)

    found = next_where(links, start, is_unsure)
    if found is not None:
        return found
    unconfirmed = (at for at, link in enumerate(links) if link.status is Status.SUGGESTED)
    return min(unconfirmed, key=lambda at: links[at].confidence, default=None)


def link_of(work: Work, name: str, side: Side) -> int | None:
    """Find a link by its number, from 1, or by the id of a sentence or of a note ("n12").

    Ids are looked for first on the given side; of a note the first sentence is meant.
    """
    if name.isdecimal():
        return int(name) - 1 if 0 < int(name) <= len(work.links) else None
    other = Side.TARGET if side is Side.SOURCE else Side.SOURCE
    for where in (side, other):
        for position, sentence in enumerate(work.document(where).sentences):
            if sentence.id in (name, f"{name}.1"):
                return _link_at(work.links, where, position)
    return None


def _link_at(links: Sequence[Link], side: Side, position: int) -> int | None:
    return next((at for at, link in enumerate(links) if position in link.side(side)), None)
