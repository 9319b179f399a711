"""What the reader could not settle: note numbers, the language of a side."""

from collections.abc import Iterator

from aligner.checking.context import Context
from aligner.checking.markers import CHECK
from aligner.model import Finding


def unsettled_reading(context: Context) -> Iterator[Finding]:
    """Give the reader's own findings, but those about markers, which have a check of their own."""
    for document in (context.work.source, context.work.target):
        yield from (finding for finding in document.findings if finding.check != CHECK)
