"""Scrolling a list of rows of uneven height without knowing the heights of all of them.

What is shown is named by its first line, a line within a row; heights are asked only for
rows in or near the window. So a work of a hundred thousand links opens as fast as a short
one, and nothing that is shown is ever guessed.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Line `line` of row `row`, both from 0."""

    row: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """A window on rows.

    Args:
        count: How many rows there are.
        height: How many lines the window shows.
        height_of: Tells the height of a row in lines, at least 1.
    """

    count: int
    height: int
    height_of: Callable[[int], int]

    def forward(self, place: Place, lines: int) -> Place:
        """Go some lines down; past the end it stays on the last row."""
        row, line = place.row, place.line + lines
        while row < self.count - 1 and line >= (height := self.height_of(row)):
            row, line = row + 1, line - height
        return Place(row, line)

    def backward(self, place: Place, lines: int) -> Place:
        """Go some lines up, not above the first."""
        row, line = place.row, place.line - lines
        while line < 0 and row > 0:
            row -= 1
            line += self.height_of(row)
        return Place(row, max(line, 0))

    def end(self) -> Place:
        """Give the lowest place to scroll to: the last line stands at the bottom."""
        if not self.count:
            return Place()
        last = self.count - 1
        return self.backward(Place(last, self.height_of(last)), self.height)

    def _within(self, place: Place) -> Place:
        """Keep a place from lying below the lowest; the end is not looked at from far off."""
        return place if place.row + self.height < self.count else min(place, self.end())

    def scroll(self, place: Place, lines: int) -> Place:
        """Scroll by lines, up if negative, within the list."""
        return self._within(
            self.forward(place, lines) if lines > 0 else self.backward(place, -lines)
        )

    def reveal(self, place: Place, row: int, margin: int = 3) -> Place:
        """Scroll as little as shows a row whole, with some lines around it.

        A row taller than the window fills it, from its top unless it was begun; one far off comes
        to rest a third down the window.
        """
        top, height = Place(row), self.height_of(row)
        if height >= self.height:
            return min(place, Place(row, height - self.height)) if place.row == row else top
        if abs(row - place.row) > self.height:
            return self._within(self.backward(top, (self.height - height) // 3))
        margin = min(margin, (self.height - height) // 2)
        shown = min(place, self.backward(top, margin))
        if self.forward(shown, self.height - height - margin) < top:
            shown = self.backward(Place(row, height), self.height - margin)
        return self._within(shown)

    def hidden_below(self, place: Place, row: int) -> int:
        """Count the lines of a row, begun in or above the window, that lie below its end."""
        lines = self.height_of(row) - (place.line if place.row == row else 0)
        for above in range(place.row, row):
            lines += self.height_of(above) - (place.line if above == place.row else 0)
        return max(0, lines - self.height)

    def lines(self, place: Place) -> list[Place]:
        """List the places of the lines shown, fewer than the window's height at the end."""
        shown: list[Place] = []
        row, line = place.row, place.line
        while row < self.count and len(shown) < self.height:
            shown += [Place(row, at) for at in range(line, self.height_of(row))]
            row, line = row + 1, 0
        return shown[: self.height]

    def bar(self, place: Place) -> range:
        """Give the lines of the window that the thumb of its scroll bar covers."""
        end = self.end()
        if end == Place() or self.height < 2:
            return range(0)
        shown = max(1, self.count - end.row)
        size = max(1, min(self.height - 1, self.height * shown // self.count))
        span = self.height - size
        start = span if place >= end else min(span - 1, span * place.row // max(1, end.row))
        return range(start, start + size)
