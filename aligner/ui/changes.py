"""What a key changes at the cursor: the edit, what to say of it, where the cursor goes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aligner import edit
from aligner.edit import Edit
from aligner.errors import AlignerError
from aligner.model import Side, Status
from aligner.ui.here import Here


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


Maker = Callable[[Here], Change]
"""Makes a change at the cursor, on the side worked on; raises AlignerError where it cannot be."""


def _merge(offset: int, here: Here) -> Change:
    at = here.cursor + offset
    if at < 0:
        raise AlignerError("there is no previous link")
    return Change(edit.merge(here.work.links, at), f"merged {at + 1} and {at + 2}", at)


def _shift(step: int, here: Here) -> Change:
    """Move a sentence; the cursor stays on the link that gave it away."""
    done = edit.shift(here.work.links, here.cursor, here.side, step)
    moved = here.link.side(here.side)[-1 if step > 0 else 0]
    name = here.work.document(here.side).sentences[moved].id
    vanished = len(done.added) < len(done.removed)
    there = done.at if step > 0 or vanished else here.cursor
    return Change(done, f"moved {name} {_way(step)}", there)


def _detach(step: int, here: Here) -> Change:
    done = edit.detach(here.work.links, here.cursor, here.side, step)
    alone = done.added[1 if step > 0 else 0].side(here.side)
    name = here.work.document(here.side).sentences[alone[0]].id
    return Change(done, f"{name} stands alone", here.cursor)


def _column(step: int, here: Here) -> Change:
    done = edit.shift_column(here.work.links, here.cursor, here.side, step)
    text = "original" if here.side is Side.SOURCE else "translation"
    stop = done.at + len(done.removed)
    end = "on" if stop == len(here.work.links) else f"to {stop}"
    said = f"moved the {text} {_way(step)} from {here.cursor + 1} {end}"
    return Change(done, said, here.cursor)


def _swap(here: Here) -> Change:
    done = edit.swap(here.work.links, here.cursor)
    return Change(done, f"swapped {here.cursor + 1} and {here.cursor + 2}", here.cursor)


def _confirm_until(here: Here) -> Change:
    done = edit.confirm_until(here.work.links, here.cursor + 1)
    return Change(done, f"{done.label} up to {here.cursor + 1}", here.cursor)


def _mark(status: Status, here: Here) -> Change:
    chosen = here.chosen
    done = edit.set_status(here.work.links, chosen.start, chosen.stop, status)
    said = "is" if len(chosen) == 1 else "are"
    return Change(done, f"{_named(chosen)} {said} {status}", here.cursor)


def _bookmark(here: Here) -> Change:
    done = edit.bookmark(here.work.links, here.cursor)
    taken = " no longer" if here.link.bookmarked else ""
    return Change(done, f"{here.cursor + 1}{taken} bookmarked", here.cursor)


def _pin(here: Here) -> Change:
    done = edit.pin(here.work.links, here.cursor)
    taken = " no longer" if here.link.pinned else ""
    return Change(done, f"{here.cursor + 1}{taken} pinned", here.cursor)


def _named(links: range) -> str:
    first, last = links.start + 1, links.stop
    return str(last) if first == last else f"{first} to {last}"


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
    "confirm": partial(_mark, Status.CONFIRMED),
    "confirm-until": _confirm_until,
    "doubt": partial(_mark, Status.DOUBTFUL),
    "clear": partial(_mark, Status.SUGGESTED),
    "bookmark": _bookmark,
    "pin": _pin,
}
"""The changes a key makes without asking, by the name the key's action gives."""
