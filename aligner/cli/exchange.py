"""`aligner export` and `aligner import`."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.cli.app import Json, WorkFolder, app, print_json, print_table, shortened, warn
from aligner.cli.overwriting import may_write_over
from aligner.errors import AlignerError
from aligner.model import Side
from aligner.store import FILE_NAME
from aligner.works import SETTINGS_NAME, front_of, open_work, read_settings

if TYPE_CHECKING:
    from aligner.exchange import Imported
    from aligner.store.snapshot import Snapshot

_MOST_TEXTS = 10

Format = Annotated[
    str | None,
    typer.Option("--to", "--format", help="The format, if the file's ending does not say it."),
]


@app.command()
def export(
    work: WorkFolder,
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help="The file to write.", readable=False)
    ] = None,
    fmt: Format = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write, named here instead.")
    ] = None,
    confirmed: Annotated[
        bool, typer.Option("--confirmed", help="Only confirmed links (TMX).")
    ] = False,
    remarks: Annotated[
        bool, typer.Option("--remarks", help="With the editor's comments and doubts (html).")
    ] = False,
    editor: Annotated[
        str | None, typer.Option(help="Who reviewed it, if not as work.toml says (TMX).")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    as_json: Json = False,
) -> None:
    """Write the links of a work for other programs.

    tmx, xliff, tsv, csv, xlsx, parquet, json, tei, ces and intertext (with two files of
    sentences beside), beads (vecalign), ladder (hunalign); html is a bilingual reading edition
    for any browser. docs/formats.md says what each holds.

    Example: aligner export texts/moskau-1921 moskau.tmx
    """
    from aligner.exchange import EXPORTS, STREAMED, chosen_format

    path = _one_of(out, output)
    chosen = chosen_format(path, fmt, EXPORTS)
    if confirmed and chosen != "tmx":
        raise AlignerError(f"{path}: only a tmx can hold confirmed links alone; leave it out")
    if remarks and chosen != "html":
        raise AlignerError(f"{path}: --remarks goes with html; other formats hold them anyway")
    if editor is not None and chosen != "tmx":
        raise AlignerError(f"{path}: --editor goes with tmx; other formats name nobody")
    if chosen in STREAMED:
        told = (confirmed, editor)
        warnings = _export_stored(work, path, chosen, told, force=force)
    else:
        warnings = _export_work(work, path, chosen, remarks=remarks, force=force)
    for warning in warnings:
        warn(warning)
    if as_json:
        print_json({"written": str(path), "bytes": path.stat().st_size, "warnings": warnings})
    else:
        typer.echo(f"written: {path}")


def _export_stored(
    work: Path, path: Path, fmt: str, told: tuple[bool, str | None], *, force: bool
) -> list[str]:
    """Write from the work file as it is read; told are --confirmed and --editor."""
    from aligner.exchange import export_stored
    from aligner.exchange.files import spare

    confirmed, editor = told
    with _snapshot(work) as stored:
        folder = stored.path.parent
        names = (stored.document(side)[0] for side in Side)
        spare(path, _own(folder, *names))
        force = may_write_over([path], force=force)
        if editor is None and (folder / SETTINGS_NAME).is_file():
            editor = read_settings(folder).editor
        return export_stored(
            stored, path, fmt, force=force, confirmed=confirmed, editor=editor or ""
        )


def _export_work(work: Path, path: Path, fmt: str, *, remarks: bool, force: bool) -> list[str]:
    from aligner.exchange import export_links, written_files
    from aligner.exchange.files import spare

    with open_work(work) as file:
        exported = file.work()
        folder = file.path.parent
        files = written_files(exported, path, fmt)
        for one in files:
            spare(one, _own(folder, exported.source.name, exported.target.name))
        force = may_write_over(files, force=force)
        front = front_of(folder, remarks=remarks) if fmt == "html" else None
        return export_links(exported, path, fmt, force=force, front=front)


def _snapshot(work: Path) -> "Snapshot":
    from aligner.store.snapshot import Snapshot

    if work.is_file() and work.name == FILE_NAME:
        return Snapshot(work)
    if not work.is_dir():
        raise AlignerError(f"{work}: no such work folder")
    return Snapshot(work / FILE_NAME)


def _own(folder: Path, *texts: str) -> list[Path]:
    """Name the files a work is made of."""
    return [folder / name for name in (FILE_NAME, SETTINGS_NAME, *texts)]


def _one_of(out: Path | None, output: Path | None) -> Path:
    if out is None and output is None:
        raise AlignerError("export: name the file to write, for example -o edition.html")
    if out is not None and output is not None:
        raise AlignerError(f"{out} and {output}: name one file to write")
    return out or output or Path()


@app.command(name="import")
def import_(
    work: WorkFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file.")],
    fmt: Format = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="Take sentences that read otherwise as corrections.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take over what was reviewed elsewhere.

    tmx, xliff, tsv, csv, xlsx, parquet, tei, ces, intertext: a link of the same texts takes over
    status and comment, sentences grouped otherwise are linked as they are there, and a link
    whose text has changed since takes the comment only. beads and ladder replace the links.
    Sentences that read otherwise are shown, and with --texts taken as corrections.
    Confirmed links are never changed, and one "undo" takes it all back.

    Example: aligner import texts/moskau-1921 reviewed.tmx
    """
    from aligner.edit import with_texts
    from aligner.exchange import import_links, narrowed
    from aligner.store.snapshot import bare_work

    with open_work(work) as opened:
        found = import_links(bare_work(opened), file, fmt)
        edit = found.edit
        if texts and found.corrections:
            told = {(text.side, text.sentence): text.text for text in found.corrections}
            edit = with_texts(opened.work(), edit, told)
        if found.changed or edit.rewritings:
            opened.record(narrowed(edit))
    if as_json:
        counts = {"changed": found.changed, "same": found.same, "not_taken": found.left}
        counts["corrected"] = len(edit.rewritings)
        others = [*map(asdict, found.corrections), *map(asdict, found.unplaced)]
        print_json({**counts, "other_texts": others})
        return
    typer.echo(f"links changed: {found.changed}; the same as before: {found.same}")
    if found.left:
        typer.echo(f"units whose texts no link has: {found.left}")
    if edit.rewritings:
        typer.echo(f"sentences corrected: {len(edit.rewritings)}")
    _tell_texts(file, found, taken=texts)


def _tell_texts(file: Path, found: "Imported", *, taken: bool) -> None:
    """Show the texts that read otherwise in the file and are not taken over."""
    left = () if taken else found.corrections
    rows = [(text.row, text.side, text.sentence, text.text) for text in left]
    rows += [(text.row, text.side, "several sentences", text.text) for text in found.unplaced]
    if not rows:
        return
    remedy = "" if taken else " (--texts takes them)"
    typer.echo(f"texts that read otherwise there, and stay as they are here{remedy}: {len(rows)}")
    shown = [
        (f"{file}:{row}" if row else file, side, sentence, shortened(text, 80))
        for row, side, sentence, text in rows[:_MOST_TEXTS]
    ]
    print_table(shown)
    if len(rows) > _MOST_TEXTS:
        typer.echo(f"and {len(rows) - _MOST_TEXTS} more; --json shows all")
