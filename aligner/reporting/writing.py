"""Writing a report to a file, in the format its name means."""

from pathlib import Path

from aligner.exchange import chosen_format
from aligner.exchange.files import written_whole
from aligner.model import Side
from aligner.reporting.page import write_page
from aligner.reporting.points import Point, Report

REPORTS = ("html", "xlsx", "csv", "tsv")


def write_report(
    report: Report, path: Path, fmt: str | None = None, *, force: bool = False
) -> None:
    """Write a report as a page for any browser, or as a table.

    Args:
        report: The report.
        path: The file.
        fmt: One of `REPORTS`; by the file's ending if not given.
        force: Whether to write over a file that exists.

    Raises:
        AlignerError: The format is unknown, a text is too long for it, or the file cannot be
            written.
    """
    chosen = chosen_format(path, fmt, REPORTS)
    with written_whole(path, overwrite=force) as draft:
        if chosen == "html":
            write_page(report, draft)
        else:
            from aligner.tables import write_findings  # noqa: PLC0415 - polars is slow to load

            write_findings([_row(point) for point in report.points], draft, chosen)


def _row(point: Point) -> tuple[object, ...]:
    """Give the cells of a point, in the order of the columns of the table."""
    finding = point.finding
    source, target = (point.passages.get(side) for side in Side)
    return (
        point.number,
        finding.check,
        finding.score,
        source.place if source else "",
        target.place if target else "",
        point.quote,
        finding.message,
        finding.suggestion or "",
        source.text if source else "",
        target.text if target else "",
        "",
    )
