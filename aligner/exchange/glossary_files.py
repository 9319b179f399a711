"""Glossaries to and from other programs."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from aligner.errors import AlignerError
from aligner.exchange.files import written_whole
from aligner.exchange.formats import chosen_format
from aligner.exchange.glossary_rows import NAME_KINDS
from aligner.exchange.omegat import read_omegat, write_omegat
from aligner.exchange.tbx import write_tbx, write_tbx_basic
from aligner.exchange.tbx_read import read_tbx
from aligner.exchange.tmx import iter_tmx, write_units
from aligner.exchange.units import Unit
from aligner.exchange.xml import clean
from aligner.glossaries.entries import STATUSES
from aligner.model import Entry, Status

EXPORTS = ("tbx", "tbx-basic", "utf8", "txt", "tsv", "csv", "xlsx", "tmx")
IMPORTS = ("tbx", "utf8", "txt", "tsv", "csv", "xlsx", "tmx")


def export_glossary(
    entries: Sequence[Entry],
    path: Path,
    langs: tuple[str, str],
    fmt: str | None = None,
    *,
    force: bool = False,
) -> None:
    """Write a glossary.

    Args:
        entries: The glossary.
        path: The file.
        langs: The languages of source and target.
        fmt: One of `EXPORTS`; by the file's ending if not given.
        force: Whether to write over a file that exists.

    Raises:
        AlignerError: The format is unknown, or the file cannot be written.
    """
    chosen = chosen_format(path, fmt, EXPORTS)
    with written_whole(path, overwrite=force) as draft:
        match chosen:
            case "tbx":
                write_tbx(entries, draft, langs)
            case "tbx-basic":
                write_tbx_basic(entries, draft, langs)
            case "utf8" | "txt":
                write_omegat(entries, draft)
            case "tmx":
                write_units(map(_unit, entries), draft, langs)
            case _:
                from aligner.tables import glossary_frame, write_frame  # noqa: PLC0415

                write_frame(glossary_frame(entries), draft, chosen)


def _unit(entry: Entry) -> Unit:
    status = Status.CONFIRMED if entry.status == "approved" else Status.SUGGESTED
    if entry.status == "forbidden":
        status = Status.DOUBTFUL
    return Unit(clean(entry.source), clean(entry.target), status, clean(entry.comment))


def import_glossary(path: Path, langs: tuple[str, str], fmt: str | None = None) -> list[Entry]:
    """Read a glossary of another program.

    Raises:
        AlignerError: It cannot be read, or holds nothing in both languages.
    """
    match chosen_format(path, fmt, IMPORTS):
        case "tbx":
            entries = read_tbx(path, langs)
        case "utf8" | "txt":
            entries = read_omegat(path)
        case "tmx":
            entries = [_entry(unit) for unit in iter_tmx(path, *langs)]
        case other:
            entries = _from_table(path, other, langs)
    if not entries:
        raise AlignerError(f"{path}: no entry in both {langs[0]} and {langs[1]}; nothing taken")
    return entries


def _entry(unit: Unit) -> Entry:
    """Make an entry of a unit of a memory of terms; its status is to be decided here."""
    status = "forbidden" if unit.status is Status.DOUBTFUL else "proposed"
    return Entry(unit.source, unit.target, unit.comment, status, "")


def _from_table(path: Path, fmt: str, langs: tuple[str, str]) -> list[Entry]:
    from aligner.exchange.tabular import read_rows  # noqa: PLC0415 - polars is slow to load

    read = (
        _from_row(f"{path}:{number}", row, row["source"].strip(), row["target"].strip())
        for number, row in read_rows(path, fmt, langs)
    )
    return [entry for entry in read if entry is not None]


def _from_row(place: str, row: Mapping[str, str], source: str, target: str) -> Entry | None:
    """Make an entry of a row of a table; an empty row is none."""
    if not source and not target:
        return None
    if not source or not target:
        raise AlignerError(f"{place}: a row needs source and target; nothing taken")
    status, kind = row.get("status", "").strip().lower(), row.get("kind", "").strip()
    if (status or "proposed") not in STATUSES:
        raise AlignerError(
            f"{place}: status {status!r} is none of {', '.join(STATUSES)}; nothing taken"
        )
    variants, unlike = (_listed(row.get(name, "")) for name in ("variants", "unlike"))
    return Entry(
        source,
        target,
        row.get("comment", "").strip(),
        status or "proposed",
        kind,
        variants,
        unlike,
        bool(variants or unlike) or kind in NAME_KINDS,
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
