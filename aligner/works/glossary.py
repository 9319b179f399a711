"""The glossary a work uses."""

from pathlib import Path

from aligner.glossaries.entries import Entry, find_glossary, read_glossary
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
