"""Which sentences render which: links joined, cut, shifted; every one gives an `Edit`."""

from collections.abc import Sequence
from dataclasses import replace

from aligner.edit.edits import Edit
from aligner.errors import AlignerError
from aligner.model import Link, Side, Status


def merge(links: Sequence[Link], index: int) -> Edit:
    """Join a link with the next one.

    Raises:
        AlignerError: There is no next link, or the two do not lie beside each other.
    """
    if not 0 <= index < len(links) - 1:
        raise AlignerError("merge: there is no next link")
    first, second = links[index], links[index + 1]
    joined = Link(
        _joined(first.source, second.source),
        _joined(first.target, second.target),
        confidence=min(first.confidence, second.confidence),
        comment=_both(first.comment, second.comment),
        bookmarked=first.bookmarked or second.bookmarked,
    )
    return Edit(index, (first, second), (joined,), "merge")


def split(links: Sequence[Link], index: int, source_first: int, target_first: int) -> Edit:
    """Cut a link in two.

    Args:
        links: The links.
        index: The link to cut.
        source_first: How many of its source sentences go to the first half, 0 to all.
        target_first: How many of its target sentences go to the first half, 0 to all.

    Raises:
        AlignerError: One of the halves would be empty.
    """
    link = links[index]
    source, target = link.source, link.target
    _check_between(source_first, len(source))
    _check_between(target_first, len(target))
    cut_source, cut_target = source.start + source_first, target.start + target_first
    first = link._replace(
        source=range(source.start, cut_source),
        target=range(target.start, cut_target),
        status=Status.SUGGESTED,
        pinned=False,
    )
    second = Link(
        range(cut_source, source.stop), range(cut_target, target.stop), confidence=link.confidence
    )
    for half in (first, second):
        if not half.source and not half.target:
            raise AlignerError("split: one half would be empty; choose another place to cut")
    return Edit(index, (link,), (first, second), "split")


def shift(links: Sequence[Link], index: int, side: Side, step: int) -> Edit:
    """Move one sentence across the boundary of a link: its last down, or its first up.

    A link left with nothing on either side disappears. Both links are then as sure as the less
    sure of them was.

    Args:
        links: The links.
        index: The link that gives a sentence away.
        side: The side it gives it away on.
        step: 1 moves its last sentence into the next link, -1 its first into the previous one.

    Raises:
        AlignerError: There is no such sentence or no such neighbour.
    """
    other = index + step
    if not 0 <= other < len(links):
        raise AlignerError("shift: there is no link on that side to move the sentence to")
    giver, taker = links[index], links[other]
    given, taken = giver.side(side), taker.side(side)
    if not given:
        raise AlignerError(f"shift: this link has no {side} sentence to move")
    moved = range(given.stop - 1, given.stop) if step > 0 else range(given.start, given.start + 1)
    rest = range(given.start, given.stop - 1) if step > 0 else range(given.start + 1, given.stop)
    new_taken = _joined(moved, taken) if step > 0 else _joined(taken, moved)
    sure = min(giver.confidence, taker.confidence)
    new_giver = _changed(giver, side, rest)._replace(confidence=sure)
    new_taker = _changed(taker, side, new_taken)._replace(confidence=sure)
    added = tuple(
        link
        for link in ((new_giver, new_taker) if step > 0 else (new_taker, new_giver))
        if link.source or link.target
    )
    at = min(index, other)
    return Edit(at, tuple(links[at : at + 2]), added, f"move {side} sentence")


def detach(links: Sequence[Link], index: int, side: Side, step: int) -> Edit:
    """Make a sentence a link of its own: an omission or an addition.

    Args:
        links: The links.
        index: The link it is taken from.
        side: The side it stands on.
        step: 1 takes the last sentence, which then follows; -1 the first, which then precedes.

    Raises:
        AlignerError: The link has no sentence there, or no other sentence.
    """
    link = links[index]
    count = len(link.side(side))
    if not count:
        raise AlignerError(f"detach: this link has no {side} sentence")
    counts = {other: len(link.side(other)) if step > 0 else 0 for other in Side}
    counts[side] = count - 1 if step > 0 else 1
    try:
        cut = split(links, index, counts[Side.SOURCE], counts[Side.TARGET])
    except AlignerError as error:
        raise AlignerError("detach: the sentence stands alone already") from error
    return replace(cut, label=f"detach {side} sentence")


def shift_column(links: Sequence[Link], index: int, side: Side, step: int) -> Edit:
    """Move the sentences of a side by one link, from a link on up to what the editor has settled.

    Where no link below is confirmed or pinned, the whole rest of the side moves.

    Args:
        links: The links.
        index: The first link concerned.
        side: The side to move.
        step: 1 leaves the link without sentences on that side and gives each following link
            those of the one before, the last one beside its own; -1 gives the link also those
            of the next, and each following link those of the one after.

    Raises:
        AlignerError: There is nothing to move, or no room to move it.
    """
    stop = next((at for at in range(index + 1, len(links)) if _is_settled(links[at])), len(links))
    before = tuple(links[index:stop])
    ranges = [link.side(side) for link in before]
    if stop < len(links) and len(before) == 1:
        raise AlignerError(f"shift: link {stop + 1} is settled; clear or unpin it first")
    if not any(ranges[1:] if step < 0 else ranges):
        raise AlignerError(f"shift: there is no {side} sentence to move")
    if step < 0:
        moved = [_joined(ranges[0], ranges[1]), *ranges[2:], range(0)]
    elif stop < len(links):
        moved = [range(0), *ranges[:-2], _joined(ranges[-2], ranges[-1])]
    else:
        moved = [range(0), *ranges]
    room = (*before, Link(range(0), range(0)))
    after = tuple(
        link if link.side(side) == positions else _changed(link, side, positions)
        for link, positions in zip(room, moved, strict=False)
    )
    kept = tuple(link for link in after if link.source or link.target)
    return Edit(index, before, kept, f"shift {side} column")


def _is_settled(link: Link) -> bool:
    return link.status is Status.CONFIRMED or link.pinned


def swap(links: Sequence[Link], index: int) -> Edit:
    """Exchange the translations of a link and the next one: two sentences changed places.

    Raises:
        AlignerError: There is no next link, or neither has a translation, or neither an original.
    """
    if not 0 <= index < len(links) - 1:
        raise AlignerError("swap: there is no next link")
    first, second = links[index], links[index + 1]
    added = (
        _changed(first, Side.TARGET, second.target),
        _changed(second, Side.TARGET, first.target),
    )
    if not all(link.source or link.target for link in added) or first.target == second.target:
        raise AlignerError("swap: one of the two links would be empty")
    return Edit(index, (first, second), added, "swap")


def _joined(first: range, second: range) -> range:
    if not first or not second:
        return first or second
    if first.stop != second.start:
        raise AlignerError("the sentences do not lie beside each other and cannot be joined")
    return range(first.start, second.stop)


def _changed(link: Link, side: Side, positions: range) -> Link:
    """Give a link other sentences on one side; what the editor settled before is open again."""
    source, target = link.source, link.target
    if side is Side.SOURCE:
        source = positions
    else:
        target = positions
    return link._replace(source=source, target=target, status=Status.SUGGESTED, pinned=False)


def _both(first: str, second: str) -> str:
    return "\n".join(comment for comment in (first, second) if comment)


def _check_between(first: int, count: int) -> None:
    if not 0 <= first <= count:
        raise AlignerError(f"split: the cut must lie between 0 and {count}, not at {first}")
