"""Files to documents: pages, notes and markers found, text split into sentences."""

from aligner.reading.document import read_document, read_presegmented

__all__ = ["read_document", "read_presegmented"]
