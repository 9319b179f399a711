"""Units: links by themselves, with their texts, as other programs know them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aligner.exchange.xml import clean
from aligner.model import Link, Part, Sentence, Side, Status, Work
from aligner.store.snapshot import Snapshot, StoredLink, StoredSentence


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: what a link is outside its work; its texts are `clean`.

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

Sentences = Sequence[Sentence | StoredSentence]

_WITH_NUMBER = (Part.NOTE, Part.ADDENDUM)
_STATUSES = {status.value: status for status in Status}  # far quicker than asking the enumeration


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a work, made one after the other, and what file and languages they are of."""

    made: Iterator[Unit]
    original: str
    langs: tuple[str, str]


def units_of(work: Work, dates: Dates = ()) -> Units:
    """Make a unit of every link of a work."""
    return Units(_made(work, dates), work.source.name, (work.source.lang, work.target.lang))


def units_stored(stored: Snapshot) -> Units:
    """Make a unit of every link of a work file."""
    (original, lang), (_, lang_there) = (stored.document(side) for side in Side)
    made = (
        _unit(link, link.source, link.target, (stored.created, link.changed))
        for link in stored.links()
    )
    return Units(made, original, (lang, lang_there))


def _made(work: Work, dates: Dates) -> Iterator[Unit]:
    for number, link in enumerate(work.links):
        source, target = (work.sentences(link, side) for side in Side)
        created, changed = dates[number] if dates else ("", "")
        yield _unit(link, source, target, (created, changed))


def _unit(
    link: Link | StoredLink, source: Sentences, target: Sentences, dates: tuple[str, str]
) -> Unit:
    first = (source or target)[0]
    return Unit(
        _text(source),
        _text(target),
        _STATUSES[link.status],
        clean(link.comment),
        link.confidence,
        tuple([sentence.id for sentence in source]),
        tuple([sentence.id for sentence in target]),
        str(first.part),
        first.note if first.part in _WITH_NUMBER else None,
        *dates,
        (_as_read(source), _as_read(target)),
    )


def _text(sentences: Sentences) -> str:
    if len(sentences) == 1:
        return clean(sentences[0].text)
    return clean(" ".join([sentence.text for sentence in sentences]))


def _as_read(sentences: Sentences) -> str:
    """Give the text before correction; "" where there is none."""
    for sentence in sentences:
        if sentence.as_read is not None:
            break
    else:
        return ""
    read = (s.text if s.as_read is None else s.as_read for s in sentences)
    return clean(" ".join(read))
