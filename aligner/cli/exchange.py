"""`aligner export` and `aligner import`."""

from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.app import Json, WorkFolder, app, print_json, warn
from aligner.works import open_work

Format = Annotated[
    str | None, typer.Option("--format", help="The format, if the file's ending does not say it.")
]


@app.command()
def export(
    work: WorkFolder,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")],
    fmt: Format = None,
    confirmed: Annotated[
        bool, typer.Option("--confirmed", help="Only confirmed links (TMX).")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    as_json: Json = False,
) -> None:
    """Write the links of a work: tmx, tsv, csv, parquet, json or beads.

    Example: aligner export texts/moskau-1921 moskau.tmx
    """
    from aligner.exchange import export_links

    with open_work(work) as file:
        warnings = export_links(file.work(), out, fmt, force=force, confirmed=confirmed)
    for warning in warnings:
        warn(warning)
    if as_json:
        print_json({"written": str(out), "bytes": out.stat().st_size, "warnings": warnings})
    else:
        typer.echo(f"written: {out}")


@app.command(name="import")
def import_(
    work: WorkFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A TMX memory, or beads.")],
    fmt: Format = None,
    as_json: Json = False,
) -> None:
    """Take over what was reviewed elsewhere: units of a TMX confirm the links they equal.

    Beads replace the links; confirmed links are never changed. One "undo" takes it back.

    Example: aligner import texts/moskau-1921 reviewed.tmx
    """
    from aligner.exchange import import_links

    with open_work(work) as opened:
        edit, taken, left = import_links(opened.work(), file, fmt)
        if edit.added != edit.removed:
            opened.record(edit)
    if as_json:
        print_json({"taken": taken, "not_taken": left})
    else:
        typer.echo(f"taken: {taken}; without a link of the same texts: {left}")
