"""Links as vecalign writes them, one a line: `[0]:[0, 1]`, an empty side as `[]`."""

import re
from collections.abc import Sequence
from pathlib import Path

from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.model import Link

_LONGEST_NUMBER = 10
_LINE = re.compile(r"\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\]", re.ASCII)


def bead(link: Link) -> str:
    """Write one link."""
    return f"{list(link.source)}:{list(link.target)}"


def read_beads(path: Path) -> list[tuple[range, range]]:
    """Read links.

    Raises:
        AlignerError: A line is no link, or one of nothing, or a side is not a run of
            consecutive sentences.
    """
    links = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        found = _LINE.match(line.strip())
        if not found:
            raise AlignerError(f"{path}:{number}: not a link such as [0]:[0, 1]")
        link = (_run(path, number, found[1]), _run(path, number, found[2]))
        if not any(link):
            raise AlignerError(f"{path}:{number}: a link of nothing with nothing")
        links.append(link)
    return links


def _run(path: Path, number: int, text: str) -> range:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdecimal() and len(part) < _LONGEST_NUMBER for part in parts):
        raise AlignerError(f"{path}:{number}: not a link such as [0]:[0, 1]")
    positions = [int(part) for part in parts]
    if not positions:
        return range(0)
    run = range(positions[0], positions[-1] + 1)
    if list(run) != positions:
        raise AlignerError(f"{path}:{number}: {positions} are not consecutive sentences")
    return run


def write_beads(links: Sequence[Link], path: Path) -> None:
    """Write links, one a line."""
    path.write_text("".join(f"{bead(link)}\n" for link in links), encoding="utf-8")
