"""The one module that knows polars: links and findings as frames, counted and written."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import polars as pl

from aligner.errors import AlignerError
from aligner.model import Entry, Finding, Side, Work

_LONGEST_CELL = 32_767  # characters Excel keeps
_LONG = 30  # characters from which a column of a sheet is set wide, in lines
_WIDTH = 400  # pixels
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SHIELDED = re.compile(r"''*[=+\-@\t\r]")

_LINKS = {
    "link": pl.Int64,
    "kind": pl.String,
    "part": pl.String,
    "note": pl.Int64,
    "confidence": pl.Float64,
    "status": pl.String,
    "source_ids": pl.String,
    "target_ids": pl.String,
    "source_text": pl.String,
    "target_text": pl.String,
    "comment": pl.String,
}
_FINDINGS = {
    "number": pl.Int64,
    "check": pl.String,
    "score": pl.Float64,
    "source_place": pl.String,
    "target_place": pl.String,
    "quote": pl.String,
    "message": pl.String,
    "suggestion": pl.String,
    "source_text": pl.String,
    "target_text": pl.String,
    "answer": pl.String,
}
_Widths = Mapping[str | pl.selectors.Selector, int]
_WIDTHS: _Widths = {
    "check": 110,
    "source_place": 160,
    "target_place": 160,
    "quote": 160,
    "message": 240,
    "suggestion": 130,
    "source_text": 380,
    "target_text": 380,
    "answer": 260,
}
"""Pixels of a column of findings; the texts in them are wrapped."""
_WRAPPED = {"text_wrap": True, "valign": "top", "num_format": "General"}


def links_frame(work: Work) -> pl.DataFrame:
    """Give one row a link; sentence ids of a side are joined by a space."""
    rows = []
    for number, link in enumerate(work.links, start=1):
        source = work.sentences(link, Side.SOURCE)
        target = work.sentences(link, Side.TARGET)
        first = (source or target)[0]
        rows.append(
            (
                number,
                link.kind,
                first.part.value,
                first.note,
                link.confidence,
                link.status.value,
                " ".join(sentence.id for sentence in source),
                " ".join(sentence.id for sentence in target),
                work.text(link, Side.SOURCE),
                work.text(link, Side.TARGET),
                link.comment,
            )
        )
    return pl.DataFrame(rows, schema=_LINKS, orient="row")


def kinds(work: Work) -> list[tuple[str, int, float]]:
    """Count the links by kind, the most frequent first: kind, number, mean confidence."""
    counted = (
        links_frame(work)
        .group_by("kind")
        .agg(pl.len().alias("links"), pl.col("confidence").mean())
        .sort("links", "kind", descending=[True, False])
    )
    return [(kind, int(count), float(mean)) for kind, count, mean in counted.iter_rows()]


def findings_by_check(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    """Count findings by check, the most frequent first."""
    frame = pl.DataFrame({"check": [finding.check for finding in findings]}, {"check": pl.String})
    counted = frame.group_by("check").len().sort("len", "check", descending=[True, False])
    return [(check, int(count)) for check, count in counted.iter_rows()]


def glossary_frame(entries: Sequence[Entry]) -> pl.DataFrame:
    """Give one row an entry; variants and look-alikes are joined by bars."""
    names = ("source", "target", "comment", "status", "kind", "variants", "unlike")
    rows = [
        (e.source, e.target, e.comment, e.status, e.kind, *map(" | ".join, (e.variants, e.unlike)))
        for e in entries
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def write_findings(rows: Sequence[Sequence[object]], path: Path, fmt: str) -> None:
    """Write findings as csv, tsv or xlsx, a row each; see `write_frame`.

    Args:
        rows: Number, check, score, place in the source and in the target, quote, message,
            suggestion, source text, target text, and the author's answer.
        path: Where to write.
        fmt: The format.
    """
    frame = pl.DataFrame(rows, schema=_FINDINGS, orient="row")
    if fmt == "xlsx":
        _write_excel(frame, path, "findings", _WIDTHS)
    else:
        write_frame(frame, path, fmt)


def write_table(work: Work, path: Path, fmt: str) -> None:
    """Write the links as csv, tsv, xlsx or parquet; see `write_frame`."""
    write_frame(links_frame(work), path, fmt)


def write_frame(frame: pl.DataFrame, path: Path, fmt: str) -> None:
    """Write a frame as csv, tsv, xlsx or parquet.

    A text in csv or tsv that a spreadsheet would take for a formula has an apostrophe put before
    it, which `unshielded` takes off again; in xlsx texts are texts. Csv begins with a byte order
    mark, without which Excel reads no UTF-8.

    Raises:
        AlignerError: A text is longer than a cell of Excel holds.
    """
    if fmt == "parquet":
        buffer = BytesIO()
        frame.write_parquet(buffer)
        path.write_bytes(buffer.getvalue())
    elif fmt == "xlsx":
        _write_excel(frame, path)
    else:
        shielded = frame.with_columns(
            pl.col(pl.String).str.replace(f"^({_FORMULA.pattern})", "'${1}")
        )
        shielded.write_csv(path, separator="\t" if fmt == "tsv" else ",", include_bom=fmt == "csv")


def _write_excel(
    frame: pl.DataFrame, path: Path, sheet: str = "links", widths: _Widths | None = None
) -> None:
    for name, kind in frame.schema.items():
        for number, text in enumerate(frame[name] if kind == pl.String else (), start=1):
            if len(text) > _LONGEST_CELL:
                raise AlignerError(
                    f"row {number} has a {name} of more than {_LONGEST_CELL} characters, "
                    "which a cell of Excel does not hold; write csv"
                )
    from xlsxwriter import Workbook  # noqa: PLC0415 - only Excel needs it

    widths_here = widths or dict.fromkeys(_long_columns(frame), _WIDTH)
    as_texts = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    buffer = BytesIO()
    with Workbook(buffer, as_texts) as book:
        frame.write_excel(
            book,
            sheet,
            autofilter=True,
            freeze_panes=(1, 0),
            column_widths=widths_here,
            column_formats=dict.fromkeys(frame.columns if widths else widths_here, _WRAPPED),
        )
        if widths:
            page = book.get_worksheet_by_name(sheet)
            page.set_landscape()
            page.fit_to_pages(1, 0)
            page.repeat_rows(0)
    path.write_bytes(buffer.getvalue())


def _long_columns(frame: pl.DataFrame) -> list[str]:
    """Name the columns of texts too long to be read in a line."""
    texts = (name for name, kind in frame.schema.items() if kind == pl.String)
    return [name for name in texts if max((len(text) for text in frame[name]), default=0) > _LONG]


def read_frame(path: Path, fmt: str) -> tuple[list[str], list[dict[str, str]]]:
    """Read xlsx or parquet: the names in its first row, in small letters, and rows of texts.

    Raises:
        AlignerError: It is no such table.
    """
    if not path.is_file():
        raise AlignerError(f"{path}: no such file")
    try:
        frame = _frame(path, fmt)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        said = str(error).splitlines()[0]
        raise AlignerError(f"{path}: not readable as {fmt}: {said}; nothing taken") from None
    except Exception as error:  # the readers of Excel and Parquet raise classes of their own
        if type(error).__module__.split(".")[0] not in {"_fastexcel", "fastexcel", "polars"}:
            raise
        raise AlignerError(f"{path}: not readable as {fmt}; nothing taken") from None
    texts = frame.cast(pl.String).fill_null("")
    names = [
        unicodedata.normalize("NFC", name).strip().lstrip("#").lower() for name in texts.columns
    ]
    return names, [dict(zip(names, row, strict=True)) for row in texts.iter_rows()]


def _frame(path: Path, fmt: str) -> pl.DataFrame:
    if fmt == "parquet":
        return pl.read_parquet(path)
    return pl.read_excel(path, engine="calamine", infer_schema_length=0)


def unshielded(cell: str) -> str:
    """Take off the apostrophe that `write_frame` put before what looks like a formula."""
    return cell[1:] if _SHIELDED.match(cell) else cell
