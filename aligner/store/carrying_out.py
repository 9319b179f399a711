"""Edits carried out on the tables: only the rows they change are written."""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple

from aligner.edit import Edit, Rewriting, apply
from aligner.model import Link, Side
from aligner.store import ranks, rows
from aligner.store.edit_rows import STATUSES, Judgement

Standing = tuple["array[int]", tuple[Link, ...]]
"""The ranks of the links as they stand, and the links."""


def carry_out(
    connection: sqlite3.Connection, standing: Standing, edit: Edit, judgement: Judgement | None
) -> Standing:
    """Bring the tables up to an edit; gives the ranks and links that then stand.

    Args:
        connection: The open file, in a transaction.
        standing: The ranks and links that stand before.
        edit: The edit.
        judgement: The statuses before and after, where it changes nothing else of its links.

    Raises:
        AlignerError: The edit does not fit the links.
    """
    for rewriting in edit.rewritings:
        _rewrite(connection, rewriting)
    connection.executemany(
        "DELETE FROM dismissal WHERE rowid = (SELECT max(rowid) FROM dismissal "
        'WHERE ("check", side, sentence, quote, reason) = (?, ?, ?, ?, ?))',
        map(astuple, edit.recalled),
    )
    rows.insert_dismissals(connection, edit.dismissed)
    return _splice(connection, standing, edit, judgement)


def _splice(
    connection: sqlite3.Connection, standing: Standing, edit: Edit, judgement: Judgement | None
) -> Standing:
    before, links = standing
    links = apply(links, edit)
    start, stop = edit.at, edit.at + len(edit.removed)
    if judgement:
        _judge(connection, before[start:stop], *judgement)
        return before, links
    old = before[start:stop]
    new = ranks.between(before, start, stop, len(edit.added))
    if new is None:
        connection.execute("DELETE FROM link")
        anew = ranks.evenly(len(links))
        rows.insert_links(connection, zip(anew, links, strict=True))
        return array("q", anew), links
    if old:
        connection.execute("DELETE FROM link WHERE rank BETWEEN ? AND ?", (old[0], old[-1]))
    rows.insert_links(connection, zip(new, edit.added, strict=True))
    return before[:start] + array("q", new) + before[stop:], links


def _judge(connection: sqlite3.Connection, places: Sequence[int], before: str, after: str) -> None:
    """Give links another status; all between two ranks at once where all of a kind change.

    Args:
        connection: The open file, in a transaction.
        places: The ranks of the links.
        before: Their statuses, a letter each.
        after: Their statuses from now on.
    """
    for (was, becomes), count in Counter(zip(before, after, strict=True)).items():
        if was == becomes:
            continue
        if count == before.count(was):
            connection.execute(
                "UPDATE link SET status = ? WHERE rank BETWEEN ? AND ? AND status = ?",
                (STATUSES[becomes], places[0], places[-1], STATUSES[was]),
            )
            continue
        changes = zip(places, before, after, strict=True)
        connection.executemany(
            "UPDATE link SET status = ? WHERE rank = ?",
            [(STATUSES[becomes], rank) for rank, *change in changes if change == [was, becomes]],
        )


def _rewrite(connection: sqlite3.Connection, rewriting: Rewriting) -> None:
    """Bring the sentence table up to a rewriting, and move the links behind it along."""
    side, start = rewriting.side, rewriting.at
    stop = start + len(rewriting.removed)
    found = connection.execute("SELECT rank FROM sentence WHERE side = ? ORDER BY rank", (side,))
    old = [rank for (rank,) in found]
    new = ranks.between(old, start, stop, len(rewriting.added))
    if new is None:
        _spread(connection, side, old)
        _rewrite(connection, rewriting)
        return
    connection.executemany(
        "DELETE FROM sentence WHERE side = ? AND rank = ?", [(side, r) for r in old[start:stop]]
    )
    rows.insert_sentences(connection, side, zip(new, rewriting.added, strict=True))
    if rewriting.growth:
        connection.execute(
            f"UPDATE link SET {side}_start = {side}_start + :by, "  # noqa: S608
            f"{side}_stop = {side}_stop + :by "
            f"WHERE {side}_start >= :stop AND {side}_start < {side}_stop",
            {"by": rewriting.growth, "stop": stop},
        )


def _spread(connection: sqlite3.Connection, side: Side, old: Sequence[int]) -> None:
    """Give the sentences of a side ranks with room between them."""
    for ahead in (-1, 1):  # by way of negative ranks, so that no two are ever the same
        there = [ahead * rank for rank in ranks.evenly(len(old))]
        connection.executemany(
            "UPDATE sentence SET rank = ? WHERE side = ? AND rank = ?",
            [(new, side, rank) for new, rank in zip(there, old, strict=True)],
        )
        old = there
