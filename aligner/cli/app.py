"""The Typer application, and how commands speak: tables for people, JSON for machines."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from aligner import __version__
from aligner.errors import AlignerError

app = typer.Typer(
    name="aligner",
    help="A workbench for editors of scholarly translations: align, review, check, export.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
WorkFolder = Annotated[Path, typer.Argument(metavar="WORK", help="A work folder.")]
Large = Annotated[bool, typer.Option("--large", help="Read files of more than 100 MB too.")]
Model = Annotated[
    str | None,
    typer.Option(help="A sentence-transformers model: a folder, or a name that is in the cache."),
]


def run(arguments: Sequence[str]) -> int:
    """Run a command; an error becomes one line on standard error and exit status 2."""
    try:
        status = app(list(arguments), standalone_mode=False)
    except AlignerError as error:
        return _complain(str(error))
    except TyperException as error:
        return _complain(f'{error.format_message()} (see "aligner --help")')
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has gone; there is nobody to tell
        return 1
    return status if isinstance(status, int) else 0


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(f"aligner {__version__}")
        raise typer.Exit


def _complain(message: str) -> int:
    typer.echo(f"aligner: {' '.join(message.split())}", err=True)
    return 2


def print_json(value: object) -> None:
    """Print a value as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_table(rows: Iterable[Sequence[object]], right: Sequence[int] = ()) -> None:
    """Print rows in columns, those of `right` flush right; the last column is not padded."""
    cells = [[str(cell) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    for row in cells:
        padded = [
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        typer.echo("  " + "  ".join(padded).rstrip())


def warn(message: str) -> None:
    """Print a warning on standard error."""
    typer.echo(f"aligner: warning: {message}", err=True)


class _Bar:
    """A progress bar on standard error; it draws nothing where that is no terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = ""

    def __call__(self, what: str, share: float) -> None:
        """Show what is being done and how far it is, 0 to 1."""
        filled = round(share * 24)
        line = f"{what:<32.32} [{'█' * filled}{'·' * (24 - filled)}]"
        if self._shown and line != self._last:
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()
            self._last = line

    def clear(self) -> None:
        """Wipe the bar away."""
        if self._last:
            sys.stderr.write("\r" + " " * len(self._last) + "\r")


@contextmanager
def progress_bar() -> Iterator[_Bar]:
    """Show progress on a terminal while the block runs."""
    bar = _Bar()
    try:
        yield bar
    finally:
        bar.clear()


def shortened(text: str, width: int) -> str:
    """Cut a text to a width, with an ellipsis."""
    return text if len(text) <= width else text[: width - 1] + "…"
