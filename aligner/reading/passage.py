"""What every reader of a format gives: the text it read, and its passages in reading order."""

from dataclasses import dataclass

from aligner.model import Part, Span
from aligner.reading.flow import Flow


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that is split into sentences by itself.

    Args:
        part: What it is.
        number: The note it is, or adds to; None elsewhere.
        flow: Its text, with offsets.
        heads_addenda: Whether it is the heading above the addenda.
        is_sentence: Whether it is one sentence already, as a mark-up says.
        carries_on: Whether it goes on in the paragraph, or the note, of the passage before.
    """

    part: Part
    number: int | None
    flow: Flow
    heads_addenda: bool = False
    is_sentence: bool = False
    carries_on: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and its passages: headings and body, then notes, then addenda.

    Args:
        original: The text all offsets point into.
        passages: In reading order.
        aside: What belongs to no passage.
    """

    original: str
    passages: tuple[Passage, ...]
    aside: tuple[Span, ...] = ()
