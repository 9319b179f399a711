"""Tables of links: units from the rows of TSV, CSV, Excel and Parquet."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from aligner.errors import AlignerError
from aligner.exchange.separated import Row, read_separated
from aligner.exchange.tmx import probability
from aligner.exchange.units import Unit
from aligner.exchange.xml import base, clean
from aligner.model import Status, Work
from aligner.tables import read_frame, unshielded

_KNOWN: dict[str, Any] = tomllib.loads(
    files(__package__).joinpath("columns.toml").read_text(encoding="utf-8")
)


def read_units(path: Path, fmt: str, work: Work) -> list[Unit]:
    """Read the rows of a table as `aligner export` writes it, or of one with two columns of texts.

    The columns may be called as columns.toml says, or by the codes of the languages. A status
    other than the tool's own is an error, not a guess.

    Raises:
        AlignerError: It is no table, or lacks the columns.
    """
    rows = read_rows(path, fmt, (work.source.lang, work.target.lang))
    return [_unit(path, number, row) for number, row in rows]


def read_rows(path: Path, fmt: str, langs: tuple[str, str]) -> list[Row]:
    """Read the rows of a table; source, target, comment and status are there under these names.

    Raises:
        AlignerError: It is no table, or has no columns of source and target, or no rows.
    """
    if fmt in {"csv", "tsv"}:
        names, rows = read_separated(path, fmt)
        rows = [(number, {k: unshielded(cell) for k, cell in row.items()}) for number, row in rows]
    else:
        names, found = read_frame(path, fmt)
        rows = list(enumerate(found, start=2))
    called = {
        "source": _column(path, names, "source", langs[0]),
        "target": _column(path, names, "target", langs[1]),
        "comment": next((name for name in names if name in _KNOWN["comment"]), ""),
        "status": next((name for name in names if name in _KNOWN["status"]), ""),
    }
    if not rows:
        raise AlignerError(f"{path}: has no row below the names of its columns; nothing taken")
    return [
        (number, row | {kind: row.get(name, "") for kind, name in called.items()})
        for number, row in rows
    ]


def _column(path: Path, names: Sequence[str], side: str, lang: str) -> str:
    """Find the column of a side: as it is called, else by its language.

    Raises:
        AlignerError: There is none.
    """
    known = (*_KNOWN[side], *_KNOWN["languages"].get(base(lang), ()))
    own = [*_KNOWN[side][:2], lang]
    for name in (*own, *known):
        if name.lower() in names:
            return str(name.lower())
    for name in names:
        if base(name) == base(lang):
            return name
    raise AlignerError(
        f"{path}: needs a column called {' or '.join(own)}; it has {', '.join(names)}"
    )


def _unit(path: Path, number: int, row: Mapping[str, str]) -> Unit:
    status = row.get("status", "").strip().lower() or Status.SUGGESTED.value
    if status not in list(Status):
        raise AlignerError(
            f"{path}:{number}: status {status!r} is none of {', '.join(Status)}; nothing taken"
        )
    return Unit(
        clean(row["source"]),
        clean(row["target"]),
        Status(status),
        clean(row.get("comment", "")),
        probability(row.get("confidence", "")),
        tuple(row.get("source_ids", "").split()),
        tuple(row.get("target_ids", "").split()),
        row=number,
    )
