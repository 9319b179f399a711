"""Glossaries to and from other programs, and new entries into the files of a glossary."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.exchange.files import written_whole
from aligner.exchange.formats import chosen_format
from aligner.exchange.omegat import read_omegat, write_omegat
from aligner.exchange.tbx import read_tbx, write_tbx, write_tbx_basic
from aligner.exchange.tmx import iter_tmx, write_units
from aligner.exchange.units import Unit
from aligner.exchange.xml import base
from aligner.glossaries.entries import FILE_NAMES, STATUSES, Entry, read_glossary
from aligner.model import Status

EXPORTS = ("tbx", "tbx-basic", "utf8", "txt", "tsv", "csv", "xlsx", "tmx")
IMPORTS = ("tbx", "utf8", "txt", "tsv", "csv", "xlsx", "tmx")

_HEADS = {
    "terms.tsv": "#source\ttarget\tcomment\tstatus\tkind\tgloss\n",
    "names.tsv": "#source\ttarget\tcomment\tstatus\tkind\tvariants\tunlike\n",
}
_NAME_KINDS = {"person", "place", "people", "organisation", "periodical", "work"}


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
    return Unit(entry.source, entry.target, status, entry.comment)


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
    from aligner.exchange.tabular import column  # noqa: PLC0415 - polars is slow to load
    from aligner.tables import read_frame  # noqa: PLC0415

    rows = read_frame(path, fmt)
    codes = [(lang.lower(), base(lang)) for lang in langs]
    source = column(path, rows, ("source", *codes[0]))
    target = column(path, rows, ("target", *codes[1]))
    read = (
        _from_row(f"{path}:{number}", row, row[source].strip(), row[target].strip())
        for number, row in enumerate(rows, start=2)
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
        bool(variants or unlike) or kind in _NAME_KINDS,
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def add_entries(folder: Path, entries: Sequence[Entry]) -> int:
    """Add entries to the files of a glossary folder; what is there stays as it is.

    An entry whose source and target stand there already is left out. Names go to names.tsv,
    everything else to terms.tsv, each row to its alphabetical place.

    Returns:
        How many were added.

    Raises:
        AlignerError: A file cannot be read or written.
    """
    there = {(e.source, e.target) for e in read_glossary(folder)} if folder.is_dir() else set()
    entries = [_settled(entry) for entry in entries]
    new = list({(e.source, e.target): e for e in reversed(entries)}.values())[::-1]
    new = [entry for entry in new if (entry.source, entry.target) not in there]
    for name in FILE_NAMES:
        rows = [_row(entry) for entry in new if entry.is_name == (name == "names.tsv")]
        if rows:
            folder.mkdir(parents=True, exist_ok=True)
            _insert(folder / name, rows)
    return len(new)


def _settled(entry: Entry) -> Entry:
    """Keep cells within their columns, and know a name by its kind."""
    source, target, comment, kind = (
        unicodedata.normalize("NFC", " ".join(text.split()))
        for text in (entry.source, entry.target, entry.comment, entry.kind)
    )
    is_name = entry.is_name or kind in _NAME_KINDS
    return replace(entry, source=source, target=target, comment=comment, kind=kind, is_name=is_name)


def _row(entry: Entry) -> str:
    cells = [entry.source, entry.target, entry.comment, entry.status, entry.kind]
    if entry.is_name:
        cells += [" | ".join(entry.variants), " | ".join(entry.unlike)]
    else:
        cells.append("")  # the gloss
    return "\t".join(cells) + "\n"


def _insert(path: Path, rows: Sequence[str]) -> None:
    lines = read_text(path).splitlines(keepends=True) if path.exists() else [_HEADS[path.name]]
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    for row in rows:
        at = next(
            (i for i, line in enumerate(lines) if line[0] not in "#\n" and _key(line) > _key(row)),
            len(lines),
        )
        lines.insert(at, row)
    with written_whole(path, overwrite=True) as draft:
        draft.write_text("".join(lines), encoding="utf-8")


def _key(line: str) -> tuple[str, int]:
    """Sort as glossary/README.md says: without case and diacritics, a blank before any letter."""
    source, _, rest = line.partition("\t")
    folded = unicodedata.normalize("NFD", source.casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c)).replace("-", " ")
    cells = rest.split("\t")
    status = cells[2] if len(cells) > 2 else ""
    return letters, STATUSES.index(status) if status in STATUSES else 1
