"""`aligner train`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from aligner.cli.app import Json, app, print_json, progress_bar, warn
from aligner.errors import AlignerError


@app.command()
def train(
    bitext: Annotated[
        list[Path],
        typer.Option(
            "--bitext", help="TMX, or two columns with a tab between; may be given again."
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Model folder to make.")],
    more: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILES]...", help="More files of bitext.")
    ] = None,
    langs: Annotated[tuple[str, str], typer.Option(help="Languages of source and target.")] = (
        "de",
        "tr",
    ),
    without: Annotated[
        list[Path] | None,
        typer.Option(help="Test sentences, one a line, that no pair may hold; may be repeated."),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--from", help='Static model to go on from: "bundled", or a folder.'),
    ] = None,
    dim: Annotated[int | None, typer.Option(help="Dimensions of the vectors.")] = None,
    vocab: Annotated[int | None, typer.Option(help="Pieces of the tokenizer.")] = None,
    epochs: Annotated[int | None, typer.Option(help="How often a pair is seen.")] = None,
    batch: Annotated[int | None, typer.Option(help="Pairs compared at a time.")] = None,
    rate: Annotated[float | None, typer.Option(help="Learning rate at the start.")] = None,
    seed: Annotated[int | None, typer.Option(help="What chance begins with.")] = None,
    as_json: Json = False,
) -> None:
    """Train a model from bitext, or go on training one with what you have confirmed.

    Training from 300,000 pairs takes 10 to 15 minutes on two cores and 2.3 GB of memory.

    Example: aligner train --bitext memory.tmx --from bundled -o my-model
    """
    from aligner.training.bitext import read_bitext
    from aligner.training.recipe import GOING_ON, Recipe
    from aligner.training.train import train as train_model

    if start and (dim or vocab):
        raise AlignerError("--from: dimensions and pieces are those of the model gone on from")
    given: dict[str, Any] = {"dim": dim, "vocab": vocab, "epochs": epochs, "batch": batch}
    given |= {"rate": rate, "seed": seed}
    given = {name: value for name, value in given.items() if value is not None}
    recipe = replace(GOING_ON if start else Recipe(), **given)
    with progress_bar() as bar:
        bar("reading", 0.0)
        pairs = read_bitext([*bitext, *(more or ())], langs, without or ())
        train_model(pairs, output, recipe, start=start, progress=bar)
    for remark in pairs.remarks:
        warn(remark)
    if as_json:
        print_json({"written": str(output), "pairs": len(pairs.pairs)})
    else:
        typer.echo(f"written: {output}, from {len(pairs.pairs):,} pairs")
