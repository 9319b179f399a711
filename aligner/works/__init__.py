"""Work folders: the two texts, `work.toml` that describes them, and the work file."""

from aligner.works.folders import (
    Progress,
    align_texts,
    bundled_sample,
    encoder_for,
    find_works,
    front_of,
    glossary_folder,
    glossary_of,
    make_work,
    open_work,
    remember,
)
from aligner.works.settings import SETTINGS_NAME, Settings, Text, read_settings, write_settings

__all__ = [
    "SETTINGS_NAME",
    "Progress",
    "Settings",
    "Text",
    "align_texts",
    "bundled_sample",
    "encoder_for",
    "find_works",
    "front_of",
    "glossary_folder",
    "glossary_of",
    "make_work",
    "open_work",
    "read_settings",
    "remember",
    "write_settings",
]
