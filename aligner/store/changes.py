"""When links were last changed, by the edits there have been."""

from collections.abc import Sequence

from aligner.edit import Edit


def dates_of(created: str, steps: Sequence[tuple[str, Edit]], count: int) -> list[tuple[str, str]]:
    """Tell when each link was made and last changed.

    A link that an edit left as it was keeps its date, unless its text was corrected.

    Args:
        created: When all of them were made.
        steps: When each edit was made, and the edit, the oldest first.
        count: How many links there are now.
    """
    grown = sum(len(edit.added) - len(edit.removed) for _, edit in steps)
    changed = [created] * (count - grown)
    for made, edit in steps:
        stop = edit.at + len(edit.removed)
        same = () if edit.rewritings else edit.removed
        before = dict(zip(same, changed[edit.at : stop], strict=False))
        changed[edit.at : stop] = [before.get(link, made) for link in edit.added]
    return [(created, date) for date in changed]
