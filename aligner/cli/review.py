"""`aligner review` and `aligner demo`."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.app import Json, Model, WorkFolder, app, print_json, progress_bar, warn
from aligner.cli.checks import print_findings, record
from aligner.cli.works import print_summary, summary
from aligner.errors import AlignerError
from aligner.store import FILE_NAME
from aligner.works import SETTINGS_NAME, bundled_sample, findings_of, make_work, open_work

_MOST_FINDINGS = 12


@app.command()
def review(
    work: Annotated[Path | None, typer.Argument(metavar="WORK", help="A work folder.")] = None,
) -> None:
    """Open the review application on a work; without one, choose among those found here.

    Example: aligner review texts/moskau-1921
    """
    import tui

    raise typer.Exit(tui.main([str(work)] if work else []))


@app.command()
def demo(
    folder: WorkFolder = Path("demo"),
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Align the bundled sample and show what comes out: links, findings, a memory.

    A demonstration that is there already, and what was reviewed in it, is kept.

    Example: aligner demo
    """
    from aligner.exchange import export_links

    _check_sample(folder)
    if not (folder / FILE_NAME).exists():
        _copy_sample(folder)
        with progress_bar() as bar:
            make_work(folder, model=model, progress=bar).close()
    with open_work(folder) as file:
        work = file.work()
        findings = findings_of(folder, file.alignment().model, work)
    written = [folder / "memory.tmx", folder / "links.tsv"]
    for path in written:
        for warning in export_links(work, path, force=True):
            warn(warning)
    if as_json:
        files = [str(path) for path in written]
        print_json(summary(work) | {"findings": [record(f) for f in findings], "files": files})
        return
    print_summary(work)
    typer.echo(f"\nfindings (the surest {min(_MOST_FINDINGS, len(findings))} of {len(findings)})")
    print_findings(findings[:_MOST_FINDINGS])
    typer.echo("\nwritten")
    for path in (folder / FILE_NAME, *written):
        typer.echo(f"  {path}")
    tool = "aligner" if shutil.which("aligner") else sys.argv[0]
    typer.echo(f"\nall findings: {tool} check {folder}\nreview it:    {tool} review {folder}")


def _check_sample(folder: Path) -> None:
    """Refuse a folder that holds anything but the sample: its files would be written over."""
    if not folder.exists() or not any(folder.iterdir()):
        return
    mine, there = bundled_sample() / SETTINGS_NAME, folder / SETTINGS_NAME
    if not there.is_file() or there.read_bytes() != mine.read_bytes():
        raise AlignerError(f"{folder}: holds something else already; name another folder")


def _copy_sample(folder: Path) -> None:
    try:
        shutil.copytree(bundled_sample(), folder, dirs_exist_ok=True, ignore=_only_texts)
    except OSError as error:
        raise AlignerError(f"{folder}: cannot be written: {error}") from error


def _only_texts(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith((".txt", ".toml"))]
