"""Files to documents: pages, notes and markers found, text split into sentences."""

from aligner.reading.document import language_of, read_document, read_presegmented
from aligner.reading.page_numbers import pages_of

__all__ = ["language_of", "pages_of", "read_document", "read_presegmented"]
