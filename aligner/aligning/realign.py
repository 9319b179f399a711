"""Aligning again between what the editor has settled."""

from collections.abc import Callable
from dataclasses import replace

from aligner.aligning.links import Aids, align
from aligner.edit import Edit
from aligner.model import Document, Link, Status, Work


def realign(
    work: Work,
    aids: Aids | None = None,
    progress: Callable[[float], None] = lambda _: None,
    *,
    around: int | range | None = None,
) -> Edit:
    """Align a work again; links confirmed, pinned or with a comment stay as they are.

    Stretches between settled links are aligned by themselves; one whose sentences do not lie
    together on both sides (a crossing) stays as it is. A link that comes out as it was keeps
    its status.

    Args:
        work: The work.
        aids: What helps the aligner.
        progress: Told how far the work is, 0 to 1.
        around: Position of a link: only the stretch it lies in is aligned again; or positions of
            links: only what lies in them is.

    Returns:
        One edit, from the first link that changes to the last.
    """
    before = {(link.source, link.target): link for link in work.links}
    links: list[Link] = []
    stretch: list[Link] = []
    for number, link in enumerate((*work.links, None)):
        inside = not isinstance(around, range) or number in around
        if link is not None and inside and not _is_settled(link):
            stretch.append(link)
            continue
        here = not isinstance(around, int) or number - len(stretch) <= around < number
        links += _again(work, stretch, aids) if here and stretch else stretch
        stretch = []
        if link is not None:
            links.append(link)
        progress(number / len(work.links))
    kept = tuple(
        replace(link, status=old.status, bookmarked=old.bookmarked)
        if (old := before.get((link.source, link.target)))
        else link
        for link in links
    )
    return _trimmed(Edit(0, work.links, kept, "align again"))


def _is_settled(link: Link) -> bool:
    return link.status is Status.CONFIRMED or link.pinned or bool(link.comment)


def _trimmed(edit: Edit) -> Edit:
    """Leave out the links at both ends that stay as they are."""
    least = min(len(edit.removed), len(edit.added))
    start = next((n for n in range(least) if edit.removed[n] != edit.added[n]), least)
    rest = least - start
    end = next((n for n in range(rest) if edit.removed[-1 - n] != edit.added[-1 - n]), rest)
    removed, added = (links[start : len(links) - end] for links in (edit.removed, edit.added))
    return Edit(start, removed, added, edit.label)


def _again(work: Work, stretch: list[Link], aids: Aids | None) -> list[Link]:
    source = _run([link.source for link in stretch])
    target = _run([link.target for link in stretch])
    if not source or not target:
        return stretch
    found = align(_part(work.source, source), _part(work.target, target), aids)
    return [
        replace(link, source=_moved(link.source, source), target=_moved(link.target, target))
        for link in found
    ]


def _run(ranges: list[range]) -> range | None:
    """Join ranges that follow each other; None where they do not, or there is nothing."""
    joined = range(0)
    for positions in filter(None, ranges):
        if joined and joined.stop != positions.start:
            return None
        joined = range(joined.start if joined else positions.start, positions.stop)
    return joined or None


def _part(document: Document, positions: range) -> Document:
    return replace(document, sentences=document.sentences[positions.start : positions.stop])


def _moved(positions: range, within: range) -> range:
    start = within.start
    return range(positions.start + start, positions.stop + start) if positions else range(0)
