"""How an edition is set: links become rows of two cells, cells paragraphs, paragraphs sentences.

A row is a paragraph of the original and what renders it, so that both texts can be read on as
prose; a very long paragraph is cut between links, so that the sides keep level. Within a cell
the sentences stand in the order of their own text, also where links cross.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from aligner.exchange.edition.runs import Notes, Run, runs
from aligner.exchange.edition.tips import Places, Tips
from aligner.model import Link, Part, Sentence, Side, Status, Work

_LONGEST_ROW = 1200  # characters of the longer side before a paragraph is cut
_SECTIONS = {
    Part.HEADING: "text",
    Part.BODY: "text",
    Part.NOTE: "notes",
    Part.ADDENDUM: "addenda",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, or the gap where one has no counterpart.

    Args:
        link: Number of its link, from 1.
        anchor: Names it within the page; "" for a gap.
        runs: Its text; empty for a gap.
        label: The note it begins, as printed before it; else "".
        back: Anchor of the marker that calls this note, if there is one.
        is_lone: Whether the other side has nothing.
        is_doubtful: Whether the editor doubts the link.
    """

    link: int
    anchor: str = ""
    runs: tuple[Run, ...] = ()
    label: str = ""
    back: str = ""
    is_lone: bool = False
    is_doubtful: bool = False


@dataclass(slots=True)
class Paragraph:
    """Sentences that stand together; `runs_on` if it began in the row before."""

    is_heading: bool
    runs_on: bool
    sentences: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """The paragraphs of both sides, and the editor's remarks.

    A remark is (link number, the first words of what it is about, remark).
    """

    cells: dict[Side, list[Paragraph]]
    remarks: list[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that belong together: text, notes or addenda; `is_titled` by a heading of its own."""

    name: str
    rows: list[Row]
    is_titled: bool


_OPENING = 5  # words by which a sentence is known

Numbered = tuple[int, Link]


def sections(work: Work, tips: Tips, *, remarks: bool) -> list[Section]:
    """Set a work; sections without rows are left out."""
    setting = _Setting(work, tips, remarks=remarks)
    numbered: dict[str, list[Numbered]] = {name: [] for name in _SECTIONS.values()}
    for number, link in enumerate(work.links, start=1):
        numbered[_SECTIONS[_part(work, link)]].append((number, link))
    text, addenda = numbered["text"], numbered["addenda"]
    while addenda and text and _part(work, text[-1][1]) is Part.HEADING:
        addenda.insert(0, text.pop())  # nothing of the text stands below it
    return [
        Section(
            name,
            [setting.row(row) for row in _divided(work, links)],
            _part(work, links[0][1]) is Part.HEADING,
        )
        for name, links in numbered.items()
        if links
    ]


def is_lone(work: Work, link: Link) -> bool:
    """Say whether a link has words on one side only; an empty line lacks no counterpart."""
    return not (link.source and link.target) and any(work.text(link, side) for side in Side)


def _part(work: Work, link: Link) -> Part:
    side = Side.SOURCE if link.source else Side.TARGET
    return work.sentences(link, side)[0].part


def _divided(work: Work, links: Sequence[Numbered]) -> Iterator[Sequence[Numbered]]:
    """Divide links into rows: where a paragraph begins, and within very long ones."""
    level = set(_level(links))
    begins = [0, *(at for at in _beginnings(work, links) if at in level), len(links)]
    for start, stop in pairwise(begins):
        lengths = [
            max(len(work.text(link, side)) for side in Side) for _, link in links[start:stop]
        ]
        pieces = -(-sum(lengths) // _LONGEST_ROW)
        filled, piece, cut = 0, 1, start
        for at, length in enumerate(lengths, start=start):
            if at in level and at > cut and filled * pieces >= sum(lengths) * piece:
                yield links[cut:at]
                cut, piece = at, piece + 1
            filled += length
        if cut < stop:
            yield links[cut:stop]


def _level(links: Sequence[Numbered]) -> list[int]:
    """List the positions before which no link crosses one behind them."""
    found = []
    reached = dict.fromkeys(Side, 0)
    after = _lowest_after(links)
    for at, (_, link) in enumerate(links):
        if at and all(reached[side] <= after[side][at] for side in Side):
            found.append(at)
        for side in Side:
            reached[side] = max(reached[side], link.side(side).stop if link.side(side) else 0)
    return found


def _lowest_after(links: Sequence[Numbered]) -> dict[Side, list[int]]:
    """Give, for each position, the first sentence of a side that stands there or behind."""
    lowest = {}
    for side in Side:
        nearest = max((link.side(side).stop for _, link in links), default=0)
        found = []
        for _, link in reversed(links):
            nearest = min(nearest, link.side(side).start) if link.side(side) else nearest
            found.append(nearest)
        lowest[side] = found[::-1]
    return lowest


def _beginnings(work: Work, links: Sequence[Numbered]) -> Iterator[int]:
    """Give the positions at which a paragraph begins: of the original, or of an addition."""
    come_to = dict.fromkeys(Side, 0)
    for at, (_, link) in enumerate(links):
        side = Side.SOURCE if link.source else Side.TARGET
        if work.sentences(link, side)[0].paragraph != come_to[side]:
            yield at
        for passed in Side:
            if link.side(passed):
                come_to[passed] = work.sentences(link, passed)[-1].paragraph


class _Setting:
    """Sets row after row, and remembers which paragraph each side has come to."""

    def __init__(self, work: Work, tips: Tips, *, remarks: bool) -> None:
        self._work = work
        self._tips = tips
        self._remarks = remarks
        self._notes = {side: Notes(work.document(side), side) for side in Side}
        self._paragraph = dict.fromkeys(Side, 0)

    def row(self, links: Sequence[Numbered]) -> Row:
        """Set the links of one row."""
        terms = {number: self._tips.places(link) for number, link in links}
        cells = {side: self._cell(links, terms, side) for side in Side}
        remarks = [
            (number, self._opening(link), link.comment)
            for number, link in links
            if self._remarks and link.comment
        ]
        return Row(cells, remarks)

    def _opening(self, link: Link) -> str:
        words = (self._work.text(link, Side.TARGET) or self._work.text(link, Side.SOURCE)).split()
        return " ".join(words[:_OPENING]) + ("…" if len(words) > _OPENING else "")

    def _cell(
        self, links: Sequence[Numbered], terms: dict[int, dict[Side, list[Places]]], side: Side
    ) -> list[Paragraph]:
        paragraphs: list[Paragraph] = []
        for numbered in _in_order(links, side):
            number, link = numbered
            sentences = self._work.sentences(link, side)
            if not sentences and is_lone(self._work, link):
                if not paragraphs:
                    paragraphs.append(Paragraph(is_heading=False, runs_on=True))
                paragraphs[-1].sentences.append(Said(number))
            for sentence, places in zip(sentences, terms[number][side], strict=True):
                if not paragraphs or sentence.paragraph != self._paragraph[side]:
                    runs_on = sentence.paragraph == self._paragraph[side]
                    paragraphs.append(Paragraph(sentence.part is Part.HEADING, runs_on))
                    self._paragraph[side] = sentence.paragraph
                paragraphs[-1].sentences.append(self._said(numbered, sentence, places, side))
        return paragraphs

    def _said(self, numbered: Numbered, sentence: Sentence, places: Places, side: Side) -> Said:
        number, link = numbered
        notes = self._notes[side]
        return Said(
            number,
            notes.anchor(sentence.id),
            tuple(runs(sentence, places, notes)),
            *notes.label(sentence),
            is_lone=is_lone(self._work, link),
            is_doubtful=self._remarks and link.status is Status.DOUBTFUL,
        )


def _in_order(links: Sequence[Numbered], side: Side) -> list[Numbered]:
    """Put the links of a row in the order of one side; a gap stays behind the link before it."""
    order = []
    place = -1
    for numbered in links:
        run = numbered[1].side(side)
        place = run.start if run else place
        order.append((place, numbered))
    return [numbered for _, numbered in sorted(order, key=_first)]


def _first(placed: tuple[int, Numbered]) -> int:
    return placed[0]
