"""The glossary a work uses."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from aligner.errors import AlignerError
from aligner.glossaries.entries import (
    FILE_NAMES,
    bundled_glossary,
    find_glossary,
    read_glossary,
)
from aligner.languages import language
from aligner.model import Entry, Work
from aligner.works.settings import SETTINGS_NAME, read_settings

if TYPE_CHECKING:
    from aligner.glossaries.suggest import Suggestion


def glossary_of(folder: Path) -> list[Entry]:
    """Read the glossary a work uses: the one its work.toml names, else the nearest one.

    Raises:
        AlignerError: It cannot be read.
    """
    return read_glossary(glossary_folder(folder))


def glossary_folder(folder: Path) -> Path:
    """Give the folder of the glossary a work uses."""
    named = read_settings(folder).glossary if (folder / SETTINGS_NAME).is_file() else None
    return find_glossary(named, folder)


def suggestions_of(folder: Path, model: str | None, work: Work) -> "list[Suggestion]":
    """Propose what could go into the glossary of a work, the surest first.

    Args:
        folder: The work folder.
        model: Name or directory of an embedding model, "" or "none"; None for the bundled one.
        work: The work as it stands.

    Raises:
        AlignerError: The glossary or the model cannot be read.
    """
    from aligner.aligning import NO_MODEL, chosen_encoder  # noqa: PLC0415 - slow to load
    from aligner.glossaries.suggest import suggest_entries  # noqa: PLC0415

    codes = (work.source.lang, work.target.lang)
    encoder = chosen_encoder(NO_MODEL if model == "" else model, codes)
    langs = (language(codes[0]), language(codes[1]))
    return suggest_entries(work, glossary_of(folder), langs, encoder.encode if encoder else None)


def take_in(folder: Path, entries: Sequence[Entry]) -> Path:
    """Add entries to the glossary a work uses.

    Where that is the one that came with the tool, the work first gets a copy of its own, in
    `glossary/` beside its texts.

    Returns:
        The folder of the glossary.

    Raises:
        AlignerError: All of them stand there already, or a file cannot be read or written.
    """
    from aligner.exchange.glossary_rows import add_entries  # noqa: PLC0415 - slow to load

    into = glossary_folder(folder)
    there = read_glossary(into) if into.is_dir() else []
    if {(e.source, e.target) for e in entries} <= {(e.source, e.target) for e in there}:
        said = ", ".join(f"{entry.source} = {entry.target}" for entry in entries)
        others = ", ".join(name for entry in entries for name in entry.unlike)
        remedy = f'; write {others} into its column "unlike"' if others else ""
        raise AlignerError(f"{into}: {said} stands there already{remedy}")
    into = _own(folder, into)
    add_entries(into, entries)
    return into


def keep_apart(folder: Path, one: str, other: str) -> Path:
    """Say in the glossary of a work that two spellings that look alike are different names.

    Where that is the one that came with the tool, the work first gets a copy of its own.

    Args:
        folder: The work folder, or the glossary's.
        one: A name of the translation.
        other: Another.

    Returns:
        The folder of the glossary.

    Raises:
        AlignerError: It stands there already, or there are not two names, or a file cannot be
            read or written.
    """
    from aligner.exchange.glossary_rows import tell_apart  # noqa: PLC0415 - slow to load

    one, other = (normalize("NFC", " ".join(name.split())) for name in (one, other))
    if not one or not other or one == other:
        raise AlignerError(f'"{one}" and "{other}": name two spellings that differ')
    if any(mark in name for name in (one, other) for mark in "|#"):
        raise AlignerError(f'"{one}" and "{other}": | and # have a meaning of their own in a row')
    glossary = glossary_folder(folder)
    there = read_glossary(glossary)
    if any({one, other} == {e.target, unlike} for e in there for unlike in e.unlike):
        raise AlignerError(f"{glossary}: that {one} is not {other} stands there already")
    glossary = _own(folder, glossary)
    tell_apart(glossary, one, other)
    return glossary


def _own(folder: Path, glossary: Path) -> Path:
    """Give a glossary, or where it is the one that came with the tool a copy beside the texts."""
    if glossary != bundled_glossary() or glossary.parent in folder.resolve().parents:
        return glossary
    own = folder / "glossary"
    own.mkdir(exist_ok=True)
    for name in FILE_NAMES:
        shutil.copy(glossary / name, own)
    return own


def take_out(folder: Path, entries: Sequence[Entry]) -> None:
    """Take entries out of the glossary a work uses.

    Raises:
        AlignerError: A row has been changed since it was added, and stays; or a file cannot be
            read or written.
    """
    from aligner.exchange.glossary_rows import remove_entries  # noqa: PLC0415 - slow to load

    glossary = glossary_folder(folder)
    if remove_entries(glossary, entries) < len(entries):
        said = ", ".join(f"{entry.source} = {entry.target}" for entry in entries)
        raise AlignerError(f"{glossary}: {said} has been changed since; it stays")
