"""Lines put together into running text, every character with its place in the original."""

import re
from dataclasses import dataclass, field

from aligner.languages import Language
from aligner.model import Marker, Piece, Span
from aligner.reading.hyphens import HYPHENS, Hyphen, Vocabulary, judge

_LAST_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# zero-width spaces, marks and overrides of direction, byte order marks: seen by nobody
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_INK = rf"(?:(?!{_UNSEEN.pattern})\S)+"
_RUN = re.compile(rf"{_INK}(?:[ \u00a0]{_INK})*")
_NO_SPACE_BEFORE = frozenset(",.;:!?)]”»’")


@dataclass(slots=True)
class Flow:
    """Running text under construction: lines are added in order.

    Args:
        original: The text the offsets point into.
        lang: Its language, for the hyphens.
        known: What the text shows of its own words.
    """

    original: str
    lang: Language
    known: Vocabulary
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    aside: list[Span] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _tail: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether no text has been added."""
        return not self._length

    def begin_paragraph(self) -> None:
        """Say that what is added next begins a paragraph."""
        at = self._length + 1 if self._length else 0
        if not self.paragraphs or self.paragraphs[-1] != at:
            self.paragraphs.append(at)

    def add(self, start: int, end: int, *, glued: bool = False) -> None:
        """Add characters of the original; line ends and runs of blanks become one space.

        Characters that nobody sees, such as overrides of direction, are set aside.

        Args:
            start: Where they start in the original.
            end: Where they end (exclusive).
            glued: Whether they follow what was added last on the same line, so that only
                white space that stands there separates them.
        """
        done = start
        for found in _RUN.finditer(self.original, start, end):
            between = _UNSEEN.sub("", self.original[done : found.start()])
            self._join(found[0], glued=glued and not between)
            self._append(found[0], found.start())
            done, glued = found.end(), True
        unseen = _UNSEEN.finditer(self.original, start, end)
        self.aside += [Span(found.start(), found.end()) for found in unseen]

    def mark(self, number: int | None, start: int, end: int) -> None:
        """Set a marker after the text added so far."""
        self.markers.append(Marker(number, self._length, Span(start, end)))

    def finish(self) -> "Flow":
        """Put the text together; nothing can be added afterwards."""
        self.text = "".join(self._parts)
        return self

    def _append(self, run: str, start: int) -> None:
        self.pieces.append(Piece(self._length, start, len(run)))
        self._parts.append(run)
        self._length += len(run)
        self._tail = (self._tail + run)[-60:]

    def _join(self, following: str, *, glued: bool) -> None:
        if not self._length or glued:
            return
        if self._tail[-1] in HYPHENS and (ruling := self._hyphen(following)):
            if ruling is Hyphen.DROP:
                self._drop_hyphen()
            if ruling is not Hyphen.SUSPENDED:
                return
        if self._tail[-1] == "–" and self._tail[-2:-1].isalnum() and following[0].isalnum():
            return  # "Wien–/Berlin", "1918–/1922"; a dash of the sentence has a space before it
        if self._after_marker() and following[0] in _NO_SPACE_BEFORE:
            return
        self._parts.append(" ")
        self._length += 1
        self._tail += " "

    def _after_marker(self) -> bool:
        return bool(self.markers) and self.markers[-1].at == self._length

    def _hyphen(self, following: str) -> Hyphen | None:
        before = self._tail[:-1]
        left = _LAST_WORD.search(before)
        right = _FIRST_WORD.match(following)
        if left and right:
            return judge(left[0], right[0], self._tail[-1], self.lang, self.known)
        if not before[-1:].isalnum() or not following[0].isalnum():
            return None
        suspended = right is not None and right[0] in self.lang.suspended
        return Hyphen.SUSPENDED if suspended else Hyphen.KEEP  # beside a figure: "1914-/1918"

    def _drop_hyphen(self) -> None:
        last = self.pieces.pop()
        place = last.start + last.length - 1
        self.aside.append(Span(place, place + 1))
        if last.length > 1:
            self.pieces.append(Piece(last.at, last.start, last.length - 1))
        self._parts[-1] = self._parts[-1][:-1]
        self._length -= 1
        self._tail = self._tail[:-1]
