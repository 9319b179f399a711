"""Taking over links that were made or reviewed elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.edit import Edit
from aligner.errors import AlignerError
from aligner.exchange.beads import read_beads
from aligner.exchange.formats import chosen_format
from aligner.exchange.tmx import Unit, read_tmx, segments
from aligner.model import Link, Side, Status, Work, uncovered

IMPORTS = ("tmx", "beads")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brings.

    Args:
        edit: One edit that brings it in.
        changed: How many links are not as they were.
        same: How many links the file holds as they are.
        left: How many different units of the file are no link of the work.
    """

    edit: Edit
    changed: int
    same: int
    left: int


def import_links(work: Work, path: Path, fmt: str | None = None) -> Imported:
    """Read what was reviewed elsewhere.

    Raises:
        AlignerError: The file cannot be read, does not fit the work, or would change a
            confirmed link.
    """
    if chosen_format(path, fmt, IMPORTS) == "beads":
        links, met, left = _relinked(work, read_beads(path), path), len(work.links), 0
    else:
        units = read_tmx(path, work.source.lang, work.target.lang)
        if not units:
            raise AlignerError(
                f"{path}: no unit in both {work.source.lang} and {work.target.lang}; nothing taken"
            )
        links, met, left = _with_units(work, units)
    before = set(work.links)
    changed = sum(link not in before for link in links)
    edit = Edit(0, work.links, links, f"import {path.name}")
    return Imported(edit, changed, met - changed, left)


def _relinked(work: Work, pairs: Sequence[tuple[range, range]], path: Path) -> tuple[Link, ...]:
    """Make links of imported positions; links that stay as they were keep all they had."""
    before = {(link.source, link.target): link for link in work.links}
    links = _in_reading_order([before.get(pair, Link(*pair)) for pair in pairs])
    for side in Side:
        if lost := uncovered(links, side, len(work.document(side).sentences)):
            raise AlignerError(
                f"{path}: does not fit this work: {side} sentence {lost[0]} is not in exactly "
                "one link; nothing taken"
            )
    kept = set(pairs)
    for link in work.links:
        if link.status is Status.CONFIRMED and (link.source, link.target) not in kept:
            raise AlignerError(
                f"{path}: would change the confirmed link of source {list(link.source)}; "
                "clear it first, or leave it as it is in the file"
            )
    return links


def _in_reading_order(links: Sequence[Link]) -> tuple[Link, ...]:
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


def _with_units(work: Work, units: Sequence[Unit]) -> tuple[tuple[Link, ...], int, int]:
    """Give links the status and comment of the units with the same texts.

    What the editor said of a link is not taken back by a unit nobody has reviewed.

    Returns:
        The links, how many had a unit, and how many different units had no link.
    """
    by_text = {(unit.source, unit.target): unit for unit in units}
    met = [by_text.get(segments(work, link)) for link in work.links]
    links = tuple(
        link if unit is None else _reviewed(link, unit)
        for link, unit in zip(work.links, met, strict=True)
    )
    left = len(by_text) - len({(unit.source, unit.target) for unit in met if unit})
    return links, sum(unit is not None for unit in met), left


def _reviewed(link: Link, unit: Unit) -> Link:
    keeps = link.status is Status.CONFIRMED or unit.status is Status.SUGGESTED
    status = link.status if keeps else unit.status
    return replace(link, status=status, comment=link.comment or unit.comment)
