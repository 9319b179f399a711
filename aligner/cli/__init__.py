"""The command line: one file a group of commands; the one place where errors are printed."""

from aligner.cli import (
    alignment,
    checks,
    exchange,
    glossary,
    memories,
    reading,
    review,
    train,
    works,
)
from aligner.cli.app import app, run

__all__ = [
    "alignment",
    "app",
    "checks",
    "exchange",
    "glossary",
    "memories",
    "reading",
    "review",
    "run",
    "train",
    "works",
]
