"""`aligner align` and `aligner realign`."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from aligner.cli.app import Json, Large, Model, WorkFolder, app, print_json, progress_bar, warn
from aligner.errors import AlignerError
from aligner.model import Work
from aligner.works import Settings, Text, align_texts, glossary_of, open_work

_FORMATS = ("beads", "tsv", "json", "tmx")


@app.command()
def align(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="The original.")],
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="The translation.")],
    source_lang: Annotated[str, typer.Option(help="Language of the original.")] = "de",
    target_lang: Annotated[str, typer.Option(help="Language of the translation.")] = "tr",
    presegmented: Annotated[
        bool, typer.Option("--presegmented", help="One sentence a line; empty lines count.")
    ] = False,
    model: Model = None,
    to: Annotated[str | None, typer.Option(help="beads, tsv, json or tmx.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    large: Large = False,
    as_json: Json = False,
) -> None:
    """Align two texts in one go, without keeping a work.

    Example: aligner align de.txt tr.txt --to tmx -o memory.tmx
    """
    fmt = _chosen("json" if as_json and to is None else to, output)
    settings = Settings(
        source.stem,
        Text(source, source_lang, presegmented=presegmented),
        Text(target, target_lang, presegmented=presegmented),
    )
    with progress_bar() as bar:
        work, _ = align_texts(settings, source.parent, model, bar, large=large)
    for finding in (*work.source.findings, *work.target.findings):
        warn(f"{finding.side}: {finding.message}")
    if output is not None:
        _write(work, output, fmt, force=force)
    else:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "links"
            _write(work, path, fmt)
            typer.echo(path.read_text(encoding="utf-8"), nl=False)


def _write(work: Work, path: Path, fmt: str, *, force: bool = False) -> None:
    """Write the links; nothing has been reviewed, so JSON has neither status nor comment."""
    from aligner.exchange import export_links
    from aligner.exchange.files import written_whole
    from aligner.exchange.rows import rows, write_json

    if fmt == "json":
        with written_whole(path, overwrite=force) as draft:
            write_json(rows(work), draft)
        return
    for warning in export_links(work, path, fmt, force=force):
        warn(warning)


def _chosen(to: str | None, output: Path | None) -> str:
    fmt = to or (output.suffix.removeprefix(".") if output else "beads")
    if fmt not in _FORMATS:
        raise AlignerError(f"--to {fmt}: there are: {', '.join(_FORMATS)}")
    return fmt


@app.command()
def realign(work: WorkFolder, model: Model = None, as_json: Json = False) -> None:
    """Align a work again between its confirmed links, which stay as they are.

    Links with a comment stay too. One "undo" in the review takes it all back.

    Example: aligner realign texts/moskau-1921
    """
    from aligner.aligning import Aids, load_encoder
    from aligner.aligning.realign import realign as align_again

    with open_work(work) as file:
        aids = Aids(glossary_of(work), load_encoder(model) if model else None)
        with progress_bar() as bar:
            edit = align_again(file.work(), aids, lambda share: bar("aligning", share))
        changed = len(set(map(str, edit.removed)) ^ set(map(str, edit.added)))
        if changed:
            file.record(edit)
        if as_json:
            print_json({"links": len(edit.added), "changed": changed})
        else:
            typer.echo(f"{len(edit.added)} links, {changed} of them new or gone")
