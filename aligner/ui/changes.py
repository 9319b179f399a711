"""What a key changes at the cursor: the edit, what to say of it, where the cursor goes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aligner import edit
from aligner.edit import Edit
from aligner.errors import AlignerError
from aligner.model import Side, Status, Work


@dataclass(frozen=True, slots=True)
class Change:
    """An edit about to be recorded.

    Args:
        edit: What is to be done.
        notice: What to say when it is done.
        cursor: The link to stand on then.
    """

    edit: Edit
    notice: str
    cursor: int


Maker = Callable[[Work, int, Side], Change]
"""Makes a change at the cursor, on the side worked on; raises AlignerError where it cannot be."""


def _merge(offset: int, work: Work, cursor: int, _: Side) -> Change:
    at = cursor + offset
    if at < 0:
        raise AlignerError("there is no previous link")
    return Change(edit.merge(work.links, at), f"merged {at + 1} and {at + 2}", at)


def _shift(step: int, work: Work, cursor: int, side: Side) -> Change:
    """Move a sentence; the cursor stays on the link that gave it away."""
    done = edit.shift(work.links, cursor, side, step)
    moved = work.links[cursor].side(side)[-1 if step > 0 else 0]
    name = work.document(side).sentences[moved].id
    vanished = len(done.added) < len(done.removed)
    there = done.at if step > 0 or vanished else cursor
    return Change(done, f"moved {name} {_way(step)}", there)


def _detach(step: int, work: Work, cursor: int, side: Side) -> Change:
    done = edit.detach(work.links, cursor, side, step)
    alone = done.added[1 if step > 0 else 0].side(side)
    name = work.document(side).sentences[alone[0]].id
    return Change(done, f"{name} stands alone", cursor)


def _column(step: int, work: Work, cursor: int, side: Side) -> Change:
    done = edit.shift_column(work.links, cursor, side, step)
    text = "original" if side is Side.SOURCE else "translation"
    return Change(done, f"moved the {text} {_way(step)} from {cursor + 1} on", cursor)


def _swap(work: Work, cursor: int, _: Side) -> Change:
    done = edit.swap(work.links, cursor)
    return Change(done, f"swapped {cursor + 1} and {cursor + 2}", cursor)


def _confirm_until(work: Work, cursor: int, _: Side) -> Change:
    done = edit.confirm_until(work.links, cursor + 1)
    return Change(done, f"{done.label} up to {cursor + 1}", cursor)


def _mark(status: Status, work: Work, cursor: int, _: Side) -> Change:
    done = edit.set_status(work.links, cursor, cursor + 1, status)
    return Change(done, f"{cursor + 1} is {status}", cursor)


def _way(step: int) -> str:
    return "down" if step > 0 else "up"


CHANGES: dict[str, Maker] = {
    "merge": partial(_merge, 0),
    "merge-back": partial(_merge, -1),
    "shift-down": partial(_shift, 1),
    "shift-up": partial(_shift, -1),
    "detach-last": partial(_detach, 1),
    "detach-first": partial(_detach, -1),
    "column-down": partial(_column, 1),
    "column-up": partial(_column, -1),
    "swap": _swap,
    "confirm-until": _confirm_until,
    "doubt": partial(_mark, Status.DOUBTFUL),
    "clear": partial(_mark, Status.SUGGESTED),
}
"""The changes a key makes without asking, by the name the key's action gives."""
