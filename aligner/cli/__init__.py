"""The command line: one file a group of commands; the one place where errors are printed."""

import sys

from aligner.cli import alignment, checks, exchange, reading, review, train, works
from aligner.cli.app import app, run

__all__ = ["alignment", "app", "checks", "exchange", "main", "reading", "review", "train", "works"]


def main() -> None:
    """Run the command line and exit: 0 done, 1 findings with --fail-on-findings, 2 an error."""
    sys.exit(run(sys.argv[1:]))
