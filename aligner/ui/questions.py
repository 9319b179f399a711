"""What a key asks before it changes something: the dialog, and the change its answer makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aligner import edit
from aligner.errors import AlignerError
from aligner.ui.changes import Change
from aligner.ui.dialogs.comment import CommentDialog
from aligner.ui.dialogs.dialog import Dialog
from aligner.ui.dialogs.dismiss import DismissDialog, Dismissed, names_of
from aligner.ui.dialogs.replace import ReplaceDialog
from aligner.ui.dialogs.reword import RewordDialog
from aligner.ui.dialogs.split import SplitDialog
from aligner.ui.here import Here


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what follows.

    Args:
        dialog: Makes the dialog; raises AlignerError where there is nothing to ask.
        change: Makes the change of the answer; None where the answer changes nothing.
        again: Where a text is written: makes, of where it was asked and of where that is now, the
            dialog with an answer that was refused; None where its sentences are no longer the same.
    """

    dialog: Callable[[Here], Dialog[Any]]
    change: Callable[[Here, Any], Change | None]
    again: Callable[[Here, Here, Any], Dialog[Any] | None] | None = None


def _ask_cut(here: Here) -> SplitDialog:
    if len(here.link.source) + len(here.link.target) < 2:
        raise AlignerError(
            f"{here.cursor + 1} is a single sentence; to split the sentence itself, edit its text"
        )
    return SplitDialog(here.work, here.cursor, here.side)


def _split(here: Here, cut: tuple[int, int]) -> Change:
    at = here.cursor
    done = edit.split(here.work.links, at, *cut)
    return Change(done, f"split {at + 1} into {at + 1} and {at + 2}", at)


def _ask_comment(here: Here) -> CommentDialog:
    return CommentDialog(here.cursor + 1, here.link.comment)


def _comment(here: Here, comment: str) -> Change | None:
    if comment.strip() == here.link.comment:
        return None
    done = edit.set_comment(here.work.links, here.cursor, comment)
    return Change(done, f"comment on {here.cursor + 1} saved", here.cursor)


def _ask_comment_again(_: Here, now: Here, comment: str) -> CommentDialog:
    return CommentDialog(now.cursor + 1, now.link.comment, comment)


def _ask_wording(here: Here) -> RewordDialog:
    if not here.sentences:
        raise AlignerError(f"{here.cursor + 1} has no {here.side} sentence to edit")
    return RewordDialog(here.cursor + 1, here.side, [one.text for one in here.sentences])


def _ask_wording_again(before: Here, now: Here, lines: list[str]) -> RewordDialog | None:
    then, there = before.sentences, now.sentences
    at = there.index(then[0]) if then[0] in there else 0
    if tuple(there[at : at + len(then)]) != tuple(then):
        return None
    texts = [one.text for one in there]
    typed = [*texts[:at], *lines, *texts[at + len(then) :]]
    return RewordDialog(now.cursor + 1, now.side, texts, typed)


def _reword(here: Here, lines: list[str]) -> Change | None:
    if lines == [one.text for one in here.sentences]:
        return None
    done = edit.reword(here.work, here.cursor, here.side, lines)
    return Change(done, f"{done.label}: {here.cursor + 1}", here.cursor)


def _ask_replacement(here: Here) -> ReplaceDialog:
    known = [f for f in here.findings if f.suggestion and f.quote and f.side != here.side.other]
    wanted, by = (known[0].quote, known[0].suggestion or "") if known else ("", "")
    if here.words:
        wanted, by = here.words, by if here.words == wanted else ""
    return ReplaceDialog(here.work, here.side, wanted, by)


def _replace(here: Here, words: tuple[str, str]) -> Change:
    done = edit.replace_words(here.work, here.side, *words)
    return Change(done, done.label.replace("replace", "replaced", 1), here.cursor)


def _ask_dismissal(here: Here) -> DismissDialog:
    if not here.findings:
        raise AlignerError(f"{here.cursor + 1} has no findings")
    return DismissDialog(here.findings)


def _dismiss(here: Here, answer: Dismissed) -> Change:
    finding = answer.finding
    names = names_of(finding) if answer.are_two else None
    if names:
        done = edit.tell_apart(*names)
        return Change(done, f"{names[0]} is not {names[1]}, says the glossary", here.cursor)
    done = edit.dismiss(finding, answer.reason)
    return Change(done, f"{finding.check}: dismissed", here.cursor)


QUESTIONS = {
    "split": Question(_ask_cut, _split),
    "comment": Question(_ask_comment, _comment, _ask_comment_again),
    "reword": Question(_ask_wording, _reword, _ask_wording_again),
    "replace": Question(_ask_replacement, _replace),
    "dismiss": Question(_ask_dismissal, _dismiss),
}
"""The questions a key asks, by the name the key's action gives."""
