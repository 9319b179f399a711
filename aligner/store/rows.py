"""Values as rows and back: how documents and links stand in the tables."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from aligner.model import (
    Alignment,
    Document,
    Finding,
    Form,
    Link,
    Marker,
    Part,
    Piece,
    Sentence,
    Side,
    Span,
    Status,
    Work,
)

APPLICATION_ID = 0x414C4752  # "ALGR"
SCHEMA_VERSION = 1
RANK_STEP = 1 << 32

_SCHEMA = """
CREATE TABLE work (
    title TEXT NOT NULL, created TEXT NOT NULL, tool TEXT NOT NULL, model TEXT NOT NULL,
    digest TEXT NOT NULL, parameters TEXT NOT NULL
) STRICT;
CREATE TABLE document (
    side TEXT PRIMARY KEY, name TEXT NOT NULL, lang TEXT NOT NULL, sha256 TEXT NOT NULL,
    original TEXT NOT NULL, aside TEXT NOT NULL, findings TEXT NOT NULL
) STRICT;
CREATE TABLE sentence (
    side TEXT NOT NULL REFERENCES document, position INTEGER NOT NULL, id TEXT NOT NULL,
    part TEXT NOT NULL, note INTEGER, paragraph INTEGER NOT NULL, text TEXT NOT NULL,
    markers TEXT NOT NULL, pieces TEXT NOT NULL,
    PRIMARY KEY (side, position), UNIQUE (side, id)
) STRICT;
CREATE TABLE link (
    rank INTEGER PRIMARY KEY, source_start INTEGER NOT NULL, source_stop INTEGER NOT NULL,
    target_start INTEGER NOT NULL, target_stop INTEGER NOT NULL, confidence REAL NOT NULL,
    status TEXT NOT NULL, comment TEXT NOT NULL
) STRICT;
CREATE TABLE edit (
    number INTEGER PRIMARY KEY, made TEXT NOT NULL, at INTEGER NOT NULL, label TEXT NOT NULL,
    removed TEXT NOT NULL, added TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
) STRICT;
"""


def write_work(
    connection: sqlite3.Connection, work: Work, alignment: Alignment, digests: dict[Side, str]
) -> None:
    """Make the tables of an empty file and fill them."""
    for statement in filter(str.strip, _SCHEMA.split(";")):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
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
    ranks = (RANK_STEP * (i + 1) for i in range(len(work.links)))
    insert_links(connection, zip(ranks, work.links, strict=True))


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
    connection.executemany(
        "INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (side, position, s.id, s.part, s.note, s.paragraph, s.text, *_places_json(s))
            for position, s in enumerate(document.sentences)
        ),
    )


def insert_links(connection: sqlite3.Connection, rows: Iterator[tuple[int, Link]]) -> None:
    """Add links under their ranks."""
    connection.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((rank, *_link_row(link)) for rank, link in rows),
    )


def read_document(connection: sqlite3.Connection, side: Side) -> Document:
    """Read one side of the work."""
    name, lang, original, aside, findings = connection.execute(
        "SELECT name, lang, original, aside, findings FROM document WHERE side = ?", (side,)
    ).fetchone()
    rows = connection.execute(
        "SELECT id, part, note, paragraph, text, markers, pieces FROM sentence "
        "WHERE side = ? ORDER BY position",
        (side,),
    )
    return Document(
        name,
        lang,
        original,
        tuple(sentence_from(row) for row in rows),
        tuple(Span(*span) for span in json.loads(aside)),
        tuple(finding_from(finding) for finding in json.loads(findings)),
    )


def _link_row(link: Link) -> tuple[int | float | str, ...]:
    return (
        link.source.start,
        link.source.stop,
        link.target.start,
        link.target.stop,
        link.confidence,
        link.status.value,
        link.comment,
    )


def link_from(row: Sequence[int | float | str]) -> Link:
    """Make a link of its columns (without the rank)."""
    source_start, source_stop, target_start, target_stop, confidence, status, comment = row
    return Link(
        range(int(source_start), int(source_stop)),
        range(int(target_start), int(target_stop)),
        float(confidence),
        Status(str(status)),
        str(comment),
    )


def links_json(links: Sequence[Link]) -> str:
    """Write links as JSON, for the history."""
    return json.dumps([_link_row(link) for link in links], ensure_ascii=False)


def links_from(text: str) -> tuple[Link, ...]:
    """Read links from the JSON of `links_json`."""
    return tuple(link_from(row) for row in json.loads(text))


def _places_json(sentence: Sentence) -> tuple[str, str]:
    markers = [(m.number, m.at, m.span.start, m.span.end) for m in sentence.markers]
    pieces = [(p.at, p.start, p.length) for p in sentence.pieces]
    return json.dumps(markers), json.dumps(pieces)


def sentence_from(row: tuple[str, str, int | None, int, str, str, str]) -> Sentence:
    """Make a sentence of its columns (without side and position)."""
    name, part, note, paragraph, text, markers, pieces = row
    return Sentence(
        name,
        Part(part),
        note,
        paragraph,
        text,
        tuple(Marker(n, at, Span(start, end)) for n, at, start, end in json.loads(markers)),
        tuple(Piece(*piece) for piece in json.loads(pieces)),
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
