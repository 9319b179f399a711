"""How surely two words stand in the same links more often than chance would have it."""

from math import log


def log_likelihood(both: int, one: int, other: int, total: int) -> float:
    """Give the log-likelihood ratio of two words' joint occurrence (Dunning 1993).

    Args:
        both: Links that have both words.
        one: Links that have the first.
        other: Links that have the second.
        total: All links.

    Returns:
        A number that is chi-square distributed with one degree of freedom; 0 where the words
        stand together less often than by chance.
    """
    if both * total <= one * other:
        return 0.0
    cells = (both, one - both, other - both, total - one - other + both)
    rows = (one, one, total - one, total - one)
    columns = (other, total - other, other, total - other)
    return 2 * sum(
        cell * log(cell * total / (row * column))
        for cell, row, column in zip(cells, rows, columns, strict=True)
        if cell > 0
    )
