"""`aligner align` and `aligner realign`."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.cli.app import (
    Json,
    Large,
    Model,
    SourceLang,
    TargetLang,
    WorkFolder,
    app,
    print_json,
    progress_bar,
    warn,
    warn_of,
)
from aligner.cli.overwriting import may_write_over
from aligner.cli.reading import Ocr
from aligner.errors import AlignerError
from aligner.model import Work
from aligner.works import Settings, Text, align_again, align_texts, open_work

if TYPE_CHECKING:
    from aligner.aligning import Encoder

_FORMATS = ("beads", "tsv", "json", "tmx")


@app.command()
def align(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="The original.")],
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="The translation.")],
    source_lang: SourceLang = "de",
    target_lang: TargetLang = "tr",
    presegmented: Annotated[
        bool, typer.Option("--presegmented", help="One sentence a line; empty lines count.")
    ] = False,
    model: Model = None,
    to: Annotated[str | None, typer.Option(help="beads, tsv, json or tmx.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; - is standard output.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    large: Large = False,
    ocr: Ocr = False,
    as_json: Json = False,
) -> None:
    """Align two texts in one go, without keeping a work.

    Example: aligner align de.txt tr.txt --to tmx -o memory.tmx
    """
    from aligner.exchange.files import spare

    def load() -> "Encoder | None":
        from aligner.aligning import chosen_encoder

        return chosen_encoder(model, (source_lang, target_lang))

    fmt = _chosen(to, output, as_json=as_json)
    if output is not None:
        spare(output, (source, target))
        force = may_write_over([output], force=force)
    settings = Settings(
        source.stem,
        Text(source, source_lang, presegmented=presegmented, ocr=ocr),
        Text(target, target_lang, presegmented=presegmented, ocr=ocr),
    )
    with progress_bar() as bar:
        work, _ = align_texts(settings, source.parent, load, bar, large=large)
    for document in (work.source, work.target):
        warn_of(document.findings, document.name)
    if output is not None and output != Path("-"):
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


def _chosen(to: str | None, output: Path | None, *, as_json: bool) -> str:
    """Settle the format by --to, --json or the file's ending, which must not contradict."""
    ending = output.suffix.removeprefix(".") if output else ""
    if as_json and to not in (None, "json"):
        raise AlignerError(f"--to {to} and --json contradict each other; give one of them")
    fmt = to if to is not None else "json" if as_json else ending or "beads"
    if fmt not in _FORMATS:
        raise AlignerError(f"--to {fmt}: there are: {', '.join(_FORMATS)}")
    if ending in _FORMATS and ending != fmt:
        raise AlignerError(f"{output}: would hold {fmt}; give it the ending .{fmt}")
    return fmt


@app.command()
def realign(work: WorkFolder, model: Model = None, as_json: Json = False) -> None:
    """Align a work again between its confirmed links, which stay as they are.

    Links with a comment stay too. The model is the one the work was made with, if no other is
    named. One "undo" in the review takes it all back.

    Example: aligner realign texts/moskau-1921
    """
    with open_work(work) as file:
        opened = file.work()
        chosen = model or file.alignment().model
        with progress_bar() as bar:
            edit = align_again(
                file.path.parent, chosen, opened, progress=lambda share: bar("aligning", share)
            )
        before, after = (
            {(link.source, link.target) for link in links} for links in (edit.removed, edit.added)
        )
        if before != after:
            file.record(edit)
        count = len(file.links)
    new, gone = len(after - before), len(before - after)
    if as_json:
        print_json({"links": count, "new": new, "gone": gone})
    else:
        typer.echo(f"{count} links: {new} new, {gone} gone")
