"""Work folders: the two texts, `work.toml` that describes them, and the work file."""

from aligner.works.alignment import Progress, align_again, align_texts, encoder_for, remember
from aligner.works.checks import findings_of
from aligner.works.folders import bundled_sample, find_works, front_of, make_work, open_work
from aligner.works.glossary import (
    glossary_folder,
    glossary_of,
    keep_apart,
    suggestions_of,
    take_in,
    take_out,
)
from aligner.works.settings import SETTINGS_NAME, Settings, Text, read_settings, write_settings

__all__ = [
    "SETTINGS_NAME",
    "Progress",
    "Settings",
    "Text",
    "align_again",
    "align_texts",
    "bundled_sample",
    "encoder_for",
    "find_works",
    "findings_of",
    "front_of",
    "glossary_folder",
    "glossary_of",
    "keep_apart",
    "make_work",
    "open_work",
    "read_settings",
    "remember",
    "suggestions_of",
    "take_in",
    "take_out",
    "write_settings",
]
