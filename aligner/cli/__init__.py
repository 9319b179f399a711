"""The command line: one file a group of commands; the one place where errors are printed."""

from aligner.cli import alignment, checks, exchange, glossary, reading, review, train, works
from aligner.cli.app import app, run

__all__ = [
    "alignment",
    "app",
    "checks",
    "exchange",
    "glossary",
    "reading",
    "review",
    "run",
    "train",
    "works",
]
