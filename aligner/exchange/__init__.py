"""Formats other programs read: one a file, each written and, where it makes sense, read back."""

from aligner.exchange.formats import EXPORTS, export_links
from aligner.exchange.imports import IMPORTS, Imported, import_links

__all__ = ["EXPORTS", "IMPORTS", "Imported", "export_links", "import_links"]
