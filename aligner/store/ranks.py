"""Sparse ranks that keep rows in order, so that a change touches only the rows it changes."""

from collections.abc import Sequence

STEP = 1 << 32


def evenly(count: int) -> list[int]:
    """Give as many ranks as there are rows, with room between them."""
    return [STEP * (i + 1) for i in range(count)]


def between(ranks: Sequence[int], start: int, stop: int, count: int) -> list[int] | None:
    """Find `count` ranks between the neighbours of `ranks[start:stop]`; None if there is no room.

    As many as were there before keep their ranks.
    """
    if count == stop - start:
        return list(ranks[start:stop])
    low = ranks[start - 1] if start else 0
    high = ranks[stop] if stop < len(ranks) else low + STEP * (count + 1)
    step = (high - low) // (count + 1)
    return [low + step * (i + 1) for i in range(count)] if step else None
