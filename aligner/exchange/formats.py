"""Writing links to a file, in the format its name means.

What holds units one after the other can be written from the work file as it is read.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import AlignerError
from aligner.exchange.beads import write_beads
from aligner.exchange.files import all_written_whole, written_whole
from aligner.exchange.ladder import write_ladder
from aligner.exchange.rows import reviewed_rows, write_json
from aligner.model import Side, Work

if TYPE_CHECKING:
    from aligner.exchange.edition import Front
    from aligner.exchange.units import Dates, Units
    from aligner.store.snapshot import Snapshot

EXPORTS = (
    *("tmx", "xliff", "tsv", "csv", "xlsx", "parquet", "json"),
    *("tei", "ces", "intertext", "beads", "ladder", "html"),
)
STREAMED = ("tmx", "xliff")
"""Those of them that hold units, one after the other."""
_ENDINGS = {"xlf": "xliff"}
_WITH_SENTENCES = ("ces", "intertext")


def export_links(  # noqa: PLR0913 - the last ones are for some formats only
    work: Work,
    path: Path,
    fmt: str | None = None,
    *,
    force: bool = False,
    confirmed: bool = False,
    dates: "Dates" = (),
    front: "Front | None" = None,
    editor: str = "",
) -> list[str]:
    """Write a work's links to a file.

    Args:
        work: The work.
        path: The file; ces and intertext put two files with the sentences beside it.
        fmt: One of `EXPORTS`; by the file's ending if not given.
        force: Whether to write over a file that exists.
        confirmed: Whether only confirmed links go in (TMX only; other formats hold them all,
            with their status).
        dates: When each link was made and last changed (for TMX).
        front: What an html edition shows around the texts.
        editor: Who reviewed them (for TMX).

    Returns:
        Warnings about what consumers will not keep.

    Raises:
        AlignerError: The format is unknown, cannot hold the links, or the file cannot be written.
    """
    chosen = chosen_format(path, fmt, EXPORTS)
    if confirmed and chosen != "tmx":
        raise AlignerError(f"{path}: only a tmx can hold confirmed links alone; leave it out")
    if chosen in _WITH_SENTENCES:
        _write_three(work, path, chosen, force=force)
        return []
    with written_whole(path, overwrite=force) as draft:
        if chosen in STREAMED:
            from aligner.exchange.units import units_of

            units = units_of(work, dates)
            return _write_units(units, draft, chosen, confirmed=confirmed, editor=editor)
        _write_one(work, draft, chosen, front)
    return []


def export_stored(  # noqa: PLR0913 - as above
    stored: "Snapshot",
    path: Path,
    fmt: str,
    *,
    force: bool = False,
    confirmed: bool = False,
    editor: str = "",
) -> list[str]:
    """Write the links of a work file in one of the formats `STREAMED`; see `export_links`."""
    from aligner.exchange.units import units_stored

    with written_whole(path, overwrite=force) as draft:
        units = units_stored(stored)
        return _write_units(units, draft, fmt, confirmed=confirmed, editor=editor)


def _write_units(
    units: "Units", draft: Path, fmt: str, *, confirmed: bool, editor: str
) -> list[str]:
    if fmt == "tmx":
        from aligner.exchange.tmx import write_tmx

        return write_tmx(units, draft, confirmed_only=confirmed, editor=editor)
    from aligner.exchange.xliff import write_xliff

    write_xliff(units, draft)
    return []


def _write_one(work: Work, draft: Path, fmt: str, front: "Front | None") -> None:
    match fmt:
        case "beads":
            write_beads(work.links, draft)
        case "ladder":
            write_ladder(work.links, draft)
        case "json":
            write_json(reviewed_rows(work), draft)
        case "tei":
            from aligner.exchange.tei import write_tei

            write_tei(work, draft)
        case "html":
            from aligner.exchange.edition import Front, write_edition

            write_edition(work, draft, front or Front())
        case _:
            from aligner.tables import write_table

            write_table(work, draft, fmt)


def written_files(work: Work, path: Path, fmt: str) -> list[Path]:
    """Name the files that an export to `path` makes: it, and those of the sentences beside it."""
    if fmt not in _WITH_SENTENCES:
        return [path]
    from aligner.exchange.sentence_files import beside

    documents = ((side, work.document(side), work.document(side.other)) for side in Side)
    return [path, *(beside(path, here, there, side) for side, here, there in documents)]


def _write_three(work: Work, path: Path, fmt: str, *, force: bool) -> None:
    """Write the links and the sentences of both sides; all three appear, or none."""
    from aligner.exchange.ces import write_ces
    from aligner.exchange.intertext import write_intertext

    files = written_files(work, path, fmt)
    with all_written_whole(files, overwrite=force) as drafts:
        names = (files[1].name, files[2].name)
        write = write_ces if fmt == "ces" else write_intertext
        write(work, drafts[0], (drafts[1], drafts[2]), names)


def chosen_format(path: Path, fmt: str | None, known: Sequence[str]) -> str:
    """Give the format asked for, else the one the file's ending means.

    Raises:
        AlignerError: It is not among those known.
    """
    chosen = (path.suffix.removeprefix(".") if fmt is None else fmt).lower()
    chosen = _ENDINGS.get(chosen, chosen)
    if chosen not in known:
        raise AlignerError(
            f"{path}: unknown format {chosen!r}; name one with --format: {', '.join(known)}"
        )
    return chosen
