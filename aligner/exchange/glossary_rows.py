"""Rows of a glossary's files put in at their place and taken out again; all else stays."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aligner.decoding import read_text
from aligner.exchange.files import written_whole
from aligner.glossaries.entries import FILE_NAMES, STATUSES, read_glossary
from aligner.model import Entry

NAME_KINDS = {"person", "place", "people", "organisation", "periodical", "work"}
"""The kinds of entries that are names."""

_HEADS = {
    "terms.tsv": "#source\ttarget\tcomment\tstatus\tkind\tgloss\n",
    "names.tsv": "#source\ttarget\tcomment\tstatus\tkind\tvariants\tunlike\n",
}


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


def remove_entries(folder: Path, entries: Sequence[Entry]) -> int:
    """Take entries out of the files of a glossary folder again.

    A row that has been changed since it was added stays.

    Returns:
        How many were taken out.

    Raises:
        AlignerError: A file cannot be read or written.
    """
    removed = 0
    for name in FILE_NAMES:
        rows = {_row(e) for e in map(_settled, entries) if e.is_name == (name == "names.tsv")}
        path = folder / name
        if rows and path.exists():
            lines = read_text(path).splitlines(keepends=True)
            kept = [line for line in lines if line not in rows]
            removed += len(lines) - len(kept)
            with written_whole(path, overwrite=True) as draft:
                draft.write_text("".join(kept), encoding="utf-8")
    return removed


def tell_apart(folder: Path, one: str, other: str) -> None:
    """Say in names.tsv of a glossary folder that two spellings that look alike are different names.

    One goes into the column `unlike` of the other's row, or of a new row where neither has one.

    Raises:
        AlignerError: The file cannot be read or written.
    """
    path = folder / "names.tsv"
    lines = read_text(path).splitlines(keepends=True) if path.exists() else []
    for at, line in enumerate(lines):
        cells = [cell.strip() for cell in line.split("\t")] + [""] * 7
        if not line.startswith("#") and cells[3] == "approved" and cells[1] in (one, other):
            cells[6] = " | ".join(filter(None, (cells[6], other if cells[1] == one else one)))
            lines[at] = "\t".join(cells[:7]) + "\n"
            with written_whole(path, overwrite=True) as draft:
                draft.write_text("".join(lines), encoding="utf-8")
            return
    _insert(path, [_row(Entry(one, one, "", "approved", "", (), (other,), is_name=True))])


def _settled(entry: Entry) -> Entry:
    """Keep cells within their columns, and know a name by its kind."""
    source, target, comment, kind = (
        unicodedata.normalize("NFC", " ".join(text.split()))
        for text in (entry.source, entry.target, entry.comment, entry.kind)
    )
    is_name = entry.is_name or kind in NAME_KINDS
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
