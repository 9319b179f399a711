"""Finding the next link of a kind, from the cursor on and round the end."""

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from aligner.model import Link, Side, Status, Work
from aligner.reading import pages_of
from aligner.ui.gutter import SURE


def _is_unsure(link: Link) -> bool:
    suggested = link.status is Status.SUGGESTED
    return link.status is Status.DOUBTFUL or (suggested and link.confidence < SURE)


_OPEN = Status.SUGGESTED  # asked for a hundred thousand times a key

KINDS: Mapping[str, Callable[[Link], object]] = {
    "unconfirmed": lambda link: link.status is not Status.CONFIRMED,
    "doubtful": lambda link: link.status is Status.DOUBTFUL,
    "unsure": _is_unsure,
    "uneven": lambda link: link.kind != "1:1",
    "bookmark": attrgetter("bookmarked"),
    "comment": attrgetter("comment"),
    "pin": attrgetter("pinned"),
}
"""The kinds of links one can go to, besides those with a finding; each says whether it fits."""

NONE_LEFT = {
    "unconfirmed": "every link is confirmed",
    "doubtful": "no link is doubtful",
    "unsure": "no link is doubtful or unsure",
    "least": "no link is less sure",
    "uneven": "every link is 1:1",
    "finding": "there are no findings",
    "bookmark": "there are no bookmarks",
    "comment": "there are no comments",
    "pin": "no link is pinned",
}
"""What is said where there is none of a kind."""


def next_where(
    links: Sequence[int], start: int, fits: Callable[[int], object], step: int = 1
) -> int | None:
    """Find the next link that fits, from the one after `start` on and round the end.

    Args:
        links: Positions of the links that are shown, in order.
        start: Where the cursor stands; that link is looked at last.
        fits: Says of a link's position whether it is wanted.
        step: 1 to look downwards, -1 upwards.
    """
    row = bisect_left(links, start)
    if step > 0:
        order = chain(links[row + 1 :], links[: row + 1])
    else:
        order = chain(reversed(links[:row]), reversed(links[row:]))
    return next(filter(fits, order), None)


def next_unsure(links: Sequence[Link], start: int, shown: Sequence[int]) -> int | None:
    """Find the next link that is doubtful or not sure; if all are sure, the least sure one.

    Confirmed links are not looked at.
    """
    found = next_where(shown, start, lambda at: _is_unsure(links[at]))
    return least_sure(links, shown) if found is None else found


def least_sure(links: Sequence[Link], shown: Sequence[int], after: int | None = None) -> int | None:
    """Find the least sure link nobody has judged; or after one such, the next least sure."""
    last = (links[after].confidence, after) if after is not None else (-1.0, -1)
    least, found = math.inf, None
    for at in shown:
        link = links[at]
        if (
            link.status is _OPEN
            and last[0] <= link.confidence < least
            and last < (link.confidence, at)
        ):
            least, found = link.confidence, at
    return least_sure(links, shown) if found is None and after is not None else found


def less_sure(links: Sequence[Link], shown: Sequence[int], before: int) -> int | None:
    """Find, of the links nobody has judged, the next less sure than one: the way back."""
    last = (links[before].confidence, before)
    most, found = -math.inf, None
    for at in shown:
        link = links[at]
        if (
            most <= link.confidence <= last[0]
            and link.status is _OPEN
            and (link.confidence, at) < last
        ):
            most, found = link.confidence, at
    return found


def link_of(work: Work, name: str, side: Side) -> int | None:
    """Find a link by its number from 1, the id of a sentence, a note ("n12") or a page ("p12").

    They are looked for first on the given side; of a note or page the first sentence is meant.
    """
    if name.isdecimal():
        return int(name) - 1 if 0 < int(name) <= len(work.links) else None
    if name[:1] == "p" and name[1:].isdecimal():
        for where in (side, side.other):
            pages = pages_of(work.document(where))
            if int(name[1:]) in pages:
                return _link_at(work.links, where, pages.index(int(name[1:])))
        return None
    for where in (side, side.other):
        for position, sentence in enumerate(work.document(where).sentences):
            if sentence.id in (name, f"{name}.1"):
                return _link_at(work.links, where, position)
    return None


def _link_at(links: Sequence[Link], side: Side, position: int) -> int | None:
    return next((at for at, link in enumerate(links) if position in link.side(side)), None)
