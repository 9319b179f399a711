"""Units: links by themselves, with their texts, as other programs know them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aligner.exchange.xml import clean
from aligner.model import Link, Part, Sentence, Side, Status, Work


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: what a link is outside its work.

    Args:
        source: Text of the original, "" for an addition.
        target: Text of the translation, "" for an omission.
        status: What was said of it.
        comment: The editor's remark.
        confidence: Probability that the link is right; None where the file does not say.
        source_ids: Ids of the source sentences, where known.
        target_ids: Ids of the target sentences, where known.
        part: Where in the text it stands; "" where the file does not say.
        note: Number of the note it stands in.
        created: When it was made, ISO 8601 in UTC, such as 2026-11-23T04:00:00Z; "" if unknown.
        changed: When it was last changed, likewise.
        originals: The texts before correction where `source` or `target` is a corrected one.
        row: Row of the table or line of the file it was read from, from 1; 0 where there is none.
    """

    source: str
    target: str
    status: Status = Status.CONFIRMED
    comment: str = ""
    confidence: float | None = None
    source_ids: tuple[str, ...] = ()
    target_ids: tuple[str, ...] = ()
    part: str = ""
    note: int | None = None
    created: str = ""
    changed: str = ""
    originals: tuple[str, str] = ("", "")
    row: int = field(default=0, compare=False)


Dates = Sequence[tuple[str, str]]
"""When each link was made and last changed, ISO 8601."""


def segments(work: Work, link: Link) -> tuple[str, str]:
    """Give the texts of a link's sides as a unit holds them: trimmed, composed (NFC)."""
    source, target = (_text(work.sentences(link, side)) for side in Side)
    return source, target


def _text(sentences: Sequence[Sentence]) -> str:
    return clean(" ".join([sentence.text for sentence in sentences]))


def unit_of(work: Work, link: Link, created: str = "", changed: str = "") -> Unit:
    """Make a unit of a link."""
    source, target = (work.sentences(link, side) for side in Side)
    first = (source or target)[0]
    within = first.part in (Part.NOTE, Part.ADDENDUM)
    return Unit(
        _text(source),
        _text(target),
        link.status,
        clean(link.comment),
        link.confidence,
        tuple(sentence.id for sentence in source),
        tuple(sentence.id for sentence in target),
        first.part.value,
        first.note if within else None,
        created,
        changed,
        (_as_read(source), _as_read(target)),
    )


def _as_read(sentences: Sequence[Sentence]) -> str:
    """Give the text before correction; "" where there is none."""
    if all(sentence.as_read is None for sentence in sentences):
        return ""
    return clean(" ".join(sentence.read for sentence in sentences))


def units_of(work: Work, dates: Dates = ()) -> Iterator[Unit]:
    """Make a unit of every link, one after the other."""
    for number, link in enumerate(work.links):
        yield unit_of(work, link, *(dates[number] if dates else ()))
