"""What a document was read as: texts, notes, markers, and whether all of it is accounted for."""

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from aligner.model import Document, Part

Write = Callable[[str, str], Path]


def texts(document: Document, part: Part) -> list[str]:
    return [s.text for s in document.sentences if s.part is part]


def unaccounted(document: Document) -> list[int]:
    """Offsets of characters, white space aside, that are not accounted for exactly once."""
    covered: Counter[int] = Counter()
    for sentence in document.sentences:
        for piece in sentence.pieces:
            covered.update(range(piece.start, piece.start + piece.length))
        for marker in sentence.markers:
            covered.update(range(marker.span.start, marker.span.end))
    for span in document.aside:
        covered.update(range(span.start, span.end))
    return [i for i, c in enumerate(document.original) if not c.isspace() and covered[i] != 1]


def offsets_hold(document: Document) -> bool:
    return all(
        sentence.text[p.at : p.at + p.length] == document.original[p.start : p.start + p.length]
        for sentence in document.sentences
        for p in sentence.pieces
    )


def notes_of(document: Document) -> list[tuple[int | None, str]]:
    """The number and the whole text of every note, in order."""
    whole: dict[str, list[str]] = defaultdict(list)
    numbers = {}
    for sentence in document.sentences:
        if sentence.part is Part.NOTE:
            stem = sentence.id.split(".")[0]
            whole[stem].append(sentence.text)
            numbers[stem] = sentence.note
    return [(numbers[stem], " ".join(sentences)) for stem, sentences in whole.items()]


def markers_of(document: Document) -> list[tuple[int | None, str]]:
    """The number of every marker, with the word before it."""
    return [
        (marker.number, sentence.text[: marker.at].rpartition(" ")[2])
        for sentence in document.sentences
        for marker in sentence.markers
    ]
