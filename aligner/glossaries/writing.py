"""Taking suggestions into a glossary: rows put at their alphabetical place, the rest as it was."""

from collections.abc import Sequence
from pathlib import Path

from aligner.casing import fold, without_diacritics
from aligner.decoding import read_text
from aligner.glossaries.suggest import Suggestion

FILES = {
    "term": ("terms.tsv", "#source\ttarget\tcomment\tstatus\tkind\tgloss"),
    "name": ("names.tsv", "#source\ttarget\tcomment\tstatus\tkind\tvariants\tunlike"),
}
"""The file of each kind of suggestion, and the header of a new one."""


def with_rows(path: Path, suggestions: Sequence[Suggestion], seen_in: str) -> str:
    """Give a glossary file's text with suggestions added as proposed.

    Args:
        path: terms.tsv or names.tsv; it need not exist.
        suggestions: Pairs of the kind that belongs there.
        seen_in: Where they were seen, for the comment.
    """
    header = FILES["name" if path.name == FILES["name"][0] else "term"][1]
    lines = read_text(path).splitlines() if path.is_file() else [header]
    columns = header.count("\t")
    for one in suggestions:
        places = ", ".join(str(link + 1) for link in one.links[:3])
        row = f"{one.source}\t{one.target}\tSeen in {seen_in}, link {places}.\tproposed"
        row += "\t" * (columns - row.count("\t"))
        at = next(
            (
                n
                for n, line in enumerate(lines)
                if line.strip() and not line.startswith("#") and _place(line) > _place(row)
            ),
            len(lines),
        )
        lines.insert(at, row)
    return "\n".join(lines) + "\n"


def _place(row: str) -> str:
    return without_diacritics(fold(row.partition("\t")[0])).replace("-", " ")
