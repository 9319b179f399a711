"""Formats other programs read: one a file, each written and, where it makes sense, read back."""

from aligner.exchange.formats import (
    EXPORTS,
    STREAMED,
    chosen_format,
    export_links,
    export_stored,
    written_files,
)
from aligner.exchange.imports import IMPORTS, Imported, import_links, narrowed

__all__ = [
    "EXPORTS",
    "IMPORTS",
    "STREAMED",
    "Imported",
    "chosen_format",
    "export_links",
    "export_stored",
    "import_links",
    "narrowed",
    "written_files",
]
