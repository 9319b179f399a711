"""Taking over links that were made or reviewed elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.edit import Edit
from aligner.errors import AlignerError
from aligner.exchange.beads import read_beads
from aligner.exchange.ces import read_ces
from aligner.exchange.corrections import Correction, Unplaced
from aligner.exchange.formats import chosen_format
from aligner.exchange.intertext import read_intertext
from aligner.exchange.ladder import read_ladder
from aligner.exchange.reviewed import Reviewed, in_reading_order, with_units
from aligner.exchange.tei import read_tei_links
from aligner.exchange.tmx import iter_tmx, languages_of
from aligner.exchange.units import Unit
from aligner.exchange.xliff_read import read_xliff
from aligner.exchange.xml import root_of
from aligner.model import Link, Side, Status, Work, uncovered

IMPORTS = (
    *("tmx", "xliff", "tsv", "csv", "xlsx", "parquet"),
    *("tei", "ces", "intertext", "beads", "ladder"),
)

_XLIFF_ENDINGS = {".sdlxliff", ".mqxliff", ".mxliff"}
"""What Trados, memoQ and Phrase call their XLIFF."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brings.

    Args:
        edit: One edit that brings it in.
        changed: How many links are not as they were.
        same: How many links the file holds as they are.
        left: How many units of the file are no link of the work.
        corrections: Sentences that read otherwise in the file; the edit leaves them as they are.
        unplaced: Texts of the file that read otherwise and belong to no one sentence.
    """

    edit: Edit
    changed: int
    same: int
    left: int
    corrections: tuple[Correction, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


def import_links(work: Work, path: Path, fmt: str | None = None) -> Imported:
    """Read what was reviewed elsewhere.

    Raises:
        AlignerError: The file cannot be read, does not fit the work, or would change a
            confirmed link.
    """
    chosen = chosen_format(path, fmt or _xml_format(path), IMPORTS)
    if chosen in {"beads", "ladder"}:
        pairs = read_beads(path) if chosen == "beads" else read_ladder(path)
        found = Reviewed(_relinked(work, pairs, path), len(work.links), 0)
    else:
        found = with_units(work, _units(work, path, chosen), whole=chosen != "tmx")
        if not found.met and not found.left:
            has = f"; it has {', '.join(languages_of(path)) or 'none'}" if chosen == "tmx" else ""
            raise AlignerError(
                f"{path}: no unit in both {work.source.lang} and {work.target.lang}{has}; "
                "nothing taken"
            )
        _check_covered(work, found.links, path)
    changed = len(set(found.links) - set(work.links)) if found.links != work.links else 0
    return Imported(
        Edit(0, work.links, found.links, f"import {path.name}"),
        changed,
        max(found.met - changed, 0),
        found.left,
        found.corrections,
        found.unplaced,
    )


def narrowed(edit: Edit) -> Edit:
    """Leave out of an edit that changes no text the links before and behind those it changes."""
    if edit.rewritings:
        return edit
    same = [one == other for one, other in zip(edit.removed, edit.added, strict=False)]
    first = (*same, False).index(False)
    backwards = zip(reversed(edit.removed[first:]), reversed(edit.added[first:]), strict=False)
    last = (*(one == other for one, other in backwards), False).index(False)
    return replace(
        edit,
        at=edit.at + first,
        removed=edit.removed[first : len(edit.removed) - last],
        added=edit.added[first : len(edit.added) - last],
    )


def _units(work: Work, path: Path, fmt: str) -> Iterable[Unit]:
    match fmt:
        case "tmx":
            return iter_tmx(path, work.source.lang, work.target.lang)
        case "xliff":
            return read_xliff(path, work)
        case "tei":
            return read_tei_links(path, work)
        case "ces":
            return read_ces(path, work)
        case "intertext":
            return read_intertext(path, work)
    from aligner.exchange.tabular import read_units  # noqa: PLC0415 - polars is slow to load

    return read_units(path, fmt, work)


def _xml_format(path: Path) -> str | None:
    """Tell the formats that end in .xml by their outermost element."""
    if path.suffix.lower() in _XLIFF_ENDINGS:
        return "xliff"
    if path.suffix.lower() != ".xml":
        return None
    roots = {"cesAlign": "ces", "linkGrp": "intertext", "TEI": "tei", "xliff": "xliff"}
    return roots.get(root_of(path, "XML"))


def _relinked(work: Work, pairs: Sequence[tuple[range, range]], path: Path) -> tuple[Link, ...]:
    """Make links of imported positions; links that stay as they were keep all they had."""
    before = {(link.source, link.target): link for link in work.links}
    links = in_reading_order([before.get(pair, Link(*pair)) for pair in pairs])
    _check_covered(work, links, path)
    kept = set(pairs)
    for link in work.links:
        if link.status is Status.CONFIRMED and (link.source, link.target) not in kept:
            raise AlignerError(
                f"{path}: would change the confirmed link of source {list(link.source)}; "
                "clear it first, or leave it as it is in the file"
            )
    return links


def _check_covered(work: Work, links: Sequence[Link], path: Path) -> None:
    for side in Side:
        if lost := uncovered(links, side, len(work.document(side).sentences)):
            raise AlignerError(
                f"{path}: does not fit this work: {side} sentence {lost[0]} is not in exactly "
                "one link; nothing taken"
            )
