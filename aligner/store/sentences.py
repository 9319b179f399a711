"""Sentences as rows and back, made when someone asks for them."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from threading import Lock
from typing import overload

from aligner.model import Marker, Part, Piece, Sentence, Span
from aligner.store.lasting import for_good

SentenceRow = tuple[str, str, int | None, int, str, str, str, str | None]

_AT_ONCE = 128  # rows decoded at once; few enough that nobody waits for them
_PARTS = {part.value: part for part in Part}


class StoredSentences(Sequence[Sentence]):
    """The sentences of a document, made of their rows when they are first needed.

    A long work is so on the screen long before all its sentences are made.

    Args:
        rows: Their columns, without side and rank, in order.
    """

    def __init__(self, rows: Sequence[SentenceRow]) -> None:
        self._rows: list[SentenceRow | None] = [*rows]  # none any more where sentences are made
        self._making = Lock()  # the checks read in a thread of their own
        self._made: list[tuple[Sentence, ...]] = [()] * (-(-len(rows) // _AT_ONCE))

    def _stretch(self, number: int) -> tuple[Sentence, ...]:
        """Give the sentences that are made together with the one so many stretches on."""
        if not self._made[number]:
            with self._making:
                self._make(number)
        return self._made[number]

    def _make(self, number: int) -> None:
        here = slice(number * _AT_ONCE, (number + 1) * _AT_ONCE)
        rows = [row for row in self._rows[here] if row is not None]
        if rows:  # else it has been made meanwhile
            with for_good():
                self._made[number] = sentences_from(rows)
            self._rows[here] = [None] * len(rows)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Sentence, ...]: ...

    def __getitem__(self, at: int | slice) -> Sentence | tuple[Sentence, ...]:
        places = range(len(self._rows))[at]
        if isinstance(places, int):
            return self._stretch(places // _AT_ONCE)[places % _AT_ONCE]
        stretch, within = divmod(places.start, _AT_ONCE)
        if places.step == 1 and within + len(places) <= _AT_ONCE and places:
            return self._stretch(stretch)[within : within + len(places)]
        return tuple(self._stretch(here // _AT_ONCE)[here % _AT_ONCE] for here in places)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Sentence]:
        return chain.from_iterable(map(self._stretch, range(len(self._made))))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def sentence_row(sentence: Sentence) -> SentenceRow:
    """Give the columns of a sentence (without side and rank)."""
    markers = [(m.number, m.at, m.span.start, m.span.end) for m in sentence.markers]
    pieces = [(p.at, p.start, p.length) for p in sentence.pieces]
    return (
        sentence.id,
        sentence.part.value,
        sentence.note,
        sentence.paragraph,
        sentence.text,
        json.dumps(markers),
        json.dumps(pieces),
        sentence.as_read,
    )


def sentences_from(rows: Sequence[SentenceRow]) -> tuple[Sentence, ...]:
    """Make sentences of their columns (without side and rank)."""
    markers = _lists_from([row[5] for row in rows])
    pieces = _lists_from([row[6] for row in rows])
    return tuple(
        Sentence(
            name,
            _PARTS[part],
            note,
            paragraph,
            text,
            tuple([Marker(n, at, Span(start, end)) for n, at, start, end in its_markers]),
            tuple([Piece(at, start, length) for at, start, length in its_pieces]),
            as_read,
        )
        for (name, part, note, paragraph, text, _, _, as_read), its_markers, its_pieces in zip(
            rows, markers, pieces, strict=True
        )
    )


def _lists_from(texts: Sequence[str]) -> list[list[list[int]]]:
    """Read many short JSON texts at once, which takes a tenth of the time."""
    return json.loads(f"[{','.join(texts)}]")  # type: ignore[no-any-return]
