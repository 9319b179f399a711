"""Texts that came back changed: which sentence each belongs to, where that can be said.

A unit of which one side stands here, and is the side of a link, is about that link; its other
text is then what the other side became. Which of the two texts is the newer one the file does not
say: whoever takes them over shows them first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from aligner.exchange.placing import Places
from aligner.exchange.units import Unit
from aligner.exchange.xml import plain
from aligner.model import Link, Side, Work

Placed = tuple[Unit, range | None, range | None]
"""A unit and where its source and target stand; None where there is no saying."""

_LEAST_LIKE = 50.0  # per cent; below, it is the rendering of someone else rather than a correction


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that reads otherwise in the file.

    Args:
        side: The side it is on.
        sentence: Its id.
        text: How it reads there; single spaces, NFC.
        row: Row or line of the file, from 1; 0 where the format has none.
    """

    side: Side
    sentence: str
    text: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A changed text of which no one sentence can be said to be the one that was changed.

    Args:
        side: The side it is on.
        text: How it reads there.
        row: Row or line of the file, from 1; 0 where the format has none.
    """

    side: Side
    text: str
    row: int = 0


def corrections(
    work: Work, links: Sequence[Link], left: Iterable[Placed], sides: Sequence[Places]
) -> tuple[tuple[Correction, ...], tuple[Unplaced, ...]]:
    """Find the texts that were changed elsewhere.

    A text without ids must be half like the one here, or it is left out: a memory of another work
    renders “Ebd.” too. A sentence for which the file has two texts is not placed.

    Args:
        work: The work.
        links: Those of its links that no unit of the file has.
        left: The units that no link has, in the order of the file.
        sides: The sides of the work.

    Returns:
        What can be placed, by the order of the file, and what cannot.
    """
    here = {(side, link.side(side)): link for link in links for side in Side if link.side(side)}
    found: dict[tuple[Side, str], list[Correction]] = defaultdict(list)
    unplaced = []
    for unit, *places in left:
        for side, known, text, ids in _changed(unit, places, sides):
            link = here.get((_OTHER[side], known))
            if link is None or not _belongs(work, link, side, text, ids):
                continue
            sentences = work.sentences(link, side)
            if len(sentences) == 1 and ids in {(), (sentences[0].id,)}:
                correction = Correction(side, sentences[0].id, text, unit.row)
                found[side, correction.sentence].append(correction)
            else:
                unplaced.append(Unplaced(side, text, unit.row))
    certain = []
    for same in found.values():
        if len({correction.text for correction in same}) == 1:
            certain.append(same[0])
        else:
            unplaced += [Unplaced(other.side, other.text, other.row) for other in same]
    return tuple(certain), tuple(sorted(unplaced, key=_row))


_OTHER = {Side.SOURCE: Side.TARGET, Side.TARGET: Side.SOURCE}


def _changed(
    unit: Unit, places: Sequence[range | None], sides: Sequence[Places]
) -> Iterator[tuple[Side, range, str, tuple[str, ...]]]:
    """Give the side whose text is not here, where the other one stands, text and known ids."""
    said = ((unit.source, unit.source_ids), (unit.target, unit.target_ids))
    for i, side in enumerate(Side):
        (text, ids), known = said[i], places[1 - i]
        if known and places[i] is None and not sides[i].knows(plain(text)):
            yield side, known, plain(text), ids if sides[i].named(ids) else ()


def _belongs(work: Work, link: Link, side: Side, text: str, ids: Collection[str]) -> bool:
    """Say whether a text is about this link rather than of another work."""
    if ids:
        return any(sentence.id in ids for sentence in work.sentences(link, side))
    return fuzz.ratio(plain(work.text(link, side)), text) >= _LEAST_LIKE


def _row(unplaced: Unplaced) -> int:
    return unplaced.row
