"""Values as rows and back: how documents and links stand in the tables."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple
from datetime import UTC, datetime
from typing import Any

from aligner.edit import Edit, Rewriting
from aligner.model import (
    Alignment,
    Dismissal,
    Document,
    Entry,
    Finding,
    Form,
    Link,
    Sentence,
    Side,
    Span,
    Status,
    Work,
)
from aligner.store import ranks, schema
from aligner.store.lasting import for_good
from aligner.store.sentences import StoredSentences, sentence_row, sentences_from


def write_work(
    connection: sqlite3.Connection, work: Work, alignment: Alignment, digests: dict[Side, str]
) -> None:
    """Make the tables of an empty file and fill them."""
    schema.create(connection)
    connection.execute(
        "INSERT INTO work VALUES (?, ?, ?, ?, ?, ?)",
        (
            work.title,
            now(),
            alignment.tool,
            alignment.model,
            alignment.digest,
            json.dumps(alignment.parameters, sort_keys=True),
        ),
    )
    for side in Side:
        _write_document(connection, side, work.document(side), digests[side])
    insert_links(connection, zip(ranks.evenly(len(work.links)), work.links, strict=True))
    insert_dismissals(connection, work.dismissals)


def _write_document(
    connection: sqlite3.Connection, side: Side, document: Document, file_digest: str
) -> None:
    connection.execute(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            side,
            document.name,
            document.lang,
            file_digest,
            document.original,
            json.dumps([(span.start, span.end) for span in document.aside]),
            json.dumps([asdict(finding) for finding in document.findings], ensure_ascii=False),
        ),
    )
    evenly = ranks.evenly(len(document.sentences))
    insert_sentences(connection, side, zip(evenly, document.sentences, strict=True))


def insert_sentences(
    connection: sqlite3.Connection, side: Side, rows: Iterable[tuple[int, Sentence]]
) -> None:
    """Add sentences of a side under their ranks."""
    connection.executemany(
        "INSERT INTO sentence (side, rank, id, part, note, paragraph, text, markers, pieces, "
        "as_read) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((side, rank, *sentence_row(sentence)) for rank, sentence in rows),
    )


def insert_links(connection: sqlite3.Connection, rows: Iterable[tuple[int, Link]]) -> None:
    """Add links under their ranks."""
    connection.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((rank, *_link_row(link)) for rank, link in rows),
    )


def insert_dismissals(connection: sqlite3.Connection, dismissals: Iterable[Dismissal]) -> None:
    """Add what was said of findings."""
    connection.executemany("INSERT INTO dismissal VALUES (?, ?, ?, ?, ?)", map(astuple, dismissals))


@for_good()
def read_document(connection: sqlite3.Connection, side: Side) -> Document:
    """Read one side of the work."""
    name, lang, original, aside, findings = connection.execute(
        "SELECT name, lang, original, aside, findings FROM document WHERE side = ?", (side,)
    ).fetchone()
    rows = connection.execute(
        "SELECT id, part, note, paragraph, text, markers, pieces, as_read FROM sentence "
        "WHERE side = ? ORDER BY rank",
        (side,),
    ).fetchall()
    return Document(
        name,
        lang,
        original,
        StoredSentences(rows),
        tuple(Span(*span) for span in json.loads(aside)),
        tuple(finding_from(finding) for finding in json.loads(findings)),
    )


LinkRow = tuple[int, int, int, int, float, str, str, int, int]

_STATUS_NAMES = {status: status.value for status in Status}  # far quicker than asking each
_STATUSES = {name: status for status, name in _STATUS_NAMES.items()}


def _link_row(link: Link) -> LinkRow:
    return (
        link.source.start,
        link.source.stop,
        link.target.start,
        link.target.stop,
        link.confidence,
        _STATUS_NAMES[link.status],
        link.comment,
        int(link.pinned),
        int(link.bookmarked),
    )


@for_good()
def read_links(connection: sqlite3.Connection) -> tuple["array[int]", tuple[Link, ...]]:
    """Read the links in order, with their ranks."""
    found = connection.execute(
        "SELECT rank, source_start, source_stop, target_start, target_stop, confidence, status, "
        "comment, pinned, bookmarked FROM link ORDER BY rank"
    ).fetchall()
    return array("q", [row[0] for row in found]), _links_from(row[1:] for row in found)


_BARE = 7


def _whole(row: Sequence[Any]) -> LinkRow:
    """Give a link of an edit the marks it lacks if a file of the first version held it."""
    return (*row, 0, 0) if len(row) == _BARE else tuple(row)


def _links_json(links: Sequence[Link]) -> str:
    return json.dumps([_link_row(link) for link in links], ensure_ascii=False)


def _links_from(rows: Iterable[LinkRow]) -> tuple[Link, ...]:
    """Make links of their columns (without the rank)."""
    return tuple(
        Link(
            range(source_start, source_stop),
            range(target_start, target_stop),
            confidence,
            _STATUSES[status],
            comment,
            pinned == 1,
            bookmarked == 1,
        )
        for (
            source_start,
            source_stop,
            target_start,
            target_stop,
            confidence,
            status,
            comment,
            pinned,
            bookmarked,
        ) in rows
    )


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


EDIT = "at, label, removed, added, rewritings, dismissed, recalled, entered, struck"
"""The columns of an edit, in the order of `edit_row`."""


def edit_row(edit: Edit) -> tuple[int | str, ...]:
    """Give the columns of an edit."""
    return (
        edit.at,
        edit.label,
        _links_json(edit.removed),
        _links_json(edit.added),
        _rewritings_json(edit.rewritings),
        _values_json(edit.dismissed),
        _values_json(edit.recalled),
        _values_json(edit.entered),
        _values_json(edit.struck),
    )


def edit_from(row: Sequence[int | str]) -> Edit:
    """Make an edit of its columns."""
    at, label, removed, added, rewritings, dismissed, recalled, entered, struck = row
    return Edit(
        int(at),
        _links_from(map(_whole, json.loads(str(removed)))),
        _links_from(map(_whole, json.loads(str(added)))),
        str(label),
        _rewritings_from(str(rewritings)),
        _dismissals_from(str(dismissed)),
        _dismissals_from(str(recalled)),
        _entries_from(str(entered)),
        _entries_from(str(struck)),
    )


def finding_from(fields: dict[str, object]) -> Finding:
    """Make a finding of its fields."""
    forms = fields.pop("forms")
    assert isinstance(forms, list)
    return Finding(
        **fields,  # type: ignore[arg-type]
        forms=tuple(Form(f["form"], f["count"], tuple(f["places"])) for f in forms),
    )


def now() -> str:
    """Give the time as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
