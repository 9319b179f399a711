"""Where a place in one wording of a text lies in another."""

from difflib import SequenceMatcher
from itertools import takewhile

_LONGEST = 4000  # characters compared one by one; a difference so long is taken as a whole


def carried(at: int, old: str, new: str) -> int:
    """Give the offset in a new wording that a place in the old one has.

    The place stays before the character it stood before; where that was changed, it goes to the
    end of the change.

    Args:
        at: Offset in the old wording, 0 to its length.
        old: The old wording.
        new: The new wording.
    """
    if old == new:
        return at
    for here, there, length in _runs(old, new):
        if at < here + length:
            return there + max(0, at - here)
    return len(new)


def _runs(old: str, new: str) -> list[tuple[int, int, int]]:
    """List the runs both wordings share, as (offset in old, offset in new, length)."""
    head = _shared(old, new)
    tail = min(_shared(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    middle, other = old[head : len(old) - tail], new[head : len(new) - tail]
    runs = [(0, 0, head)]
    if max(len(middle), len(other)) <= _LONGEST:
        matcher = SequenceMatcher(None, middle, other, autojunk=False)
        runs += [(head + a, head + b, size) for a, b, size in matcher.get_matching_blocks()[:-1]]
    return [*runs, (len(old) - tail, len(new) - tail, tail)]


def _shared(one: str, other: str) -> int:
    """Count the characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
