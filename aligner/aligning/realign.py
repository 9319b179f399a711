"""Aligning again between what the editor has settled."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from aligner.aligning.links import Aids, align
from aligner.edit import Edit
from aligner.model import Document, Link, Status, Work

_LABEL = "align again"


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
    stretches = [*_stretches(work.links, around)]
    if not stretches:
        return Edit(0, (), (), _LABEL)
    first, last = stretches[0].start, stretches[-1].stop
    added: list[Link] = []
    at = first
    for stretch in stretches:
        added += work.links[at : stretch.start]
        added += _again(work, work.links[stretch.start : stretch.stop], aids)
        at = stretch.stop
        progress(at / len(work.links))
    return _trimmed(Edit(first, work.links[first:last], tuple(added), _LABEL))


def _stretches(links: Sequence[Link], around: int | range | None) -> Iterator[range]:
    """Give the runs of links that are not settled; of all links, of some, or the run around one."""
    if isinstance(around, int):
        before = next((at for at in range(around, -1, -1) if _is_settled(links[at])), -1)
        after = next((at for at in range(around, len(links)) if _is_settled(links[at])), len(links))
        around = range(before + 1, after)
    elif around is None:
        around = range(len(links))
    start = around.start
    for at in around:
        if _is_settled(links[at]):
            if start < at:
                yield range(start, at)
            start = at + 1
    if start < around.stop:
        yield range(start, around.stop)


def _is_settled(link: Link) -> bool:
    return link.status is Status.CONFIRMED or link.pinned or bool(link.comment)


def _trimmed(edit: Edit) -> Edit:
    """Leave out the links at both ends that stay as they are."""
    least = min(len(edit.removed), len(edit.added))
    start = next((n for n in range(least) if edit.removed[n] != edit.added[n]), least)
    rest = least - start
    end = next((n for n in range(rest) if edit.removed[-1 - n] != edit.added[-1 - n]), rest)
    removed, added = (links[start : len(links) - end] for links in (edit.removed, edit.added))
    return Edit(edit.at + start, removed, added, edit.label)


def _again(work: Work, stretch: Sequence[Link], aids: Aids | None) -> Iterator[Link]:
    """Align a stretch again; a link that comes out as it was keeps what was said of it."""
    source = _run([link.source for link in stretch])
    target = _run([link.target for link in stretch])
    if not source or not target:
        yield from stretch
        return
    before = {(link.source, link.target): link for link in stretch}
    for link in align(_part(work.source, source), _part(work.target, target), aids):
        ranges = _moved(link.source, source), _moved(link.target, target)
        old = before.get(ranges, link)
        yield Link(*ranges, link.confidence, old.status, bookmarked=old.bookmarked)


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
