"""When links were last changed, by the edits there have been."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """An edit there has been.

    Args:
        made: When.
        at: Position of the first link concerned.
        removed: The links that stood there, each by something that tells it from the others.
        added: Those that stood there then; what is the same as before was not changed.
        rewrites: Whether texts changed too.
    """

    made: str
    at: int
    removed: Sequence[Hashable]
    added: Sequence[Hashable]
    rewrites: bool


def dates_of(created: str, steps: Sequence[Step], count: int) -> list[tuple[str, str]]:
    """Tell when each link was made and last changed.

    A link that an edit left as it was keeps its date, unless its text was corrected.

    Args:
        created: When all of them were made.
        steps: The edits, the oldest first.
        count: How many links there are now.
    """
    grown = sum(len(step.added) - len(step.removed) for step in steps)
    changed = [created] * (count - grown)
    for step in steps:
        stop = step.at + len(step.removed)
        same = () if step.rewrites else step.removed
        before = dict(zip(same, changed[step.at : stop], strict=False))
        changed[step.at : stop] = [before.get(link, step.made) for link in step.added]
    return [(created, date) for date in changed]
