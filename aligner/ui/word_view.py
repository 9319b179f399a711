"""Words of a text chosen with the mouse: a double click takes one, dragging takes several."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from textual import events

from aligner.edit import Edit
from aligner.model import Link, Side, Work
from aligner.ui import findings as found
from aligner.ui.link_view import LinkView
from aligner.ui.rows import SIGNS, Mark

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

Cell = tuple[int, int]
"""A line of a row and a cell in its column."""


class WordView(LinkView):
    """The links of a work, with words of the link under the cursor that may be chosen."""

    def __init__(self, work: Work, findings: found.BySentence) -> None:
        super().__init__(work, findings)
        self._words: dict[Side, tuple[Link, str]] = {}
        self._pressed: tuple[int, Side, Cell] | None = None
        self._has_dragged = False

    @property
    def words(self) -> Mapping[Side, str]:
        """The words chosen in the link under the cursor, by side; "" where there are none."""
        here = self._work.links[self.cursor] if self._work.links else None
        chosen = {side: self._words.get(side, (None, "")) for side in Side}
        return {side: words if link == here else "" for side, (link, words) in chosen.items()}

    def show(self, work: Work, cursor: int, done: Edit) -> None:
        """Show the work after an edit; words chosen before were of the work as it was."""
        if self._words:
            self._choose({})
        super().show(work, cursor, done)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take note of where words may begin."""
        self._pressed, self._has_dragged = self._cell_at(event), False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Choose the words between where the button was pressed and here."""
        there = self._cell_at(event)
        if not event.button or not self._pressed or not there or there[:2] != self._pressed[:2]:
            return
        if there != self._pressed or self._has_dragged:
            self._has_dragged = True
            self._choose_between(*there[:2], self._pressed[-1], there[-1])

    def on_click(self, event: events.Click) -> None:
        """Choose a word at the second click; one elsewhere takes back what was chosen."""
        there = self._cell_at(event)
        if there and event.chain == 2:
            self._choose_between(*there[:2], there[-1], there[-1])
        elif self._words and not self._has_dragged:
            link = self._work.links[there[0]] if there else None
            if any(link != chosen_in for chosen_in, _ in self._words.values()):
                self._choose({})

    def _cell_at(self, event: events.MouseEvent) -> tuple[int, Side, Cell] | None:
        """Tell which link, side and cell of its text are under the mouse."""
        line, measure = event.y - 1, self._measure()
        side = measure.side_at(event.x)
        if side is None or not 0 <= line < len(self._shown) or event.x >= self.size.width - 1:
            return None
        place = self._shown[line]
        left = measure.gutter + 2 + (measure.column + 2 if side is Side.TARGET else 0)
        return self._order[place.row], side, (place.line, event.x - left)

    def _choose_between(self, at: int, side: Side, start: Cell, end: Cell) -> None:
        row, link = self._row(at), self._work.links[at]
        lines = [line.plain for line in (row.source if side is Side.SOURCE else row.target)]
        ids = {sentence.id for sentence in self._work.sentences(link, side)}
        words = words_between(lines, min(start, end), max(start, end), ids)
        if words and words in self._work.text(link, side):
            others = {there: one for there, one in self._words.items() if one[0] == link}
            self._choose(others | {side: (link, words)})

    def _choose(self, words: Mapping[Side, tuple[Link, str]]) -> None:
        if words != self._words:
            self._words = dict(words)
            self.mark("picked", self._picked)

    def _picked(self, _work: Work, link: Link, side: Side, text: str) -> Iterator[Mark]:
        where, words = self._words.get(side, (None, ""))
        at = text.find(words) if words and where == link else -1
        if at >= 0:
            yield at, at + len(words), "picked"


def words_between(lines: Sequence[str], start: Cell, end: Cell, ids: set[str]) -> str:
    """Give the words from one cell to another, whole ones, without the ids of sentences."""
    chosen = []
    for number in range(start[0], end[0] + 1):
        first = start[1] if number == start[0] else 0
        last = end[1] if number == end[0] else cell_len(lines[number])
        line = lines[number]
        touched = [
            word
            for word in _WORD.finditer(line)
            if cell_len(line[: word.end()]) > first
            and cell_len(line[: word.start()]) <= last
            and word[0] not in ids
        ]
        if touched:
            chosen.append(line[touched[0].start() : touched[-1].end()])
    return " ".join(" ".join(chosen).translate(SIGNS).split())
