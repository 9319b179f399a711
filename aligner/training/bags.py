"""Many short lists of numbers in one array: the pieces of texts, the letter runs of pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bags:
    """Lists of numbers, one after the other.

    Args:
        numbers: All numbers, shape (total,).
        starts: Where each list begins, and where the last one ends, shape (lists + 1,).
    """

    numbers: Integers
    starts: Integers

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Self:
        """Put lists one after the other."""
        starts = np.cumsum([0, *map(len, lists)], dtype=np.int64)
        return cls(np.fromiter((n for some in lists for n in some), np.int64, starts[-1]), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __add__(self, other: "Bags") -> "Bags":
        starts = np.concatenate([self.starts, other.starts[1:] + self.starts[-1]])
        return Bags(np.concatenate([self.numbers, other.numbers]), starts)

    def take(self, which: Integers) -> "Bags":
        """Give some of the lists, in the order asked for."""
        begins = self.starts[which]
        lengths = self.starts[which + 1] - begins
        starts = np.concatenate([[0], np.cumsum(lengths)])
        within = np.arange(starts[-1]) - np.repeat(starts[:-1] - begins, lengths)
        return Bags(self.numbers[within], starts)

    def kinds(self) -> Integers:
        """Give each list a number that equal lists share."""
        known: dict[bytes, int] = {}
        bounds = zip(self.starts[:-1], self.starts[1:], strict=True)
        return np.array(
            [known.setdefault(self.numbers[a:b].tobytes(), len(known)) for a, b in bounds]
        )
