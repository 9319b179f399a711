"""What an editor does to a work: functions that give an `Edit`, and every edit its inverse.

Nothing here stores anything; `aligner.store` writes an edit and keeps it for undo.
"""

from aligner.edit.edits import NOTHING, Edit, Rewriting, applied, apply
from aligner.edit.judging import (
    bookmark,
    confirm_until,
    dismiss,
    enter,
    pin,
    set_comment,
    set_status,
    tell_apart,
)
from aligner.edit.linking import detach, merge, shift, shift_column, split, swap
from aligner.edit.wording import corrected, replace_words, reword, with_texts

__all__ = [
    "NOTHING",
    "Edit",
    "Rewriting",
    "applied",
    "apply",
    "bookmark",
    "confirm_until",
    "corrected",
    "detach",
    "dismiss",
    "enter",
    "merge",
    "pin",
    "replace_words",
    "reword",
    "set_comment",
    "set_status",
    "shift",
    "shift_column",
    "split",
    "swap",
    "tell_apart",
    "with_texts",
]
