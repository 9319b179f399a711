"""The glossary a work uses."""

from pathlib import Path

from aligner.errors import AlignerError
from aligner.glossaries.entries import (
    Entry,
    bundled_glossary,
    find_glossary,
    read_glossary,
)
from aligner.works.settings import SETTINGS_NAME, read_settings


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


def take_in(folder: Path, entry: Entry) -> Path:
    """Add an entry to the glossary a work uses.

    Where that is the one that came with the tool, the work first gets a copy of its own, in
    `glossary/` beside its texts.

    Returns:
        The folder of the glossary.

    Raises:
        AlignerError: The entry stands there already, or a file cannot be read or written.
    """
    from aligner.exchange.glossary_files import add_entries  # noqa: PLC0415 - slow to load

    into = glossary_folder(folder)
    entries = [entry]
    if into == bundled_glossary() and into.parent not in folder.resolve().parents:
        entries = [*read_glossary(into), entry]
        into = folder / "glossary"
    if not add_entries(into, entries):
        raise AlignerError(f"{into}: {entry.source} = {entry.target} stands there already")
    return into
