"""`aligner new` and `aligner status`."""

from collections import Counter
from pathlib import Path
from typing import Annotated

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
    print_table,
    progress_bar,
    shortened,
    warn_of,
)
from aligner.cli.reading import Ocr
from aligner.errors import AlignerError
from aligner.model import Link, Side, Work
from aligner.works import Settings, Text, make_work, open_work

_LEAST_SURE = 5


@app.command()
def new(
    work: WorkFolder,
    source: Annotated[Path | None, typer.Option(help="The original.")] = None,
    target: Annotated[Path | None, typer.Option(help="The translation.")] = None,
    source_lang: SourceLang = "de",
    target_lang: TargetLang = "tr",
    title: Annotated[str | None, typer.Option(help="What the work is called.")] = None,
    model: Model = None,
    large: Large = False,
    ocr: Ocr = False,
    as_json: Json = False,
) -> None:
    """Make a work: read two texts, split them, align them, store them in a folder.

    A folder with a work.toml needs no --source and --target. Nothing is overwritten.

    Example: aligner new texts/aufsatz --source de.txt --target tr.txt
    """
    if (source is None) != (target is None):
        raise AlignerError("give both --source and --target, or neither if there is a work.toml")
    if ocr and source is None:
        raise AlignerError("--ocr goes with --source and --target; a work.toml says ocr = true")
    settings = None
    if source is not None and target is not None:
        name = title or work.resolve().name
        settings = Settings(
            name, Text(source, source_lang, ocr=ocr), Text(target, target_lang, ocr=ocr)
        )
    with progress_bar() as bar:
        file = make_work(work, settings, model, bar, large=large)
    with file:
        made = file.work()
    for document in (made.source, made.target):
        warn_of(document.findings, document.name)
    _report(made, as_json=as_json)
    if not as_json:
        typer.echo(f'\nReview it: aligner review "{work}"')


@app.command()
def status(work: WorkFolder, as_json: Json = False) -> None:
    """Show how far a work is: links by kind and status, the least sure ones.

    Example: aligner status texts/moskau-1921
    """
    with open_work(work) as file:
        _report(file.work(), as_json=as_json)


def _report(work: Work, *, as_json: bool) -> None:
    if as_json:
        print_json(summary(work))
    else:
        print_summary(work)


def summary(work: Work) -> dict[str, object]:
    """Sum a work up, for machines."""
    from aligner.tables import kinds

    return {
        "title": work.title,
        "sentences": {side.value: len(work.document(side).sentences) for side in Side},
        "notes": {side.value: _notes(work, side) for side in Side},
        "links": len(work.links),
        "kinds": {kind: count for kind, count, _ in kinds(work)},
        "statuses": dict(Counter(link.status.value for link in work.links)),
        "confidence": round(_mean(work), 4),
    }


def print_summary(work: Work) -> None:
    """Sum a work up, for people."""
    from aligner.tables import kinds

    typer.echo(f"{work.title}")
    for side in Side:
        document = work.document(side)
        typer.echo(
            f"  {side.value}: {document.name} ({document.lang}), "
            f"{len(document.sentences)} sentences, {_notes(work, side)} notes"
        )
    typer.echo(f"\n{len(work.links)} links, mean confidence {_mean(work):.2f}")
    rows = [(kind, count, f"{mean:.2f}") for kind, count, mean in kinds(work)]
    print_table([("kind", "links", "confidence"), *rows], right=(1, 2))
    statuses = Counter(link.status.value for link in work.links)
    typer.echo("  " + ", ".join(f"{count} {status}" for status, count in statuses.items()))
    typer.echo("\nthe least sure")
    least = sorted(enumerate(work.links, start=1), key=_confidence)[:_LEAST_SURE]
    print_table([_row(work, number, link) for number, link in least], right=(0, 2))


def _row(work: Work, number: int, link: Link) -> tuple[object, ...]:
    source, target = work.text(link, Side.SOURCE), work.text(link, Side.TARGET)
    percent = f"{link.confidence:.0%}"
    return (number, link.kind, percent, shortened(source or "∅", 44), shortened(target or "∅", 44))


def _confidence(numbered: tuple[int, Link]) -> float:
    return numbered[1].confidence


def _mean(work: Work) -> float:
    return sum(link.confidence for link in work.links) / max(len(work.links), 1)


def _notes(work: Work, side: Side) -> int:
    """Count the notes of a side, the unnumbered ones too."""
    notes = (s.id.split(".")[0] for s in work.document(side).sentences if s.part == "note")
    return len(set(notes))
