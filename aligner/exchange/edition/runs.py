"""Sentences as runs of plain text, glossary terms and note markers, and what markers point to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.exchange.edition.tips import Places
from aligner.model import Document, Marker, Sentence, Side

_BEGINS_NOTE = re.compile(r"([nua])(\d+)\.1")
_STAR = "*"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind.

    Args:
        text: The characters.
        kind: "plain", "term" or "marker".
        ref: Anchor of the glossary entry or note it points to; "" if there is none.
        anchor: For a marker that points somewhere, its own name within the page.
    """

    text: str
    kind: str = "plain"
    ref: str = ""
    anchor: str = ""


class Notes:
    """Which note of a document a marker calls, and which marker a note is called by.

    Stars call the unnumbered notes in their order. The first of several markers of a note is
    the one its note leads back to.
    """

    def __init__(self, document: Document, side: Side) -> None:
        self._prefix = side.value[0]
        self._ids = {sentence.id for sentence in document.sentences}
        self._called: dict[tuple[str, int], str] = {}
        self._callers: dict[str, str] = {}
        stars = 0
        for sentence in document.sentences:
            for at, marker in enumerate(sentence.markers):
                stars += marker.number is None
                note = f"u{stars}.1" if marker.number is None else f"n{marker.number}.1"
                if note in self._ids:
                    self._called[sentence.id, at] = note
                    self._callers.setdefault(note, f"{sentence.id}-{at}")

    def anchor(self, name: str) -> str:
        """Name something of this side so that the other side has another name for it."""
        return f"{self._prefix}-{name}"

    def marker(self, sentence: Sentence, at: int) -> Run:
        """Give the run of a sentence's marker."""
        number = sentence.markers[at].number
        text = _STAR if number is None else str(number)
        note = self._called.get((sentence.id, at))
        if note is None:
            return Run(text, "marker")
        return Run(text, "marker", self.anchor(note), self.anchor(f"{sentence.id}-{at}"))

    def label(self, sentence: Sentence) -> tuple[str, str]:
        """Give the label of the note that a sentence begins, and the anchor it leads back to."""
        found = _BEGINS_NOTE.fullmatch(sentence.id)
        if not found:
            return "", ""
        if found[1] == "a":
            note = f"n{found[2]}.1"
            return found[2], self.anchor(note) if note in self._ids else ""
        caller = self._callers.get(sentence.id)
        label = found[2] if found[1] == "n" else _STAR
        return label, self.anchor(caller) if caller else ""


def runs(sentence: Sentence, terms: Places, notes: Notes) -> Iterator[Run]:
    """Cut a sentence into runs; a marker within a term parts it in two."""
    offsets = {0, len(sentence.text), *(marker.at for marker in sentence.markers)}
    starts: dict[int, str] = {}
    for anchor, span in terms:
        offsets |= {span.start, span.end}
        starts |= dict.fromkeys(range(span.start, span.end), anchor)
    markers = _by_offset(sentence.markers)
    yield from (notes.marker(sentence, at) for at in markers.get(0, ()))
    for start, end in pairwise(sorted(offsets)):
        anchor = starts.get(start, "")
        yield Run(sentence.text[start:end], "term" if anchor else "plain", anchor)
        yield from (notes.marker(sentence, at) for at in markers.get(end, ()))


def _by_offset(markers: Sequence[Marker]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, marker in enumerate(markers):
        found.setdefault(marker.at, []).append(at)
    return found
