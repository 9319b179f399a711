"""Edits as rows and back: what the history of a work file holds."""

import json
from collections.abc import Sequence
from dataclasses import astuple
from operator import attrgetter, eq
from typing import Any

from aligner.edit import Edit, Rewriting
from aligner.model import Dismissal, Entry, Link, Side, Status
from aligner.store.rows import LinkRow, link_row, links_from
from aligner.store.sentences import sentence_row, sentences_from

EDIT = "at, label, removed, added, rewritings, dismissed, recalled, entered, struck"
"""The columns of an edit, in the order of `edit_row`."""

_LETTERS = {Status.SUGGESTED: "s", Status.CONFIRMED: "c", Status.DOUBTFUL: "d"}
STATUSES = {letter: status for status, letter in _LETTERS.items()}
"""Every status by its letter."""
_BARE = 7
_REST = attrgetter(*(field for field in Link._fields if field != "status"))


Judgement = tuple[str, str]
"""What the status of each link was and becomes, a letter each: s, c or d."""


def edit_row(edit: Edit, judgement: Judgement | None) -> tuple[int | str, ...]:
    """Give the columns of an edit.

    Args:
        edit: The edit.
        judgement: Where its links change nothing but their status, what `judgement_of` says.
    """
    removed, added = (
        map(json.dumps, judgement)
        if judgement
        else (_links_json(links) for links in (edit.removed, edit.added))
    )
    return (
        edit.at,
        edit.label,
        removed,
        added,
        _rewritings_json(edit.rewritings),
        _values_json(edit.dismissed),
        _values_json(edit.recalled),
        _values_json(edit.entered),
        _values_json(edit.struck),
    )


def judgement_of(edit: Edit) -> Judgement | None:
    """Tell the statuses where an edit changes nothing else of its links."""
    removed, added = edit.removed, edit.added
    if len(removed) != len(added) or not all(map(eq, map(_REST, removed), map(_REST, added))):
        return None
    return _letters(removed), _letters(added)


def edit_from(row: Sequence[int | str], links: Sequence[Link]) -> Edit:
    """Make an edit of its columns.

    Args:
        row: The columns.
        links: The links as they stand, just before the edit or just after it.
    """
    at, label, removed, added, rewritings, dismissed, recalled, entered, struck = row
    here = links[int(at) :]
    return Edit(
        int(at),
        _links_from(json.loads(str(removed)), here),
        _links_from(json.loads(str(added)), here),
        str(label),
        _rewritings_from(str(rewritings)),
        _dismissals_from(str(dismissed)),
        _dismissals_from(str(recalled)),
        _entries_from(str(entered)),
        _entries_from(str(struck)),
    )


def _links_from(links: str | list[list[Any]], here: Sequence[Link]) -> tuple[Link, ...]:
    """Make links of what is kept of them; `here` stand those of which there is a letter only."""
    if isinstance(links, list):
        return links_from(map(_whole, links))
    statuses = (STATUSES[letter] for letter in links)
    return tuple(
        link if link.status is status else link.with_status(status)
        for link, status in zip(here, statuses, strict=False)
    )


def _whole(row: Sequence[Any]) -> LinkRow:
    """Give a link of an edit the marks it lacks if a file of the first version held it."""
    return (*row, 0, 0) if len(row) == _BARE else tuple(row)


def _links_json(links: Sequence[Link]) -> str:
    return json.dumps([link_row(link) for link in links], ensure_ascii=False)


def _letters(links: Sequence[Link]) -> str:
    return "".join([_LETTERS[link.status] for link in links])


def _rewritings_json(rewritings: Sequence[Rewriting]) -> str:
    written = [
        (r.side, r.at, [sentence_row(s) for s in r.removed], [sentence_row(s) for s in r.added])
        for r in rewritings
    ]
    return json.dumps(written, ensure_ascii=False)


def _rewritings_from(text: str) -> tuple[Rewriting, ...]:
    return tuple(
        Rewriting(
            Side(side),
            at,
            sentences_from(removed),
            sentences_from(added),
        )
        for side, at, removed, added in json.loads(text)
    )


def _values_json(values: Sequence[Dismissal] | Sequence[Entry]) -> str:
    return json.dumps([astuple(value) for value in values], ensure_ascii=False)


def _dismissals_from(text: str) -> tuple[Dismissal, ...]:
    return tuple(Dismissal(*row) for row in json.loads(text))


def _entries_from(text: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(source, target, comment, status, kind, tuple(variants), tuple(unlike), is_name)
        for source, target, comment, status, kind, variants, unlike, is_name in json.loads(text)
    )
