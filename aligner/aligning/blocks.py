"""Long sections into blocks that are aligned one by one, cut where two anchors lie side by side.

Between sentences i and i+1 of the source and j and j+1 of the target a cut is sure when (i, j)
and (i+1, j+1) both are anchors: a link across it would have to join two pairs that are each
other's nearest.
"""

from collections.abc import Iterator
from itertools import pairwise

from aligner.aligning.anchors import Anchor, Finder, chain
from aligner.aligning.structure import Section

WHOLE = 90_000
"""Pairs of sentences up to which a section is aligned as a whole."""

_LEAST = 3_000  # pairs in a block, so that as few cuts as possible are made
_WINDOW = 24  # sentences on either side in which a cut is looked for near a distant anchor


def blocks(section: Section, find: Finder) -> Iterator[Section]:
    """Cut a section into blocks, in order; what no anchors divide comes whole, however long."""
    if _pairs(section) <= WHOLE:
        yield section
        return
    cuts = list(_cuts(section, find))
    if not cuts:
        yield section
        return
    ends = [*cuts, (section.source.stop, section.target.stop)]
    start = (section.source.start, section.target.start)
    for end in ends:
        block = Section(range(start[0], end[0]), range(start[1], end[1]))
        start = end
        if block.source or block.target:
            yield from blocks(block, find)


def _cuts(section: Section, find: Finder) -> Iterator[Anchor]:
    """Choose places to cut, far enough from each other."""
    anchors = chain(find(section.source, section.target))
    last = (section.source.start, section.target.start)
    for cut in list(_between_neighbours(anchors)) or _near(anchors, section, find):
        if (cut[0] - last[0]) * (cut[1] - last[1]) >= _LEAST:
            yield cut
            last = cut


def _between_neighbours(anchors: list[Anchor]) -> Iterator[Anchor]:
    for before, after in pairwise(anchors):
        if after[0] - before[0] == after[1] - before[1] == 1:
            yield after


def _near(anchors: list[Anchor], section: Section, find: Finder) -> Iterator[Anchor]:
    """Find places to cut near anchors that lie apart, as those of a sample of sentences do."""
    last = section.source.start
    for i, j in anchors:
        if i >= last + _WINDOW:
            around = find(_around(i, section.source), _around(j, section.target))
            yield from list(_between_neighbours(chain(around)))[:1]
            last = i


def _around(at: int, within: range) -> range:
    return range(max(at - _WINDOW, within.start), min(at + _WINDOW, within.stop))


def _pairs(section: Section) -> int:
    return len(section.source) * len(section.target)
