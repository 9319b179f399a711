"""Glossary files: terms.tsv and names.tsv, and which folder of them a work uses."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from aligner.casing import is_turkic
from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.model import Entry

STATUSES = ("approved", "proposed", "forbidden")
FILE_NAMES = ("terms.tsv", "names.tsv")
_TURKISH = frozenset("ğışİ")
_TENTH = 10


def read_glossary(folder: Path) -> list[Entry]:
    """Read the terms and names of a glossary folder.

    Raises:
        AlignerError: A file cannot be read, or a row lacks columns or has an unknown status.
    """
    if not folder.is_dir():
        raise AlignerError(f"{folder}: no such glossary folder")
    return [
        entry
        for name in FILE_NAMES
        if (folder / name).is_file()
        for entry in _entries(folder / name, read_text(folder / name))
    ]


def find_glossary(named: Path | None, near: Path) -> Path:
    """Choose the glossary: the one named, else the nearest above `near`, else the bundled one.

    Args:
        named: The folder a work.toml names; None if it names none.
        near: The work folder.
    """
    if named is not None:
        return named
    for folder in (near.resolve(), *near.resolve().parents):
        if any((folder / "glossary" / name).is_file() for name in FILE_NAMES):
            return folder / "glossary"
    return bundled_glossary()


def bundled_glossary() -> Path:
    """Give the glossary that came with the tool."""
    installed = Path(str(files("aligner"))) / "bundled" / "glossary"
    checkout = Path(str(files("aligner"))).parent / "glossary"
    return installed if installed.is_dir() else checkout


def are_for(entries: Sequence[Entry], lang: str) -> bool:
    """Say whether entries may be of use for a translation into a language.

    A glossary does not say its languages; one of which a tenth has letters that only Turkish has
    is no use for English.
    """
    turkish = sum(not _TURKISH.isdisjoint(entry.target) for entry in entries)
    return is_turkic(lang) or _TENTH * turkish < len(entries) or not entries


@lru_cache(maxsize=4)
def _entries(path: Path, text: str) -> tuple[Entry, ...]:
    """Read the rows of a file; the same text, asked for at every key of a review, only once."""
    return tuple(_rows(path, text))


def _rows(path: Path, text: str) -> Iterator[Entry]:
    is_name = path.name == "names.tsv"
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")] + [""] * 7
        source, target, comment, status, kind, variants, unlike = cells[:7]
        if not source or not target:
            raise AlignerError(f"{path}:{number}: a row needs at least source and target")
        if (status or "proposed") not in STATUSES:
            raise AlignerError(
                f"{path}:{number}: status {status!r} is none of {', '.join(STATUSES)}"
            )
        yield Entry(
            source,
            target,
            comment,
            status or "proposed",
            kind,
            _several(variants) if is_name else (),
            _several(unlike) if is_name else (),
            is_name,
        )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
