"""An edit as a value: what gives way to what, how it is carried out and taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligner.errors import AlignerError
from aligner.model import Dismissal, Document, Entry, Link, Sentence, Side, Work


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Sentences `removed` at position `at` of a side give way to `added`.

    Args:
        side: The side they stand on.
        at: Position of the first sentence concerned.
        removed: The sentences that stood there, at least one.
        added: The sentences that stand there now, at least one, with the same original.
    """

    side: Side
    at: int
    removed: tuple[Sentence, ...]
    added: tuple[Sentence, ...]

    @property
    def growth(self) -> int:
        """How many sentences more there are than before."""
        return len(self.added) - len(self.removed)

    def inverse(self) -> "Rewriting":
        """Give the rewriting that takes this one back."""
        return replace(self, removed=self.added, added=self.removed)


@dataclass(frozen=True, slots=True)
class Edit:
    """Links `removed` at position `at` give way to `added`, and perhaps texts change too.

    The links added cover the same sentences, so no edit can lose or double one; where a
    rewriting makes sentences more or fewer, all links behind it move along by themselves.

    Args:
        at: Position of the first link concerned.
        removed: The links that stood there.
        added: The links that stand there now.
        label: What was done, in words for the history, for example "merge".
        rewritings: The sentences that change, from the last position of a side to the first.
        dismissed: Findings the editor will not see again.
        recalled: Dismissed findings that may be seen again.
        entered: Entries that are added to the glossary of the work, which is a file of its own.
        struck: Entries that are taken out of it again.
    """

    at: int
    removed: tuple[Link, ...]
    added: tuple[Link, ...]
    label: str
    rewritings: tuple[Rewriting, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()
    recalled: tuple[Dismissal, ...] = ()
    entered: tuple[Entry, ...] = ()
    struck: tuple[Entry, ...] = ()

    def inverse(self) -> "Edit":
        """Give the edit that takes this one back."""
        return Edit(
            self.at,
            self.added,
            self.removed,
            self.label,
            tuple(rewriting.inverse() for rewriting in reversed(self.rewritings)),
            self.recalled,
            self.dismissed,
            self.struck,
            self.entered,
        )


NOTHING = Edit(0, (), (), "nothing")
"""The edit that leaves everything as it is."""


def apply(links: Sequence[Link], edit: Edit) -> tuple[Link, ...]:
    """Carry out what an edit does to links.

    Raises:
        AlignerError: The links are not the ones the edit was made for.
    """
    end = edit.at + len(edit.removed)
    if tuple(links[edit.at : end]) != edit.removed:
        raise AlignerError(f"{edit.label}: the links have changed meanwhile; nothing was done")
    before, after = tuple(links[: edit.at]), tuple(links[end:])
    for rewriting in edit.rewritings:
        if rewriting.growth:
            before, after = _moved(before, rewriting), _moved(after, rewriting)
    return before + edit.added + after


def applied(work: Work, edit: Edit, links: tuple[Link, ...] | None = None) -> Work:
    """Carry out an edit on a work.

    Args:
        work: The work before.
        edit: The edit.
        links: The links that stand afterwards, where they are known.

    Raises:
        AlignerError: The work is not the one the edit was made for.
    """
    documents = {side: work.document(side) for side in Side}
    for rewriting in edit.rewritings:
        documents[rewriting.side] = _rewritten(documents[rewriting.side], rewriting, edit.label)
    return replace(
        work,
        source=documents[Side.SOURCE],
        target=documents[Side.TARGET],
        links=apply(work.links, edit) if links is None else links,
        dismissals=_dismissed(work.dismissals, edit),
    )


def _dismissed(dismissals: Sequence[Dismissal], edit: Edit) -> tuple[Dismissal, ...]:
    """Recall what is recalled, of several that are the same the last, and add what is added."""
    kept = list(reversed(dismissals))
    for recalled in edit.recalled:
        if recalled not in kept:
            raise AlignerError(f"{edit.label}: the findings have changed meanwhile; try again")
        kept.remove(recalled)
    return (*reversed(kept), *edit.dismissed)


def _rewritten(document: Document, rewriting: Rewriting, label: str) -> Document:
    end = rewriting.at + len(rewriting.removed)
    sentences = document.sentences
    if sentences[rewriting.at : end] != rewriting.removed:
        raise AlignerError(f"{label}: the text has changed meanwhile; nothing was done")
    return replace(
        document, sentences=(*sentences[: rewriting.at], *rewriting.added, *sentences[end:])
    )


def _moved(links: Iterable[Link], rewriting: Rewriting) -> tuple[Link, ...]:
    """Move links that stand behind a rewriting along with it."""
    end = rewriting.at + len(rewriting.removed)
    by = rewriting.growth

    def moved(link: Link) -> Link:
        here = link.side(rewriting.side)
        if not here or here.start < end:
            return link
        return link.with_side(rewriting.side, range(here.start + by, here.stop + by))

    return tuple(moved(link) for link in links)
