"""Writing links to a file, in the format its name means."""

from collections.abc import Sequence
from pathlib import Path

from aligner.errors import AlignerError
from aligner.exchange.beads import write_beads
from aligner.exchange.edition import Front, write_edition
from aligner.exchange.files import written_whole
from aligner.exchange.rows import reviewed_rows, write_json
from aligner.exchange.tmx import write_tmx
from aligner.model import Work

EXPORTS = ("tmx", "tsv", "csv", "parquet", "json", "beads", "html")


def export_links(  # noqa: PLR0913 - as many as there are ways to export
    work: Work,
    path: Path,
    fmt: str | None = None,
    *,
    force: bool = False,
    confirmed: bool = False,
    front: Front | None = None,
) -> list[str]:
    """Write a work's links to a file.

    Args:
        work: The work.
        path: The file.
        fmt: One of `EXPORTS`; by the file's ending if not given.
        force: Whether to write over a file that exists.
        confirmed: Whether only confirmed links go in (TMX only; other formats hold them all,
            with their status).
        front: What an html edition shows around the texts.

    Returns:
        Warnings about what consumers will not keep.

    Raises:
        AlignerError: The format is unknown, or the file cannot be written.
    """
    chosen = chosen_format(path, fmt, EXPORTS)
    if confirmed and chosen != "tmx":
        raise AlignerError(f"{path}: only a tmx can hold confirmed links alone; leave it out")
    warnings: list[str] = []
    with written_whole(path, overwrite=force) as draft:
        if chosen == "tmx":
            warnings = write_tmx(work, draft, confirmed_only=confirmed)
        elif chosen == "beads":
            write_beads(work.links, draft)
        elif chosen == "json":
            write_json(reviewed_rows(work), draft)
        elif chosen == "html":
            write_edition(work, draft, front or Front())
        else:
            from aligner.tables import write_table  # noqa: PLC0415 - polars is slow to load

            write_table(work, draft, chosen)
    return warnings


def chosen_format(path: Path, fmt: str | None, known: Sequence[str]) -> str:
    """Give the format asked for, else the one the file's ending means.

    Raises:
        AlignerError: It is not among those known.
    """
    chosen = (path.suffix.removeprefix(".") if fmt is None else fmt).lower()
    if chosen not in known:
        raise AlignerError(
            f"{path}: unknown format {chosen!r}; name one with --format: {', '.join(known)}"
        )
    return chosen
