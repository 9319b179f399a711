"""Tables of links: units from the rows of TSV, CSV, Excel and Parquet."""

from collections.abc import Mapping
from pathlib import Path

from aligner.errors import AlignerError
from aligner.exchange.tmx import probability
from aligner.exchange.units import Unit
from aligner.exchange.xml import base, clean
from aligner.model import Status, Work
from aligner.tables import read_frame

SOURCE_NAMES = ("source_text", "source")
TARGET_NAMES = ("target_text", "target")


def read_units(path: Path, fmt: str, work: Work) -> list[Unit]:
    """Read the rows of a table as `aligner export` writes it, or of one with two columns of texts.

    The columns of the texts are called source_text and target_text, source and target, or by the
    codes of the languages. A status other than the tool's own is an error, not a guess.

    Raises:
        AlignerError: It is no table, or lacks the columns.
    """
    rows = read_frame(path, fmt)
    names = (
        column(path, rows, (*SOURCE_NAMES, work.source.lang.lower(), base(work.source.lang))),
        column(path, rows, (*TARGET_NAMES, work.target.lang.lower(), base(work.target.lang))),
    )
    return [_unit(path, number, row, names) for number, row in enumerate(rows, start=2)]


def column(path: Path, rows: list[dict[str, str]], names: tuple[str, ...]) -> str:
    """Choose the first of these columns that a table has.

    Raises:
        AlignerError: It has none of them.
    """
    for name in names:
        if rows and name in rows[0]:
            return name
    has = ", ".join(rows[0]) if rows else "no rows"
    raise AlignerError(f"{path}: needs a column called {' or '.join(names)}; it has {has}")


def _unit(path: Path, number: int, row: Mapping[str, str], names: tuple[str, str]) -> Unit:
    status = row.get("status", "").strip() or Status.SUGGESTED.value
    if status not in list(Status):
        raise AlignerError(
            f"{path}:{number}: status {status!r} is none of {', '.join(Status)}; nothing taken"
        )
    return Unit(
        clean(row[names[0]]),
        clean(row[names[1]]),
        Status(status),
        clean(row.get("comment", "")),
        probability(row.get("confidence", "")),
        tuple(row.get("source_ids", "").split()),
        tuple(row.get("target_ids", "").split()),
        row=number,
    )
