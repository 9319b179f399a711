"""Links as hunalign writes them: a ladder of rungs `source TAB target TAB score`.

A link is what lies between two rungs.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.model import Link

_LONGEST_NUMBER = 10


def write_ladder(links: Sequence[Link], path: Path) -> None:
    """Write links, one rung each and one at the end.

    Raises:
        AlignerError: Links cross, which a ladder cannot hold.
    """
    source = target = 0
    rungs = []
    for number, link in enumerate(links, start=1):
        if (link.source and link.source.start != source) or (
            link.target and link.target.start != target
        ):
            raise AlignerError(
                f"link {number} crosses another, which a ladder cannot hold; export beads"
            )
        rungs.append(f"{source}\t{target}\t{link.confidence:.4f}\n")
        source, target = source + len(link.source), target + len(link.target)
    path.write_text("".join(rungs) + f"{source}\t{target}\t0\n", encoding="utf-8")


def read_ladder(path: Path) -> list[tuple[range, range]]:
    """Read links.

    Raises:
        AlignerError: A line is no rung, or lies below the one before it.
    """
    rungs = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        cells = line.split("\t")[:2]
        if len(cells) < 2 or not all(_is_number(cell) for cell in cells):
            raise AlignerError(
                f"{path}:{number}: no rung of a ladder (two numbers, tab between); "
                "run hunalign without -text"
            )
        rungs.append((int(cells[0]), int(cells[1])))
        if len(rungs) > 1 and not (rungs[-2][0] <= rungs[-1][0] and rungs[-2][1] <= rungs[-1][1]):
            raise AlignerError(f"{path}:{number}: the ladder goes down here")
    return [
        (range(low[0], high[0]), range(low[1], high[1]))
        for low, high in pairwise(rungs)
        if low != high
    ]


def _is_number(cell: str) -> bool:
    return cell.isascii() and cell.isdecimal() and len(cell) < _LONGEST_NUMBER
