"""The Typer application, and how commands speak: tables for people, JSON for machines."""

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap
from typing import Annotated

import typer
from typer.exceptions import TyperException

from aligner import __version__
from aligner.errors import AlignerError, in_one_line
from aligner.languages import checked_code
from aligner.model import Finding
from aligner.stopping import STOPPED, stopped

app = typer.Typer(
    name="aligner",
    help="A workbench for editors of scholarly translations: align, review, check, export.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_MOST_WARNINGS = 10
_LEAST_ROOM = 24  # columns that the last column of a table must have to be folded into


def _folder(name: str) -> Path:
    if not name:
        raise typer.BadParameter("name a folder")
    return Path(name)


def _code(code: str) -> str:
    try:
        return checked_code(code)
    except AlignerError as error:
        raise typer.BadParameter(str(error)) from None


Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
WorkFolder = Annotated[Path, typer.Argument(metavar="WORK", help="A work folder.", parser=_folder)]
SourceLang = Annotated[
    str, typer.Option(help="Language of the original.", metavar="CODE", parser=_code)
]
TargetLang = Annotated[
    str, typer.Option(help="Language of the translation.", metavar="CODE", parser=_code)
]
Lang = Annotated[
    str | None,
    typer.Option(
        help="Its language, for example de or tr; else what its name or its words say.",
        metavar="CODE",
        parser=_code,
    ),
]
Large = Annotated[bool, typer.Option("--large", help="Read files of more than 100 MB too.")]
Model = Annotated[
    str | None,
    typer.Option(
        help="An embedding model: bundled (German-Turkish takes it anyway), none, the folder of "
        "a sentence-transformers model, or the name of one in the cache."
    ),
]


def run(arguments: Sequence[str]) -> int:
    """Run a command; an error becomes one line on standard error and exit status 2.

    With ALIGNER_DEBUG set in the environment an error is shown as Python shows it.
    """
    try:
        status = app(list(arguments), standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        return _complain(f'{error.format_message()} (see "aligner --help")')
    except KeyboardInterrupt:
        status = STOPPED
    except BrokenPipeError:
        _write_nowhere()  # the reader of a pipe has gone; there is nobody to tell
        return 1
    except Exception as error:  # the door: nobody is shown a traceback
        if os.environ.get("ALIGNER_DEBUG"):
            raise
        _write_nowhere()
        return _complain(in_one_line(error))
    if status == STOPPED:  # what Typer gives, too, for Ctrl-C
        stopped()
        _complain("stopped")
    return status if isinstance(status, int) else 0


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(f"aligner {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _complain(message: str) -> int:
    shown = " ".join(message.split()).encode("utf-8", "backslashreplace").decode()
    typer.echo(f"aligner: {shown}", err=True)
    return 2


def _write_nowhere() -> None:
    """Throw away what is still to be printed, so that it does not fail once more at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_json(value: object) -> None:
    """Print a value as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_table(rows: Iterable[Sequence[object]], right: Sequence[int] = ()) -> None:
    """Print rows in columns, those of `right` flush right; the last column is not padded.

    On a terminal it goes on below itself where a line is too short for it. What would steer the
    terminal is shown as \N{REPLACEMENT CHARACTER}.
    """
    cells = [[_CONTROL.sub("\ufffd", str(cell)) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    for row in cells:
        padded = [
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  " + "  ".join(padded).rstrip()
        for part in _folded(line, len(line) - len(padded[-1].rstrip())):
            typer.echo(part)


def _folded(line: str, indent: int) -> list[str]:
    """Divide a line that is too long for the terminal, if there is one, at its spaces."""
    room = get_terminal_size().columns
    if not sys.stdout.isatty() or len(line) <= room or room < indent + _LEAST_ROOM:
        return [line]
    return wrap(line, room, subsequent_indent=" " * indent) or [line]


def counted(count: int, thing: str) -> str:
    """Say how many of a thing there are.

    >>> counted(1, "finding"), counted(2, "finding")
    ('1 finding', '2 findings')
    """
    return f"{count} {thing}{'' if count == 1 else 's'}"


def warn(message: str) -> None:
    """Print a warning on standard error."""
    typer.echo(f"aligner: warning: {message}", err=True)


def warn_of(findings: Sequence[Finding], name: str) -> None:
    """Print what a reader could not settle in a file; of many only the first."""
    for finding in findings[:_MOST_WARNINGS]:
        warn(f"{name}: {finding.sentence}: {finding.message}")
    if len(findings) > _MOST_WARNINGS:
        warn(f"{name}: and {len(findings) - _MOST_WARNINGS} more such findings")


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


@contextlib.contextmanager
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
