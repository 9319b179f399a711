"""Formats other programs read: one a file, each written and, where it makes sense, read back."""

from aligner.exchange.formats import EXPORTS, chosen_format, export_links
from aligner.exchange.imports import IMPORTS, Imported, import_links

__all__ = ["EXPORTS", "IMPORTS", "Imported", "chosen_format", "export_links", "import_links"]
