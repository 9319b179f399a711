"""Glossaries for OmegaT: `source TAB target TAB comment`, a file called .utf8 or .txt."""

from collections.abc import Sequence
from pathlib import Path

from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.model import Entry

_FORBIDDEN = "do not use"


def write_omegat(entries: Sequence[Entry], path: Path) -> None:
    """Write a glossary; the comment of a forbidden rendering says so first."""
    lines = ["# source\ttarget\tcomment\n"]
    lines += [f"{_cell(e.source)}\t{_cell(e.target)}\t{_cell(_comment(e))}\n" for e in entries]
    path.write_text("".join(lines), encoding="utf-8")


def _cell(text: str) -> str:
    """Keep a text within its column and its line."""
    return " ".join(text.split())


def _comment(entry: Entry) -> str:
    if entry.status != "forbidden" or entry.comment.lower().startswith(_FORBIDDEN):
        return entry.comment
    return f"{_FORBIDDEN}: {entry.comment}" if entry.comment else _FORBIDDEN


def read_omegat(path: Path) -> list[Entry]:
    """Read a glossary; a comment that begins with “do not use” forbids, all else is proposed.

    Raises:
        AlignerError: It cannot be read, or a row has fewer than two columns.
    """
    entries = []
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not all(cells[:2]):
            raise AlignerError(
                f"{path}:{number}: a row needs source and target with a tab between; nothing taken"
            )
        comment = cells[2] if len(cells) > 2 else ""
        status = "forbidden" if comment.lower().startswith(_FORBIDDEN) else "proposed"
        entries.append(Entry(cells[0], cells[1], comment, status, ""))
    return entries
