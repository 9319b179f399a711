"""Asking before a file is written over."""

import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from aligner.errors import AlignerError


def may_write_over(paths: Iterable[Path], *, force: bool) -> bool:
    """Say whether files that are there may be written over: with `--force`, or if the user agrees.

    Where there is no terminal nobody is asked, and writing refuses it.

    Raises:
        AlignerError: The user wants to keep them.
    """
    there = [path for path in paths if path.is_file()]
    if force or not there or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return force
    names = ", ".join(map(str, there))
    asked = "exists already; write over it?" if len(there) == 1 else "exist; write over them?"
    try:
        agreed = typer.confirm(f"{names}: {asked}", err=True)
    except typer.Abort:
        agreed = False
    if not agreed:
        raise AlignerError(f"{names}: not written over; nothing was written")
    return True
