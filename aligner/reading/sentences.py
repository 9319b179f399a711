"""Passages into sentences with their ids, markers and places."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligner.languages import Language
from aligner.model import Marker, Part, Piece, Sentence
from aligner.reading.flow import Flow
from aligner.reading.passage import Passage
from aligner.reading.split import split_sentences


def sentences_of(passages: Iterable[Passage], facts: Language) -> Iterable[Sentence]:
    """Split every passage and name its sentences."""
    names = _Names()
    paragraph = 0
    stem = ""
    for passage in passages:
        flow = passage.flow
        stem = stem if passage.carries_on else names.stem(passage)
        cites = passage.part in (Part.NOTE, Part.ADDENDUM)
        spans = split_sentences(flow.text, facts, flow.paragraphs, cites=cites)
        if spans and (passage.part is Part.HEADING or passage.is_sentence):
            spans = [(spans[0][0], spans[-1][1])]
        for start, end in spans:
            begun = bisect_right(flow.paragraphs, start)
            yield Sentence(
                names.name(passage, stem),
                passage.part,
                passage.number,
                paragraph + max(begun, 1),
                flow.text[start:end],
                _markers_within(flow, start, end, last=end == spans[-1][1]),
                _pieces_within(flow.pieces, start, end),
            )
        paragraph += max(len(flow.paragraphs), 1)


class _Names:
    """Gives sentences their ids: h1, b12, n12.3, u1.2, a6.1; a second note 12 is n12b."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def stem(self, passage: Passage) -> str:
        if passage.part in (Part.HEADING, Part.BODY):
            return passage.part.value[0]
        if passage.number is None:
            self._counts["unnumbered"] += 1
            return f"u{self._counts['unnumbered']}"
        stem = f"{passage.part.value[0]}{passage.number}"
        self._counts[f"passage {stem}"] += 1
        times = self._counts[f"passage {stem}"]
        return stem if times == 1 else f"{stem}{chr(ord('a') + times - 1)}"

    def name(self, passage: Passage, stem: str) -> str:
        self._counts[stem] += 1
        dot = "" if passage.part in (Part.HEADING, Part.BODY) else "."
        return f"{stem}{dot}{self._counts[stem]}"


def _markers_within(flow: Flow, start: int, end: int, *, last: bool) -> tuple[Marker, ...]:
    """Give the markers that stand after a character of the sentence, from its start."""
    first = bisect_left(flow.markers, start + 1 if start else 0, key=_marker_at)
    stop = len(flow.markers) if last else bisect_left(flow.markers, end + 1, key=_marker_at)
    return tuple(replace(m, at=min(m.at, end) - start) for m in flow.markers[first:stop])


def _marker_at(marker: Marker) -> int:
    return marker.at


def _pieces_within(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    within = []
    for piece in pieces[bisect_right(pieces, start, key=_piece_end) :]:
        if piece.at >= end:
            break
        first, last = max(piece.at, start), min(piece.at + piece.length, end)
        within.append(Piece(first - start, piece.start + first - piece.at, last - first))
    return tuple(within)


def _piece_end(piece: Piece) -> int:
    return piece.at + piece.length
