"""Taking over units reviewed elsewhere: what is as it was there is as it was said there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.exchange.corrections import Correction, Placed, Unplaced, corrections
from aligner.exchange.placing import Places
from aligner.exchange.units import Unit
from aligner.exchange.xml import plain
from aligner.model import Link, Side, Status, Work

Pair = tuple[range, range]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came back.

    Args:
        links: The links with what was said of them.
        met: How many of them have a unit.
        left: How many different units have no link.
        corrections: Sentences that read otherwise there; the links do not show them.
        unplaced: Texts that read otherwise there and belong to no one sentence.
    """

    links: tuple[Link, ...]
    met: int
    left: int
    corrections: tuple[Correction, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


def with_units(work: Work, read: Iterable[Unit], *, whole: bool) -> Reviewed:
    """Give links the sentences, status and comment that units have.

    A unit whose texts are whole sentences of both sides becomes a link of them, unless a link
    confirmed here would be changed. A unit one of whose texts was changed since gives the link
    its comment, not its status.

    Args:
        work: The work.
        read: What was reviewed elsewhere; of a unit with no text of this work nothing is kept, so
            that a memory may be far larger than the work.
        whole: Whether the file holds all links; else units regroup only what is linked already.
    """
    sides = [Places(work.source), Places(work.target)]
    units, texts, strange = _known(read, sides)
    sources = sides[0].place([text for text, _ in texts], [unit.source_ids for unit in units])
    targets = sides[1].place([text for _, text in texts], [unit.target_ids for unit in units])
    accepted, left = _accepted(work, list(zip(units, sources, targets, strict=True)), whole=whole)
    links = _regrouped(work, accepted)
    by_text = dict(zip(reversed(texts), reversed(units), strict=True))
    texts_of = {id(unit): both for unit, both in zip(units, texts, strict=True)}
    told = _told(left)
    unmet, used, result = list[Link](), set[tuple[str, str]](), []
    for link in links:
        unit = accepted.get((link.source, link.target))
        if unit is None:
            unit = by_text.get((_text(work, link, Side.SOURCE), _text(work, link, Side.TARGET)))
        if unit is not None:
            used.add(texts_of[id(unit)])
            result.append(_reviewed(link, unit))
        else:
            unmet.append(link)
            result.append(_commented(link, told))
    return Reviewed(
        tuple(result),
        len(links) - len(unmet),
        len(by_text.keys() - used) + strange,
        *corrections(work, unmet, left, sides),
    )


def _known(
    read: Iterable[Unit], sides: Sequence[Places]
) -> tuple[list[Unit], list[tuple[str, str]], int]:
    """Keep the units that have a text of the work, with their texts; the others are counted."""
    units, texts, strange = list[Unit](), list[tuple[str, str]](), 0
    for unit in read:
        source, target = plain(unit.source), plain(unit.target)
        if sides[0].knows(source) or sides[1].knows(target):
            units.append(unit)
            texts.append((source, target))
        else:
            strange += 1
    return units, texts, strange


def _text(work: Work, link: Link, side: Side) -> str:
    return plain(work.text(link, side))


def _accepted(
    work: Work,
    placed: Iterable[Placed],
    *,
    whole: bool,
) -> tuple[dict[Pair, Unit], list[Placed]]:
    """Choose the units that become links: those that are links first, then those that fit."""
    now = {(link.source, link.target): link for link in work.links}
    here = _Here(work.links)
    accepted: dict[Pair, Unit] = {}
    left, fitting = [], []
    for unit, source, target in placed:
        if source is None or target is None or not (source or target):
            left.append((unit, source, target))
        elif (source, target) in now and (source, target) not in accepted:
            accepted[source, target] = unit
            here.take((source, target))
        else:
            fitting.append((unit, source, target))
    for unit, source, target in fitting:
        pair = (source, target)
        if here.is_free(pair) and (whole or here.is_linked(pair)):
            accepted[pair] = unit
            here.take(pair)
        else:
            left.append((unit, source, target))
    return accepted, left


class _Here:
    """Which sentences are taken, and which links they are in."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = [
            {position: i for i, link in enumerate(links) for position in link.side(side)}
            for side in Side
        ]
        self._taken: list[set[int]] = [
            {p for link in links if link.status is Status.CONFIRMED for p in link.side(side)}
            for side in Side
        ]

    def take(self, pair: Pair) -> None:
        for taken, run in zip(self._taken, pair, strict=True):
            taken.update(run)

    def is_free(self, pair: Pair) -> bool:
        return all(taken.isdisjoint(run) for taken, run in zip(self._taken, pair, strict=True))

    def is_linked(self, pair: Pair) -> bool:
        source, target = (
            {links.get(p) for p in run} for links, run in zip(self._links, pair, strict=True)
        )
        return bool(source & target) or not (source and target)


def _regrouped(work: Work, accepted: dict[Pair, Unit]) -> tuple[Link, ...]:
    """Put the accepted pairs in the place of the links they are made of."""
    now = {(link.source, link.target) for link in work.links}
    new = [pair for pair in accepted if pair not in now]
    if not new:
        return work.links
    taken = [{p for pair in new for p in pair[i]} for i in (0, 1)]
    links = [
        Link(*pair, confidence=1.0 if (c := accepted[pair].confidence) is None else c)
        for pair in new
    ]
    for link in work.links:
        if taken[0].isdisjoint(link.source) and taken[1].isdisjoint(link.target):
            links.append(link)
        else:
            links += _leftovers(link, taken)
    return in_reading_order(links)


def _leftovers(link: Link, taken: Sequence[set[int]]) -> list[Link]:
    """Link what is left of a link: together if it is one run a side, else each run alone."""
    source = _runs(p for p in link.source if p not in taken[0])
    target = _runs(p for p in link.target if p not in taken[1])
    open_ = link._replace(status=Status.SUGGESTED)
    if len(source) == 1 and len(target) == 1:
        return [open_._replace(source=source[0], target=target[0])]
    return [
        *(open_._replace(source=run, target=range(0)) for run in source),
        *(open_._replace(source=range(0), target=run) for run in target),
    ]


def _runs(positions: Iterable[int]) -> list[range]:
    runs: list[range] = []
    for position in positions:
        if runs and runs[-1].stop == position:
            runs[-1] = range(runs[-1].start, position + 1)
        else:
            runs.append(range(position, position + 1))
    return runs


def _told(left: Iterable[Placed]) -> dict[tuple[Side, range], str]:
    """Collect the comments of units of which one side is still here."""
    told = {}
    for unit, source, target in left:
        if unit.comment and source:
            told[Side.SOURCE, source] = unit.comment
        elif unit.comment and target:
            told[Side.TARGET, target] = unit.comment
    return told


def _commented(link: Link, told: dict[tuple[Side, range], str]) -> Link:
    for side in Side:
        if link.side(side) and not link.comment and (side, link.side(side)) in told:
            return link._replace(comment=told[side, link.side(side)])
    return link


def _reviewed(link: Link, unit: Unit) -> Link:
    """What the editor said of a link is not taken back by a unit nobody has reviewed."""
    keeps = link.status is Status.CONFIRMED or unit.status is Status.SUGGESTED
    status, comment = link.status if keeps else unit.status, link.comment or unit.comment
    if (status, comment) == (link.status, link.comment):
        return link
    return link._replace(status=status, comment=comment)


def in_reading_order(links: Sequence[Link]) -> tuple[Link, ...]:
    """Put links by their source; an addition goes after the link before it in the translation.

    An order in which both sides run on is kept.
    """
    if all(_runs_on([link.side(side) for link in links]) for side in Side):
        return tuple(links)
    places: dict[int, tuple[int, int, int]] = {}  # by where a link's target ends
    order = []
    for link in sorted(links, key=_target_start):
        start = link.target.start
        place = (
            (link.source.start, 0, 0) if link.source else (places.get(start, (-1,))[0], 1, start)
        )
        if link.target:
            places[link.target.stop] = place
        order.append((place, link))
    return tuple(link for _, link in sorted(order, key=_place))


def _target_start(link: Link) -> int:
    return link.target.start


def _place(placed: tuple[tuple[int, int, int], Link]) -> tuple[int, int, int]:
    return placed[0]


def _runs_on(positions: Sequence[range]) -> bool:
    starts = [run.start for run in positions if run]
    return starts == sorted(starts)
