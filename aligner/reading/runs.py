"""Numbers that count up through a text, as those of its pages do."""

from collections.abc import Iterable
from typing import TypeVar

Place = TypeVar("Place")
_MOST_LOST = 2


def longest_run(found: Iterable[tuple[int, Place]]) -> list[tuple[int, Place]]:
    """Give the longest run n, n + 1, … among numbers.

    One or two in a row may be lost, as pages are that have no number or were not scanned; behind
    two that count up that costs as much as one number is worth.

    Args:
        found: Numbers in the order in which they stand, each with its place.
    """
    best: dict[int, tuple[int, list[tuple[int, Place]]]] = {}
    for number, place in found:
        earlier = [best[number - 1]] if number - 1 in best else []
        for lost in range(1, _MOST_LOST + 1):
            worth, run = best.get(number - 1 - lost, (0, []))
            if len(run) > 1:
                earlier.append((worth - 1, run))
        worth, run = max(earlier, key=_worth, default=(0, []))
        if number not in best or worth + 1 > best[number][0]:
            best[number] = (worth + 1, [*run, (number, place)])
    return max(best.values(), key=_worth, default=(0, []))[1]


def _worth(run: tuple[int, list[tuple[int, Place]]]) -> int:
    return run[0]
