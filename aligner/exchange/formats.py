"""Which format a file name means, and what an import changes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aligner.edit import Edit
from aligner.errors import AlignerError
from aligner.exchange.beads import read_beads, write_beads
from aligner.exchange.files import written_whole
from aligner.exchange.rows import reviewed_rows, write_json
from aligner.exchange.tmx import Unit, read_tmx, write_tmx
from aligner.model import Link, Side, Status, Work, uncovered

EXPORTS = ("tmx", "tsv", "csv", "parquet", "json", "beads")
IMPORTS = ("tmx", "beads")


def export_links(
    work: Work, path: Path, fmt: str | None = None, *, force: bool = False, confirmed: bool = False
) -> list[str]:
    """Write a work's links to a file.

    Args:
        work: The work.
        path: The file.
        fmt: One of `EXPORTS`; by the file's ending if not given.
        force: Whether to write over a file that exists.
        confirmed: Whether only confirmed links go in (TMX; other formats hold them all, with
            their status).

    Returns:
        Warnings about what consumers will not keep.

    Raises:
        AlignerError: The format is unknown, or the file cannot be written.
    """
    chosen = _format(path, fmt, EXPORTS)
    warnings: list[str] = []
    with written_whole(path, overwrite=force) as draft:
        if chosen == "tmx":
            warnings = write_tmx(work, draft, confirmed_only=confirmed)
        elif chosen == "beads":
            write_beads(work.links, draft)
        elif chosen == "json":
            write_json(reviewed_rows(work), draft)
        else:
            from aligner.tables import write_table  # noqa: PLC0415 - polars is slow to load

            write_table(work, draft, chosen)
    return warnings


def import_links(work: Work, path: Path, fmt: str | None = None) -> tuple[Edit, int, int]:
    """Read what was reviewed elsewhere.

    Returns:
        One edit that brings it in, how many links or units were taken, and how many were not.

    Raises:
        AlignerError: The file cannot be read, does not fit the work, or would change a
            confirmed link.
    """
    if _format(path, fmt, IMPORTS) == "beads":
        links = _relinked(work, read_beads(path), path)
        return Edit(0, work.links, links, f"import {path.name}"), len(links), 0
    units = read_tmx(path, work.source.lang, work.target.lang)
    if not units:
        raise AlignerError(
            f"{path}: no unit in both {work.source.lang} and {work.target.lang}; nothing taken"
        )
    links, taken = _with_units(work, units)
    return Edit(0, work.links, links, f"import {path.name}"), taken, len(units) - taken


def _format(path: Path, fmt: str | None, known: Sequence[str]) -> str:
    chosen = (fmt or path.suffix.removeprefix(".")).lower()
    if chosen not in known:
        raise AlignerError(
            f"{path}: unknown format {chosen!r}; name one with --format: {', '.join(known)}"
        )
    return chosen


def _relinked(work: Work, pairs: Sequence[tuple[range, range]], path: Path) -> tuple[Link, ...]:
    """Make links of imported positions; links that stay as they were keep all they had."""
    before = {(link.source, link.target): link for link in work.links}
    links = tuple(before.get(pair, Link(*pair)) for pair in pairs)
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


def _with_units(work: Work, units: Sequence[Unit]) -> tuple[tuple[Link, ...], int]:
    """Give links the status and comment of the units with the same texts."""
    by_text = {(unit.source, unit.target): unit for unit in units}
    taken = set()
    links = []
    for link in work.links:
        key = (work.text(link, Side.SOURCE), work.text(link, Side.TARGET))
        unit = by_text.get(key)
        if unit is None:
            links.append(link)
            continue
        taken.add(key)
        confirmed = link.status is Status.CONFIRMED
        status = link.status if confirmed else unit.status
        links.append(replace(link, status=status, comment=link.comment or unit.comment))
    return tuple(links), len(taken)
