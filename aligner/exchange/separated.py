"""Tables as text, CSV and TSV, as spreadsheets and other programs write them."""

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from aligner.decoding import read_text
from aligner.errors import AlignerError

Row = tuple[int, dict[str, str]]
"""The number of a row, as spreadsheets count them, and its cells by the names in the first one."""

_TOLD = re.compile(r"sep=(.)\n")
"""What Excel takes a first line of."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_separated(path: Path, fmt: str) -> tuple[list[str], list[Row]]:
    """Read a table: the names in its first row, and the rows below it that are not empty.

    The separator is what a line "sep=;" says, else the most frequent of tab, semicolon and comma
    in the first row. In a TSV whose quotation marks enclose no cells they are text.

    Raises:
        AlignerError: It is no such table; the line is told.
    """
    text = _text(path)
    told = _TOLD.match(text)
    body = text[told.end() :] if told else text
    head = body.partition("\n")[0]
    separator = told[1] if told else max("\t;,", key=head.count)
    csv.field_size_limit(sys.maxsize)
    try:
        rows = list(_cells(body, separator, csv.QUOTE_MINIMAL))
    except _BrokenError as broken:
        if fmt != "tsv":
            line = broken.line + (1 if told else 0)
            raise AlignerError(
                f"{path}:{line}: not readable as {fmt}: a quotation mark within a cell must be "
                "doubled, and one that opens a cell must close it; nothing taken"
            ) from None
        rows = list(_cells(body, separator, csv.QUOTE_NONE))
    names = [cell.strip().lstrip("#").lower() for cell in rows[0]]
    return names, [
        (number, _named(f"{path}:{number}: not readable as {fmt}", names, cells))
        for number, cells in enumerate(rows[1:], start=3 if told else 2)
        if any(cells)
    ]


class _BrokenError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


def _cells(body: str, separator: str, quoting: int) -> Iterator[list[str]]:
    lines = [f"{line}\n" for line in body.split("\n")]
    reader = csv.reader(lines, delimiter=separator, quoting=quoting, strict=True)  # type: ignore[arg-type]
    try:
        yield from reader
    except csv.Error:
        raise _BrokenError(reader.line_num) from None


def _named(place: str, names: list[str], cells: list[str]) -> dict[str, str]:
    """Give the cells of a row by their names; of two columns of a name the first counts."""
    if any(cells[len(names) :]):
        raise AlignerError(
            f"{place}: {len(cells)} cells, where the first row has {len(names)}; nothing taken"
        )
    filled = [*cells, *[""] * (len(names) - len(cells))]
    return dict(reversed([*zip(names, filled, strict=False)]))


def _text(path: Path) -> str:
    """Read a text; UTF-16 too, in which Excel saves “Unicode text”."""
    try:
        with path.open("rb") as file:
            is_utf_16 = file.read(2) in _UTF_16
        if not is_utf_16:
            return read_text(path)
        text = path.read_text(encoding="utf-16")
    except OSError as error:
        raise AlignerError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise AlignerError(f"{path}: is no UTF-16 at byte {error.start}; nothing taken") from None
    return unicodedata.normalize("NFC", text)
