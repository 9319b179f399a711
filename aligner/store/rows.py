"""Values as rows and back: how documents and links stand in the tables."""

import json
import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import asdict, astuple
from datetime import UTC, datetime

from aligner.model import (
    Alignment,
    Dismissal,
    Document,
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
from aligner.store.sentences import StoredSentences, sentence_row


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
        ((rank, *link_row(link)) for rank, link in rows),
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
STATUSES = {name: status for status, name in _STATUS_NAMES.items()}
"""Every status by its name."""


def link_row(link: Link) -> LinkRow:
    """Give the columns of a link (without the rank)."""
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
    return array("q", [row[0] for row in found]), links_from(row[1:] for row in found)


def links_from(rows: Iterable[LinkRow]) -> tuple[Link, ...]:
    """Make links of their columns (without the rank)."""
    return tuple(
        Link(
            range(source_start, source_stop),
            range(target_start, target_stop),
            confidence,
            STATUSES[status],
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
